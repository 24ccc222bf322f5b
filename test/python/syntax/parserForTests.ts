/** @file The parser, with the WebAssembly files of node_modules. Tests run in the project's folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Parser } from '../../../src/python/syntax/index.ts';
import { createParser } from '../../../src/python/syntax/index.ts';

let parser: Promise<Parser> | undefined;

/** Loaded once for all tests of a run. */
export function parserForTests(): Promise<Parser> {
  parser ??= createParser({ runtime: wasm('web-tree-sitter/web-tree-sitter.wasm'), grammar: wasm('tree-sitter-python/tree-sitter-python.wasm') });
  return parser;
}

function wasm(path: string): Uint8Array {
  return readFileSync(join(process.cwd(), 'node_modules', path));
}
