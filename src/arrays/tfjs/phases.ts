/**
 * @file The gradient of a convolution's image, phase by phase: the pixels that lie alike towards the stride are reached by
 * the same elements of the kernel, so each phase is a convolution with stride 1. Must not know memory.
 */
import type { ConvolutionOptions } from '../backend.ts';
import type { Shape } from '../shape.ts';
import { flipView, sliceView, transposeView } from '../view.ts';
import type { View } from '../view.ts';
import type { DeviceBuffer } from './deviceMemory.ts';
import { floats } from './session.ts';
import type { Session } from './session.ts';

/** Along one axis: the pixels start, start + stride, …, and the convolution that computes them. */
interface Phase {
  readonly start: number;
  readonly count: number;
  readonly stride: number;
  /** The elements of the kernel: first, first + step, … */
  readonly first: number;
  readonly step: number;
  readonly taps: number;
  readonly dilation: number;
  readonly before: number;
  readonly after: number;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** Every phase along an axis that any element of the kernel reaches. */
function phasesOf(extent: number, kernel: number, out: number, stride: number, padding: number, dilation: number): Phase[] {
  const common = divisor(stride, dilation);
  const step = stride / common;
  return Array.from({ length: stride }, (_, phase) => phase).flatMap((phase) => {
    const first = Array.from({ length: Math.min(kernel, step) }, (_, i) => i).find((i) => (i * dilation) % stride === phase);
    const from = Math.ceil((padding - phase) / stride);
    const to = Math.floor((extent - 1 + padding - phase) / stride);
    if (first === undefined || to < from) return [];
    const taps = Math.ceil((kernel - first) / step);
    const nearest = (first * dilation - phase) / stride;
    const spread = dilation / common;
    return [{
      start: from * stride + phase - padding, count: to - from + 1, stride, first, step, taps, dilation: spread,
      before: nearest + (taps - 1) * spread - from, after: to - nearest - (out - 1),
    }];
  });
}

/** undefined where a phase would need the gradient cropped. */
export function inputByPhases(session: Session, gradient: View, w: View, x: Shape, { stride, padding, dilation }: ConvolutionOptions): DeviceBuffer | undefined {
  const [rows = [], columns = []] = ([0, 1] as const).map((axis) =>
    phasesOf(x[axis + 2] ?? 0, w.shape[axis + 2] ?? 0, gradient.shape[axis + 2] ?? 0, stride[axis], padding[axis], dilation[axis]));
  if ([...rows, ...columns].some(({ before, after }) => before < 0 || after < 0)) return undefined;
  const image = session.tensor(transposeView(gradient, [0, 2, 3, 1]));
  const result = session.made(x, (elements) => { if (rows.length * columns.length < stride[0] * stride[1]) elements.fill(0); });
  for (const row of rows) {
    for (const column of columns) {
      session.part((part) => {
        const filter = part.tensor(kernelOf(w, row, column));
        const shape = [x[0] ?? 0, row.count, column.count, x[1] ?? 0];
        const pad = [[0, 0], [row.before, row.after], [column.before, column.after], [0, 0]];
        const attributes = { strides: [1, 1], dilations: [row.dilation, column.dilation], dataFormat: 'NHWC', pad };
        const pixels = part.run('Conv2D', { x: image, filter }, shape, attributes);
        interleave(floats(pixels), row, column, x, floats(result));
      });
    }
  }
  return result;
}

/** (taps, taps, O, C), turned round. */
function kernelOf(w: View, row: Phase, column: Phase): View {
  const [outputs = 0, channels = 0] = w.shape;
  const part = sliceView(w, [0, 0, row.first, column.first], [outputs, channels, row.taps, column.taps], [1, 1, row.step, column.step]);
  return transposeView(flipView(part, [2, 3]), [2, 3, 0, 1]);
}

/** Pixels (N, rows, columns, C) to their places in (N, C, H, W). */
function interleave(pixels: Float32Array, row: Phase, column: Phase, [images = 0, channels = 0, height = 0, width = 0]: Shape, out: Float32Array): void {
  let at = 0;
  for (let n = 0; n < images; n++) {
    for (let u = 0; u < row.count; u++) {
      const to = (n * channels * height + row.start + u * row.stride) * width + column.start;
      for (let c = 0; c < channels; c++) spread(pixels, at + c, channels, out, to + c * height * width, column.stride, column.count);
      at += column.count * channels;
    }
  }
}

function spread(x: Float32Array, i: number, step: number, out: Float32Array, o: number, stride: number, count: number): void {
  for (let k = 0; k < count; k++, i += step, o += stride) out[o] = x[i] ?? 0;
}
