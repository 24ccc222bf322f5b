/**
 * @file Observers see the user's statements, expressions and returns; never the library's.
 */
import assert from 'node:assert/strict';
import { evaluatorOf, shown } from './support.ts';

describe('observers', () => {
  it('see what happens, in order', async () => {
    const text = 'from collections import Counter\ndef f(a):\n    b = a * 2\n    return b\nx = f(3)\nc = Counter("ab")\n';
    const seen: string[] = [];
    const source = ({ start, end }: { readonly start: number; readonly end: number }): string => text.slice(start, end).split('\n')[0] ?? '';
    const { evaluator } = await evaluatorOf(text, {
      observer: {
        onStatement: (file, node) => seen.push(`${file} ${source(node)}`),
        onExpression: (_, node, value) => { if (node.type === 'BinOp') seen.push(`${source(node)} = ${shown(evaluator, { kind: 'value', value })}`); },
        onReturn: (_, node, value) => seen.push(`${source(node)} -> ${shown(evaluator, { kind: 'value', value })}`),
      },
    });
    assert.equal(evaluator.runMain().kind, 'value');
    assert.deepEqual(seen, [
      'main.py from collections import Counter', 'main.py def f(a):', 'main.py x = f(3)', 'main.py b = a * 2', 'a * 2 = 6', 'main.py return b', 'def f(a): -> 6', 'main.py c = Counter("ab")',
    ]);
  });
});
