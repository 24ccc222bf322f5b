/**
 * @file Whether the gradient is that of a function of the score, such as a loss: the factor on it then changes from sample
 * to sample with the score, and is the same for all samples whose score is the same.
 */
import type { Bench, PenaltyRun } from './bench.ts';
import { deliveredIn, type Delivered } from './delivered.ts';
import type { Mixture } from './interpolation.ts';

/** The batch that is made for every run, whether or not the code takes it. */
const ownInput = 'x';

/** The factor at a score of 0, with the batch size of the run; undefined where the factor does not depend on the score alone. */
export function slopeAtZero({ experiment }: Bench, run: PenaltyRun, delivered: Delivered, mixture: Mixture | undefined): number | undefined {
  if (!delivered.parallel || !varies(delivered.factors)) return undefined;
  // Labels beside the critic's input make it a regulariser of a loss, and meant so.
  if ([...run.notes.batches.keys()].some((name) => name !== ownInput && mixture?.weights.has(name) !== true)) return undefined;
  const { lab } = experiment;
  lab.fillOf = () => 0;
  try {
    const still = experiment.run('spread');
    const same = still.kind === 'penalty' ? deliveredIn(experiment, still) : undefined;
    return same && !varies(same.factors) ? same.factors[0] : undefined;
  } finally {
    lab.fillOf = undefined;
  }
}

const varies = (factors: readonly number[]): boolean => factors.some((factor) => Math.abs(factor - (factors[0] ?? 0)) > 1e-4 * Math.abs(factors[0] ?? 0) + 1e-9);
