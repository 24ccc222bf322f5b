/**
 * @file The convolution family through tfjs's fastest kernel, Conv2D (XNNPACK), which takes NHWC and HWIO. Must not know memory.
 *
 * The gradient of the image is a convolution for each phase of the stride (phases.ts). That of the kernel is a convolution
 * of the images with the gradients, where images stand in for channels and the stride dilates.
 */
import type { ConvolutionOptions } from '../backend.ts';
import type { Shape } from '../shape.ts';
import { sizeOf } from '../shape.ts';
import { denseView, sliceView, transposeView } from '../view.ts';
import type { View } from '../view.ts';
import type { DeviceBuffer } from './deviceMemory.ts';
import { inputByPatches, weightByPatches } from './patchProducts.ts';
import { inputByPhases } from './phases.ts';
import { floats } from './session.ts';
import type { Session } from './session.ts';

export const suits = (operand: View, { groups }: ConvolutionOptions): boolean => operand.buffer.dtype === 'float32' && groups === 1 && sizeOf(operand.shape) > 0;

/** The result (N, O, H, W). */
export function convolve(session: Session, x: View, w: View, out: Shape, { stride, padding, dilation }: ConvolutionOptions): DeviceBuffer {
  const [n = 0, o = 0, height = 0, width = 0] = out;
  const shape = [n, height, width, o];
  const image = session.tensor(transposeView(x, [0, 2, 3, 1]));
  const filter = session.tensor(transposeView(w, [2, 3, 1, 0]));
  const pad = [[0, 0], [padding[0], padding[0]], [padding[1], padding[1]], [0, 0]];
  const attributes = { strides: [...stride], dilations: [...dilation], dataFormat: 'NHWC', pad };
  const result = session.run('Conv2D', { x: image, filter }, shape, attributes);
  return session.copy(transposeView(denseView(result, shape), [0, 3, 1, 2]));
}

/** The gradient (N, C, H, W) from that of the result. */
export const convolveInput = (session: Session, gradient: View, w: View, x: Shape, options: ConvolutionOptions): DeviceBuffer =>
  inputByPhases(session, gradient, w, x, options) ?? inputByPatches(session, gradient, w, x, options);

/** XNNPACK adds in float32: more terms than this lose digits. */
const mostTerms = 16_384;
/** With fewer images than this in the place of channels XNNPACK is slow. */
const fewestImages = 4;

/** The gradient (O, C, kh, kw) from that of the result. */
export function convolveWeight(session: Session, x: View, gradient: View, w: Shape, options: ConvolutionOptions): DeviceBuffer {
  const [images = 0, , outHeight = 0, outWidth = 0] = gradient.shape;
  const most = Math.floor(mostTerms / (outHeight * outWidth));
  const pads = [0, 1].map((axis) => weightPadding(x.shape[axis + 2] ?? 0, w[axis + 2] ?? 0, gradient.shape[axis + 2] ?? 0, axis, options));
  if (Math.min(images, most) < fewestImages || pads.some(([, after = 0]) => after < 0)) return weightByPatches(session, x, gradient, w, options);
  const parts = Math.ceil(images / most);
  const count = Math.ceil(images / parts);
  const [outputs = 0, channels = 0, height = 0, width = 0] = w;
  const shape = [channels, height, width, outputs];
  const pad = [[0, 0], ...pads, [0, 0]];
  const attributes = { strides: [...options.dilation], dilations: [...options.stride], dataFormat: 'NHWC', pad };
  const product = (part: Session, first: number, length: number): DeviceBuffer => {
    const image = part.tensor(transposeView(someImages(part, x, first, length), [1, 2, 3, 0]));
    const filter = part.tensor(transposeView(someImages(part, gradient, first, length), [2, 3, 0, 1]));
    return part.run('Conv2D', { x: image, filter }, shape, attributes);
  };
  const sum = parts === 1 ? product(session, 0, images) : summed(session, shape, images, count, product);
  return session.copy(transposeView(denseView(sum, shape), [3, 0, 1, 2]));
}

/** The sum, in double, of what `product` answers for `count` images at a time. */
function summed(session: Session, shape: Shape, images: number, count: number, product: (part: Session, first: number, length: number) => DeviceBuffer): DeviceBuffer {
  const sums = new Float64Array(sizeOf(shape));
  for (let first = 0; first < images; first += count) {
    session.part((part) => {
      const terms = floats(product(part, first, Math.min(count, images - first)));
      for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (terms[at] ?? 0);
    });
  }
  return session.made(shape, (elements) => { elements.set(sums); });
}

/** All of a buffer, so that it can be transposed fast. */
function someImages(session: Session, view: View, first: number, length: number): View {
  const [images = 0, ...rest] = view.shape;
  if (length === images) return view;
  const shape = [length, ...rest];
  return denseView(session.dense(sliceView(view, [first, 0, 0, 0], shape, [1, 1, 1, 1])), shape);
}

/** Zeros before and after, so that there are as many positions as the kernel has elements. */
function weightPadding(extent: number, kernel: number, out: number, axis: number, { stride, padding, dilation }: ConvolutionOptions): readonly [number, number] {
  const before = padding[axis] ?? 0;
  const spanned = (stride[axis] ?? 1) * (out - 1) + 1 + (dilation[axis] ?? 1) * (kernel - 1);
  return [before, spanned - extent - before];
}
