/** @file Matrix products and convolutions. A convolution, its input gradient and its weight gradient are each other's derivatives. */
import type { ConvolutionOptions } from '../../arrays/backend.ts';
import { record } from '../autograd/graph.ts';
import { sameShape, type Shape } from '../shapes.ts';
import type { Tensor } from '../tensor.ts';
import { slice, transpose } from './movement.ts';

const swap = (a: Tensor): Tensor => transpose(a, a.rank - 2, a.rank - 1);

/** (…, m, k) × (…, k, n), equal leading axes. dA = g·Bᵀ, dB = Aᵀ·g. */
export function matmul(a: Tensor, b: Tensor, name = 'MmBackward0'): Tensor {
  return record(a.runtime, name, a.runtime.arrays.matmul(a.array, b.array), [[a, (grad) => matmul(grad, swap(b), name), b], [b, (grad) => matmul(swap(a), grad, name), a]]);
}

/** x (N, C, H, W) with w (O, C/groups, kh, kw). */
export function conv2d(x: Tensor, w: Tensor, options: ConvolutionOptions): Tensor {
  return record(x.runtime, 'ConvolutionBackward0', x.runtime.arrays.conv2d(x.array, w.array, options), [
    [x, (grad) => conv2dInput(grad, w, x.shape, options), w],
    [w, (grad) => conv2dWeight(x, grad, w.shape, options), x],
  ]);
}

/** What has `conv2d` as its adjoint: the transposed convolution. */
export function conv2dInput(y: Tensor, w: Tensor, inputShape: Shape, options: ConvolutionOptions): Tensor {
  return record(y.runtime, 'ConvolutionBackward0', y.runtime.arrays.conv2dInput(y.array, w.array, inputShape, options), [
    [y, (grad) => cropped(conv2d(grad, w, options), y.shape), w],
    [w, (grad) => conv2dWeight(grad, y, w.shape, options), y],
  ]);
}

function conv2dWeight(x: Tensor, y: Tensor, weightShape: Shape, options: ConvolutionOptions): Tensor {
  return record(x.runtime, 'ConvolutionBackwardBackward0', x.runtime.arrays.conv2dWeight(x.array, y.array, weightShape, options), [
    [x, (grad) => conv2dInput(y, grad, x.shape, options), y],
    [y, (grad) => cropped(conv2d(x, grad, options), y.shape), x],
  ]);
}
/** Without what the padding of an output lets a convolution see beyond its end. */
const cropped = (a: Tensor, shape: Shape): Tensor => (sameShape(a.shape, shape) ? a : slice(a, { start: shape.map(() => 0), length: shape, step: shape.map(() => 1) }));

/** The extent of a convolution's result along one axis. */
export const convolvedLength = (length: number, kernel: number, stride: number, padding: number, dilation: number): number =>
  Math.floor((length + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1;
