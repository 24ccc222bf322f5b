/**
 * @file What a device must be able to do, shapes and dtypes being settled and nothing being constant.
 * Results are whole, dense buffers. Must not know laziness or scopes.
 */
import type { BinaryKernel, ConvolutionOptions, ReduceKernel, UnaryKernel } from './backend.ts';
import type { DType } from './dtype.ts';
import type { Buffer, Memory } from './memory.ts';
import type { Cumulative } from './plain/lines.ts';
import type { Shape } from './shape.ts';
import type { View } from './view.ts';

export interface Kernels {
  readonly memory: Memory;
  cast(x: View, dtype: DType): Buffer;
  unary(kernel: UnaryKernel, x: View): Buffer;
  /** Broadcasts to `shape`. */
  binary(kernel: BinaryKernel, a: View, b: View, shape: Shape): Buffer;
  /** Broadcasts to `shape`. */
  where(condition: View, a: View, b: View, shape: Shape): Buffer;
  /** The elements of the view in a buffer of their own. */
  copy(x: View): Buffer;
  /** A buffer of `shape` and `background`, with each part copied to where it starts. */
  assemble(parts: readonly { readonly view: View; readonly start: readonly number[] }[], shape: Shape, dtype: DType, background: number): Buffer;
  /** At least one axis. */
  reduce(kernel: ReduceKernel, x: View, axes: readonly number[]): Buffer;
  cumulative(kernel: Cumulative, x: View, axis: number): Buffer;
  sort(x: View, axis: number, descending: boolean): { readonly values: Buffer; readonly indices: Buffer };
  take(x: View, indices: View): Buffer;
  put(values: View, indices: View, shape: Shape): Buffer;
  replace(x: View, indices: View, values: View): Buffer;
  /** (batch, m, k) × (batch, k, n). */
  matmul(a: View, b: View): Buffer;
  conv2d(x: View, w: View, out: Shape, options: ConvolutionOptions): Buffer;
  conv2dInput(gradient: View, w: View, x: Shape, options: ConvolutionOptions): Buffer;
  conv2dWeight(x: View, gradient: View, w: Shape, options: ConvolutionOptions): Buffer;
}
