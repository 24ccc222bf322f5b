/**
 * @file Elementwise functions of one array, for every dtype. Must not know memory or laziness.
 *
 * `unaryFunctions` is the meaning; `runs` says the hottest again as loops the compiler can make tight.
 */
import type { UnaryKernel } from '../backend.ts';
import type { DType } from '../dtype.ts';
import type { Elements } from '../elements.ts';
import { denseStrides } from '../shape.ts';
import type { View } from '../view.ts';
import { digamma, erf, erfinv, lgamma } from './specialFunctions.ts';
import { Walk } from './walk.ts';

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

/** `n` elements of `x` from `i` in steps of `step`, into `out` from `o` in steps of `outStep`. */
type Run = (x: Elements, i: number, step: number, out: Elements, o: number, outStep: number, n: number) => void;

const runOf = (f: (x: number) => number): Run => (x, i, step, out, o, outStep, n) => {
  for (let k = 0; k < n; k++) out[o + k * outStep] = f(x[i + k * step] ?? 0);
};

const runs: Readonly<Partial<Record<UnaryKernel, Run>>> = {
  neg: (x, i, step, out, o, outStep, n) => {
    for (let k = 0; k < n; k++) out[o + k * outStep] = -(x[i + k * step] ?? 0);
  },
  abs: (x, i, step, out, o, outStep, n) => {
    for (let k = 0; k < n; k++) out[o + k * outStep] = Math.abs(x[i + k * step] ?? 0);
  },
  sqrt: (x, i, step, out, o, outStep, n) => {
    for (let k = 0; k < n; k++) out[o + k * outStep] = Math.sqrt(x[i + k * step] ?? 0);
  },
  reciprocal: (x, i, step, out, o, outStep, n) => {
    for (let k = 0; k < n; k++) out[o + k * outStep] = 1 / (x[i + k * step] ?? 0);
  },
  exp: (x, i, step, out, o, outStep, n) => {
    for (let k = 0; k < n; k++) out[o + k * outStep] = Math.exp(x[i + k * step] ?? 0);
  },
  log: (x, i, step, out, o, outStep, n) => {
    for (let k = 0; k < n; k++) out[o + k * outStep] = Math.log(x[i + k * step] ?? 0);
  },
  tanh: (x, i, step, out, o, outStep, n) => {
    for (let k = 0; k < n; k++) out[o + k * outStep] = Math.tanh(x[i + k * step] ?? 0);
  },
  sigmoid: (x, i, step, out, o, outStep, n) => {
    for (let k = 0; k < n; k++) out[o + k * outStep] = 1 / (1 + Math.exp(-(x[i + k * step] ?? 0)));
  },
};

const copyRun: Run = (x, i, step, out, o, outStep, n) => {
  if (step === 1 && outStep === 1) out.set(x.subarray(i, i + n), o);
  else for (let k = 0; k < n; k++) out[o + k * outStep] = x[i + k * step] ?? 0;
};

/** Writes densely. */
export const unaryInto = (kernel: UnaryKernel, x: View, out: Elements): void => {
  walkInto(runs[kernel] ?? runOf(unaryFunctions[kernel]), x, out, { offset: 0, strides: denseStrides(x.shape) });
};

/** Writes densely what `f` makes of every element. */
export const mapInto = (f: (x: number) => number, x: View, out: Elements): void => {
  walkInto(runOf(f), x, out, { offset: 0, strides: denseStrides(x.shape) });
};

/** Copies the elements to where `to` says; densely by default. */
export const copyInto = (x: View, out: Elements, to: { readonly offset: number; readonly strides: readonly number[] } = { offset: 0, strides: denseStrides(x.shape) }): void => {
  walkInto(copyRun, x, out, to);
};

function walkInto(run: Run, x: View, out: Elements, to: { readonly offset: number; readonly strides: readonly number[] }): void {
  const walk = new Walk(x.shape, [x, to]);
  const { elements } = x.buffer;
  const [step = 0, outStep = 0] = walk.steps;
  walk.each(([i = 0, o = 0]) => run(elements, i, step, out, o, outStep, walk.length));
}
