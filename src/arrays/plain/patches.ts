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

/** Calls `row` for every kernel element and row of patches: first image index and first column, and which columns lie inside the image. */
function eachRow(g: Geometry, row: (element: number, patch: number, image: number, first: number, last: number) => void): void {
  const { stride, padding, dilation } = g.options;
  for (let c = 0, element = 0; c < g.channels; c++) {
    for (let i = 0; i < g.kernelHeight; i++) {
      for (let j = 0; j < g.kernelWidth; j++, element++) {
        const left = j * dilation[1] - padding[1];
        const first = Math.max(0, Math.ceil(-left / stride[1]));
        const last = Math.min(g.outWidth, Math.ceil((g.width - left) / stride[1]));
        for (let y = 0; y < g.outHeight; y++) {
          const top = y * stride[0] + i * dilation[0] - padding[0];
          const inside = top >= 0 && top < g.height;
          row(element, y * g.outWidth, (c * g.height + top) * g.width + left, inside ? first : g.outWidth, inside ? last : g.outWidth);
        }
      }
    }
  }
}

/** Writes every patch of the image that starts at `at`; zeros outside of it. */
export function patchesInto(image: Elements, at: number, g: Geometry, out: Elements, layout: PatchLayout): void {
  const step = g.options.stride[1];
  eachRow(g, (element, patch, start, first, last) => {
    let o = layout.offset + element * layout.element + patch * layout.patch;
    for (let x = 0; x < g.outWidth; x++, o += layout.patch) out[o] = x >= first && x < last ? (image[at + start + x * step] ?? 0) : 0;
  });
}

/** Adds every patch back to where it came from. */
export function addPatches(patches: Elements, layout: PatchLayout, g: Geometry, image: Elements, at: number): void {
  const step = g.options.stride[1];
  eachRow(g, (element, patch, start, first, last) => {
    const o = layout.offset + element * layout.element + patch * layout.patch;
    for (let x = first; x < last; x++) {
      const i = at + start + x * step;
      image[i] = (image[i] ?? 0) + (patches[o + x * layout.patch] ?? 0);
    }
  });
}
