/** @file The weight that a penalty carries itself in a training step, whatever the step does with it. */
import type { Evaluation } from '../../protocol/evaluation.ts';
import type { PenaltyUse, Step } from '../steps/step.ts';

/** What the value is a multiple of, for each kind: the mean over the samples' norms. undefined where the formula is another. */
export function weightInside({ verdict, kind, weight, target }: Evaluation, { lab }: Step, use: PenaltyUse): number | undefined {
  if (verdict !== 'correct' || weight === undefined || target === undefined) return undefined;
  const norms = normsOf(lab);
  const each = { 'two-sided': (n: number): number => (n - target) ** 2, 'one-sided': (n: number): number => Math.max(0, n - target) ** 2, 'zero-centred': (n: number): number => n ** 2, unknown: undefined }[kind];
  if (!each || norms.length === 0) return undefined;
  const inside = use.value / (norms.reduce((sum, n) => sum + each(n), 0) / norms.length);
  // A weight that is assumed is a little another in each place; anything else is no weight.
  return Math.abs(inside - weight) <= 0.1 * weight ? inside : undefined;
}

/** Norms of the gradients that the probe critic has, sample by sample. */
function normsOf({ torch, probes, shape }: Step['lab']): number[] {
  const gradient = torch.read(probes.gradient(shape));
  const batch = shape[0] ?? 1;
  if (!gradient) return [];
  const size = gradient.length / batch;
  return Array.from({ length: batch }, (_, b) => Math.sqrt(Array.from({ length: size }, (_unused, i) => (gradient[b * size + i] ?? 0) ** 2).reduce((x, y) => x + y, 0)));
}
