/** @file Pooling. Average pooling is a convolution with a constant; max pooling remembers which element it took. */
import type { NDArray } from '../../arrays/backend.ts';
import { runtimeError } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { flatIndices, take } from '../primitives/gathering.ts';
import { conv2d, convolvedLength, matmul } from '../primitives/linear.ts';
import { concat, pad, permute, reshape } from '../primitives/movement.ts';
import { div, mul, powNumber, scale, sign, abs, tied } from '../primitives/pointwise.ts';
import { extreme, mean } from '../primitives/reduction.ts';
import { at, range, showShape, sizeOf } from '../shapes.ts';
import { tupleOf } from '../size.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { narrowTo, select, unsqueeze } from './movement.ts';
import { relu } from './activations.ts';
import { listItems } from './creation.ts';
import type { Value } from '../../python/evaluator/values.ts';

/** Height and width of a window, and how it moves. */
export interface Window {
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly ceil: boolean;
}
interface AverageOptions extends Window { readonly includePadding: boolean; readonly divisor: number | undefined }

const spread = (values: readonly number[], axes: number): number[] => (values.length === 1 ? range(axes).map(() => at(values, 0)) : [...values]);

/** How many windows fit; with `ceil` a last one may hang over, if it starts inside. */
function windows(length: number, axis: number, { kernel, stride, padding, ceil }: Window, dilation = 1): number {
  const [k, s, p] = [at(kernel, axis), at(stride, axis), at(padding, axis)];
  if (!ceil) return convolvedLength(length, k, s, p, dilation);
  const count = Math.ceil((length + 2 * p - dilation * (k - 1) - 1) / s) + 1;
  return (count - 1) * s >= length + p ? count - 1 : count;
}
function checkWindow(x: Tensor, window: Window, axes: number): void {
  window.padding.forEach((p, i) => {
    if (p * 2 > at(window.kernel, i)) runtimeError(`pad should be at most half of kernel size, but got pad=${p} and kernel_size=${at(window.kernel, i)}`);
  });
  const lengths = range(axes).map((i) => windows(at(x.shape, i - axes), i, window));
  if (lengths.some((n) => n < 1)) runtimeError(`Given input size: (${x.shape.slice(-axes - 1).join('x')}). Calculated output size: (${[at(x.shape, -axes - 1), ...lengths].join('x')}). Output size is too small`);
}

/** Every plane by itself: (…, H, W) → (planes, 1, H, W). */
const planes = (x: Tensor): Tensor => reshape(x, [sizeOf(x.shape.slice(0, -2)), 1, at(x.shape, -2), at(x.shape, -1)]);
const unplanes = (y: Tensor, like: Tensor): Tensor => reshape(y, [...like.shape.slice(0, -2), at(y.shape, -2), at(y.shape, -1)]);

/** The mean of each window of the last two axes. */
export function poolAverage(x: Tensor, options: AverageOptions): Tensor {
  const { kernel, stride, padding } = options;
  const counts = [0, 1].map((i) => windows(at(x.shape, i - 2), i, options));
  // Windows that hang over need zeros behind.
  const behind = [0, 1].map((i) => Math.max(0, (at(counts, i) - 1) * at(stride, i) + at(kernel, i) - at(x.shape, i - 2) - at(padding, i)));
  const padded = pad(planes(x), [[0, 0], [0, 0], [at(padding, 0), at(behind, 0)], [at(padding, 1), at(behind, 1)]], 0);
  const ones = fromArray(x.runtime, x.runtime.arrays.full([1, 1, at(kernel, 0), at(kernel, 1)], 1, x.dtype));
  const total = conv2d(padded, ones, { stride: [at(stride, 0), at(stride, 1)], padding: [0, 0], dilation: [1, 1], groups: 1 });
  const used = unplanes(total, x);
  const sizes = divisors(x, options, counts);
  return typeof sizes === 'number' ? scale(used, 1 / sizes) : div(used, sizes);
}
/** How many elements each window averages over. */
function divisors(x: Tensor, options: AverageOptions, counts: readonly number[]): number | Tensor {
  const { kernel, stride, padding, includePadding, divisor } = options;
  if (divisor !== undefined) return divisor;
  const lengths = [0, 1].map((i) => range(at(counts, i)).map((n) => {
    const start = n * at(stride, i) - at(padding, i);
    const length = at(x.shape, i - 2);
    const end = Math.min(start + at(kernel, i), length + at(padding, i));
    return includePadding ? end - start : Math.min(end, length) - Math.max(start, 0);
  }));
  const [rows, columns] = [at(lengths, 0), at(lengths, 1)];
  const whole = sizeOf(kernel);
  if ([...rows.map((r) => r * at(kernel, 1)), ...columns.map((c) => c * at(kernel, 0))].every((n) => n === whole)) return whole;
  return fromArray(x.runtime, x.runtime.arrays.fromData(rows.flatMap((r) => columns.map((c) => r * c)), [rows.length, columns.length], x.dtype));
}

/** Where in its plane the largest element of each window is; the first of equal ones. */
function largest(x: Tensor, window: Window, dilation: readonly number[]): NDArray {
  const { arrays } = x.runtime;
  const [height, width] = [at(x.shape, -2), at(x.shape, -1)];
  const counts = [windows(height, 0, window, at(dilation, 0)), windows(width, 1, window, at(dilation, 1))];
  const reach = [0, 1].map((i) => Math.max(0, (at(counts, i) - 1) * at(window.stride, i) + at(dilation, i) * (at(window.kernel, i) - 1) + 1 - at(x.shape, i - 2) - at(window.padding, i)));
  const amounts = x.shape.map((_, axis) => (axis < x.rank - 2 ? [0, 0] as const : [at(window.padding, axis - x.rank + 2), at(reach, axis - x.rank + 2)] as const));
  const padded = arrays.pad(x.array, amounts, -Infinity);
  let best: NDArray | undefined;
  let place: NDArray = arrays.full(counts, 0, 'int64');
  for (const ky of range(at(window.kernel, 0))) for (const kx of range(at(window.kernel, 1))) {
    const offsets = [ky * at(dilation, 0), kx * at(dilation, 1)];
    const candidate = arrays.slice(padded, x.shape.map((_, axis) => (axis < x.rank - 2 ? 0 : at(offsets, axis - x.rank + 2))), [...x.shape.slice(0, -2), ...counts], x.shape.map((_, axis) => (axis < x.rank - 2 ? 1 : at(window.stride, axis - x.rank + 2))));
    const here = arrays.fromData(range(at(counts, 0)).flatMap((r) => range(at(counts, 1)).map((c) => position(r, c, offsets, window, width))), counts, 'int64');
    const better = best === undefined ? undefined : arrays.binary('logicalOr', arrays.binary('gt', candidate, best), arrays.unary('isnan', candidate));
    place = better === undefined ? arrays.expand(here, candidate.shape) : arrays.where(better, here, place);
    best = best === undefined || better === undefined ? candidate : arrays.where(better, candidate, best);
  }
  return place;
}
function position(row: number, column: number, offsets: readonly number[], { stride, padding }: Window, width: number): number {
  return (row * at(stride, 0) - at(padding, 0) + at(offsets, 0)) * width + column * at(stride, 1) - at(padding, 1) + at(offsets, 1);
}
interface MaxResult { readonly values: Tensor; readonly indices: Tensor }
function poolMax(x: Tensor, window: Window, dilation: readonly number[]): MaxResult {
  const place = largest(x, window, dilation);
  const plane = at(x.shape, -2) * at(x.shape, -1);
  const lines = reshape(x, [sizeOf(x.shape.slice(0, -2)), plane]);
  const { arrays } = x.runtime;
  const flat = flatIndices(arrays, arrays.reshape(place, [lines.shape[0] ?? 1, sizeOf(place.shape.slice(-2))]), 1, lines.shape);
  return { values: take(x, arrays.reshape(flat, place.shape), 'MaxPool2DWithIndicesBackward0'), indices: fromArray(x.runtime, place) };
}

/** Which inputs an adaptive window covers. */
const adaptiveRange = (i: number, length: number, count: number): readonly [start: number, end: number] => [Math.floor((i * length) / count), Math.ceil(((i + 1) * length) / count)];
/** Row i averages the inputs of window i: a (count × length) matrix. */
function averagingMatrix(x: Tensor, length: number, count: number): Tensor {
  const data = range(count).flatMap((i) => {
    const [start, end] = adaptiveRange(i, length, count);
    return range(length).map((j) => (j >= start && j < end ? 1 / (end - start) : 0));
  });
  return fromArray(x.runtime, x.runtime.arrays.fromData(data, [count, length], x.dtype));
}
/** Multiplies along one axis. */
export function alongAxis(x: Tensor, axis: number, matrix: Tensor): Tensor {
  const order = [...range(x.rank).filter((a) => a !== axis), axis];
  const moved = permute(x, order);
  const product = matmul(reshape(moved, [x.size / at(x.shape, axis), at(x.shape, axis)]), permute(matrix, [1, 0]));
  return permute(reshape(product, [...moved.shape.slice(0, -1), at(matrix.shape, 0)]), range(x.rank).map((a) => order.indexOf(a)));
}
function adaptiveAverage(x: Tensor, output: readonly (number | undefined)[]): Tensor {
  const axes = output.map((_, i) => x.rank - output.length + i);
  if (output.every((n) => n === 1)) return mean(x, axes, true);
  return contiguousCopy(axes.reduce((y, axis, i) => {
    const count = output[i] ?? at(x.shape, axis);
    return count === x.shape[axis] ? y : alongAxis(y, axis, averagingMatrix(x, at(x.shape, axis), count));
  }, x));
}
const contiguousCopy = (x: Tensor): Tensor => (x.contiguous ? x : reshape(reshape(x, [x.size]), x.shape));
function adaptiveMax(x: Tensor, output: readonly (number | undefined)[]): Tensor {
  return output.reduce<Tensor>((y, count, i) => {
    const axis = x.rank - output.length + i;
    const parts = range(count ?? at(x.shape, axis)).map((n) => {
      const [start, end] = adaptiveRange(n, at(x.shape, axis), count ?? at(x.shape, axis));
      return extreme('max', narrowTo(y, axis, start, end - start), [axis], true, 'AmaxBackward0');
    });
    const [first, ...rest] = parts;
    return first === undefined ? y : concat([first, ...rest], axis);
  }, x);
}

/** One dimension is two of which one has length 1. */
const raise1 = (values: readonly number[], filler: number): number[] => [filler, at(values, 0)];
const drop = (x: Tensor): Tensor => select(x, x.rank - 2, 0);
const lift = (x: Tensor): Tensor => unsqueeze(x, x.rank - 1);
const windowOf = (axes: number, kernel: readonly number[], stride: readonly number[], padding: readonly number[], ceil: boolean): Window => {
  const k = spread(kernel, axes);
  return { kernel: k, stride: stride.length === 0 ? k : spread(stride, axes), padding: spread(padding, axes), ceil };
};
const flatWindow = (w: Window): Window => ({ kernel: raise1(w.kernel, 1), stride: raise1(w.stride, 1), padding: raise1(w.padding, 0), ceil: w.ceil });

function averageN(axes: number, x: Tensor, options: AverageOptions): Tensor {
  checkWindow(x, options, axes);
  if (axes === 1) return drop(poolAverage(lift(x), { ...options, ...flatWindow(options) }));
  if (axes === 2) return poolAverage(x, options);
  if (options.padding.some((p) => p > 0) || options.divisor !== undefined || options.ceil) runtimeError('avg_pool3d with padding is not possible here');
  const inner: AverageOptions = { ...options, kernel: options.kernel.slice(1), stride: options.stride.slice(1), padding: [0, 0] };
  const depthFirst = permute(poolAverage(x, inner), [...range(x.rank - 3), x.rank - 2, x.rank - 1, x.rank - 3]);
  const pooled = averageN(1, reshape(depthFirst, [sizeOf(depthFirst.shape.slice(0, -1)), 1, at(depthFirst.shape, -1)]), { ...options, kernel: options.kernel.slice(0, 1), stride: options.stride.slice(0, 1), padding: [0] });
  const back = reshape(pooled, [...depthFirst.shape.slice(0, -1), at(pooled.shape, -1)]);
  return permute(back, [...range(x.rank - 3), x.rank - 1, x.rank - 3, x.rank - 2]);
}
function maxN(axes: number, x: Tensor, window: Window, dilation: readonly number[]): MaxResult {
  checkWindow(x, window, axes);
  if (axes === 2) return poolMax(x, window, spread(dilation, 2));
  if (axes === 1) {
    const { values, indices } = poolMax(lift(x), flatWindow(window), raise1(dilation, 1));
    return { values: drop(values), indices: drop(indices) };
  }
  const inner = poolMax(x, { ...window, kernel: window.kernel.slice(1), stride: window.stride.slice(1), padding: window.padding.slice(1) }, spread(dilation, 3).slice(1));
  const last = permute(inner.values, [...range(x.rank - 3), x.rank - 2, x.rank - 1, x.rank - 3]);
  const deep = poolMax(lift(last), flatWindow({ ...window, kernel: window.kernel.slice(0, 1), stride: window.stride.slice(0, 1), padding: window.padding.slice(0, 1) }), [1, 1]);
  const values = permute(drop(deep.values), [...range(x.rank - 3), x.rank - 1, x.rank - 3, x.rank - 2]);
  return { values, indices: inner.indices };
}
const maxResult = ({ values, indices }: MaxResult, both: boolean) => (both ? tupleOf([values, indices]) : values);
/** (Σ xᵖ)^(1/p) of each window. */
function lpPool(axes: number, x: Tensor, p: number, window: Window): Tensor {
  const average = averageN(axes, powNumber(x, p), { ...window, includePadding: true, divisor: undefined });
  return powNumber(scale(mul(sign(average), relu(abs(average))), sizeOf(window.kernel)), 1 / p);
}

const both = { on: ['torch', 'torch.nn.functional'] as const };
const functional = { on: ['torch.nn.functional'] as const };
const rows = (axes: 1 | 2 | 3): readonly Op[] => [
  op(`avg_pool${axes}d(Tensor self, int[${axes}] kernel_size, int[${axes}] stride=[], int[${axes}] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None)`, ({ self, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override }) =>
    averageN(axes, tied(self), { ...windowOf(axes, kernel_size, stride, padding, ceil_mode), includePadding: count_include_pad, divisor: divisor_override }), { ...both, node: axes === 1 ? 'SqueezeBackward1' : `AvgPool${axes}DBackward0` }),
  op(`max_pool${axes}d(Tensor self, int[${axes}] kernel_size, int[${axes}]? stride=None, int[${axes}] padding=0, int[${axes}] dilation=1, bool ceil_mode=False, bool return_indices=False)`, ({ self, kernel_size, stride, padding, dilation, ceil_mode, return_indices }) =>
    maxResult(maxN(axes, tied(self), windowOf(axes, kernel_size, stride ?? [], padding, ceil_mode), dilation), return_indices), axes === 1 ? { ...both, node: 'SqueezeBackward1' } : both),
  op(`adaptive_avg_pool${axes}d(Tensor self, Any output_size)`, ({ self, output_size }) => adaptiveAverage(tied(self), outputSizes(output_size, axes)), functional),
  op(`adaptive_max_pool${axes}d(Tensor self, Any output_size, bool return_indices=False)`, ({ self, output_size }) => adaptiveMax(tied(self), outputSizes(output_size, axes)), functional),
];
/** None keeps an axis as it is. */
function outputSizes(value: Value, axes: number): (number | undefined)[] {
  const items = listItems(value) ?? range(axes).map(() => value);
  if (items.length !== axes) runtimeError(`adaptive pooling: output_size must have ${axes} elements, but got ${showShape(items.map(Number))}`);
  return items.map((item) => (typeof item === 'bigint' ? Number(item) : undefined));
}

/** One row an operation. */
export const poolings: readonly Op[] = [
  ...rows(1), ...rows(2), ...rows(3),
  op('lp_pool1d(Tensor self, float norm_type, int[1] kernel_size, int[1]? stride=None, bool ceil_mode=False)', ({ self, norm_type, kernel_size, stride, ceil_mode }) => lpPool(1, self, norm_type, windowOf(1, kernel_size, stride ?? [], [0], ceil_mode)), functional),
  op('lp_pool2d(Tensor self, float norm_type, int[2] kernel_size, int[2]? stride=None, bool ceil_mode=False)', ({ self, norm_type, kernel_size, stride, ceil_mode }) => lpPool(2, self, norm_type, windowOf(2, kernel_size, stride ?? [], [0], ceil_mode)), functional),
];
