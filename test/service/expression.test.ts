/** @file Expressions that are typed in the panel: one expression and nothing else. */
import assert from 'node:assert/strict';
import { parseExpression } from '../../src/service/expression.ts';
import type { Parser } from '../../src/python/syntax/index.ts';
import { parserForTests } from '../python/syntax/parserForTests.ts';

describe('an expression for the table of probes', () => {
  let parser: Parser;
  before(async () => { parser = await parserForTests(); });

  for (const text of ['torch.ones(*shape) / 28', 'grad', '(lambda g: g / 2)(grad)', '[g for g in grads][0]', 'grad if ok else -grad'])
    it(`is ${text}`, () => {
      const { tree, problem } = parseExpression(`  ${text} `, parser);
      assert.equal(problem, undefined);
      assert.equal((tree as { start: number; end: number }).end, text.length); // a tree of ours
    });

  for (const text of ['', 'x = 1', 'torch.ones(', 'import torch', 'a b', 'a; b', 'for x in y: x'])
    it(`is not ${text === '' ? 'nothing' : text}`, () => { assert.deepEqual(parseExpression(text, parser), { text, tree: undefined, problem: 'SyntaxError: invalid syntax' }); });
});
