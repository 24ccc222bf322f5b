/**
 * @file Elementwise functions of two arrays, and the choice between two, for every dtype. Must not know memory or laziness.
 *
 * `binaryFunctions` is the meaning (`round` is the rounding of the dtype, where a step before the last needs it);
 * `loops` says the hottest again as loops the compiler can make tight.
 */
import { DivisionByZero } from '../backend.ts';
import type { BinaryKernel } from '../backend.ts';
import { isFloating } from '../dtype.ts';
import type { DType } from '../dtype.ts';
import { represent } from '../elements.ts';
import type { Elements } from '../elements.ts';
import { denseStrides } from '../shape.ts';
import type { Shape } from '../shape.ts';
import type { View } from '../view.ts';
import { wholePower, onBits } from './integers.ts';
import { eachRun } from './runs.ts';
import { maximumLoop, minimumLoop } from './select.ts';
import type { Choose } from './select.ts';
import type { Strided } from './walk.ts';

type Rounding = (x: number) => number;
type BinaryFunction = (a: number, b: number, round: Rounding) => number;

const truth = (value: boolean): number => (value ? 1 : 0);

/** As C's pow, which knows better than JavaScript's that 1 to any power is 1. */
function power(a: number, b: number): number {
  if (a === 1) return 1;
  return a === -1 && Math.abs(b) === Infinity ? 1 : a ** b;
}

function remainder(a: number, b: number): number {
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
}

/** Python's floor division, step by step as PyTorch takes it. */
function floorDivide(a: number, b: number, round: Rounding): number {
  if (b === 0) return a / b;
  const rest = a % b;
  let quotient = round(round(a - rest) / b);
  if (rest !== 0 && b < 0 !== rest < 0) quotient -= 1;
  if (quotient === 0) return Math.sign(a / b) * 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

export const binaryFunctions: Readonly<Record<BinaryKernel, BinaryFunction>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  pow: power,
  floorDiv: floorDivide,
  truncDiv: (a, b, round) => Math.trunc(round(a / b)),
  remainder,
  fmod: (a, b) => a % b,
  maximum: (a, b) => Math.max(a, b),
  minimum: (a, b) => Math.min(a, b),
  atan2: Math.atan2,
  eq: (a, b) => truth(a === b),
  ne: (a, b) => truth(a !== b),
  lt: (a, b) => truth(a < b),
  le: (a, b) => truth(a <= b),
  gt: (a, b) => truth(a > b),
  ge: (a, b) => truth(a >= b),
  logicalAnd: (a, b) => truth(a !== 0 && b !== 0),
  logicalOr: (a, b) => truth(a !== 0 || b !== 0),
  logicalXor: (a, b) => truth((a !== 0) !== (b !== 0)),
  bitwiseAnd: onBits((a, b) => a & b, (a, b) => a & b),
  bitwiseOr: onBits((a, b) => a | b, (a, b) => a | b),
  bitwiseXor: onBits((a, b) => a ^ b, (a, b) => a ^ b),
  leftShift: (a, b) => a * 2 ** b,
  rightShift: (a, b) => Math.floor(a / 2 ** b),
};

const divided = (f: (a: number, b: number) => number): BinaryFunction => (a, b) => {
  if (b === 0) throw new DivisionByZero();
  return f(a, b) + 0;
};

/** Where integers mean something else than floats. */
const integerFunctions: Readonly<Partial<Record<BinaryKernel, BinaryFunction>>> = {
  pow: wholePower,
  floorDiv: divided((a, b) => (a - remainder(a, b)) / b),
  truncDiv: divided((a, b) => (a - (a % b)) / b),
  remainder: divided(remainder),
  fmod: divided((a, b) => a % b),
};

const int32Functions: Readonly<Partial<Record<BinaryKernel, BinaryFunction>>> = { mul: Math.imul };

/** What the kernel does to two numbers of the dtype. */
export function binaryFunction(kernel: BinaryKernel, dtype: DType): BinaryFunction {
  const integer = isFloating(dtype) ? undefined : integerFunctions[kernel];
  return (dtype === 'int32' ? int32Functions[kernel] : undefined) ?? integer ?? binaryFunctions[kernel];
}

const answersBool: ReadonlySet<BinaryKernel> = new Set<BinaryKernel>(['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'logicalAnd', 'logicalOr', 'logicalXor']);

/** Kernels that answer 0 or 1 whatever they are given. */
export const answersTruth = (kernel: BinaryKernel): boolean => answersBool.has(kernel);

export const binaryDType = (kernel: BinaryKernel, dtype: DType): DType => (answersBool.has(kernel) ? 'bool' : dtype);

/** `n` elements of `a` from `i` on with those of `b` from `j` on, into `out` from `o` on. */
type Loop = (a: Elements, i: number, b: Elements, j: number, out: Elements, o: number, n: number) => void;

const loopOf = (f: BinaryFunction, round: Rounding): Loop => (a, i, b, j, out, o, n) => {
  for (let k = 0; k < n; k++) out[o + k] = f(a[i + k] ?? 0, b[j + k] ?? 0, round);
};

/** Comparisons make numbers of their answers, which has no branch. Also right for integers: the typed array wraps them (int32 multiplication apart). */
const loops: Readonly<Partial<Record<BinaryKernel, Loop>>> = {
  add: (a, i, b, j, out, o, n) => {
    for (let k = 0; k < n; k++) out[o + k] = (a[i + k] ?? 0) + (b[j + k] ?? 0);
  },
  sub: (a, i, b, j, out, o, n) => {
    for (let k = 0; k < n; k++) out[o + k] = (a[i + k] ?? 0) - (b[j + k] ?? 0);
  },
  mul: (a, i, b, j, out, o, n) => {
    for (let k = 0; k < n; k++) out[o + k] = (a[i + k] ?? 0) * (b[j + k] ?? 0);
  },
  div: (a, i, b, j, out, o, n) => {
    for (let k = 0; k < n; k++) out[o + k] = (a[i + k] ?? 0) / (b[j + k] ?? 0);
  },
  maximum: maximumLoop,
  minimum: minimumLoop,
  eq: (a, i, b, j, out, o, n) => {
    for (let k = 0; k < n; k++) out[o + k] = Number((a[i + k] ?? 0) === (b[j + k] ?? 0));
  },
  ne: (a, i, b, j, out, o, n) => {
    for (let k = 0; k < n; k++) out[o + k] = Number((a[i + k] ?? 0) !== (b[j + k] ?? 0));
  },
  lt: (a, i, b, j, out, o, n) => {
    for (let k = 0; k < n; k++) out[o + k] = Number((a[i + k] ?? 0) < (b[j + k] ?? 0));
  },
  le: (a, i, b, j, out, o, n) => {
    for (let k = 0; k < n; k++) out[o + k] = Number((a[i + k] ?? 0) <= (b[j + k] ?? 0));
  },
  gt: (a, i, b, j, out, o, n) => {
    for (let k = 0; k < n; k++) out[o + k] = Number((a[i + k] ?? 0) > (b[j + k] ?? 0));
  },
  ge: (a, i, b, j, out, o, n) => {
    for (let k = 0; k < n; k++) out[o + k] = Number((a[i + k] ?? 0) >= (b[j + k] ?? 0));
  },
};

function loopFor(kernel: BinaryKernel, dtype: DType): Loop {
  const f = binaryFunction(kernel, dtype);
  return (f === binaryFunctions[kernel] ? loops[kernel] : undefined) ?? loopOf(f, represent[dtype]);
}

const densely = (shape: Shape): Strided => ({ offset: 0, strides: denseStrides(shape) });

/** Broadcasts to `shape` and writes densely. */
export function binaryInto(kernel: BinaryKernel, a: View, b: View, shape: Shape, out: Elements): void {
  const loop = loopFor(kernel, a.buffer.dtype);
  eachRun(shape, [a, b], out, densely(shape), ([x, y], target, n) => {
    if (x !== undefined && y !== undefined) loop(x.data, x.start, y.data, y.start, target.data, target.start, n);
  });
}

/** Broadcasts to `shape` and writes densely: `a` where the condition is not 0, `b` elsewhere. */
export function whereInto(condition: View, a: View, b: View, shape: Shape, out: Elements, choose: Choose): void {
  eachRun(shape, [condition, a, b], out, densely(shape), ([c, x, y], target, n) => {
    if (c !== undefined && x !== undefined && y !== undefined) choose(c, x, y, target, n);
  });
}
