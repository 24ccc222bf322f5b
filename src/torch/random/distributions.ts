/** @file NumPy's distributions, number for number: those of `RandomState` (which never change), and those of `Generator`. */
import type { BitSource } from './bitSource.ts';
import { exponentialHeights, exponentialLimits, exponentialWidths, normalHeights, normalLimits, normalWidths } from './zigguratTables.ts';

/** What a generator can draw. `below(n)` is a whole number from 0 to n, n included. */
export interface Draws {
  readonly source: BitSource;
  normal(): number;
  exponential(): number;
  below(limit: number): number;
  /** The same, for shuffling whole arrays. */
  swapBelow(limit: number): number;
  gamma(shape: number): number;
  /** The second number of a pair that waits for the next call. */
  spare: number | undefined;
}

const wordLimit = 0xffffffff;

/** `np.random.RandomState`: pairs by Marsaglia's polar method, limits by a mask and rejection. */
export class OlderDraws implements Draws {
  spare: number | undefined = undefined;
  constructor(readonly source: BitSource) {}
  normal(): number {
    const kept = this.spare;
    if (kept !== undefined) { this.spare = undefined; return kept; }
    for (;;) {
      const x = 2 * this.source.nextDouble() - 1, y = 2 * this.source.nextDouble() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      this.spare = factor * x;
      return factor * y;
    }
  }
  exponential(): number { return -Math.log1p(-this.source.nextDouble()); }
  below(limit: number): number { return masked(this.source, limit); }
  swapBelow(limit: number): number { return masked(this.source, limit); }
  gamma(shape: number): number { return gamma(this, shape); }
}

/** A number up to the limit: bits below the next power of two, drawn again while they are above it. */
function masked(source: BitSource, limit: number): number {
  if (limit === 0) return 0;
  if (limit <= wordLimit) {
    const mask = limit === wordLimit ? wordLimit : 2 ** (32 - Math.clz32(limit)) - 1;
    for (;;) { const value = (source.next32() & mask) >>> 0; if (value <= limit) return value; }
  }
  const mask = (1n << BigInt(BigInt(limit).toString(2).length)) - 1n;
  for (;;) { const value = source.next64() & mask; if (value <= BigInt(limit)) return Number(value); }
}

/** `np.random.Generator`: the ziggurat, and Lemire's multiplication for limits. */
export class NewerDraws implements Draws {
  spare: number | undefined = undefined;
  constructor(readonly source: BitSource) {}
  normal(): number {
    for (;;) {
      const bits = this.source.next64();
      const layer = Number(bits & 0xffn);
      const size = Number((bits >> 9n) & 0xfffffffffffffn);
      const x = size * (normalWidths[layer] ?? 0) * ((bits >> 8n) & 1n ? -1 : 1);
      if (size < (normalLimits[layer] ?? 0)) return x;
      const answer = layer === 0 ? this.#normalTail(size) : this.#inWedge(normalHeights, layer, Math.exp(-0.5 * x * x)) ? x : undefined;
      if (answer !== undefined) return answer;
    }
  }
  #normalTail(size: number): number {
    const edge = 3.6541528853610088, inverse = 0.27366123732975828;
    for (;;) {
      const x = -inverse * Math.log1p(-this.source.nextDouble()), y = -Math.log1p(-this.source.nextDouble());
      if (y + y > x * x) return Math.floor(size / 256) % 2 === 1 ? -(edge + x) : edge + x;
    }
  }
  #inWedge(heights: Float64Array, layer: number, density: number): boolean {
    const upper = heights[layer - 1] ?? 0, lower = heights[layer] ?? 0;
    return (upper - lower) * this.source.nextDouble() + lower < density;
  }
  exponential(): number {
    for (;;) {
      const bits = this.source.next64() >> 3n;
      const layer = Number(bits & 0xffn), size = Number(bits >> 8n);
      const x = size * (exponentialWidths[layer] ?? 0);
      if (size < (exponentialLimits[layer] ?? 0)) return x;
      if (layer === 0) return 7.69711747013105 - Math.log1p(-this.source.nextDouble());
      if (this.#inWedge(exponentialHeights, layer, Math.exp(-x))) return x;
    }
  }
  below(limit: number): number {
    if (limit === 0) return 0;
    if (limit === wordLimit) return this.source.next32();
    return limit < wordLimit ? lemire(BigInt(limit), 32n, () => BigInt(this.source.next32())) : lemire(BigInt(limit), 64n, () => this.source.next64());
  }
  swapBelow(limit: number): number { return masked(this.source, limit); }
  gamma(shape: number): number { return gamma(this, shape); }
}

function lemire(limit: bigint, bits: bigint, draw: () => bigint): number {
  const count = limit + 1n, mask = (1n << bits) - 1n;
  let product = draw() * count;
  if ((product & mask) < count) {
    const threshold = (mask - limit) % count;
    while ((product & mask) < threshold) product = draw() * count;
  }
  return Number(product >> bits);
}

/** Marsaglia & Tsang's method above 1, Ahrens & Dieter's below. */
function gamma(draws: Draws, shape: number): number {
  if (shape === 1) return draws.exponential();
  if (shape === 0) return 0;
  if (shape < 1) return smallGamma(draws, shape);
  const b = shape - 1 / 3, c = 1 / Math.sqrt(9 * b);
  for (;;) {
    let x: number, v: number;
    do { x = draws.normal(); v = 1 + c * x; } while (v <= 0);
    v = v * v * v;
    const u = draws.source.nextDouble();
    if (u < 1 - 0.0331 * (x * x) * (x * x) || Math.log(u) < 0.5 * x * x + b * (1 - v + Math.log(v))) return b * v;
  }
}

function smallGamma(draws: Draws, shape: number): number {
  for (;;) {
    const u = draws.source.nextDouble(), v = draws.exponential();
    if (u <= 1 - shape) {
      const x = u ** (1 / shape);
      if (x <= v) return x;
    } else {
      const y = -Math.log((1 - u) / shape), x = (1 - shape + shape * y) ** (1 / shape);
      if (x <= v + y) return x;
    }
  }
}

/** How many of `n` tries succeed, by inversion; undefined where NumPy takes another way (n·p above 30). */
export function binomial({ source }: Draws, n: number, p: number): number | undefined {
  if (n === 0 || p === 0) return 0;
  const likely = p > 0.5, rate = likely ? 1 - p : p;
  if (rate * n > 30) return undefined;
  const q = 1 - rate, start = Math.exp(n * Math.log(q));
  const bound = Math.floor(Math.min(n, n * rate + 10 * Math.sqrt(n * rate * q + 1)));
  let count = 0, chance = start, u = source.nextDouble();
  while (u > chance) {
    count += 1;
    if (count > bound) { count = 0; chance = start; u = source.nextDouble(); }
    else { u -= chance; chance = ((n - count + 1) * rate * chance) / (count * q); }
  }
  return likely ? n - count : count;
}

/** Events at a mean rate: by multiplication below 10, by transformed rejection (Hörmann 1993) above. */
export function poisson({ source }: Draws, rate: number): number {
  if (rate === 0) return 0;
  if (rate < 10) {
    const limit = Math.exp(-rate);
    let count = 0, product = 1;
    for (;;) { product *= source.nextDouble(); if (product <= limit) return count; count += 1; }
  }
  const b = 0.931 + 2.53 * Math.sqrt(rate), a = -0.059 + 0.02483 * b, inverse = 1.1239 + 1.1328 / (b - 3.4), vr = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = source.nextDouble() - 0.5, v = source.nextDouble();
    const us = 0.5 - Math.abs(u), k = Math.floor(((2 * a) / us + b) * u + rate + 0.43);
    if (us >= 0.07 && v <= vr) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (Math.log(v) + Math.log(inverse) - Math.log(a / (us * us) + b) <= -rate + k * Math.log(rate) - logFactorial(k)) return k;
  }
}

function logFactorial(k: number): number {
  let sum = 0;
  for (let i = 2; i <= k; i++) sum += Math.log(i);
  return sum;
}
