/**
 * @file How budgets end a program. What programs do to spend them is in test/safety/runaways.ts.
 */
import assert from 'node:assert/strict';
import { evaluatorOf } from './support.ts';

describe('a spent budget', () => {
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
