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
import { Walk } from './walk.ts';

export type Folding = Exclude<ReduceKernel, 'argmax' | 'argmin'>;

interface Reduction {
  readonly start: number;
  readonly add: (sum: number, x: number) => number;
  /** `n` elements from `i` in steps of `step`, taken into `sum`. */
  readonly along?: (sum: number, x: Elements, i: number, step: number, n: number) => number;
  /** Each of `n` elements taken into an accumulator of its own. */
  readonly beside?: (sums: Float64Array, o: number, outStep: number, x: Elements, i: number, step: number, n: number) => void;
}

/** Eight partial sums: as fast as memory, and more exact than one. */
function sumAlong(sum: number, x: Elements, i: number, step: number, n: number): number {
  let a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
  let k = i;
  for (let eights = Math.floor(n / 8); eights > 0; eights--, k += 8 * step) {
    a += x[k] ?? 0;
    b += x[k + step] ?? 0;
    c += x[k + 2 * step] ?? 0;
    d += x[k + 3 * step] ?? 0;
    e += x[k + 4 * step] ?? 0;
    f += x[k + 5 * step] ?? 0;
    g += x[k + 6 * step] ?? 0;
    h += x[k + 7 * step] ?? 0;
  }
  for (let rest = n % 8; rest > 0; rest--, k += step) a += x[k] ?? 0;
  return sum + (a + b + (c + d) + (e + f + (g + h)));
}

function sumSquaresAlong(sum: number, x: Elements, i: number, step: number, n: number): number {
  let a = 0, b = 0, c = 0, d = 0;
  let k = i;
  for (let fours = Math.floor(n / 4); fours > 0; fours--, k += 4 * step) {
    const p = x[k] ?? 0, q = x[k + step] ?? 0, r = x[k + 2 * step] ?? 0, s = x[k + 3 * step] ?? 0;
    a += p * p;
    b += q * q;
    c += r * r;
    d += s * s;
  }
  for (let rest = n % 4; rest > 0; rest--, k += step) a += (x[k] ?? 0) * (x[k] ?? 0);
  return sum + (a + b + (c + d));
}

const reductions: Readonly<Record<Folding, Reduction>> = {
  sum: {
    start: 0,
    add: (sum, x) => sum + x,
    along: sumAlong,
    beside: (sums, o, outStep, x, i, step, n) => {
      for (let k = 0; k < n; k++) sums[o + k * outStep] = (sums[o + k * outStep] ?? 0) + (x[i + k * step] ?? 0);
    },
  },
  sumSquares: {
    start: 0,
    add: (sum, x) => sum + x * x,
    along: sumSquaresAlong,
    beside: (sums, o, outStep, x, i, step, n) => {
      for (let k = 0; k < n; k++) {
        const value = x[i + k * step] ?? 0;
        sums[o + k * outStep] = (sums[o + k * outStep] ?? 0) + value * value;
      }
    },
  },
  prod: { start: 1, add: (product, x) => product * x },
  max: { start: -Infinity, add: (best, x) => Math.max(best, x) },
  min: { start: Infinity, add: (best, x) => Math.min(best, x) },
  any: { start: 0, add: (any, x) => (x === 0 ? any : 1) },
  all: { start: 1, add: (all, x) => (x === 0 ? 0 : all) },
};

/** What `count` equal elements reduce to. */
export function reduceFill(kernel: ReduceKernel, fill: number, count: number): number {
  if (kernel === 'argmax' || kernel === 'argmin') return 0;
  const { start, add } = reductions[kernel];
  if (count === 0) return start;
  if (kernel === 'sum') return fill * count;
  if (kernel === 'sumSquares') return fill * fill * count;
  return kernel === 'prod' ? fill ** count : add(start, fill);
}

const dtypes: Readonly<Partial<Record<ReduceKernel, DType>>> = { any: 'bool', all: 'bool', argmax: 'int64', argmin: 'int64' };

export const reduceDType = (kernel: ReduceKernel, dtype: DType): DType => dtypes[kernel] ?? dtype;

/** Writes the result densely, reduced axes kept as 1 or not. */
export function reduceInto(kernel: Folding, x: View, axes: readonly number[], dtype: DType, out: Elements): void {
  const { start, add, along = alongOf(add), beside = besideOf(add) } = reductions[kernel];
  const kept = x.shape.map((extent, axis) => (axes.includes(axis) ? 1 : extent));
  const sums = new Float64Array(out.length).fill(start);
  const strides = denseStrides(kept).map((stride, axis) => (axes.includes(axis) ? 0 : stride));
  const walk = new Walk(x.shape, [x, { offset: 0, strides }]);
  const { elements } = x.buffer;
  const [step = 0, outStep = 0] = walk.steps;
  walk.each(([i = 0, o = 0]) => {
    if (outStep === 0) sums[o] = along(sums[o] ?? 0, elements, i, step, walk.length);
    else beside(sums, o, outStep, elements, i, step, walk.length);
  });
  for (let o = 0; o < out.length; o++) out[o] = settle[dtype](sums[o] ?? 0);
}

const alongOf = (add: Reduction['add']): NonNullable<Reduction['along']> => (sum, x, i, step, n) => {
  let result = sum;
  for (let k = 0; k < n; k++) result = add(result, x[i + k * step] ?? 0);
  return result;
};

const besideOf = (add: Reduction['add']): NonNullable<Reduction['beside']> => (sums, o, outStep, x, i, step, n) => {
  for (let k = 0; k < n; k++) sums[o + k * outStep] = add(sums[o + k * outStep] ?? 0, x[i + k * step] ?? 0);
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
