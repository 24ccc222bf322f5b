/**
 * @file Tracebacks read as CPython's.
 */
import assert from 'node:assert/strict';
import { formatTraceback } from '../../../src/python/evaluator/index.ts';
import { evaluatorOf } from './support.ts';

async function traceback(text: string): Promise<string> {
  const { evaluator } = await evaluatorOf(text, { path: 'penalty.py' });
  const outcome = evaluator.runMain();
  assert.equal(outcome.kind, 'raises');
  return formatTraceback(outcome, new Map([['penalty.py', { text }]]));
}

describe('tracebacks', () => {
  it('name file, line, function and source', async () => {
    assert.equal(await traceback('def inner(x):\n    return x / 0\n\ndef outer():\n    y = 1\n    return inner(y)\n\nouter()\n'), [
      'Traceback (most recent call last):',
      '  File "penalty.py", line 8, in <module>', '    outer()',
      '  File "penalty.py", line 6, in outer', '    return inner(y)', '           ^^^^^^^^',
      '  File "penalty.py", line 2, in inner', '    return x / 0', '           ~~^~~',
      'ZeroDivisionError: division by zero',
    ].join('\n'));
  });
  it('show methods, comprehensions and generators by their names', async () => {
    assert.equal(await traceback('class A:\n    def m(self):\n        return [1 / n for n in (1, 0)]\n\nA().m()\n'), [
      'Traceback (most recent call last):',
      '  File "penalty.py", line 5, in <module>', '    A().m()',
      '  File "penalty.py", line 3, in m', '    return [1 / n for n in (1, 0)]', '           ^^^^^^^^^^^^^^^^^^^^^^^',
      '  File "penalty.py", line 3, in <listcomp>', '    return [1 / n for n in (1, 0)]', '            ~~^~~',
      'ZeroDivisionError: division by zero',
    ].join('\n'));
  });
  it('keep the origin of an exception that is raised again', async () => {
    assert.equal(await traceback('def f():\n    try:\n        int("x")\n    except ValueError:\n        raise\n\nf()\n'), [
      'Traceback (most recent call last):',
      '  File "penalty.py", line 7, in <module>', '    f()',
      '  File "penalty.py", line 3, in f', '    int("x")',
      "ValueError: invalid literal for int() with base 10: 'x'",
    ].join('\n'));
  });
  it('leave out our own library', async () => {
    assert.equal(await traceback('from collections import deque\ndeque().popleft()\n'), [
      'Traceback (most recent call last):', '  File "penalty.py", line 2, in <module>', '    deque().popleft()', 'IndexError: pop from an empty deque',
    ].join('\n'));
  });
  it('end with the type alone where there is no message', async () => {
    assert.match(await traceback('assert False\n'), /AssertionError$/);
  });
  it('put a broken line where it stands', async () => {
    const outcome = await traceback('x = 1\nif x:\n    y = = 2\n');
    assert.match(outcome, /line 3[\s\S]*SyntaxError/);
  });
});
