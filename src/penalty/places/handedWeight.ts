/**
 * @file Whether one of the things that a function is handed is the weight by which it mixes two others: with 1 for it
 * the critic is asked about the first of them, with 0 about the second, with a half about the middle.
 */
import type { Experiment } from '../probes/experiment.ts';
import { criticInput, type Mixture } from '../trials/interpolation.ts';
import type { Mixing } from './place.ts';
import type { Recorded } from './recording.ts';

/** Two values that no weight takes. */
const [first, second] = [3, 7];

/** `mixture`: with the numbers that stood for the weight in that run. */
export function handedWeight(again: Experiment, { run: { notes }, experiment: { lab } }: Recorded): { readonly mixture: Mixture; readonly mixing: Mixing } | undefined {
  const names = [...notes.batches.keys()].filter((name) => notes.data.has(name));
  if (names.length !== 3) return undefined;
  for (const weight of names) {
    const [a, b] = names.filter((name) => name !== weight);
    if (a === undefined || b === undefined || !isWeight(again, weight, a)) continue;
    const drawn = notes.batches.get(weight);
    const data = drawn && lab.torch.read(drawn);
    if (!data) return undefined;
    const own = Float32Array.from(data);
    const weights = new Map([[a, own], [b, own.map((x) => 1 - x)]]);
    return {
      mixture: { weights, offset: own.map(() => 0), shape: drawn.shape, goesOn: false },
      mixing: { batches: [a, b], convex: true, betweenSamples: true, withinSamples: false, leavesSegment: false, hasNoise: false, handedIn: weight },
    };
  }
  return undefined;
}

function isWeight(again: Experiment, weight: string, a: string): boolean {
  const at = (w: number): number | undefined => constantOf(criticInput(again, 0, (name) => (name === weight ? w : name === a ? first : second))?.values);
  return at(1) === first && at(0) === second && at(0.5) === (first + second) / 2;
}

/** The one value of all elements, to rounding. */
function constantOf(values: Float32Array | undefined): number | undefined {
  const [value] = values ?? [];
  return value !== undefined && values?.every((x) => Math.abs(x - value) < 1e-5) === true ? Math.round(value * 1e4) / 1e4 : undefined;
}
