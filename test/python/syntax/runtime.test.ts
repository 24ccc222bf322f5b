/** @file Parsers that are asked for at the same time share tree-sitter's one runtime. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createParser } from '../../../src/python/syntax/index.ts';

const wasm = {
  runtime: readFileSync('node_modules/web-tree-sitter/web-tree-sitter.wasm'),
  grammar: readFileSync('node_modules/tree-sitter-python/tree-sitter-python.wasm'),
};

describe('createParser', () => {
  it('may be called several times at once', async () => {
    const parsers = await Promise.all(Array.from({ length: 6 }, () => createParser(wasm)));
    for (const parser of parsers) assert.deepEqual(parser.parse('x = [1, 2]\n').errors, []);
  });
});
