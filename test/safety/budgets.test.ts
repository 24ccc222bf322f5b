/** @file Nothing that a program does can freeze or crash who evaluates it: it ends, the line is named, and the next is answered as ever. */
import assert from 'node:assert/strict';
import type { Outcome } from '../../src/python/evaluator/index.ts';
import { Bench } from './fuzz/bench.ts';
import { runaways, type Ending } from './runaways.ts';

/** Less than a user's, so that all of them take seconds. Each has its own end, whichever is spent first. */
const budget = { maxSteps: 200_000, maxMilliseconds: 1_000, maxDepth: 200 };
/** Milliseconds of the processor beyond the budget's: the longest that one operation takes, on the slowest machine. */
const slack = 8_000;

describe('budgets', function () {
  this.timeout(60_000);
  let bench: Bench;
  before(async () => { bench = await Bench.open(); });

  for (const { name, text, endings } of runaways)
    it(name, () => {
      bench.arrays.scope(() => {
        const before = process.cpuUsage();
        const outcome = bench.start(text, budget).evaluator.runMain();
        const { user, system } = process.cpuUsage(before);
        const ending = endingOf(outcome);
        assert.ok(endings.some((one) => one === ending), `${ending}: ${JSON.stringify(outcome)}`);
        if (ending !== 'harmless') assert.notEqual(lineOf(outcome, text), undefined, 'no line is named');
        assert.ok((user + system) / 1000 < budget.maxMilliseconds + slack, `it took ${((user + system) / 1000).toFixed()} ms`);
      });
      const { evaluator, printed } = bench.start('import torch\nprint(torch.ones(2, 3).sum().item())');
      assert.deepEqual([evaluator.runMain().kind, printed()], ['value', '6.0\n']);
    });
});

function endingOf(outcome: Outcome<unknown>): Ending | 'unsupported' | 'another exception' {
  if (outcome.kind === 'budget') return 'stopped';
  if (outcome.kind === 'value') return 'harmless';
  if (outcome.kind !== 'raises') return outcome.kind;
  const { type } = outcome;
  return type === 'MemoryError' || type === 'OverflowError' || type === 'RecursionError' || type === 'ValueError' || type === 'RuntimeError' || type === 'SyntaxError' ? type : 'another exception';
}

/** 1-based. */
function lineOf(outcome: Outcome<unknown>, text: string): number | undefined {
  const location = outcome.kind === 'raises' ? outcome.traceback[0] : outcome.kind === 'value' ? undefined : outcome.location;
  return location?.file !== 'main.py' ? undefined : text.slice(0, location.node.start).split('\n').length;
}
