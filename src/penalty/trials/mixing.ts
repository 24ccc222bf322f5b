/** @file What a mixture of batches is like: convex, drawn per element, per sample or per batch, within the segment or beyond. */
import type { Examination } from '../examination.ts';
import type { Mixture } from './interpolation.ts';

const tolerance = 1e-4;
const rowsOf = ({ shape, offset }: Mixture): number => offset.length / (shape[0] ?? 1);

/** What the weights of all batches add up to, element by element. */
export const weightSums = ({ weights, offset }: Mixture): Float32Array => offset.map((_, i) => [...weights.values()].reduce((sum, weight) => sum + (weight[i] ?? 0), 0));

/** At least two batches take part, and their weights add up to 1 everywhere. */
export const isConvex = (mixture: Mixture): boolean => mixture.weights.size > 1 && weightSums(mixture).every((sum) => Math.abs(sum - 1) < tolerance);

/** The weights within one sample differ. */
export const variesWithin = (mixture: Mixture): boolean => [...mixture.weights.values()].some((weight) => weight.some((w, i) => Math.abs(w - (weight[i - (i % rowsOf(mixture))] ?? 0)) > tolerance));

/** The weights of the samples differ. */
export const variesBetween = (mixture: Mixture): boolean => [...mixture.weights.values()].some((weight) => weight.some((w) => Math.abs(w - (weight[0] ?? 0)) > tolerance));

/** Some weight is below 0 or above 1: the point lies beyond the ends of the segment. */
export const leavesSegment = ({ weights }: Mixture): boolean => [...weights.values()].some((weight) => weight.some((w) => w < -tolerance || w > 1 + tolerance));

/** Whether another run draws other weights. */
export function isDrawn(examination: Examination): boolean {
  const first = examination.mixture();
  const second = examination.mixture(1);
  // What NumPy or Python draws goes on from run to run: such weights are seen only where every run starts afresh.
  return first?.goesOn === true || (first !== undefined && second !== undefined && [...first.weights].some(([name, weight]) => weight.some((w, i) => Math.abs(w - (second.weights.get(name)?.[i] ?? 0)) > tolerance)));
}
