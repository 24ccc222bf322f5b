/** @file Arithmetic on shapes, axes and strides, with PyTorch's error texts. Must not know tensors. */
import { OutOfBytes } from '../arrays/backend.ts';
import { indexError, runtimeError } from './errors.ts';

export type Shape = readonly number[];

export const sizeOf = (shape: Shape): number => shape.reduce((product, n) => product * n, 1);
export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
/** `[2, 3]` */
export const showShape = (shape: Shape): string => `[${shape.join(', ')}]`;
export function range(length: number, start = 0): number[] {
  if (length > longestList) throw new OutOfBytes(length * bytesPerNumber, longestList * bytesPerNumber);
  return Array.from({ length }, (_, i) => i + start);
}
/** JavaScript's own limit is twice that, and ends the process. */
const longestList = 1 << 26;
const bytesPerNumber = 8;
/** The element at an index that is known to be inside. */
export const at = <T>(items: readonly T[], index: number): T => {
  const item = items.at(index);
  if (item === undefined) throw new RangeError(`Index ${index} is outside of ${items.length} items`);
  return item;
};
export const replaceAt = <T>(items: readonly T[], index: number, ...replacements: readonly T[]): T[] => [...items.slice(0, index), ...replacements, ...items.slice(index + 1)];

/** The shape of two broadcast tensors. */
export function broadcast(a: Shape, b: Shape): number[] {
  const rank = Math.max(a.length, b.length);
  // PyTorch looks at the last axes first, and speaks of the first that doesn't fit.
  return range(rank).map((back) => rank - 1 - back).map((axis) => {
    const left = a[a.length - rank + axis] ?? 1;
    const right = b[b.length - rank + axis] ?? 1;
    if (left !== right && left !== 1 && right !== 1) runtimeError(`The size of tensor a (${left}) must match the size of tensor b (${right}) at non-singleton dimension ${axis}`);
    return left === 1 ? right : left;
  }).reverse();
}
export const broadcastAll = (shapes: readonly Shape[]): Shape => shapes.reduce((all, shape) => broadcast(all, shape), []);

/** The length of an axis, where numbers have none: `wrapDim` gives a 0-dim tensor the axes −1 and 0. */
export function lengthOf(shape: Shape, axis: number): number {
  return shape[axis] ?? indexError(`Dimension specified as ${axis} but tensor has no dimensions`);
}

/** Turns a negative axis into its positive one. A 0-dim tensor has the axes −1 and 0. */
export function wrapDim(dim: number, rank: number): number {
  const bound = Math.max(rank, 1);
  if (dim < -bound || dim >= bound) indexError(`Dimension out of range (expected to be in range of [${-bound}, ${bound - 1}], but got ${dim})`);
  return dim < 0 ? dim + bound : dim;
}

/** Axes of a reduction, sorted; none given means all. */
export function wrapDims(dims: readonly number[] | undefined, rank: number): number[] {
  if (dims === undefined || dims.length === 0) return range(rank);
  const seen = new Set<number>();
  for (const dim of dims) {
    const wrapped = wrapDim(dim, rank);
    if (seen.has(wrapped)) runtimeError(`dim ${wrapped} appears multiple times in the list of dims`);
    seen.add(wrapped);
  }
  return [...seen].filter((dim) => dim < rank).sort((a, b) => a - b);
}

export const reducedShape = (shape: Shape, axes: readonly number[], keepDims: boolean): number[] =>
  keepDims ? shape.map((n, axis) => (axes.includes(axis) ? 1 : n)) : shape.filter((_, axis) => !axes.includes(axis));

/** The shape that `view(...)` means: at most one −1, which is inferred. */
export function inferShape(shape: Shape, size: number): number[] {
  const free = shape.indexOf(-1);
  if (free !== shape.lastIndexOf(-1)) runtimeError('only one dimension can be inferred');
  const negative = shape.find((n) => n < -1);
  if (negative !== undefined) runtimeError(`invalid shape dimension ${negative}`);
  const known = shape.filter((n) => n !== -1).reduce((product, n) => product * n, 1);
  if (free < 0 ? known === size : known !== 0 && size % known === 0) return shape.map((n) => (n === -1 ? size / known : n));
  if (free >= 0 && known === 0 && size === 0) runtimeError(`cannot reshape tensor of 0 elements into shape ${showShape(shape)} because the unspecified dimension size -1 can be any value and is ambiguous`);
  return runtimeError(`shape '${showShape(shape)}' is invalid for input of size ${size}`);
}

export function contiguousStrides(shape: Shape): number[] {
  const strides: number[] = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis--) strides[axis] = at(strides, axis + 1) * Math.max(at(shape, axis + 1), 1);
  return strides;
}

export function isContiguous(shape: Shape, strides: Shape): boolean {
  if (sizeOf(shape) === 0) return true;
  let expected = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] === 1) continue;
    if (strides[axis] !== expected) return false;
    expected *= at(shape, axis);
  }
  return true;
}

/** No two indices name one element, and there are no gaps: a permutation of something contiguous. */
export function isDense(shape: Shape, strides: Shape): boolean {
  const order = range(shape.length).filter((axis) => shape[axis] !== 1).sort((a, b) => at(strides, a) - at(strides, b));
  let expected = 1;
  for (const axis of order) {
    if (strides[axis] !== expected) return false;
    expected *= at(shape, axis);
  }
  return true;
}

/** Strides with which the same memory is read in another shape; undefined where that can't be done without a copy. */
export function viewStrides(shape: Shape, strides: Shape, target: Shape): number[] | undefined {
  if (shape.length === 0) return target.map(() => 1);
  if (sizeOf(shape) === 0) return sameShape(shape, target) ? [...strides] : contiguousStrides(target);
  const result: number[] = new Array<number>(target.length).fill(1);
  let axis = target.length - 1;
  let chunkStride = strides.at(-1) ?? 1;
  let chunkSize = 1;
  let viewSize = 1;
  for (let source = shape.length - 1; source >= 0; source--) {
    chunkSize *= at(shape, source);
    const previous = source === 0 ? undefined : at(strides, source - 1);
    if (previous !== undefined && (shape[source - 1] === 1 || previous === chunkSize * chunkStride)) continue;
    while (axis >= 0 && (viewSize < chunkSize || target[axis] === 1)) {
      result[axis] = viewSize * chunkStride;
      viewSize *= at(target, axis);
      axis--;
    }
    if (viewSize !== chunkSize) return undefined;
    if (previous !== undefined) [chunkStride, chunkSize, viewSize] = [previous, 1, 1];
  }
  return axis === -1 ? result : undefined;
}
