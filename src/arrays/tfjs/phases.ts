/** @file Rearranging for an input gradient done phase by phase (convolution.ts). Must not know tensors. */
import type { Shape } from '../shape.ts';

type Pair = readonly [number, number];

/**
 * (O, C, kh, kw) to (taps, taps, O, phases · C): tap t of phase r is the kernel's element t·s + r, the last tap first, since
 * a gradient convolves with the kernel turned round.
 */
export function fillPhaseKernel(w: Float32Array, shape: Shape, stride: Pair, filter: Float32Array): void {
  const [outputs = 0, channels = 0, height = 0, width = 0] = shape;
  const tapRows = Math.ceil(height / stride[0]);
  const tapColumns = Math.ceil(width / stride[1]);
  const phases = stride[0] * stride[1] * channels;
  filter.fill(0);
  for (let i = 0; i < height; i++) {
    const row = tapRows - 1 - Math.floor(i / stride[0]);
    for (let j = 0; j < width; j++) {
      const column = tapColumns - 1 - Math.floor(j / stride[1]);
      const phase = (i % stride[0]) * stride[1] + (j % stride[1]);
      for (let o = 0; o < outputs; o++) {
        const to = ((row * tapColumns + column) * outputs + o) * phases + phase * channels;
        const from = o * channels * height * width + i * width + j;
        for (let c = 0; c < channels; c++) filter[to + c] = w[from + c * height * width] ?? 0;
      }
    }
  }
}

/** (N, rows, columns, phases · C) to the image (N, C, H, W): every pixel from its phase, padding left out. */
export function gatherPhases(x: Float32Array, shape: Shape, stride: Pair, padding: Pair, image: Shape, out: Float32Array): void {
  const [n = 0, rows = 0, columns = 0, phases = 0] = shape;
  const [, channels = 0, height = 0, width = 0] = image;
  for (let b = 0; b < n; b++) {
    for (let h = 0; h < height; h++) {
      const row = b * rows + Math.floor((h + padding[0]) / stride[0]);
      const phaseRow = ((h + padding[0]) % stride[0]) * stride[1];
      for (let w = 0; w < width; w++) {
        const column = Math.floor((w + padding[1]) / stride[1]);
        const from = (row * columns + column) * phases + (phaseRow + ((w + padding[1]) % stride[1])) * channels;
        const to = b * channels * height * width + h * width + w;
        for (let c = 0; c < channels; c++) out[to + c * height * width] = x[from + c] ?? 0;
      }
    }
  }
}
