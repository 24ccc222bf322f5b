/** @file What the point at which the critic is asked is made of, and which values of the run are the weights in it. */
import type { Value } from '../../python/evaluator/index.ts';
import type { Torch } from '../../torch/index.ts';
import type { Mixture } from '../trials/interpolation.ts';
import { isConvex, leavesSegment, variesBetween, variesWithin } from '../trials/mixing.ts';
import type { Mixing } from './place.ts';

export const mixingOf = (mixture: Mixture): Mixing => ({
  batches: [...mixture.weights.keys()], convex: isConvex(mixture), betweenSamples: variesBetween(mixture), withinSamples: variesWithin(mixture),
  leavesSegment: leavesSegment(mixture), hasNoise: mixture.offset.some((x) => Math.abs(x) > 1e-6), handedIn: undefined,
});

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

const find = ({ weights }: Mixture, at: (i: number) => number): string | undefined => [...weights].find(([, weight]) => weight.every((w, i) => Math.abs(w - at(i)) < 1e-5))?.[0];

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
