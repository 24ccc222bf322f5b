/**
 * @file Convolution and its two gradients as matrix products of patches, image by image and group by group.
 * Must not know memory or laziness. Operands are dense: x (N, C, H, W), w (O, C/groups, kh, kw).
 */
import type { ConvolutionOptions } from '../backend.ts';
import { newElements } from '../elements.ts';
import type { Elements } from '../elements.ts';
import type { DType } from '../dtype.ts';
import type { Shape } from '../shape.ts';
import { addProduct } from './matmul.ts';
import { addPatches, geometryOf, patchesInto } from './patches.ts';
import type { Geometry } from './patches.ts';

export interface Plan {
  readonly geometry: Geometry;
  readonly images: number;
  readonly groups: number;
  /** Output channels of one group. */
  readonly outputs: number;
  /** Patches of one image. */
  readonly patches: number;
  /** Elements of one patch: kernel size times channels of one group. */
  readonly patchSize: number;
  /** Elements of one group of one image. */
  readonly imageSize: number;
}

export function planOf(x: Shape, w: Shape, out: Shape, options: ConvolutionOptions): Plan {
  const geometry = geometryOf(x, w, out, options);
  return {
    geometry,
    images: x[0] ?? 0,
    groups: options.groups,
    outputs: (w[0] ?? 0) / options.groups,
    patches: geometry.outHeight * geometry.outWidth,
    patchSize: geometry.channels * geometry.kernelHeight * geometry.kernelWidth,
    imageSize: geometry.channels * geometry.height * geometry.width,
  };
}

function eachGroup(plan: Plan, visit: (image: number, group: number) => void): void {
  for (let image = 0; image < plan.images; image++) {
    for (let group = 0; group < plan.groups; group++) visit(image, group);
  }
}

/** out (outputs × patches) = w (outputs × patchSize) · patchesᵀ */
export function conv2dInto(x: Elements, w: Elements, plan: Plan, dtype: DType, out: Elements): void {
  const { geometry, groups, outputs, patches, patchSize, imageSize } = plan;
  const matrix = newElements[dtype](patches * patchSize);
  out.fill(0);
  eachGroup(plan, (image, group) => {
    const place = image * groups + group;
    patchesInto(x, place * imageSize, geometry, matrix, { offset: 0, patch: patchSize, element: 1 });
    const kernels = { data: w, offset: group * outputs * patchSize, count: outputs };
    addProduct(kernels, { data: matrix, offset: 0, count: patches }, patchSize, out, place * outputs * patches);
  });
}

/** patches (patches × patchSize) = gradientᵀ · w, added back into the image. */
export function conv2dInputInto(gradient: Elements, w: Elements, plan: Plan, dtype: DType, out: Elements): void {
  const { geometry, groups, outputs, patches, patchSize, imageSize } = plan;
  const columns = newElements[dtype](patches * outputs);
  const kernels = transposed(w, plan, dtype);
  const image = new Float64Array(imageSize);
  const matrix = new Float64Array(patches * patchSize);
  eachGroup(plan, (n, group) => {
    const place = n * groups + group;
    transposeInto(gradient, place * outputs * patches, outputs, patches, columns, 0);
    matrix.fill(0);
    const rows = { data: kernels, offset: group * outputs * patchSize, count: patchSize };
    addProduct({ data: columns, offset: 0, count: patches }, rows, outputs, matrix, 0);
    image.fill(0);
    addPatches(matrix, { offset: 0, patch: patchSize, element: 1 }, geometry, image, 0);
    out.set(image, place * imageSize);
  });
}

/** Dot products shorter than this are not worth the setting up: several images share one. */
const wantedLength = 256;

/** dw (outputs × patchSize) = Σ over images of gradient (outputs × patches) · patches */
export function conv2dWeightInto(x: Elements, gradient: Elements, plan: Plan, dtype: DType, out: Elements): void {
  const { images, groups, outputs, patches, patchSize } = plan;
  const together = Math.min(images, Math.ceil(wantedLength / patches));
  const sums = new Float64Array(out.length);
  const matrix = newElements[dtype](together * patches * patchSize);
  const rows = newElements[dtype](together * patches * outputs);
  for (let group = 0; group < groups; group++) {
    for (let first = 0; first < images; first += together) {
      const count = Math.min(together, images - first);
      const length = count * patches;
      for (let n = 0; n < count; n++) gather(x, gradient, plan, (first + n) * groups + group, n, length, matrix, rows);
      const kernels = { data: matrix, offset: 0, count: patchSize };
      addProduct({ data: rows, offset: 0, count: outputs }, kernels, length, sums, group * outputs * patchSize);
    }
  }
  out.set(sums);
}

/** Puts one image's patches and gradient beside those of others, so that a row runs over all of them. */
function gather(x: Elements, gradient: Elements, plan: Plan, place: number, n: number, length: number, matrix: Elements, rows: Elements): void {
  const { geometry, outputs, patches, imageSize } = plan;
  patchesInto(x, place * imageSize, geometry, matrix, { offset: n * patches, patch: 1, element: length });
  for (let o = 0; o < outputs; o++) {
    const from = (place * outputs + o) * patches;
    rows.set(gradient.subarray(from, from + patches), o * length + n * patches);
  }
}

function transposed(w: Elements, { groups, outputs, patchSize }: Plan, dtype: DType): Elements {
  const result = newElements[dtype](w.length);
  for (let group = 0; group < groups; group++) {
    const at = group * outputs * patchSize;
    transposeInto(w, at, outputs, patchSize, result, at);
  }
  return result;
}

/** (rows × columns) from `at` becomes (columns × rows) from `to`. */
export function transposeInto(x: Elements, at: number, rows: number, columns: number, out: Elements, to: number): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) out[to + j * rows + i] = x[at + i * columns + j] ?? 0;
  }
}
