/**
 * @file How the point at which the critic is asked comes about: with one batch of data all ones and the others all zeros,
 * the critic's input *is* the weight that the batch gets, element by element. The random draws are the same each time.
 */
import type { Bench } from './bench.ts';

export interface Mixture {
  /** Weight of each batch that is part of the critic's input, by the batch's name, row-major. */
  readonly weights: ReadonlyMap<string, Float32Array>;
  /** What is added whatever the data are: noise. */
  readonly offset: Float32Array;
  readonly shape: readonly number[];
}

/** The mixture with that draw of the random numbers; undefined where the critic's input can't be seen. */
export function mixtureOf(bench: Bench, draw: number): Mixture | undefined {
  const { lab } = bench.experiment;
  lab.draw = draw;
  try {
    return mixtureNow(bench);
  } finally {
    lab.draw = 0;
  }
}

function mixtureNow(bench: Bench): Mixture | undefined {
  const zeros = criticInput(bench, () => 0);
  if (!zeros || zeros.names.length === 0) return undefined;
  const weights = new Map<string, Float32Array>();
  for (const name of zeros.names) {
    const seen = criticInput(bench, (other) => (other === name ? 1 : 0));
    if (seen?.values.length !== zeros.values.length) return undefined;
    const weight = seen.values.map((value, i) => value - (zeros.values[i] ?? 0));
    if (weight.some((w) => w !== 0)) weights.set(name, weight);
  }
  return { weights, offset: zeros.values, shape: zeros.shape };
}

interface Seen { readonly values: Float32Array; readonly shape: readonly number[]; readonly names: readonly string[] }

/** What the critic is asked about, by the run in which gradients are taken. */
function criticInput({ experiment }: Bench, fillOf: (name: string) => number): Seen | undefined {
  const { lab } = experiment;
  lab.fillOf = fillOf;
  try {
    const run = experiment.run('spread');
    if (run.kind !== 'penalty') return undefined;
    const x = run.notes.criticData.findLast((tensor) => tensor.requiresGrad) ?? run.notes.criticData.at(-1);
    const data = x && lab.torch.read(x);
    return x && data && { values: Float32Array.from(data), shape: x.shape, names: [...run.notes.batches.keys()] };
  } finally {
    lab.fillOf = undefined;
  }
}
