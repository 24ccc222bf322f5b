/**
 * @file Elementwise functions of two arrays, and the choice between two, for every dtype. Must not know memory or laziness.
 *
 * `binaryFunctions` is the meaning (`round` is the rounding of the dtype, where a step before the last needs it);
 * `runs` says the hottest again as loops the compiler can make tight.
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
import { alignedTo, Walk } from './walk.ts';

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

export const binaryDType = (kernel: BinaryKernel, dtype: DType): DType => (answersBool.has(kernel) ? 'bool' : dtype);

/** `n` elements of `a` from `i` in steps of `aStep` with those of `b`, into `out`. */
type Run = (a: Elements, i: number, aStep: number, b: Elements, j: number, bStep: number, out: Elements, o: number, outStep: number, n: number) => void;

const runOf = (f: BinaryFunction, round: Rounding): Run => (a, i, aStep, b, j, bStep, out, o, outStep, n) => {
  for (let k = 0; k < n; k++) out[o + k * outStep] = f(a[i + k * aStep] ?? 0, b[j + k * bStep] ?? 0, round);
};

/** Also right for integers: the typed array wraps them (int32 multiplication apart). */
const runs: Readonly<Partial<Record<BinaryKernel, Run>>> = {
  add: (a, i, aStep, b, j, bStep, out, o, outStep, n) => {
    for (let k = 0; k < n; k++) out[o + k * outStep] = (a[i + k * aStep] ?? 0) + (b[j + k * bStep] ?? 0);
  },
  sub: (a, i, aStep, b, j, bStep, out, o, outStep, n) => {
    for (let k = 0; k < n; k++) out[o + k * outStep] = (a[i + k * aStep] ?? 0) - (b[j + k * bStep] ?? 0);
  },
  mul: (a, i, aStep, b, j, bStep, out, o, outStep, n) => {
    for (let k = 0; k < n; k++) out[o + k * outStep] = (a[i + k * aStep] ?? 0) * (b[j + k * bStep] ?? 0);
  },
  div: (a, i, aStep, b, j, bStep, out, o, outStep, n) => {
    for (let k = 0; k < n; k++) out[o + k * outStep] = (a[i + k * aStep] ?? 0) / (b[j + k * bStep] ?? 0);
  },
  maximum: (a, i, aStep, b, j, bStep, out, o, outStep, n) => {
    for (let k = 0; k < n; k++) out[o + k * outStep] = Math.max(a[i + k * aStep] ?? 0, b[j + k * bStep] ?? 0);
  },
  minimum: (a, i, aStep, b, j, bStep, out, o, outStep, n) => {
    for (let k = 0; k < n; k++) out[o + k * outStep] = Math.min(a[i + k * aStep] ?? 0, b[j + k * bStep] ?? 0);
  },
  gt: (a, i, aStep, b, j, bStep, out, o, outStep, n) => {
    for (let k = 0; k < n; k++) out[o + k * outStep] = (a[i + k * aStep] ?? 0) > (b[j + k * bStep] ?? 0) ? 1 : 0;
  },
  ge: (a, i, aStep, b, j, bStep, out, o, outStep, n) => {
    for (let k = 0; k < n; k++) out[o + k * outStep] = (a[i + k * aStep] ?? 0) >= (b[j + k * bStep] ?? 0) ? 1 : 0;
  },
  eq: (a, i, aStep, b, j, bStep, out, o, outStep, n) => {
    for (let k = 0; k < n; k++) out[o + k * outStep] = (a[i + k * aStep] ?? 0) === (b[j + k * bStep] ?? 0) ? 1 : 0;
  },
};

function runFor(kernel: BinaryKernel, dtype: DType): Run {
  const f = binaryFunction(kernel, dtype);
  return (f === binaryFunctions[kernel] ? runs[kernel] : undefined) ?? runOf(f, represent[dtype]);
}

/** Broadcasts to `shape` and writes densely. */
export function binaryInto(kernel: BinaryKernel, a: View, b: View, shape: Shape, out: Elements): void {
  const run = runFor(kernel, a.buffer.dtype);
  const walk = new Walk(shape, [alignedTo(shape.length, a), alignedTo(shape.length, b), { offset: 0, strides: denseStrides(shape) }]);
  const [aStep = 0, bStep = 0, outStep = 0] = walk.steps;
  const aElements = a.buffer.elements;
  const bElements = b.buffer.elements;
  walk.each(([i = 0, j = 0, o = 0]) => run(aElements, i, aStep, bElements, j, bStep, out, o, outStep, walk.length));
}

/** Broadcasts to `shape` and writes densely: `a` where the condition is not 0, `b` elsewhere. */
export function whereInto(condition: View, a: View, b: View, shape: Shape, out: Elements): void {
  const operands = [condition, a, b].map((view) => alignedTo(shape.length, view));
  const walk = new Walk(shape, [...operands, { offset: 0, strides: denseStrides(shape) }]);
  const [cStep = 0, aStep = 0, bStep = 0, outStep = 0] = walk.steps;
  const chosen = condition.buffer.elements;
  const aElements = a.buffer.elements;
  const bElements = b.buffer.elements;
  walk.each(([c = 0, i = 0, j = 0, o = 0]) => {
    for (let k = 0; k < walk.length; k++) {
      out[o + k * outStep] = chosen[c + k * cStep] === 0 ? (bElements[j + k * bStep] ?? 0) : (aElements[i + k * aStep] ?? 0);
    }
  });
}
