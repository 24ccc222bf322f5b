/**
 * @file Sums, products, extremes and the like over some axes, in double. Must not know memory or laziness.
 *
 * A reduction runs either along a run of elements into one accumulator, or beside one, into as many accumulators.
 */
import type { ReduceKernel } from '../backend.ts';
import type { DType } from '../dtype.ts';
import { settle } from '../elements.ts';
import type { Elements } from '../elements.ts';
import { denseStrides } from '../shape.ts';
import type { View } from '../view.ts';
import { Source, Target } from './runs.ts';
import { Walk } from './walk.ts';

export type Folding = Exclude<ReduceKernel, 'argmax' | 'argmin'>;

/** `n` elements from `i` on, taken into `sum`. */
type Along = (sum: number, x: Elements, i: number, n: number) => number;

/** The hottest loops along a run. A device may have quicker ones that answer the same. */
export interface RunLoops {
  readonly sum: Along;
  readonly sumSquares: Along;
  /** As PyTorch's norm adds. */
  readonly fusedSquares: Along;
}

interface Reduction {
  readonly start: number;
  readonly add: (sum: number, x: number) => number;
  /** A loop that does it sooner. */
  readonly along?: keyof RunLoops;
  /** Each of `n` elements taken into an accumulator of its own. */
  readonly beside?: (sums: Elements, s: number, out: Elements, o: number, x: Elements, i: number, n: number) => void;
}

/** Eight partial sums: as fast as memory, and more exact than one. */
function sumAlong(sum: number, x: Elements, i: number, n: number): number {
  let a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
  const stop = i + n;
  let k = i;
  for (; k + 7 < stop; k += 8) {
    a += x[k] ?? 0;
    b += x[k + 1] ?? 0;
    c += x[k + 2] ?? 0;
    d += x[k + 3] ?? 0;
    e += x[k + 4] ?? 0;
    f += x[k + 5] ?? 0;
    g += x[k + 6] ?? 0;
    h += x[k + 7] ?? 0;
  }
  for (; k < stop; k++) a += x[k] ?? 0;
  return sum + (a + b + (c + d) + (e + f + (g + h)));
}

function sumSquaresAlong(sum: number, x: Elements, i: number, n: number): number {
  let a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
  const stop = i + n;
  let k = i;
  for (; k + 7 < stop; k += 8) {
    const p = x[k] ?? 0, q = x[k + 1] ?? 0, r = x[k + 2] ?? 0, s = x[k + 3] ?? 0;
    const t = x[k + 4] ?? 0, u = x[k + 5] ?? 0, v = x[k + 6] ?? 0, w = x[k + 7] ?? 0;
    a += p * p;
    b += q * q;
    c += r * r;
    d += s * s;
    e += t * t;
    f += u * u;
    g += v * v;
    h += w * w;
  }
  for (; k < stop; k++) a += (x[k] ?? 0) * (x[k] ?? 0);
  return sum + (a + b + (c + d) + (e + f + (g + h)));
}

const lanes = 8;
/**
 * Up to so many elements, and into a single sum any number, are added as PyTorch's norm adds them. Larger batches are
 * added in double, which is half as expensive; what differs there is PyTorch's rounding.
 */
const mostFusedElements = 262_144;
const addsAsPyTorch = (kernel: ReduceKernel, dtype: DType, length: number, sums: number): boolean => kernel === 'sumSquares' && dtype === 'float32' && (length * sums <= mostFusedElements || sums === 1);

/**
 * Σx² of float32 elements that lie beside each other, as PyTorch's norm adds them on x86-64: eight float32 partial sums
 * with fused multiply-add, these one after the other, then the rest. So a norm has PyTorch's digits, its rounding errors
 * over many elements among them.
 */
function fusedSquaresAlong(sum: number, x: Elements, i: number, n: number): number {
  let a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
  const whole = i + n - (n % lanes);
  const { fround } = Math;
  for (let k = i; k < whole; k += lanes) {
    const p = x[k] ?? 0, q = x[k + 1] ?? 0, r = x[k + 2] ?? 0, s = x[k + 3] ?? 0;
    const t = x[k + 4] ?? 0, u = x[k + 5] ?? 0, v = x[k + 6] ?? 0, w = x[k + 7] ?? 0;
    a = fround(a + p * p);
    b = fround(b + q * q);
    c = fround(c + r * r);
    d = fround(d + s * s);
    e = fround(e + t * t);
    f = fround(f + u * u);
    g = fround(g + v * v);
    h = fround(h + w * w);
  }
  let total = [b, c, d, e, f, g, h].reduce((all, part) => fround(all + part), a);
  for (let k = whole; k < i + n; k++) total = fround(total + (x[k] ?? 0) * (x[k] ?? 0));
  return sum + total;
}

/** The same of `count` equal elements. */
function fusedSquaresOfFill(fill: number, count: number): number {
  let lane = 0;
  for (let k = lanes; k <= count; k += lanes) lane = Math.fround(lane + fill * fill);
  let total = 0;
  for (let k = 0; k < lanes; k++) total = Math.fround(total + lane);
  for (let k = count - (count % lanes); k < count; k++) total = Math.fround(total + fill * fill);
  return total;
}

export const runLoops: RunLoops = { sum: sumAlong, sumSquares: sumSquaresAlong, fusedSquares: fusedSquaresAlong };

const reductions: Readonly<Record<Folding, Reduction>> = {
  sum: {
    start: 0,
    add: (sum, x) => sum + x,
    along: 'sum',
    beside: (sums, s, out, o, x, i, n) => {
      for (let k = 0; k < n; k++) out[o + k] = (sums[s + k] ?? 0) + (x[i + k] ?? 0);
    },
  },
  sumSquares: {
    start: 0,
    add: (sum, x) => sum + x * x,
    along: 'sumSquares',
    beside: (sums, s, out, o, x, i, n) => {
      for (let k = 0; k < n; k++) out[o + k] = (sums[s + k] ?? 0) + (x[i + k] ?? 0) * (x[i + k] ?? 0);
    },
  },
  prod: { start: 1, add: (product, x) => product * x },
  max: { start: -Infinity, add: (best, x) => Math.max(best, x) },
  min: { start: Infinity, add: (best, x) => Math.min(best, x) },
  any: { start: 0, add: (any, x) => (x === 0 ? any : 1) },
  all: { start: 1, add: (all, x) => (x === 0 ? 0 : all) },
};

/** What `count` equal elements reduce to. */
export function reduceFill(kernel: ReduceKernel, fill: number, count: number, dtype: DType, sums: number): number {
  if (kernel === 'argmax' || kernel === 'argmin') return 0;
  const { start, add } = reductions[kernel];
  if (count === 0) return start;
  if (kernel === 'sum') return fill * count;
  if (kernel === 'sumSquares') return addsAsPyTorch(kernel, dtype, count, sums) ? fusedSquaresOfFill(fill, count) : fill * fill * count;
  return kernel === 'prod' ? fill ** count : add(start, fill);
}

const dtypes: Readonly<Partial<Record<ReduceKernel, DType>>> = { any: 'bool', all: 'bool', argmax: 'int64', argmin: 'int64' };

export const reduceDType = (kernel: ReduceKernel, dtype: DType): DType => dtypes[kernel] ?? dtype;

/** Writes the result densely, reduced axes kept as 1 or not. */
export function reduceInto(kernel: Folding, x: View, axes: readonly number[], dtype: DType, out: Elements, loops: RunLoops): void {
  const { start, add, along, beside = besideOf(add) } = reductions[kernel];
  const kept = x.shape.map((extent, axis) => (axes.includes(axis) ? 1 : extent));
  const sums = new Float64Array(out.length).fill(start);
  const strides = denseStrides(kept).map((stride, axis) => (axes.includes(axis) ? 0 : stride));
  const walk = new Walk(x.shape, [x, { offset: 0, strides }]);
  const [step = 0, sumStep = 0] = walk.steps;
  const run = addsAsPyTorch(kernel, x.buffer.dtype, walk.length, out.length) ? loops.fusedSquares : along === undefined ? alongOf(add) : loops[along];
  const source = new Source(x.buffer.elements, x.buffer.dtype, step, walk.length);
  const before = new Source(sums, 'float64', sumStep, walk.length);
  const after = new Target(sums, sumStep, walk.length);
  walk.each((positions) => {
    const i = positions[0] ?? 0;
    const o = positions[1] ?? 0;
    source.move(i, 0, walk.length);
    if (sumStep === 0) sums[o] = run(sums[o] ?? 0, source.data, source.start, walk.length);
    else {
      before.move(o, 0, walk.length);
      after.move(o, 0);
      beside(before.data, before.start, after.data, after.start, source.data, source.start, walk.length);
      after.flush(walk.length);
    }
  });
  for (let o = 0; o < out.length; o++) out[o] = settle[dtype](sums[o] ?? 0);
}

const alongOf = (add: Reduction['add']): Along => (sum, x, i, n) => {
  let result = sum;
  for (let k = 0; k < n; k++) result = add(result, x[i + k] ?? 0);
  return result;
};

const besideOf = (add: Reduction['add']): NonNullable<Reduction['beside']> => (sums, s, out, o, x, i, n) => {
  for (let k = 0; k < n; k++) out[o + k] = add(sums[s + k] ?? 0, x[i + k] ?? 0);
};

/** The first place of the extreme in each row of `length`; the first NaN counts as both. */
export function argExtremeInto(kernel: 'argmax' | 'argmin', rows: Elements, length: number, out: Elements): void {
  const sign = kernel === 'argmax' ? 1 : -1;
  for (let row = 0; row < out.length; row++) out[row] = extremePlace(rows, row * length, length, sign);
}

function extremePlace(x: Elements, start: number, length: number, sign: number): number {
  let place = 0;
  let best = -Infinity;
  for (let k = 0; k < length; k++) {
    const value = sign * (x[start + k] ?? 0);
    if (Number.isNaN(value)) return k;
    if (value > best) {
      best = value;
      place = k;
    }
  }
  return place;
}
