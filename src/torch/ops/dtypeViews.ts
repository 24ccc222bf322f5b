/** @file `view(dtype)`: the same memory, looked at as another dtype. */
import type { ArrayBackend, NDArray } from '../../arrays/backend.ts';
import { bytesPerElement, type DType } from '../../arrays/dtype.ts';
import { scalarName } from '../dtypes.ts';
import { runtimeError, unsupported } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { reinterpret } from '../primitives/bits.ts';
import { detach, makeView } from '../primitives/movement.ts';
import { at, replaceAt } from '../shapes.ts';
import type { Tensor, ViewStep } from '../tensor.ts';

function recoded(arrays: ArrayBackend, array: NDArray, shape: readonly number[], dtype: DType): NDArray {
  const data = arrays.read(array) ?? unsupported('the memory of a tensor whose elements are not known here');
  return arrays.fromData(reinterpret(data, array.dtype, dtype), shape, dtype);
}
const stepTo = (shape: readonly number[], dtype: DType): ViewStep => ({
  read: (arrays, source) => recoded(arrays, source, shape, dtype),
  write: (arrays, source, values) => recoded(arrays, values, source.shape, source.dtype),
  apply: (source) => viewAs(source, dtype),
});

/** Elements of another size make the last axis longer or shorter, which must then be whole and without gaps. */
function viewAs(self: Tensor, dtype: DType): Tensor {
  const [old, fresh] = [bytesPerElement[self.dtype], bytesPerElement[dtype]];
  const last = self.rank - 1;
  const strides = old === fresh ? self.strides : resizedStrides(self, dtype);
  const shape = old === fresh ? self.shape : replaceAt(self.shape, last, at(self.shape, last) * old / fresh);
  return makeView('ViewBackward0', self, stepTo(shape, dtype), (grad) => viewAs(grad, self.dtype), { strides, offset: self.offset * old / fresh });
}
function resizedStrides(self: Tensor, dtype: DType): number[] {
  const how = `to view ${scalarName(self.dtype)} as ${scalarName(dtype)} (different element sizes)`;
  if (self.rank === 0) runtimeError(`self.dim() cannot be 0 ${how}`);
  const last = self.rank - 1;
  if (at(self.strides, last) !== 1) runtimeError(`self.stride(-1) must be 1 ${how}, but got ${at(self.strides, last)}`);
  const ratio = bytesPerElement[dtype] / bytesPerElement[self.dtype];
  const mustDivide = (what: string, value: number): void => { if (value % ratio !== 0) runtimeError(`${what} must be divisible by ${ratio} ${how}, but got ${value}`); };
  if (ratio > 1) {
    mustDivide('self.size(-1)', at(self.shape, last));
    mustDivide('self.storage_offset()', self.offset);
    self.strides.slice(0, -1).forEach((stride, axis) => { mustDivide(`self.stride(${axis})`, stride); });
  }
  return self.strides.map((stride, axis) => (axis === last ? 1 : stride / ratio));
}

/** One row an operation. */
export const dtypeViews: readonly Op[] = [
  op('view(Tensor self, ScalarType dtype)', ({ self, dtype }) => viewAs(detach(self), dtype), { on: ['Tensor'] }),
];
