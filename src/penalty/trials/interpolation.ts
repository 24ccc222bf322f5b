/**
 * @file How the point at which the critic is asked comes about: with one batch of data all ones and the others all zeros,
 * the critic's input *is* the weight that the batch gets, element by element. The random draws are the same each time.
 */
import type { Bench } from './bench.ts';

export interface Mixture {
  /** Weight of each batch in the critic's input, by the batch's name, row-major. */
  readonly weights: ReadonlyMap<string, Float32Array>;
  /** What is added whatever the data are: noise. */
  readonly offset: Float32Array;
  readonly shape: readonly number[];
}

/** Draws that are looked at: enough to tell what is random from what is not. */
const draws = [0, 1, 2, 3];

/** One mixture for each draw of the random numbers; none where the critic's input can't be seen, or is not linear in the data. */
export function mixturesOf(bench: Bench): readonly Mixture[] {
  const { lab } = bench.experiment;
  const found: Mixture[] = [];
  for (const draw of draws) {
    lab.draw = draw;
    const mixture = mixtureNow(bench);
    lab.draw = 0;
    if (!mixture) return [];
    found.push(mixture);
  }
  return found;
}

function mixtureNow(bench: Bench): Mixture | undefined {
  const zeros = criticInput(bench, () => 0);
  if (!zeros || zeros.names.length === 0) return undefined;
  const weights = new Map<string, Float32Array>();
  for (const name of zeros.names) {
    const seen = criticInput(bench, (other) => (other === name ? 1 : 0));
    if (!seen || seen.values.length !== zeros.values.length) return undefined;
    weights.set(name, seen.values.map((value, i) => value - (zeros.values[i] ?? 0)));
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
