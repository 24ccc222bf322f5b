/** @file The evaluator with PyTorch: every program ends as an outcome, within its budget, and what stops it has a place. */
import fc from 'fast-check';
import type { Location, Outcome } from '../../../src/python/evaluator/index.ts';
import { smallBudget, type Bench } from './bench.ts';
import { programs } from './programs.ts';
import { target, type Target } from './target.ts';
import { damaged } from './texts.ts';
import { withPrelude } from './words.ts';

/** Processor time, since others use the machine as well; the budget's clock is the wall's. */
const slack = 3_000;

export const evaluatorTarget = (bench: Bench): Target => runTarget('evaluator', 40, bench, problemOf);

/** The same, for whoever looks for functions of ours that are given what they do not foresee: they end as *unsupported*, where Python would raise something. Only by name. */
export const nativesTarget = (bench: Bench): Target => runTarget('natives', 0, bench, (outcome, text) => unforeseen(outcome) ?? problemOf(outcome, text));

const runTarget = (name: string, share: number, bench: Bench, judge: typeof problemOf): Target => target(name, share, {
  inputs: fc.oneof({ arbitrary: programs(bench.words), weight: 4 }, { arbitrary: damaged(bench.penalties), weight: 1 }),
  check: (program) => bench.arrays.scope(() => {
    const text = withPrelude(program);
    const { evaluator } = bench.start(text);
    const before = process.cpuUsage();
    const outcome = evaluator.runMain();
    const { user, system } = process.cpuUsage(before);
    const spent = (user + system) / 1000;
    return spent > smallBudget.maxMilliseconds + slack ? `it took ${spent.toFixed()} ms` : judge(outcome, text);
  }),
  show: String,
});

/** What no program may end as. */
export function problemOf(outcome: Outcome<unknown>, text: string): string | undefined {
  if (outcome.kind === 'value') return undefined;
  if (outcome.kind === 'raises') return outcome.traceback.map((location) => outside(location, text)).find((problem) => problem !== undefined);
  if (outcome.location === undefined) return `no place: ${outcome.kind === 'budget' ? outcome.message : outcome.what}`;
  return outside(outcome.location, text);
}

const unforeseen = (outcome: Outcome<unknown>): string | undefined => (outcome.kind === 'unsupported' && outcome.what.includes('did not foresee') ? outcome.what : undefined);

function outside(location: Location | undefined, text: string): string | undefined {
  if (location?.file !== 'main.py') return undefined;
  const { start, end } = location.node;
  return start >= 0 && start <= end && end <= text.length ? undefined : `a place outside the text: ${start.toString()}–${end.toString()}`;
}
