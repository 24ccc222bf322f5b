/** @file What the point at which the critic is asked is made of, and which values of the run are the weights in it. */
import type { Value } from '../../python/evaluator/index.ts';
import type { Torch } from '../../torch/index.ts';
import { askedPoint, type Mixture } from '../trials/interpolation.ts';
import { isConvex, leavesSegment, variesBetween, variesWithin } from '../trials/mixing.ts';
import type { Mixing } from './place.ts';
import type { Recorded } from './recording.ts';

export const mixingOf = (mixture: Mixture): Mixing => ({
  batches: [...mixture.weights.keys()], convex: isConvex(mixture), betweenSamples: variesBetween(mixture), withinSamples: variesWithin(mixture),
  leavesSegment: leavesSegment(mixture), hasNoise: mixture.offset.some((x) => Math.abs(x) > 1e-6), handedIn: undefined,
});

/**
 * The same mixture with the weights of that very run, read off its point: numbers that NumPy or Python draws differ from
 * run to run. undefined where it is not one of two known batches on a line.
 */
export function mixtureOfRun(mixture: Mixture, { experiment: { lab }, run: { notes } }: Recorded): Mixture | undefined {
  const [a, b] = [...mixture.weights.keys()];
  const point = askedPoint(lab, notes)?.values;
  const [first, second] = [a, b].map((name) => { const tensor = name === undefined ? undefined : notes.batches.get(name); return tensor && lab.torch.read(tensor); });
  if (a === undefined || b === undefined || mixture.weights.size > 2 || !isConvex(mixture) || !first || !second || point?.length !== first.length) return undefined;
  // Where the two batches hardly differ, a weight can't be told.
  const own = point.map((x, i) => { const [u = 0, v = 0] = [first[i], second[i]]; return Math.abs(u - v) < 0.2 ? NaN : (x - v) / (u - v); });
  return { ...mixture, weights: new Map([[a, own], [b, own.map((w) => 1 - w)]]), goesOn: false };
}

/** The batch whose weights those numbers are, spread over the point as arithmetic would; undefined where they are none's. */
export function weightedBatch(mixture: Mixture | undefined, value: Value, torch: Torch): string | undefined {
  // Weights that are all alike are no choice of the code's.
  if (!mixture || mixture.goesOn || mixture.weights.size < 2) return undefined;
  if (typeof value === 'number') return find(mixture, () => value);
  if (!torch.isTensor(value) || value.size === 0) return undefined;
  const data = torch.read(value);
  return data && (spread(mixture, data, value.shape) ?? (value.shape.length === 1 ? spread(mixture, data, [value.size, ...mixture.shape.slice(1).map(() => 1)]) : undefined));
}

/** One number for each sample may get its axes of size 1 later on. */
function spread(mixture: Mixture, data: ArrayLike<number>, shape: readonly number[]): string | undefined {
  const index = broadcastIndex(shape, mixture.shape);
  return index && find(mixture, (i) => data[index(i)] ?? NaN);
}

const find = ({ weights }: Mixture, at: (i: number) => number): string | undefined => [...weights].find(([, weight]) => weight.every((w, i) => !(Math.abs(w - at(i)) >= 1e-4)))?.[0];

/** From an element of the whole to that of a part which is broadcast to it; undefined where it can't be. */
function broadcastIndex(part: readonly number[], whole: readonly number[]): ((i: number) => number) | undefined {
  if (part.length > whole.length) return undefined;
  const offset = whole.length - part.length;
  if (part.some((size, axis) => size !== 1 && size !== whole[axis + offset])) return undefined;
  const axes = whole.map((size, axis) => ({ size, own: part[axis - offset] ?? 1 }));
  return (i) => {
    let [rest, index, stride] = [i, 0, 1];
    for (let axis = axes.length - 1; axis >= 0; axis--) {
      const { size = 1, own = 1 } = axes[axis] ?? {};
      if (own !== 1) { index += (rest % size) * stride; stride *= own; }
      rest = Math.floor(rest / size);
    }
    return index;
  };
}
