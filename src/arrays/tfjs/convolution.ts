/**
 * @file The convolution family through tfjs's one fast kernel, Conv2D (NHWC, HWIO; XNNPACK). Must not know memory.
 *
 * The input gradient of a convolution with stride s is s·s interleaved convolutions with stride 1 (one a phase), which
 * are done as one with their outputs stacked. The weight gradient is a convolution of the input by the gradient, images
 * in the place of channels, with stride and dilation swapped.
 */
import type { NamedAttrMap } from '@tensorflow/tfjs-core';
import type { ConvolutionOptions } from '../backend.ts';
import type { Shape } from '../shape.ts';
import { sizeOf } from '../shape.ts';
import { denseView, sliceView, transposeView } from '../view.ts';
import type { View } from '../view.ts';
import type { DeviceBuffer } from './deviceMemory.ts';
import type { TensorInfo } from './engine.ts';
import { fillPhaseKernel, gatherPhases } from './phases.ts';
import { floats } from './session.ts';
import type { Session } from './session.ts';

const channelsLast = [0, 2, 3, 1];
const channelsFirst = [0, 3, 1, 2];
/** Rows and columns first, then input and output channels. */
const kernelOrder = [2, 3, 1, 0];

export const suits = (operand: View, { groups }: ConvolutionOptions): boolean => operand.buffer.dtype === 'float32' && groups === 1 && sizeOf(operand.shape) > 0;

type Pair = readonly [number, number];

interface Conv2DAttributes {
  readonly strides: Pair;
  readonly dilations: Pair;
  /** Before and after. */
  readonly height: Pair;
  readonly width: Pair;
}

const attributesOf = ({ strides, dilations, height, width }: Conv2DAttributes): NamedAttrMap => ({
  strides: [...strides], dilations: [...dilations], dataFormat: 'NHWC', pad: [[0, 0], [...height], [...width], [0, 0]], // tfjs's type forgets explicit padding
});

const conv2D = (session: Session, x: TensorInfo, filter: TensorInfo, shape: Shape, attributes: Conv2DAttributes): DeviceBuffer =>
  session.run('Conv2D', { x, filter }, shape, attributesOf(attributes));

const tensorOf = ({ tensor }: DeviceBuffer, shape: Shape): TensorInfo => ({ ...tensor, shape: [...shape] });

/** The result (N, O, H, W). */
export function convolve(session: Session, x: View, w: View, out: Shape, { stride, padding, dilation }: ConvolutionOptions): DeviceBuffer {
  const [n = 0, o = 0, height = 0, width = 0] = out;
  const shape = [n, height, width, o];
  const result = conv2D(session, session.tensor(transposeView(x, channelsLast)), session.tensor(transposeView(w, kernelOrder)), shape, {
    strides: stride, dilations: dilation, height: [padding[0], padding[0]], width: [padding[1], padding[1]],
  });
  return session.transposed(result, shape, channelsFirst);
}

/** The gradient (N, C, H, W) from that of the result. Dilation must be 1. */
export function convolveInput(session: Session, gradient: View, w: View, x: Shape, { stride, padding }: ConvolutionOptions): DeviceBuffer {
  const [n = 0, channels = 0, height = 0, width = 0] = x;
  const [outputs = 0, , kernelHeight = 0, kernelWidth = 0] = w.shape;
  const [, , outHeight = 0, outWidth = 0] = gradient.shape;
  const taps: Pair = [Math.ceil(kernelHeight / stride[0]), Math.ceil(kernelWidth / stride[1])];
  const rows = Math.max(Math.ceil((height + padding[0]) / stride[0]), outHeight);
  const columns = Math.max(Math.ceil((width + padding[1]) / stride[1]), outWidth);
  const phases = stride[0] * stride[1] * channels;
  const kernel = session.dense(w);
  const filter = session.made([...taps, outputs, phases], (elements) => fillPhaseKernel(floats(kernel), w.shape, stride, elements));
  const result = conv2D(session, session.tensor(transposeView(gradient, channelsLast)), tensorOf(filter, [...taps, outputs, phases]), [n, rows, columns, phases], {
    strides: [1, 1], dilations: [1, 1], height: [taps[0] - 1, rows - outHeight], width: [taps[1] - 1, columns - outWidth],
  });
  return session.made(x, (image) => gatherPhases(floats(result), [n, rows, columns, phases], stride, padding, x, image));
}

/** The gradient (O, C, kh, kw) from that of the result. */
export function convolveWeight(session: Session, x: View, gradient: View, w: Shape, { stride, padding, dilation }: ConvolutionOptions): DeviceBuffer {
  const [outputs = 0, channels = 0, kernelHeight = 0, kernelWidth = 0] = w;
  const [, , height = 0, width = 0] = x.shape;
  const [, , outHeight = 0, outWidth = 0] = gradient.shape;
  // With a stride the image may end beyond the last patch, which would give rows and columns that are no part of the kernel.
  const extra: Pair = [
    surplus(height + 2 * padding[0], stride[0] * (outHeight - 1) + 1, dilation[0], kernelHeight),
    surplus(width + 2 * padding[1], stride[1] * (outWidth - 1) + 1, dilation[1], kernelWidth),
  ];
  const shape = [channels, kernelHeight + extra[0], kernelWidth + extra[1], outputs];
  const images = session.tensor(transposeView(x, [1, 2, 3, 0]));
  const filter = session.tensor(transposeView(gradient, [2, 3, 0, 1]));
  const result = conv2D(session, images, filter, shape, {
    strides: dilation, dilations: stride, height: [padding[0], padding[0]], width: [padding[1], padding[1]],
  });
  const kept = sliceView(denseView(result, shape), [0, 0, 0, 0], [channels, kernelHeight, kernelWidth, outputs], [1, 1, 1, 1]);
  return session.copy(transposeView(kept, channelsToWeight));
}

const channelsToWeight = [3, 0, 1, 2];

const surplus = (padded: number, span: number, step: number, wanted: number): number => Math.floor((padded - span) / step) + 1 - wanted;
