/** @file Primitives that pick elements by index and put them back: each is the other's gradient. */
import type { ArrayBackend, NDArray } from '../../arrays/backend.ts';
import { record } from '../autograd/graph.ts';
import { at, contiguousStrides, range, type Shape } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';

/** Elements at flat indices (int64, any shape). Its node saves the indices, so it runs once. */
export function take(a: Tensor, indices: NDArray, name = 'TakeBackward0'): Tensor {
  const from = a.shape;
  return record(a.runtime, name, a.runtime.arrays.take(a.array, indices), [[a, (grad) => put(grad, indices, from), fromArray(a.runtime, indices)]]);
}
/** Zeros of `shape` with the values added at flat indices. */
export function put(values: Tensor, indices: NDArray, shape: Shape, name = 'PutBackward0'): Tensor {
  return record(values.runtime, name, values.runtime.arrays.put(values.array, indices, shape), [[values, (grad) => take(grad, indices)]]);
}

/** Turns indices along one axis (`torch.gather`) into flat ones. They broadcast against the other axes. */
export function flatIndices(arrays: ArrayBackend, indices: NDArray, axis: number, shape: Shape): NDArray {
  const strides = contiguousStrides(shape);
  const scaled = arrays.binary('mul', indices, arrays.full([], strides[axis] ?? 0, 'int64'));
  return range(shape.length).filter((other) => other !== axis).reduce((sum, other) => {
    const length = at(indices.shape, other);
    const along = arrays.fromData(range(length).map((i) => i * at(strides, other)), shape.map((_, i) => (i === other ? length : 1)), 'int64');
    return arrays.binary('add', sum, along);
  }, scaled);
}

/** `a` with values at flat indices; of several for one place the last wins, yet all of them get its gradient, as in PyTorch. */
export function replace(a: Tensor, flat: NDArray, values: Tensor, name = 'IndexPutBackward0'): Tensor {
  const { runtime } = a;
  const none = runtime.arrays.full(flat.shape, 0, a.dtype);
  return record(runtime, name, runtime.arrays.replace(a.array, flat, values.array), [
    [a, (grad) => replace(grad, flat, fromArray(runtime, none)), fromArray(runtime, flat)],
    [values, (grad) => take(grad, flat), fromArray(runtime, flat)],
  ]);
}

/** `torch.gather`: the result has the shape of the indices. */
export const takeAt = (a: Tensor, indices: Tensor, axis: number, name = 'GatherBackward0'): Tensor =>
  take(a, flatIndices(a.runtime.arrays, indices.array, axis, a.shape), name);
/** Zeros with the values added at indices along an axis. */
export const placeAt = (values: Tensor, indices: Tensor, axis: number, shape: Shape): Tensor =>
  put(values, flatIndices(values.runtime.arrays, indices.array, axis, shape), shape);
