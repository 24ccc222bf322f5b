/**
 * @file The one interface through which numbers are computed. Must not know tensors, gradients or Python.
 *
 * Arrays are immutable. One whose elements are all equal stays lazy: `fill` is its element and no memory is taken,
 * through reshape, expand, slice, elementwise functions and sums. `meta` computes shapes, fills and the values of small
 * arrays (sizes, products of shapes); elements it does not know it answers with `undefined`.
 */
import type { DType } from './dtype.ts';

export interface NDArray {
  readonly shape: readonly number[];
  readonly dtype: DType;
  /** The value of every element, if it is known that they are all the same. */
  readonly fill: number | undefined;
  /** Its memory was given back: shape and dtype are all it has left. */
  readonly freed: boolean;
}

export type UnaryKernel =
  | 'neg' | 'abs' | 'sign' | 'sqrt' | 'rsqrt' | 'exp' | 'expm1' | 'log' | 'log2' | 'log10' | 'log1p' | 'sin' | 'cos' | 'tan' | 'asin' | 'acos' | 'atan' | 'sinh' | 'cosh' | 'tanh'
  | 'asinh' | 'acosh' | 'atanh' | 'sigmoid' | 'softplus' | 'erf' | 'erfinv' | 'lgamma' | 'digamma' | 'reciprocal' | 'floor' | 'ceil' | 'round' | 'trunc' | 'isnan' | 'isinf' | 'isfinite' | 'logicalNot' | 'bitwiseNot';
export type BinaryKernel =
  | 'add' | 'sub' | 'mul' | 'div' | 'pow' | 'floorDiv' | 'truncDiv' | 'remainder' | 'fmod' | 'maximum' | 'minimum' | 'atan2'
  | 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'logicalAnd' | 'logicalOr' | 'logicalXor' | 'bitwiseAnd' | 'bitwiseOr' | 'bitwiseXor' | 'leftShift' | 'rightShift';
export type ReduceKernel = 'sum' | 'prod' | 'max' | 'min' | 'any' | 'all' | 'argmax' | 'argmin' | 'sumSquares';

/** Two spatial dimensions; one-dimensional convolution is a reshape away, three are composed of two. Layout is PyTorch's NCHW / OIHW. */
export interface ConvolutionOptions {
  readonly stride: readonly [number, number];
  /** Before and after, for height and width. Zeros. */
  readonly padding: readonly [number, number];
  readonly dilation: readonly [number, number];
  readonly groups: number;
}

/**
 * Inputs of one call have one dtype (the caller promotes); comparison and `is…` kernels answer bool, argmax/argmin int64.
 * Axes are non-negative and sorted. Arithmetic on int64 is exact up to 2⁵³. NaN and the infinities propagate as in IEEE 754.
 */
export interface ArrayBackend {
  readonly name: 'meta' | 'cpu' | 'wasm' | 'webgl';

  full(shape: readonly number[], value: number, dtype: DType): NDArray;
  /** Row-major elements; the array takes a copy. */
  fromData(data: ArrayLike<number>, shape: readonly number[], dtype: DType): NDArray;
  /** The elements, row-major (booleans as 0 and 1); undefined where `meta` does not know them. The caller must not write into it. */
  read(array: NDArray): ArrayLike<number> & Iterable<number> | undefined;

  cast(array: NDArray, dtype: DType): NDArray;
  unary(kernel: UnaryKernel, a: NDArray): NDArray;
  /** Broadcasts. */
  binary(kernel: BinaryKernel, a: NDArray, b: NDArray): NDArray;
  /** Broadcasts. `condition` is bool. */
  where(condition: NDArray, a: NDArray, b: NDArray): NDArray;

  reshape(a: NDArray, shape: readonly number[]): NDArray;
  transpose(a: NDArray, permutation: readonly number[]): NDArray;
  expand(a: NDArray, shape: readonly number[]): NDArray;
  /** Python slices per axis, already normalised: 0 ≤ start, start + (length − 1)·step inside; step ≥ 1. */
  slice(a: NDArray, start: readonly number[], length: readonly number[], step: readonly number[]): NDArray;
  flip(a: NDArray, axes: readonly number[]): NDArray;
  /** Constant padding; [before, after] per axis, ≥ 0. */
  pad(a: NDArray, padding: readonly (readonly [number, number])[], value: number): NDArray;
  concat(arrays: readonly NDArray[], axis: number): NDArray;

  /** No axes: the array itself as it is (squared, for sumSquares). float32 accumulates in double, but for sumSquares along the last axes, which adds as PyTorch's norm does. */
  reduce(kernel: ReduceKernel, a: NDArray, axes: readonly number[], keepDims: boolean): NDArray;
  /** Running sum, product, maximum or minimum along an axis. */
  cumulative(kernel: 'sum' | 'prod' | 'max' | 'min', a: NDArray, axis: number): NDArray;
  /** Ascending or descending, stable; NaN counts as the largest. */
  sort(a: NDArray, axis: number, descending: boolean): { readonly values: NDArray; readonly indices: NDArray };

  /** `a.flatten()[indices]`: `indices` is int64 of any shape, inside bounds; the result has its shape. */
  take(a: NDArray, indices: NDArray): NDArray;
  /** Zeros of `shape`, with `values` added at the flat `indices` (same shape as `values`); repeated indices add up. */
  put(values: NDArray, indices: NDArray, shape: readonly number[]): NDArray;
  /** `a` with the box of `values` in place of what stood from `start` on. */
  paste(a: NDArray, start: readonly number[], values: NDArray): NDArray;
  /** `a` with `values` in place of what stood at the flat `indices` (same shape as `values`); of several for one place the last stays. */
  replace(a: NDArray, indices: NDArray, values: NDArray): NDArray;

  /** (…, m, k) × (…, k, n) with equal leading axes. */
  matmul(a: NDArray, b: NDArray): NDArray;
  /** x (N, C, H, W) with w (O, C/groups, kh, kw). */
  conv2d(x: NDArray, w: NDArray, options: ConvolutionOptions): NDArray;
  /** The gradient of conv2d with respect to x: also the transposed convolution. */
  conv2dInput(gradient: NDArray, w: NDArray, inputShape: readonly number[], options: ConvolutionOptions): NDArray;
  conv2dWeight(x: NDArray, gradient: NDArray, weightShape: readonly number[], options: ConvolutionOptions): NDArray;

  /** Frees what was made inside, but for what `keep` answers. Nests. */
  scope<T>(body: () => T, keep?: (result: T) => readonly NDArray[]): T;
  /** How many arrays with memory were made so far: the number that the next one gets. */
  readonly made: number;
  /** Frees what was made in the innermost open scope (or outside of any), but for `live`, for numbers it `spares`, and for what shares memory with those. */
  sweep(live: Iterable<NDArray>, spares?: (number: number) => boolean): void;
  /** Bytes held now, the most ever held, and the most that may be held; and in how many pieces they are held. */
  readonly memory: { readonly bytes: number; readonly peak: number; readonly limit: number; readonly pieces: number };
}

/** Thrown before anything is allocated. */
export class OutOfBytes extends Error {
  constructor(readonly needed: number, readonly limit: number, /** Of the array that was to be made. */ readonly shape?: readonly number[]) {
    const what = shape === undefined ? 'This needs' : `With an array of shape (${shape.join(', ')}) this needs`;
    super(`${what} ${Math.ceil(needed / 2 ** 20).toString()} MiB; the limit is ${Math.floor(limit / 2 ** 20).toString()} MiB.`);
  }
}
/** Thrown where an int64 result is beyond ±2⁵³, so that it could not be held exactly. */
export class InexactInteger extends RangeError {
  constructor(readonly value: number) {
    super(`The integer ${value.toString()} is too large to be held exactly.`);
  }
}
/** Thrown by integer division, remainder and the like. */
export class DivisionByZero extends RangeError {
  constructor() {
    super('ZeroDivisionError');
  }
}
export const defaultMaxBytes = 2 ** 30;
