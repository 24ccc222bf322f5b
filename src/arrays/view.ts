/**
 * @file A strided look at a buffer, as PyTorch has it: transposing, slicing, flipping and expanding cost nothing.
 * Must not know kernels or the laziness of fills.
 */
import type { Buffer } from './memory.ts';
import { denseStrides, sizeOf } from './shape.ts';
import type { Shape } from './shape.ts';

export interface View {
  readonly buffer: Buffer;
  readonly shape: Shape;
  /** In elements. 0 where broadcast; negative where flipped. */
  readonly strides: readonly number[];
  readonly offset: number;
}

export const denseView = (buffer: Buffer, shape: Shape): View => ({ buffer, shape, strides: denseStrides(shape), offset: 0 });

/** Row-major without gaps (it may start anywhere in its buffer). */
export function isDense({ shape, strides }: View): boolean {
  const dense = denseStrides(shape);
  return shape.every((extent, axis) => extent === 1 || strides[axis] === dense[axis]);
}

/** Dense, and all of its buffer. */
export const isWhole = (view: View): boolean => view.offset === 0 && view.buffer.length === sizeOf(view.shape) && isDense(view);

export const transposeView = (view: View, permutation: readonly number[]): View => ({
  ...view,
  shape: permutation.map((axis) => view.shape[axis] ?? 1),
  strides: permutation.map((axis) => view.strides[axis] ?? 0),
});

export function expandView(view: View, shape: Shape): View {
  const lead = shape.length - view.shape.length;
  const strides = shape.map((extent, axis) => (view.shape[axis - lead] === extent ? (view.strides[axis - lead] ?? 0) : 0));
  return { ...view, shape, strides };
}

export function sliceView(view: View, start: readonly number[], length: readonly number[], step: readonly number[]): View {
  const offset = view.strides.reduce((sum, stride, axis) => sum + stride * (start[axis] ?? 0), view.offset);
  return { ...view, shape: length, strides: view.strides.map((stride, axis) => stride * (step[axis] ?? 1)), offset };
}

export function flipView(view: View, axes: readonly number[]): View {
  const offset = axes.reduce((sum, axis) => sum + (view.strides[axis] ?? 0) * ((view.shape[axis] ?? 1) - 1), view.offset);
  return { ...view, strides: view.strides.map((stride, axis) => (axes.includes(axis) ? -stride : stride)), offset };
}

/** undefined where only a copy can have that shape. */
export function reshapeView(view: View, shape: Shape): View | undefined {
  const blocks = mergeable(view);
  const strides = new Array<number>(shape.length).fill(0);
  let axis = shape.length - 1;
  for (let b = blocks.length - 1; b >= 0; b--) {
    const block = blocks[b];
    if (block === undefined) return undefined;
    let stride = block.stride;
    let left = block.extent;
    while (axis >= 0 && (left > 1 || shape[axis] === 1)) {
      const extent = shape[axis] ?? 1;
      if (left % extent !== 0) return undefined;
      strides[axis--] = stride;
      stride *= extent;
      left /= extent;
    }
    if (left !== 1) return undefined;
  }
  return axis < 0 ? { ...view, shape, strides } : undefined;
}

interface Block {
  readonly extent: number;
  readonly stride: number;
}

/** Neighbouring axes that step evenly, as one; axes of extent 1 vanish. */
function mergeable({ shape, strides }: View): Block[] {
  const blocks: Block[] = [];
  shape.forEach((extent, axis) => {
    if (extent === 1) return;
    const stride = strides[axis] ?? 0;
    const last = blocks.at(-1);
    if (last?.stride === extent * stride) blocks[blocks.length - 1] = { extent: last.extent * extent, stride };
    else blocks.push({ extent, stride });
  });
  return blocks.length > 0 ? blocks : [{ extent: 1, stride: 0 }];
}

/** Axes along which nothing changes shrunk to 1: what elementwise kernels need compute. */
export const distinctShape = (shape: Shape, views: readonly View[]): number[] =>
  shape.map((extent, axis) => (views.every((view) => strideFromRight(view, shape.length - axis) === 0) ? Math.min(extent, 1) : extent));

function strideFromRight(view: View, fromRight: number): number {
  const axis = view.shape.length - fromRight;
  return (view.shape[axis] ?? 1) === 1 ? 0 : (view.strides[axis] ?? 0);
}

/** The same view where every axis has at most the given extent: drops what `expandView` brings back. */
export function shrinkView(view: View, shape: Shape): View {
  const lead = shape.length - view.shape.length;
  return { ...view, shape: view.shape.map((extent, axis) => Math.min(extent, shape[axis + lead] ?? extent)) };
}
