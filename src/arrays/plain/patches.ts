/** @file The patches of an image under a sliding kernel, as a matrix and back. Must not know memory or laziness. */
import type { ConvolutionOptions } from '../backend.ts';
import type { Elements } from '../elements.ts';
import type { Shape } from '../shape.ts';

/** One group of channels of one image. */
export interface Geometry {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly options: ConvolutionOptions;
}

/** Where the element `e` of patch `p` lies: offset + p · patch + e · element. */
export interface PatchLayout {
  readonly offset: number;
  readonly patch: number;
  readonly element: number;
}

export const outExtent = (extent: number, kernel: number, stride: number, padding: number, dilation: number): number =>
  Math.floor((extent + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1;

/** The shape of conv2d's result. */
export function convolutionShape(x: Shape, w: Shape, { stride, padding, dilation }: ConvolutionOptions): number[] {
  const [n = 0, , height = 0, width = 0] = x;
  const [out = 0, , kernelHeight = 0, kernelWidth = 0] = w;
  return [n, out, outExtent(height, kernelHeight, stride[0], padding[0], dilation[0]), outExtent(width, kernelWidth, stride[1], padding[1], dilation[1])];
}

export function geometryOf(x: Shape, w: Shape, out: Shape, options: ConvolutionOptions): Geometry {
  return {
    channels: w[1] ?? 0, height: x[2] ?? 0, width: x[3] ?? 0, kernelHeight: w[2] ?? 0, kernelWidth: w[3] ?? 0, outHeight: out[2] ?? 0, outWidth: out[3] ?? 0, options,
  };
}

/** One element of the kernel over all patches: where its image row 0 begins, and which columns of patches see the image. */
interface Tap {
  readonly element: number;
  /** Of patch 0, in the image; may lie outside. */
  readonly top: number;
  readonly start: number;
  readonly first: number;
  readonly last: number;
}

function eachTap(g: Geometry, visit: (tap: Tap) => void): void {
  const { stride, padding, dilation } = g.options;
  for (let c = 0, element = 0; c < g.channels; c++) {
    for (let i = 0; i < g.kernelHeight; i++) {
      const top = i * dilation[0] - padding[0];
      for (let j = 0; j < g.kernelWidth; j++, element++) {
        const left = j * dilation[1] - padding[1];
        const first = Math.max(0, Math.ceil(-left / stride[1]));
        const last = Math.max(first, Math.min(g.outWidth, Math.ceil((g.width - left) / stride[1])));
        visit({ element, top, start: (c * g.height + top) * g.width + left, first, last });
      }
    }
  }
}

/** Writes every patch of the image that starts at `at`; zeros outside of it. */
export function patchesInto(image: Elements, at: number, g: Geometry, out: Elements, { offset, patch, element: below }: PatchLayout): void {
  const { outHeight, outWidth, height, width } = g;
  const [down, right] = g.options.stride;
  eachTap(g, ({ element, top, start, first, last }) => {
    let o = offset + element * below;
    let i = at + start + first * right;
    for (let y = 0, row = top; y < outHeight; y++, row += down) {
      const inside = row >= 0 && row < height;
      const from = inside ? first : outWidth;
      const to = inside ? last : outWidth;
      if (from > 0) clearRun(out, o, patch, from);
      if (to > from) copyRun(image, i, right, out, o + from * patch, patch, to - from);
      if (outWidth > to) clearRun(out, o + to * patch, patch, outWidth - to);
      o += outWidth * patch;
      i += down * width;
    }
  });
}

/** Adds every patch back to where it came from. */
export function addPatches(patches: Elements, { offset, patch, element: below }: PatchLayout, g: Geometry, image: Elements, at: number): void {
  const { outHeight, outWidth, height, width } = g;
  const [down, right] = g.options.stride;
  eachTap(g, ({ element, top, start, first, last }) => {
    let o = offset + element * below + first * patch;
    let i = at + start + first * right;
    for (let y = 0, row = top; y < outHeight; y++, row += down) {
      if (row >= 0 && row < height) addRun(patches, o, patch, image, i, right, last - first);
      o += outWidth * patch;
      i += down * width;
    }
  });
}

function clearRun(out: Elements, o: number, step: number, n: number): void {
  for (let k = 0; k < n; k++, o += step) out[o] = 0;
}

function copyRun(x: Elements, i: number, step: number, out: Elements, o: number, outStep: number, n: number): void {
  for (let k = 0; k < n; k++, i += step, o += outStep) out[o] = x[i] ?? 0;
}

function addRun(x: Elements, i: number, step: number, out: Elements, o: number, outStep: number, n: number): void {
  for (let k = 0; k < n; k++, i += step, o += outStep) out[o] = (out[o] ?? 0) + (x[i] ?? 0);
}
