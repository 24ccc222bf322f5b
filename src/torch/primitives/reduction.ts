/** @file Primitives that reduce axes or run along one. Axes are non-negative and sorted. */
import { attach, record } from '../autograd/graph.ts';
import { at, range, reducedShape, type Shape } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { placeAt } from './gathering.ts';
import { concat, flip, keepAxes, slice, spread, sum } from './movement.ts';
import { cast, compare, compareTo, constant, div, divideBy, exp, mul, scale, sub, where } from './pointwise.ts';

export const countOf = (shape: Shape, axes: readonly number[]): number => axes.reduce((count, axis) => count * at(shape, axis), 1);

export function mean(a: Tensor, axes: readonly number[], keepDims: boolean, name = 'MeanBackward1'): Tensor {
  const { arrays } = a.runtime;
  const from = a.shape;
  const count = countOf(from, axes);
  const array = arrays.binary('div', arrays.reduce('sum', a.array, axes, keepDims), arrays.full([], count, a.dtype));
  return record(a.runtime, name, array, [[a, (grad) => divideBy(spread(grad, from, axes), count)]]);
}

/** Σa²; the base of the Euclidean norm, accumulated in double. */
export function sumSquares(a: Tensor, axes: readonly number[], keepDims: boolean): Tensor {
  const from = a.shape;
  return record(a.runtime, 'SumBackward1', a.runtime.arrays.reduce('sumSquares', a.array, axes, keepDims), [[a, (grad) => mul(spread(grad, from, axes), scale(a, 2)), a]]);
}

/**
 * √Σa². d = g·a/‖a‖, and 0 where the norm is 0. As in PyTorch the zero is put in after the division, so a further
 * derivative there is NaN.
 */
export function euclideanNorm(a: Tensor, axes: readonly number[], keepDims: boolean): Tensor {
  const { arrays } = a.runtime;
  const from = a.shape;
  const array = arrays.unary('sqrt', arrays.reduce('sumSquares', a.array, axes, keepDims));
  return record(a.runtime, 'LinalgVectorNormBackward0', array, [[a, (grad, result) => {
    const norm = keepAxes(result, from, axes);
    return mul(keepAxes(grad, from, axes), where(compareTo('eq', norm, 0), constant(a, 0), div(a, norm)));
  }, a, 'result']]);
}

/** Every element that equals the extreme one shares its gradient. */
export function extreme(kernel: 'max' | 'min', a: Tensor, axes: readonly number[], keepDims: boolean, name: string): Tensor {
  const from = a.shape;
  return record(a.runtime, name, a.runtime.arrays.reduce(kernel, a.array, axes, keepDims), [[a, (grad, result) => {
    const mask = cast(compare('eq', a, keepAxes(result, from, axes)), grad.dtype);
    return mul(keepAxes(grad, from, axes), div(mask, sum(mask, axes, true)));
  }, a, 'result']]);
}

/** Which element is extreme along an axis (all of them, flattened, without one). Not differentiable. */
export const argExtreme = (kernel: 'argmax' | 'argmin', a: Tensor, axis: number, keepDims: boolean): Tensor =>
  fromArray(a.runtime, a.runtime.arrays.reduce(kernel, a.array, a.rank === 0 ? [] : [axis], keepDims));

/** any, all, and sums of integers. */
export const reduceTest = (kernel: 'any' | 'all', a: Tensor, axes: readonly number[], keepDims: boolean): Tensor => fromArray(a.runtime, a.runtime.arrays.reduce(kernel, a.array, axes, keepDims));

/** The product along an axis. d/daᵢ is the product of the others: result / aᵢ, unless there is a zero. */
export function prod(a: Tensor, axis: number, keepDims: boolean): Tensor {
  const { arrays } = a.runtime;
  const from = a.shape;
  const axes = a.rank === 0 ? [] : [axis];
  return record(a.runtime, 'ProdBackward0', arrays.reduce('prod', a.array, axes, keepDims), [[a, (grad, result) => {
    const anyZero = a.rank > 0 && Array.from(arrays.read(a.array) ?? []).includes(0);
    return mul(keepAxes(grad, from, axes), anyZero ? otherFactors(a, axis) : div(keepAxes(result, from, axes), a));
  }, a, 'result']]);
}

/** For each element the product of the others: what comes before times what comes after. */
const otherFactors = (a: Tensor, axis: number): Tensor => mul(factorsBefore(a, axis), flip(factorsBefore(flip(a, [axis]), axis), [axis]));
/** 1, a₀, a₀a₁, … */
function factorsBefore(a: Tensor, axis: number): Tensor {
  const one = fromArray(a.runtime, a.runtime.arrays.full(a.shape.map((n, i) => (i === axis ? 1 : n)), 1, a.dtype));
  const start = a.shape.map(() => 0);
  const head = slice(a, { start, length: a.shape.map((n, i) => (i === axis ? n - 1 : n)), step: a.shape.map(() => 1) });
  return cumprod(concat([one, head], axis), axis);
}
/** Written as a loop over the axis, so that it can be differentiated any number of times. */
export function cumprod(a: Tensor, axis: number): Tensor {
  const parts: Tensor[] = [];
  const length = a.shape.map((n, i) => (i === axis ? 1 : n));
  for (const index of range(at(a.shape, axis))) {
    const part = slice(a, { start: a.shape.map((_, i) => (i === axis ? index : 0)), length, step: a.shape.map(() => 1) });
    const previous = parts.at(-1);
    parts.push(previous === undefined ? part : mul(previous, part));
  }
  const [first, ...rest] = parts;
  return first === undefined ? a : concat([first, ...rest], axis);
}

export function cumsum(a: Tensor, axis: number): Tensor {
  return record(a.runtime, 'CumsumBackward0', a.runtime.arrays.cumulative('sum', a.array, axis), [[a, (grad) => flip(cumsum(flip(grad, [axis]), axis), [axis])]]);
}

/** log Σ exp, with the largest element taken out first. */
export function logsumexp(a: Tensor, axes: readonly number[], keepDims: boolean): Tensor {
  const { arrays } = a.runtime;
  const from = a.shape;
  const top = arrays.reduce('max', a.array, axes, true);
  const finite = arrays.where(arrays.unary('isfinite', top), top, arrays.full([], 0, a.dtype));
  const summed = arrays.reduce('sum', arrays.unary('exp', arrays.binary('sub', a.array, finite)), axes, true);
  const array = arrays.reshape(arrays.binary('add', arrays.unary('log', summed), finite), reducedShape(from, axes, keepDims));
  return record(a.runtime, 'LogsumexpBackward0', array, [[a, (grad, result) => mul(keepAxes(grad, from, axes), exp(sub(a, keepAxes(result, from, axes)))), a, 'result']]);
}

/** softmax = exp(a − logsumexp a); d = y·(g − Σ g·y). */
export function softmax(a: Tensor, axis: number): Tensor {
  const { arrays } = a.runtime;
  const axes = a.rank === 0 ? [] : [axis];
  const shifted = arrays.unary('exp', arrays.binary('sub', a.array, arrays.reduce('max', a.array, axes, true)));
  const array = arrays.binary('div', shifted, arrays.reduce('sum', shifted, axes, true));
  return record(a.runtime, 'SoftmaxBackward0', array, [[a, (grad, result) => mul(result, sub(grad, sum(mul(grad, result), axes, true))), 'result']]);
}
export function logSoftmax(a: Tensor, axis: number): Tensor {
  const { arrays } = a.runtime;
  const axes = a.rank === 0 ? [] : [axis];
  const shifted = arrays.binary('sub', a.array, arrays.reduce('max', a.array, axes, true));
  const array = arrays.binary('sub', shifted, arrays.unary('log', arrays.reduce('sum', arrays.unary('exp', shifted), axes, true)));
  return record(a.runtime, 'LogSoftmaxBackward0', array, [[a, (grad, result) => sub(grad, mul(exp(result), sum(grad, axes, true))), 'result']]);
}

/** Σ(a − ā)² / (n − correction). */
export function variance(a: Tensor, axes: readonly number[], correction: number, keepDims: boolean): Tensor {
  const { arrays } = a.runtime;
  const from = a.shape;
  const count = countOf(from, axes);
  const centre = arrays.binary('div', arrays.reduce('sum', a.array, axes, true), arrays.full([], count, a.dtype));
  const squares = arrays.reduce('sumSquares', arrays.binary('sub', a.array, centre), axes, keepDims);
  const array = arrays.binary('div', squares, arrays.full([], Math.max(count - correction, 0), a.dtype));
  return record(a.runtime, 'VarBackward0', array, [[a, (grad) => mul(scale(keepAxes(grad, from, axes), 2 / (count - correction)), sub(a, mean(a, axes, true))), a]]);
}

/** Sorted values and where they came from. */
export function sort(a: Tensor, axis: number, descending: boolean): { readonly values: Tensor; readonly indices: Tensor } {
  const sorted = a.runtime.arrays.sort(a.array, axis, descending);
  const indices = fromArray(a.runtime, sorted.indices);
  const from = a.shape;
  const values = fromArray(a.runtime, sorted.values);
  attach(values, 'SortBackward0', [[a, (grad) => placeAt(grad, indices, axis, from)]]);
  return { values, indices };
}
