/**
 * @file Nothing a program does can freeze or crash the evaluator.
 */
import assert from 'node:assert/strict';
import { evaluatorOf } from './support.ts';

const runaways: Readonly<Record<string, string>> = {
  'an endless loop': 'while True:\n    pass',
  'endless recursion': 'def f(n):\n    return f(n + 1)\nf(0)',
  'endless recursion through an attribute': 'class A:\n    def __getattr__(self, name):\n        return getattr(self, name + "x")\nA().a',
  'a huge list': '[0] * 10 ** 10',
  'a huge text': '"a" * 10 ** 9',
  'a huge power': '10 ** 10 ** 10',
  'a huge shift': '1 << 10 ** 12',
  'a doubling list': 'l = [1]\nwhile True:\n    l += l',
  'a doubling text': 's = "x"\nwhile True:\n    s += s',
  'a squaring number': 'n = 3\nwhile True:\n    n *= n',
  'an endless generator': 'def g():\n    while True:\n        yield 1\nlist(g())',
  'a huge range in a list': 'list(range(10 ** 12))',
  'a huge sum': 'sum(range(10 ** 9))',
  'a huge padding': '"x".ljust(10 ** 12)',
  'an endless library generator': 'import itertools\nlist(itertools.repeat(1))',
  'a deeply nested list printed': 'l = []\nfor _ in range(50000):\n    l = [l]\nrepr(l)',
  'many big lists': 'x = [[0] * 10 ** 6 for _ in range(10 ** 4)]',
};

describe('budgets', () => {
  for (const [name, text] of Object.entries(runaways)) {
    it(name, async () => {
      const { evaluator } = await evaluatorOf(text, { budget: { maxSteps: 300_000 } });
      assert.equal(evaluator.runMain().kind, 'budget');
    });
  }
  it('a huge format width is a MemoryError', async () => {
    const { evaluator } = await evaluatorOf('"%1000000000d" % 5');
    const outcome = evaluator.runMain();
    assert.equal(outcome.kind === 'raises' && outcome.type, 'MemoryError');
  });
  it('time is read from the clock that is passed in', async () => {
    const { evaluator } = await evaluatorOf('i = 0\nwhile True:\n    i += 1', { budget: { maxMilliseconds: 50, maxSteps: 1e9 } });
    const outcome = evaluator.runMain();
    assert.equal(outcome.kind === 'budget' && outcome.budget, 'time');
  });
  it('does not run finally blocks when the budget is spent', async () => {
    const { evaluator, printed } = await evaluatorOf('try:\n    while True:\n        pass\nfinally:\n    print("late")', { budget: { maxSteps: 1000 } });
    assert.equal(evaluator.runMain().kind, 'budget');
    assert.equal(printed(), '');
  });
});
