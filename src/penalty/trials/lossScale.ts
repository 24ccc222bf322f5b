/**
 * @file Whether a loss scaler's factor is still on the gradient when its norm is taken. Without a GPU a scaler is switched
 * off; with one it begins at 65536, and nothing but the loss may be multiplied by that.
 */
import type { Bench, PenaltyRun } from './bench.ts';

/** PyTorch's first factor. */
export const usualLossScale = 65536;

/** What the penalty becomes with the scaler switched on; undefined where that changes nothing, or the penalty itself is scaled. */
export function penaltyWhenScaled({ experiment }: Bench, plain: PenaltyRun): number | undefined {
  const { lab } = experiment;
  lab.lossScale = usualLossScale;
  try {
    const run = experiment.run('spread');
    if (run.kind !== 'penalty') return undefined;
    const ratio = run.penalty / plain.penalty;
    return isNear(ratio, 1) || isNear(ratio, usualLossScale) ? undefined : run.penalty;
  } finally {
    lab.lossScale = 1;
  }
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 0.01 * b;
