/**
 * @file Elementwise functions of one array, for every dtype. Must not know memory or laziness.
 *
 * `unaryFunctions` is the meaning; `loops` says the hottest again as loops the compiler can make tight.
 */
import type { UnaryKernel } from '../backend.ts';
import type { DType } from '../dtype.ts';
import type { Elements } from '../elements.ts';
import { denseStrides } from '../shape.ts';
import type { Shape } from '../shape.ts';
import type { View } from '../view.ts';
import { digamma, erf, erfinv, lgamma } from './specialFunctions.ts';
import { eachRun } from './runs.ts';
import type { Strided } from './walk.ts';

const truth = (value: boolean): number => (value ? 1 : 0);

function roundHalfEven(x: number): number {
  const nearest = Math.round(x);
  return Math.abs(x % 1) === 0.5 ? 2 * Math.round(x / 2) : nearest;
}

export const unaryFunctions: Readonly<Record<UnaryKernel, (x: number) => number>> = {
  neg: (x) => -x,
  abs: Math.abs,
  sign: (x) => truth(x > 0) - truth(x < 0),
  sqrt: Math.sqrt,
  rsqrt: (x) => 1 / Math.sqrt(x),
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  softplus: (x) => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x))),
  erf,
  erfinv,
  lgamma,
  digamma,
  reciprocal: (x) => 1 / x,
  floor: Math.floor,
  ceil: Math.ceil,
  round: roundHalfEven,
  trunc: Math.trunc,
  isnan: (x) => truth(Number.isNaN(x)),
  isinf: (x) => truth(Math.abs(x) === Infinity),
  isfinite: (x) => truth(Number.isFinite(x)),
  logicalNot: (x) => truth(x === 0),
  bitwiseNot: (x) => -1 - x,
};

const answersBool: ReadonlySet<UnaryKernel> = new Set<UnaryKernel>(['isnan', 'isinf', 'isfinite', 'logicalNot']);

export const unaryDType = (kernel: UnaryKernel, dtype: DType): DType => (answersBool.has(kernel) ? 'bool' : dtype);

/** `n` elements of `x` from `i` on, into `out` from `o` on. */
type Loop = (x: Elements, i: number, out: Elements, o: number, n: number) => void;

const loopOf = (f: (x: number) => number): Loop => (x, i, out, o, n) => {
  for (let k = 0; k < n; k++) out[o + k] = f(x[i + k] ?? 0);
};

const loops: Readonly<Partial<Record<UnaryKernel, Loop>>> = {
  neg: (x, i, out, o, n) => {
    for (let k = 0; k < n; k++) out[o + k] = -(x[i + k] ?? 0);
  },
  abs: (x, i, out, o, n) => {
    for (let k = 0; k < n; k++) out[o + k] = Math.abs(x[i + k] ?? 0);
  },
  sqrt: (x, i, out, o, n) => {
    for (let k = 0; k < n; k++) out[o + k] = Math.sqrt(x[i + k] ?? 0);
  },
  reciprocal: (x, i, out, o, n) => {
    for (let k = 0; k < n; k++) out[o + k] = 1 / (x[i + k] ?? 0);
  },
  exp: (x, i, out, o, n) => {
    for (let k = 0; k < n; k++) out[o + k] = Math.exp(x[i + k] ?? 0);
  },
  log: (x, i, out, o, n) => {
    for (let k = 0; k < n; k++) out[o + k] = Math.log(x[i + k] ?? 0);
  },
  tanh: (x, i, out, o, n) => {
    for (let k = 0; k < n; k++) out[o + k] = Math.tanh(x[i + k] ?? 0);
  },
  sigmoid: (x, i, out, o, n) => {
    for (let k = 0; k < n; k++) out[o + k] = 1 / (1 + Math.exp(-(x[i + k] ?? 0)));
  },
};

const copyLoop: Loop = (x, i, out, o, n) => {
  if (n >= longCopy) out.set(x.subarray(i, i + n), o);
  else for (let k = 0; k < n; k++) out[o + k] = x[i + k] ?? 0;
};

/** Shorter copies are done sooner by hand. */
const longCopy = 64;

const densely = (shape: Shape): Strided => ({ offset: 0, strides: denseStrides(shape) });

function loopOver(loop: Loop, x: View, out: Elements, to: Strided): void {
  eachRun(x.shape, [x], out, to, ([source], target, n) => {
    if (source !== undefined) loop(source.data, source.start, target.data, target.start, n);
  });
}

/** Writes densely. */
export const unaryInto = (kernel: UnaryKernel, x: View, out: Elements): void => loopOver(loops[kernel] ?? loopOf(unaryFunctions[kernel]), x, out, densely(x.shape));

/** Writes densely what `f` makes of every element. */
export const mapInto = (f: (x: number) => number, x: View, out: Elements): void => loopOver(loopOf(f), x, out, densely(x.shape));

/** Copies the elements to where `to` says; densely by default. */
export const copyInto = (x: View, out: Elements, to: Strided = densely(x.shape)): void => loopOver(copyLoop, x, out, to);
