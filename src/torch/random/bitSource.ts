/** @file What the distributions of NumPy's generators draw from: the older Mersenne Twister, or PCG64. */
import { MersenneTwister } from './mersenneTwister.ts';

export interface BitSource {
  next32(): number;
  next64(): bigint;
  /** In [0, 1), with 53 bits. */
  nextDouble(): number;
  /** Everything that decides what comes next. */
  save(): readonly bigint[];
  restore(saved: readonly bigint[]): void;
}

/** MT19937 as `np.random.seed` starts it: from one number as PyTorch does, from several by mixing them in. */
export class TwisterSource implements BitSource {
  readonly #twister = new MersenneTwister();
  seed(key: readonly number[]): void {
    const [only = 0] = key;
    if (key.length <= 1) this.#twister.seed(only);
    else this.#twister.state = { words: mixed(key), next: 624 };
  }
  next32(): number { return this.#twister.next32(); }
  next64(): bigint { const high = BigInt(this.next32()); return (high << 32n) | BigInt(this.next32()); }
  nextDouble(): number { const high = this.next32() >>> 5, low = this.next32() >>> 6; return (high * 67108864 + low) / 9007199254740992; }
  save(): readonly bigint[] { const { words, next } = this.#twister.state; return [...words, next].map(BigInt); }
  restore(saved: readonly bigint[]): void { this.#twister.state = { words: Uint32Array.from(saved.slice(0, 624), Number), next: Number(saved[624] ?? 624n) }; }
}

/** The twister's state from a key of several words (init_by_array, Matsumoto & Nishimura 2002). */
function mixed(key: readonly number[]): Uint32Array {
  const start = new MersenneTwister();
  start.seed(19650218);
  const words = start.state.words;
  const before = (i: number): number => words[i - 1] ?? 0;
  let i = 1;
  const advance = (): void => { i += 1; if (i >= 624) { words[0] = words[623] ?? 0; i = 1; } };
  for (let k = 0; k < Math.max(624, key.length); k++) {
    const j = k % key.length;
    words[i] = ((words[i] ?? 0) ^ Math.imul(before(i) ^ (before(i) >>> 30), 1664525)) + (key[j] ?? 0) + j;
    advance();
  }
  for (let k = 0; k < 623; k++) {
    words[i] = ((words[i] ?? 0) ^ Math.imul(before(i) ^ (before(i) >>> 30), 1566083941)) - i;
    advance();
  }
  words[0] = 0x80000000;
  return words;
}

const wide = (1n << 128n) - 1n, word = (1n << 64n) - 1n;
const multiplier = 0x2360ed051fc65da44385df649fccf645n;

/** PCG64 (O'Neill 2014: XSL-RR 128/64), started from a `SeedSequence` of the key's words. */
export class PermutedSource implements BitSource {
  #state = 0n;
  #increment = 1n;
  #spare: number | undefined;
  seed(key: readonly number[]): void {
    const [high = 0n, low = 0n, sequenceHigh = 0n, sequenceLow = 0n] = seedWords(key);
    this.#increment = ((((sequenceHigh << 64n) | sequenceLow) << 1n) | 1n) & wide;
    this.#spare = undefined;
    this.#state = 0n;
    this.#step();
    this.#state = (this.#state + ((high << 64n) | low)) & wide;
    this.#step();
  }
  #step(): void { this.#state = (this.#state * multiplier + this.#increment) & wide; }
  next64(): bigint {
    this.#step();
    const folded = (this.#state >> 64n) ^ (this.#state & word);
    const turn = this.#state >> 122n;
    return ((folded >> turn) | (folded << (64n - turn))) & word;
  }
  /** The lower half of a word first, then the upper one. */
  next32(): number {
    const kept = this.#spare;
    if (kept !== undefined) { this.#spare = undefined; return kept; }
    const both = this.next64();
    this.#spare = Number(both >> 32n);
    return Number(both & 0xffffffffn);
  }
  nextDouble(): number { return Number(this.next64() >> 11n) / 9007199254740992; }
  save(): readonly bigint[] { return [this.#state, this.#increment, BigInt(this.#spare ?? -1)]; }
  restore([state = 0n, increment = 1n, spare = -1n]: readonly bigint[]): void {
    this.#state = state;
    this.#increment = increment;
    this.#spare = spare < 0n ? undefined : Number(spare);
  }
}

const scrambled = (value: number): number => (value ^ (value >>> 16)) >>> 0;

/** Four 64-bit words that NumPy's `SeedSequence` makes of a key. */
function seedWords(key: readonly number[]): bigint[] {
  let constant = 0x43b0d7e5;
  const hash = (value: number): number => {
    const mixedIn = value ^ constant;
    constant = Math.imul(constant, 0x931e8875);
    return scrambled(Math.imul(mixedIn, constant));
  };
  const mix = (x: number, y: number): number => scrambled(Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y));
  const pool = [0, 1, 2, 3].map((i) => hash(key[i] ?? 0));
  for (const source of [0, 1, 2, 3]) for (const into of [0, 1, 2, 3]) if (source !== into) pool[into] = mix(pool[into] ?? 0, hash(pool[source] ?? 0));
  for (const extra of key.slice(4)) for (const into of [0, 1, 2, 3]) pool[into] = mix(pool[into] ?? 0, hash(extra));
  let output = 0x8b51f9dd;
  const words = Array.from({ length: 8 }, (_, i) => {
    const data = (pool[i % 4] ?? 0) ^ output;
    output = Math.imul(output, 0x58f38ded);
    return BigInt(scrambled(Math.imul(data, output)));
  });
  return [0, 2, 4, 6].map((i) => (words[i] ?? 0n) | ((words[i + 1] ?? 0n) << 32n));
}
