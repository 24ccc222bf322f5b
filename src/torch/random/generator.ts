/**
 * @file torch.Generator on the CPU: the same numbers from the same seed as PyTorch on Linux x86-64. Must not know tensors.
 */
import { normalsFromUniforms, normalsFromUniforms64 } from './boxMuller.ts';
import { manyNormalsFromUniforms } from './vectorNormals.ts';
import { fusedFloat32, fusedFloat64 } from './fusedMultiplyAdd.ts';
import { MersenneTwister } from './mersenneTwister.ts';
import type { TwisterState } from './mersenneTwister.ts';

export type RandomDType = 'float32' | 'float64';
export type RandomNumbers = Float32Array | Float64Array;

export interface GeneratorState {
  readonly seed: bigint;
  readonly twister: TwisterState;
  /** Box and Muller make two normal numbers at a time. */
  readonly spareNormal: number | undefined;
}

const defaultSeed = 67280421310721n;
const blockSize = 16;
const words32 = 2 ** 32;

const newNumbers = (n: number, dtype: RandomDType): RandomNumbers => (dtype === 'float64' ? new Float64Array(n) : new Float32Array(n));

export class Generator {
  readonly #twister = new MersenneTwister();
  #seed = defaultSeed;
  #spareNormal: number | undefined;

  constructor(seed: number | bigint = defaultSeed) {
    this.manualSeed(seed);
  }

  /** Negative seeds count from 2⁶⁴ down, as in PyTorch. */
  manualSeed(seed: number | bigint): this {
    this.#seed = BigInt.asUintN(64, BigInt(seed));
    this.#twister.seed(Number(BigInt.asUintN(32, this.#seed)));
    this.#spareNormal = undefined;
    return this;
  }

  get initialSeed(): bigint {
    return this.#seed;
  }

  get state(): GeneratorState {
    return { seed: this.#seed, twister: this.#twister.state, spareNormal: this.#spareNormal };
  }

  set state({ seed, twister, spareNormal }: GeneratorState) {
    this.#seed = seed;
    this.#twister.state = twister;
    this.#spareNormal = spareNormal;
  }

  /** Tensor.uniform_ and torch.rand. */
  uniform(n: number, from = 0, to = 1, dtype: RandomDType = 'float32'): RandomNumbers {
    const numbers = newNumbers(n, dtype);
    if (dtype === 'float64') {
      for (let i = 0; i < n; i++) numbers[i] = fusedFloat64(this.#unit53(), to - from, from);
      return numbers;
    }
    const low = Math.fround(from);
    const range = Math.fround(Math.fround(to) - low);
    for (let i = 0; i < n; i++) numbers[i] = fusedFloat32(this.#unit24(), range, low);
    return numbers;
  }

  /** Tensor.normal_ and torch.randn; PyTorch has another way for fewer than 16 numbers. */
  normal(n: number, mean = 0, std = 1, dtype: RandomDType = 'float32'): RandomNumbers {
    if (n < blockSize) return this.normalEach(n, mean, std, dtype);
    return dtype === 'float64' ? this.#manyNormal64(n, mean, std) : this.#manyNormal32(n, Math.fround(mean), Math.fround(std));
  }

  /** PyTorch's other way: one after another, as into views with gaps. */
  normalEach(n: number, mean = 0, std = 1, dtype: RandomDType = 'float32'): RandomNumbers {
    const numbers = newNumbers(n, dtype);
    for (let i = 0; i < n; i++) numbers[i] = this.#oneNormal() * std + mean;
    return numbers;
  }

  /** torch.randint: low ≤ number < high. */
  randint(n: number, low: number, high: number): Float64Array {
    const range = high - low;
    return new Float64Array(n).map(() => low + this.#below(range));
  }

  /** torch.randperm. */
  randperm(n: number): Float64Array {
    const order = new Float64Array(n).map((_, i) => i);
    for (let i = 0; i < n - 1; i++) {
      const other = i + (this.#twister.next32() % (n - i));
      const moved = order[i] ?? 0;
      order[i] = order[other] ?? 0;
      order[other] = moved;
    }
    return order;
  }

  /** Tensor.bernoulli_(p) and dropout: 1 with probability p. */
  bernoulli(n: number, p: number): Uint8Array {
    return new Uint8Array(n).map(() => (this.#unit53() < p ? 1 : 0));
  }

  /** torch.bernoulli(probabilities): each with its own. */
  bernoulliEach(probabilities: ArrayLike<number>, dtype: RandomDType = 'float32'): Uint8Array {
    return Uint8Array.from(probabilities, (p) => ((dtype === 'float64' ? this.#unit53() : this.#unit24()) < p ? 1 : 0));
  }

  /** Tensor.exponential_(rate). */
  exponential(n: number, rate = 1, dtype: RandomDType = 'float32'): RandomNumbers {
    const numbers = newNumbers(n, dtype);
    for (let i = 0; i < n; i++) numbers[i] = (-1 / rate) * Math.log1p(-this.#unit53());
    return numbers;
  }

  /** One uniform number in [0, 1), of 53 bits. */
  double(): number { return this.#unit53(); }
  /** One normal number; they are made two at a time. */
  gaussian(): number { return this.#oneNormal(); }
  /** 64 random bits. */
  bits64(): bigint { return (BigInt(this.#twister.next32()) << 32n) | BigInt(this.#twister.next32()); }

  /** Uniform in [0, 1) with the 24 bits of a float32. */
  #unit24(): number {
    return (this.#twister.next32() & 0xffffff) * 2 ** -24;
  }

  /** Uniform in [0, 1) with the 53 bits of a double. */
  #unit53(): number {
    const high = this.#twister.next32() & 0x1fffff;
    return (high * words32 + this.#twister.next32()) * 2 ** -53;
  }

  #below(range: number): number {
    if (range < words32) return this.#twister.next32() % range;
    const high = BigInt(this.#twister.next32());
    return Number(((high << 32n) | BigInt(this.#twister.next32())) % BigInt(range));
  }

  #oneNormal(): number {
    const spare = this.#spareNormal;
    this.#spareNormal = undefined;
    if (spare !== undefined) return spare;
    const angle = 2 * Math.PI * this.#unit53();
    const radius = Math.sqrt(-2 * Math.log1p(-this.#unit53()));
    this.#spareNormal = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  /** Whole blocks; a rest is covered by a last block that overlaps, with fresh numbers. */
  #manyNormal32(n: number, mean: number, std: number): Float32Array {
    const numbers = new Float32Array(n);
    for (let i = 0; i < n; i++) numbers[i] = this.#unit24();
    manyNormalsFromUniforms(numbers, mean, std);
    if (n % blockSize === 0) return numbers;
    for (let i = n - blockSize; i < n; i++) numbers[i] = this.#unit24();
    normalsFromUniforms(numbers, n - blockSize, mean, std);
    return numbers;
  }

  #manyNormal64(n: number, mean: number, std: number): Float64Array {
    const numbers = new Float64Array(n);
    for (let i = 0; i < n; i++) numbers[i] = this.#unit53();
    for (let at = 0; at + blockSize <= n; at += blockSize) normalsFromUniforms64(numbers, at, mean, std);
    if (n % blockSize === 0) return numbers;
    for (let i = n - blockSize; i < n; i++) numbers[i] = this.#unit53();
    normalsFromUniforms64(numbers, n - blockSize, mean, std);
    return numbers;
  }
}
