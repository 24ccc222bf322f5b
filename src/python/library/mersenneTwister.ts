/**
 * @file MT19937 as CPython seeds and reads it, for `random`.
 */
const size = 624;
const middle = 397;

/** The generator: 32 random bits at a time. */
export class MersenneTwister {
  readonly #state = new Uint32Array(size);
  #index = size;

  constructor(seed: bigint) { this.seed(seed); }

  /** Seeds from an integer of any size, by its absolute value (init_by_array). */
  seed(seed: bigint): void {
    const key: number[] = [];
    for (let rest = seed < 0n ? -seed : seed; rest > 0n; rest >>= 32n) key.push(Number(rest & 0xffffffffn));
    if (key.length === 0) key.push(0);
    this.#fromNumber(19650218);
    this.#mixIn(key);
    this.#index = size;
  }

  #fromNumber(seed: number): void {
    this.#set(0, seed);
    for (let i = 1; i < size; i++) {
      const previous = this.#at(i - 1);
      this.#set(i, Math.imul(1812433253, previous ^ (previous >>> 30)) + i);
    }
  }

  #mixIn(key: readonly number[]): void {
    let i = 1, j = 0;
    const wrap = (): void => { i += 1; if (i >= size) { this.#set(0, this.#at(size - 1)); i = 1; } };
    for (let k = Math.max(size, key.length); k > 0; k--) {
      this.#set(i, (this.#at(i) ^ Math.imul(this.#at(i - 1) ^ (this.#at(i - 1) >>> 30), 1664525)) + (key[j] ?? 0) + j);
      wrap();
      j = (j + 1) % key.length;
    }
    for (let k = size - 1; k > 0; k--) {
      this.#set(i, (this.#at(i) ^ Math.imul(this.#at(i - 1) ^ (this.#at(i - 1) >>> 30), 1566083941)) - i);
      wrap();
    }
    this.#set(0, 0x80000000);
  }

  #at(i: number): number { return this.#state[i] ?? 0; }
  #set(i: number, value: number): void { this.#state[i] = value >>> 0; }

  next32(): number {
    if (this.#index >= size) this.#twist();
    let y = this.#at(this.#index++);
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  #twist(): void {
    for (let i = 0; i < size; i++) {
      const y = (this.#at(i) & 0x80000000) | (this.#at((i + 1) % size) & 0x7fffffff);
      this.#set(i, this.#at((i + middle) % size) ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0));
    }
    this.#index = 0;
  }

  /** In [0, 1), with 53 bits. */
  random(): number { const a = this.next32() >>> 5, b = this.next32() >>> 6; return (a * 67108864 + b) / 9007199254740992; }

  /** So many random bits as an integer. */
  bits(count: number): bigint {
    let result = 0n, shift = 0n;
    for (let rest = count; rest > 0; rest -= 32, shift += 32n) {
      const word = rest < 32 ? this.next32() >>> (32 - rest) : this.next32();
      result |= BigInt(word) << shift;
    }
    return result;
  }

  /** The state, to be restored later. */
  save(): readonly number[] { return [...this.#state, this.#index]; }
  restore(saved: readonly number[]): void {
    for (let i = 0; i < size; i++) this.#set(i, saved[i] ?? 0);
    this.#index = saved[size] ?? size;
  }
}
