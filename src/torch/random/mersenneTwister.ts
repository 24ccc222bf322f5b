/** @file mt19937 (Matsumoto & Nishimura 1998), seeded as PyTorch's CPU generator. Must not know distributions. */

const size = 624;
const middle = 397;
const upperBit = 0x80000000;
const lowerBits = 0x7fffffff;
const twistMask = 0x9908b0df;

export interface TwisterState {
  readonly words: Uint32Array;
  /** The word that comes next; all are used up from 624 on, and 625 says that none was drawn since seeding. */
  readonly next: number;
}

export class MersenneTwister {
  readonly #words = new Uint32Array(size);
  #next = size + 1;

  /** Only the lower 32 bits of a seed count. */
  seed(seed: number): void {
    const words = this.#words;
    words[0] = seed;
    for (let j = 1; j < size; j++) {
      const previous = words[j - 1] ?? 0;
      words[j] = Math.imul(1812433253, previous ^ (previous >>> 30)) + j;
    }
    this.#next = size + 1;
  }

  get state(): TwisterState {
    return { words: this.#words.slice(), next: this.#next };
  }

  set state({ words, next }: TwisterState) {
    this.#words.set(words);
    this.#next = next;
  }

  /** 32 random bits. */
  next32(): number {
    if (this.#next >= size) this.#twist();
    let word = this.#words[this.#next++] ?? 0;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    word ^= word >>> 18;
    return word >>> 0;
  }

  #twist(): void {
    const words = this.#words;
    // In three stretches, since a remainder for each index would take as long as all else.
    const wrap = size - middle;
    for (let k = 0; k < wrap; k++) words[k] = (words[k + middle] ?? 0) ^ twisted(words[k] ?? 0, words[k + 1] ?? 0);
    for (let k = wrap; k < size - 1; k++) words[k] = (words[k - wrap] ?? 0) ^ twisted(words[k] ?? 0, words[k + 1] ?? 0);
    words[size - 1] = (words[middle - 1] ?? 0) ^ twisted(words[size - 1] ?? 0, words[0] ?? 0);
    this.#next = 0;
  }
}

function twisted(word: number, following: number): number {
  const joined = (word & upperBit) | (following & lowerBits);
  return (joined >>> 1) ^ (joined & 1 ? twistMask : 0);
}
