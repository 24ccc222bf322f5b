/**
 * @file How the point at which the critic is asked comes about: with one batch of data all ones and the others all zeros,
 * the critic's input *is* the weight that the batch gets, element by element. The random draws are the same each time.
 */
import type { Experiment } from '../probes/experiment.ts';
import { sizeOf } from '../probes/gradients.ts';
import type { Lab, Notes } from '../probes/lab.ts';
import type { Bench } from './bench.ts';

export interface Mixture {
  /** Weight of each batch that is part of the critic's input, by the batch's name, row-major. */
  readonly weights: ReadonlyMap<string, Float32Array>;
  /** What is added whatever the data are: noise. */
  readonly offset: Float32Array;
  readonly shape: readonly number[];
  /** Other random numbers come with every run in the same place: NumPy's or Python's. */
  readonly goesOn: boolean;
}

/** The mixture with that draw of the random numbers; undefined where the critic's input can't be seen, or is not the same twice. */
export function mixtureOf(bench: Bench, draw: number): Mixture | undefined {
  const same = mixtureNow(() => bench.experiment, draw);
  // Random numbers of NumPy's or Python's own go on from run to run: every run then starts afresh.
  if (same) return same;
  const afresh = mixtureNow(() => bench.at(bench.experiment.lab.shape), draw);
  return afresh && { ...afresh, goesOn: true };
}

function mixtureNow(open: () => Experiment, draw: number): Mixture | undefined {
  const zeros = criticInput(open(), draw, () => 0);
  if (!zeros || zeros.names.length === 0) return undefined;
  const ones = criticInput(open(), draw, () => 1);
  const again = criticInput(open(), draw, () => 1);
  const weights = new Map<string, Float32Array>();
  for (const name of zeros.names) {
    const seen = criticInput(open(), draw, (other) => (other === name ? 1 : 0));
    if (seen?.values.length !== zeros.values.length) return undefined;
    const weight = seen.values.map((value, i) => value - (zeros.values[i] ?? 0));
    if (weight.some((w) => w !== 0)) weights.set(name, weight);
  }
  const sums = zeros.values.map((zero, i) => [...weights.values()].reduce((sum, weight) => sum + (weight[i] ?? 0), zero));
  return ones && again && isSame(ones.values, again.values) && isSame(ones.values, sums) ? { weights, offset: zeros.values, shape: zeros.shape, goesOn: false } : undefined;
}

/** It is linear in the data, and the random numbers were the same. */
const isSame = (a: Float32Array, b: Float32Array): boolean => a.length === b.length && a.every((x, i) => Math.abs(x - (b[i] ?? 0)) <= 1e-4 * Math.max(1, Math.abs(x)));

interface Seen { readonly values: Float32Array; readonly shape: readonly number[]; readonly names: readonly string[] }

/** The batch that the critic was asked about last, also where it was asked sample by sample. */
export function askedPoint({ shape, torch, probes }: Lab, { criticData }: Notes): { readonly values: Float32Array; readonly shape: readonly number[] } | undefined {
  const batch = shape[0] ?? 1;
  const bySample = criticData.length > 0 && criticData.every((tensor) => probes.isSample(tensor.shape));
  if (bySample) {
    const last = criticData.slice(-batch).map((tensor) => torch.read(tensor));
    return last.length < batch ? undefined : { values: Float32Array.from(last.flatMap((data) => Array.from(data ?? []))), shape };
  }
  // What was called with something else than data may have changed the weights.
  if (criticData.some((tensor) => tensor.shape[0] !== batch || tensor.size !== sizeOf(shape))) return undefined;
  const x = criticData.findLast((tensor) => tensor.requiresGrad) ?? criticData.at(-1);
  const data = x && torch.read(x);
  return x && data && { values: Float32Array.from(data), shape: x.shape };
}

/** What the critic is asked about, by the run in which gradients are taken, where every batch has one value all over. */
export function criticInput(experiment: Experiment, draw: number, fillOf: (name: string) => number): Seen | undefined {
  const { lab } = experiment;
  lab.fillOf = fillOf;
  lab.draw = draw;
  try {
    const run = experiment.run('spread');
    const asked = run.kind === 'failed' ? undefined : askedPoint(lab, run.notes);
    return asked && { ...asked, names: [...run.notes.batches.keys()] };
  } finally {
    lab.fillOf = undefined;
    lab.draw = 0;
  }
}
