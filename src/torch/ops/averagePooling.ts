/** @file Average pooling in one, two and three dimensions: window sums, which are convolutions with ones, over window sizes. */
import { runtimeError } from '../errors.ts';
import { conv2d, convolvedLength } from '../primitives/linear.ts';
import { pad, permute, reshape } from '../primitives/movement.ts';
import { isFloating } from '../dtypes.ts';
import { cast, constant, div, scale } from '../primitives/pointwise.ts';
import { at, range, sizeOf } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';

/** A window over the last axes, and how it moves; one number per axis. */
export interface Window {
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly ceil: boolean;
}
export interface AverageOptions extends Window { readonly includePadding: boolean; readonly divisor: number | undefined }

/** How many windows fit; with `ceil` a last one may hang over, if it starts inside. */
export function windowCount(length: number, axis: number, { kernel, stride, padding, ceil }: Window, dilation = 1): number {
  const [k, s, p] = [at(kernel, axis), at(stride, axis), at(padding, axis)];
  if (!ceil) return convolvedLength(length, k, s, p, dilation);
  const count = Math.ceil((length + 2 * p - dilation * (k - 1) - 1) / s) + 1;
  return (count - 1) * s >= length + p ? count - 1 : count;
}

/** Refuses windows that PyTorch refuses, in its words. */
export function checkWindow(x: Tensor, window: Window, dilation: readonly number[] = window.kernel.map(() => 1), smaller?: 'average'): void {
  const axes = window.kernel.length;
  if (window.stride.includes(0)) runtimeError('stride should not be zero');
  window.padding.forEach((p, i) => {
    if (p * 2 > at(window.kernel, i)) runtimeError(`pad should be at most half of kernel size, but got pad=${p} and kernel_size=${at(window.kernel, i)}`);
  });
  const lengths = range(axes).map((i) => windowCount(at(x.shape, i - axes), i, window, at(dilation, i)));
  const ones = range(Math.max(axes, 2) - axes).map(() => 1);
  const channels = at(x.shape, -axes - 1);
  const image = x.shape.slice(-axes);
  if (axes === 3 && smaller !== undefined && lengths.some((n) => n < 1)) runtimeError(`input image (${image.map((n, i) => `${'THW'.charAt(i)}: ${n}`).join(' ')}) smaller than kernel size (${window.kernel.map((k, i) => `k${'THW'.charAt(i)}: ${k}`).join(' ')})`);
  if (lengths.some((n) => n < 1)) runtimeError(`Given input size: (${[channels, ...ones, ...x.shape.slice(-axes)].join('x')}). Calculated output size: (${[channels, ...ones, ...lengths].join('x')}). Output size is too small`);
}

/** Sums windows of the last two axes; zeros are put where windows hang over. */
function planeSums(x: Tensor, window: Window): Tensor {
  const counts = [0, 1].map((i) => windowCount(at(x.shape, i - 2), i, window));
  const { kernel, stride, padding } = window;
  const behind = [0, 1].map((i) => Math.max(0, (at(counts, i) - 1) * at(stride, i) + at(kernel, i) - at(x.shape, i - 2) - at(padding, i)));
  const planes = reshape(x, [sizeOf(x.shape.slice(0, -2)), 1, at(x.shape, -2), at(x.shape, -1)]);
  const padded = pad(planes, [[0, 0], [0, 0], [at(padding, 0), at(behind, 0)], [at(padding, 1), at(behind, 1)]], 0);
  const ones = fromArray(x.runtime, x.runtime.arrays.full([1, 1, at(kernel, 0), at(kernel, 1)], 1, x.dtype));
  const total = conv2d(padded, ones, { stride: [at(stride, 0), at(stride, 1)], padding: [0, 0], dilation: [1, 1], groups: 1 });
  return reshape(total, [...x.shape.slice(0, -2), at(total.shape, -2), at(total.shape, -1)]);
}
const partOf = (window: Window, from: number, to: number): Window => ({ kernel: window.kernel.slice(from, to), stride: window.stride.slice(from, to), padding: window.padding.slice(from, to), ceil: window.ceil });
const line = ({ kernel, stride, padding, ceil }: Window): Window => ({ kernel: [1, ...kernel], stride: [1, ...stride], padding: [0, ...padding], ceil });

function windowSums(x: Tensor, window: Window): Tensor {
  const axes = window.kernel.length;
  if (axes === 2) return planeSums(x, window);
  if (axes === 1) {
    const total = planeSums(reshape(x, [...x.shape.slice(0, -1), 1, at(x.shape, -1)]), line(window));
    return reshape(total, [...x.shape.slice(0, -1), at(total.shape, -1)]);
  }
  const flat = planeSums(x, partOf(window, 1, 3));
  const lead = range(x.rank - 3);
  const deepLast = permute(flat, [...lead, x.rank - 2, x.rank - 1, x.rank - 3]);
  return permute(planeSums(deepLast, line(partOf(window, 0, 1))), [...lead, x.rank - 1, x.rank - 3, x.rank - 2]);
}

/** How many elements each window averages over: one number, or one for each place. */
function divisors(x: Tensor, { kernel, stride, padding, includePadding, divisor, ceil }: AverageOptions): number | Tensor {
  if (divisor !== undefined) return divisor === 0 ? runtimeError('divisor must be not zero') : divisor;
  const axes = kernel.length;
  const lengths = range(axes).map((i) => range(windowCount(at(x.shape, i - axes), i, { kernel, stride, padding, ceil })).map((n) => {
    const start = n * at(stride, i) - at(padding, i);
    const length = at(x.shape, i - axes);
    const end = Math.min(start + at(kernel, i), length + at(padding, i));
    return includePadding ? end - start : Math.min(end, length) - Math.max(start, 0);
  }));
  if (lengths.every((counts, i) => counts.every((n) => n === kernel[i]))) return sizeOf(kernel);
  const products = lengths.reduce<readonly number[]>((all, counts) => all.flatMap((n) => counts.map((c) => n * c)), [1]);
  return fromArray(x.runtime, x.runtime.arrays.fromData(products, lengths.map((counts) => counts.length), x.dtype));
}

/** The mean of each window of the last axes. */
export function poolAverage(x: Tensor, options: AverageOptions): Tensor {
  const sums = windowSums(x, options);
  const sizes = divisors(x, options);
  // Whole numbers are divided as C++ does.
  if (!isFloating(x.dtype)) return cast(div(cast(sums, 'float64'), typeof sizes === 'number' ? constant(sums, sizes, 'float64') : cast(sizes, 'float64')), x.dtype);
  return typeof sizes === 'number' ? scale(sums, 1 / sizes) : div(sums, sizes);
}
