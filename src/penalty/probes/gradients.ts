/** @file The gradients that are put before a penalty, by name and shape. See the probes in docs/cli.md. */
import { Generator } from '../../torch/random/index.ts';

export type ProbeName = 'zeros' | 'unit' | 'double' | 'spread' | 'mixed' | 'randn';
export const probeNames: readonly ProbeName[] = ['zeros', 'unit', 'double', 'spread', 'mixed', 'randn'];

/** One gradient of shape (B, …). `fill` where every element is the same; `data` row-major otherwise. */
export interface ProbeGradient { readonly shape: readonly number[]; readonly fill: number | undefined; readonly data: Float32Array | undefined }

/** What can be put before a penalty: a gradient known by name, made for any shape, or one that somebody has. */
export type Probe = ProbeName | ProbeGradient;

/** Elements of a shape. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** Elements of one sample: N, the product of all axes but the first. */
export const elementsPerSample = (shape: readonly number[]): number => sizeOf(shape.slice(1));

/** Elements that are kept from one evaluation to the next: 16 MiB. */
const mostKept = 2 ** 22;

/** Outlives an evaluation: the next one, of the same code after a keystroke, mostly asks for the same random gradients. */
export class KeptGradients {
  readonly #kept = new Map<string, ProbeGradient>();
  #elements = 0;

  get(key: string, make: () => ProbeGradient): ProbeGradient {
    const known = this.#kept.get(key) ?? make();
    this.#drop(key);
    this.#kept.set(key, known);
    this.#elements += elementsOf(known);
    for (const oldest of this.#kept.keys()) {
      if (this.#elements <= mostKept) break;
      this.#drop(oldest);
    }
    return known;
  }

  #drop(key: string): void {
    const known = this.#kept.get(key);
    this.#elements -= known ? elementsOf(known) : 0;
    this.#kept.delete(key);
  }
}

const elementsOf = ({ data }: ProbeGradient): number => data?.length ?? 0;

/** Probes made once each: random ones of a large batch take a while. */
export class ProbeGradients {
  readonly #made = new Map<string, ProbeGradient>();
  constructor(readonly seed: number, readonly kept = new KeptGradients()) {}
  get(probe: Probe, shape: readonly number[]): ProbeGradient { return typeof probe === 'string' ? this.#named(probe, shape) : { ...probe, shape }; }
  #named(name: ProbeName, shape: readonly number[]): ProbeGradient {
    const key = `${name} ${shape.join()}`;
    const known = this.#made.get(key) ?? this.kept.get(`${key} ${this.seed.toString()}`, () => probeGradient(name, shape, this.seed));
    this.#made.set(key, known);
    return known;
  }
}

/** Whether there is such a gradient for data of that shape: one that is given is what it is, but for the axes of its samples. */
export const isFor = (probe: Probe, shape: readonly number[]): boolean => typeof probe === 'string' || probe.fill !== undefined || sizeOf(probe.shape) === sizeOf(shape);

/** Norms that name the formula: all different, mean and mean square far from 1. */
const spreadNorms = [0.25, 0.5, 1, 2, 4];

/** The gradient of that name; random ones are seeded and the same on every machine. */
export function probeGradient(name: ProbeName, shape: readonly number[], seed = 0): ProbeGradient {
  const n = elementsPerSample(shape);
  const batch = shape[0] ?? 1;
  switch (name) {
    case 'zeros': return { shape, fill: 0, data: undefined };
    case 'unit': return { shape, fill: Math.fround(1 / Math.sqrt(n)), data: undefined };
    case 'double': return { shape, fill: Math.fround(2 / Math.sqrt(n)), data: undefined };
    case 'spread': return withNorms(shape, (sample) => spreadNorms[sample % spreadNorms.length] ?? 1, seed);
    case 'mixed': return withNorms(shape, (sample) => (sample < batch / 2 ? 0 : 2), seed);
    case 'randn': return { shape, fill: undefined, data: randomNormal(batch * n, seed) };
  }
}

/** Random directions with the given norm for each sample. */
function withNorms(shape: readonly number[], norm: (sample: number) => number, seed: number): ProbeGradient {
  const n = elementsPerSample(shape);
  const batch = shape[0] ?? 1;
  const data = randomNormal(batch * n, seed + 1);
  for (let sample = 0; sample < batch; sample++) {
    const row = data.subarray(sample * n, (sample + 1) * n);
    const length = Math.sqrt(row.reduce((sum, x) => sum + x * x, 0));
    const factor = length === 0 ? 0 : norm(sample) / length;
    row.forEach((x, i) => { row[i] = x * factor; });
  }
  return { shape, fill: undefined, data };
}

const randomNormal = (count: number, seed: number): Float32Array => Float32Array.from(new Generator(BigInt(seed)).normal(count, 0, 1, 'float32'));

/**
 * A shape of the same rank at which no two axes agree, with batch 5 and at least 2 channels, so that formulas that
 * coincide at the user's own shape differ.
 */
export function discriminatingShape(rank: number): readonly number[] {
  const sizes = [5, 3, 4, 6, 2, 7];
  if (rank === 2) return [5, 12];
  return sizes.slice(0, Math.max(rank, 1));
}
