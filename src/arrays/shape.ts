/** @file Arithmetic of shapes: sizes, strides, broadcasting. Must not know elements or memory. */

export type Shape = readonly number[];

/** The number of elements. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, extent) => product * extent, 1);

export const sameShape = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((extent, axis) => extent === b[axis]);

/** Row-major strides, in elements. */
export function denseStrides(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis] ?? 1;
  }
  return strides;
}

/** Two shapes that do not go together, for whoever has words for it. */
export class NotBroadcastable extends RangeError {
  constructor(readonly a: Shape, readonly b: Shape) { super(`The shapes (${a.join(', ')}) and (${b.join(', ')}) do not broadcast.`); }
}

/** NumPy's rule: aligned at the right, extents equal or 1. Callers who want PyTorch's words check first. */
export function broadcastShapes(a: Shape, b: Shape): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const x = a[axis - rank + a.length] ?? 1;
    const y = b[axis - rank + b.length] ?? 1;
    if (x !== y && x !== 1 && y !== 1) throw new NotBroadcastable(a, b);
    return x === 1 ? y : x;
  });
}

/** The shape left when `axes` are summed away. */
export function reducedShape(shape: Shape, axes: readonly number[], keepDims: boolean): number[] {
  if (keepDims) return shape.map((extent, axis) => (axes.includes(axis) ? 1 : extent));
  return shape.filter((_, axis) => !axes.includes(axis));
}
