/**
 * @file Views that pick elements by position: diagonals, windows, and any strides over the memory of another tensor.
 * Where one element is looked at twice, the last write wins and gradients add up.
 */
import { runtimeError } from '../errors.ts';
import { at, contiguousStrides, range, sizeOf, type Shape } from '../shapes.ts';
import type { Tensor, ViewStep } from '../tensor.ts';
import { bytesPerElement } from '../../arrays/dtype.ts';
import { put } from './gathering.ts';
import { detach, makeView } from './movement.ts';

/** How a view lies in memory. */
export interface Geometry { readonly shape: Shape; readonly strides: Shape; readonly offset: number }

/** The elements of `a` at flat positions, as a view of it. */
export function pick(name: string, a: Tensor, positions: readonly number[], { shape, strides, offset }: Geometry): Tensor {
  const { arrays } = a.runtime;
  const flat = arrays.fromData(positions, shape, 'int64');
  const from = a.shape;
  const step: ViewStep = {
    read: (backend, source) => backend.take(source, flat),
    write: (backend, source, values) => backend.replace(source, flat, values),
    apply: (source) => pick(name, source, positions, { shape, strides, offset }),
  };
  return makeView(name, a, step, (grad) => put(grad, flat, from), { strides, offset });
}

/** Every location that a geometry names, in row-major order. */
export function locations({ shape, strides, offset }: Geometry): number[] {
  return shape.reduce<number[]>((found, n, axis) => found.flatMap((start) => range(n).map((i) => start + i * at(strides, axis))), [offset]);
}
/** Where those locations stand among the elements of the tensor; undefined if one of them is none of its elements. */
function positionsIn(a: Tensor, wanted: readonly number[]): number[] | undefined {
  if (a.offset === 0 && a.contiguous) return wanted.every((location) => location < a.size) ? [...wanted] : undefined;
  const places = new Map(locations({ shape: a.shape, strides: a.strides, offset: a.offset }).map((location, index) => [location, index] as const));
  const found = wanted.map((location) => places.get(location) ?? -1);
  return found.includes(-1) ? undefined : found;
}

/** `as_strided`: any view of the memory behind a tensor. */
export function asStrided(a: Tensor, geometry: Geometry): Tensor {
  const wanted = locations(geometry);
  const room = sizeOf(a.storage.array.shape);
  const last = geometry.shape.reduce((total, n, axis) => total + (n - 1) * at(geometry.strides, axis), geometry.offset);
  if (wanted.length > 0 && last >= room) {
    const bytes = bytesPerElement[a.dtype];
    runtimeError(`setStorage: sizes [${geometry.shape.join(', ')}], strides [${geometry.strides.join(', ')}], storage offset ${geometry.offset}, and itemsize ${bytes} requiring a storage size of ${(last + 1) * bytes} are out of bounds for storage of size ${room * bytes}`);
  }
  const own = positionsIn(a, wanted);
  if (own !== undefined) return pick('AsStridedBackward0', a, own, geometry);
  const base = a.viewOf?.base ?? detach(a);
  return pick('AsStridedBackward0', base, positionsIn(base, wanted) ?? runtimeError('as_strided: the memory can not be looked at in this way here'), geometry);
}

/** Strides with which flat positions count. */
export const flatStrides = (a: Tensor): number[] => contiguousStrides(a.shape);
