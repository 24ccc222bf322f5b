/**
 * @file Whether the gradient that the code takes is the critic's own, sample by sample. The probe critic's is known, so
 * a mean over the scores, a score of the first sample only or a loss around the score shows as a factor.
 */
import { sameShape } from '../../torch/shapes.ts';
import { takenGradient } from '../locate.ts';
import type { Notes, PlacedOp } from '../probes/lab.ts';
import type { Experiment } from '../probes/experiment.ts';
import type { PenaltyRun } from './bench.ts';

export interface Delivered {
  /** One factor for each sample between the gradient taken and the critic's: 1 where it is the critic's own. */
  readonly factors: readonly number[];
  /** Whether a factor is all that differs. */
  readonly parallel: boolean;
  /** The call that took it. */
  readonly place: PlacedOp;
  /** Whether it can be differentiated again. */
  readonly differentiable: boolean;
  /** Row-major, at `shape`. */
  readonly values: Float32Array;
  /** The critic's own gradient, likewise. */
  readonly own: Float32Array;
  readonly shape: readonly number[];
}

/** undefined: no call of `autograd.grad` answered a gradient of the data's shape. */
export function deliveredIn({ lab }: Experiment, run: PenaltyRun): Delivered | undefined {
  const taken = takenGradient(run.notes);
  const own = taken && lab.probes.weight(taken.gradient.shape);
  if (!taken || !own || !sameShape(own.shape, taken.gradient.shape)) return undefined;
  const values = Float32Array.from(lab.torch.read(taken.gradient) ?? []);
  const weights = Float32Array.from(lab.torch.read(own) ?? []);
  if (weights.length !== own.size || values.length !== own.size) return undefined;
  const samples = own.shape[0] ?? 1;
  const fits = Array.from({ length: samples }, (_, i) => factorOf(values, weights, i * (own.size / samples), own.size / samples));
  return { factors: fits.map(({ factor }) => factor), parallel: fits.every(({ rest }) => rest < 1e-3), place: taken.place, differentiable: !taken.gradient.isLeaf, values, own: weights, shape: own.shape };
}

/** Whether the last gradient was taken with respect to weights of a network, and to nothing else. */
export function isOfParameters({ ops, parameters }: Notes): boolean {
  const asked = ops.findLast(({ op }) => op.name === 'autograd.grad')?.op;
  const inputs = asked?.inputs.slice(Number(asked.args['outputs'] ?? 0)) ?? [];
  return inputs.length > 0 && inputs.every((input) => parameters.includes(input));
}

/** The least-squares factor between two rows, and what it leaves over, relative to the first. */
function factorOf(a: ArrayLike<number>, b: ArrayLike<number>, from: number, length: number): { readonly factor: number; readonly rest: number } {
  let ab = 0;
  let bb = 0;
  let aa = 0;
  for (let i = from; i < from + length; i++) {
    const x = a[i] ?? 0;
    const y = b[i] ?? 0;
    ab += x * y;
    bb += y * y;
    aa += x * x;
  }
  const factor = bb === 0 ? 1 : ab / bb;
  return { factor, rest: aa === 0 ? 0 : Math.sqrt(Math.max(0, aa - factor * factor * bb) / aa) };
}
