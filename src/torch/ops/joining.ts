/** @file Operations that join tensors or choose between them: cat, stack, where, masks, gather and scatter. */
import { bytesPerElement } from '../../arrays/dtype.ts';
import { expandTo, unsqueeze } from './movement.ts';
import { indexError, runtimeError, unsupported } from '../errors.ts';
import { scalarName } from '../dtypes.ts';
import { named } from '../autograd/named.ts';
import { op, type Op } from '../op.ts';
import { take, takeAt } from '../primitives/gathering.ts';
import { reinterpret } from '../primitives/bits.ts';
import { concat, reshape } from '../primitives/movement.ts';
import { cast, where } from '../primitives/pointwise.ts';
import { commonType, promotePair } from '../promotion.ts';
import type { Value } from '../../python/evaluator/values.ts';
import { at, broadcast, contiguousStrides, range, sameShape, showShape, wrapDim } from '../shapes.ts';
import { tupleOf } from '../size.ts';
import { fromArray, type Tensor } from '../tensor.ts';

function nonEmpty(name: string, tensors: readonly Tensor[]): readonly [Tensor, ...Tensor[]] {
  const [first, ...rest] = tensors;
  return first === undefined ? runtimeError(name === 'stack' ? 'stack expects a non-empty TensorList' : `${name}(): expected a non-empty list of Tensors`) : [first, ...rest];
}
const typed = (tensors: readonly [Tensor, ...Tensor[]]): readonly [Tensor, ...Tensor[]] => {
  const dtype = commonType(tensors);
  const [first, ...rest] = tensors;
  return [cast(first, dtype), ...rest.map((tensor) => cast(tensor, dtype))];
};

export function cat(tensors: readonly Tensor[], dim: number): Tensor {
  const all = nonEmpty('torch.cat', tensors);
  const zero = all.findIndex((tensor) => tensor.rank === 0);
  if (zero >= 0) runtimeError(`zero-dimensional tensor (at position ${zero}) cannot be concatenated`);
  // An empty 1-dim tensor joins anything, for old times' sake.
  const [first, ...rest] = all.filter((tensor) => !sameShape(tensor.shape, [0]));
  if (first === undefined) return all[0];
  const axis = wrapDim(dim, first.rank);
  rest.forEach((tensor, index) => {
    if (tensor.rank !== first.rank) runtimeError(`Tensors must have same number of dimensions: got ${first.rank} and ${tensor.rank}`);
    if (tensor.shape.some((n, other) => other !== axis && n !== first.shape[other])) {
      const other = tensor.shape.findIndex((n, i) => i !== axis && n !== first.shape[i]);
      runtimeError(`Sizes of tensors must match except in dimension ${axis}. Expected size ${at(first.shape, other)} but got size ${at(tensor.shape, other)} for tensor number ${index + 1} in the list.`);
    }
  });
  return concat(typed([first, ...rest]), axis);
}
export function stack(tensors: readonly Tensor[], dim: number): Tensor {
  const all = nonEmpty('stack', tensors);
  const [first] = all;
  all.forEach((tensor, index) => {
    if (!sameShape(tensor.shape, first.shape)) runtimeError(`stack expects each tensor to be equal size, but got ${showShape(first.shape)} at entry 0 and ${showShape(tensor.shape)} at entry ${index}`);
  });
  const axis = wrapDim(dim, first.rank + 1);
  return cat(all.map((tensor) => unsqueeze(tensor, axis)), axis);
}
const atLeast = (rank: number) => (tensor: Tensor): Tensor => (tensor.rank >= rank ? tensor : reshape(tensor, [...new Array<number>(rank - tensor.rank).fill(1), ...tensor.shape]));
function hstack(tensors: readonly Tensor[]): Tensor {
  const all = tensors.map(atLeast(1));
  return cat(all, at(nonEmpty('hstack', all)[0].shape, 0) >= 0 && nonEmpty('hstack', all)[0].rank === 1 ? 0 : 1);
}

/** Indices of the true elements, row-major. Their number depends on data. */
export function nonzeroRows(self: Tensor): number[][] {
  const elements = self.runtime.arrays.read(self.array) ?? unsupported('which elements of a tensor are not zero, where they are not computed');
  const strides = contiguousStrides(self.shape);
  return range(self.size).filter((index) => elements[index] !== 0).map((index) => strides.map((stride, axis) => Math.floor(index / stride) % at(self.shape, axis)));
}
export function maskedSelect(self: Tensor, mask: Tensor): Tensor {
  if (mask.dtype !== 'bool' && mask.dtype !== 'uint8') runtimeError('masked_select: expected BoolTensor or ByteTensor for mask');
  const shape = broadcast(self.shape, mask.shape);
  const [a, m] = [expandTo(self, shape), expandTo(mask, shape)];
  const elements = m.runtime.arrays.read(m.array) ?? unsupported('which elements a mask selects, where they are not computed');
  const positions = range(m.size).filter((index) => elements[index] !== 0);
  return take(a, a.runtime.arrays.fromData(positions, [positions.length], 'int64'), 'MaskedSelectBackward0');
}
/** PyTorch 1.13 takes a mask of any dtype and looks at the first byte of each element. */
function firstByte(mask: Tensor): Tensor {
  if (mask.dtype === 'bool' || mask.dtype === 'uint8') return cast(mask, 'bool');
  const { arrays } = mask.runtime;
  const elements = arrays.read(mask.array) ?? unsupported('which elements a mask selects, where they are not computed');
  const bytes = reinterpret(elements, mask.dtype, 'uint8');
  return fromArray(mask.runtime, arrays.fromData(range(mask.size).map((i) => (bytes[i * bytesPerElement[mask.dtype]] === 0 ? 0 : 1)), mask.shape, 'bool'));
}
function maskedFill(self: Tensor, mask: Tensor, value: Tensor): Tensor {
  if (value.rank > 0) runtimeError(`masked_fill_ only supports a 0-dimensional value tensor, but got tensor with ${value.rank} dimension(s).`);
  return named(where(firstByte(mask), cast(value, self.dtype), self), value.wrapped ? 'MaskedFillBackward0' : 'MaskedFillBackward1');
}
function whereOf(condition: Tensor, self: Tensor, other: Tensor): Tensor {
  if (condition.dtype !== 'bool' && condition.dtype !== 'uint8') runtimeError(`where expected condition to be a boolean tensor, but got a tensor with dtype ${scalarName(condition.dtype)}`);
  return where(cast(condition, 'bool'), ...promotePair(self, other));
}

export function requireIndex(name: string, index: Tensor): void {
  if (index.dtype !== 'int64') runtimeError(`${name}(): Expected dtype int64 for index`);
}
/** Refuses indices outside of the axis, where their values are known. */
export function checkBounds(index: Tensor, length: number, message: (value: number) => string): void {
  const elements = index.runtime.arrays.read(index.array);
  if (elements === undefined) return;
  const bad = Array.from(elements).find((value) => value < 0 || value >= length);
  if (bad !== undefined) runtimeError(message(bad));
}
/** Elements of a row at plain numbers, in a shape. */
export const indexSelectMany = (self: Tensor, indices: readonly number[], shape: readonly number[]): Tensor => take(self, self.runtime.arrays.fromData(indices, shape, 'int64'));
/** Indices along an axis, which broadcast against the tensor. */
function takeAlong(self: Tensor, indices: Tensor, dim: number | undefined): Tensor {
  if (indices.dtype !== 'int64') runtimeError(`torch.take_along_dim(): dtype of indices should be Long but got ${scalarName(indices.dtype)}`);
  if (dim === undefined) return gather(reshape(self, [self.size]), 0, reshape(indices, [indices.size]));
  if (self.rank !== indices.rank) runtimeError(`torch.take_along_dim(): input and indices should have the same number of dimensions, but got ${self.rank} dimensions for input, and ${indices.rank} dimensions for indices`);
  const axis = wrapDim(dim, self.rank);
  const other = (shape: readonly number[]): number[] => shape.map((n, i) => (i === axis ? 1 : n));
  const shared = broadcast(other(self.shape), other(indices.shape));
  const along = (tensor: Tensor): Tensor => expandTo(tensor, shared.map((n, i) => (i === axis ? at(tensor.shape, axis) : n)));
  return gather(along(self), axis, along(indices));
}
function gather(self: Tensor, dim: number, index: Tensor): Tensor {
  requireIndex('gather', index);
  if (index.rank !== self.rank && self.rank > 0) runtimeError('Index tensor must have the same number of dimensions as input tensor');
  const axis = wrapDim(dim, self.rank);
  if (index.rank === 0) return take(self, index.array, 'GatherBackward0');
  checkBounds(index, at(self.shape, axis), (value) => `index ${value} is out of bounds for dimension ${axis} with size ${at(self.shape, axis)}`);
  return takeAt(self, index, axis);
}
export function indexSelect(self: Tensor, dim: number, index: Tensor): Tensor {
  const axis = wrapDim(dim, self.rank);
  if (index.rank > 1) indexError('index_select(): Index is supposed to be a vector');
  if (index.dtype !== 'int64' && index.dtype !== 'int32') runtimeError('index_select(): Expected dtype int32 or int64 for index');
  if (self.rank === 0) return self;
  checkBounds(index, at(self.shape, axis), () => indexError('index out of range in self'));
  const count = index.size;
  const line = reshape(cast(index, 'int64'), self.shape.map((_, other) => (other === axis ? count : 1)));
  return takeAt(self, expandTo(line, self.shape.map((n, other) => (other === axis ? count : n))), axis, 'IndexSelectBackward0');
}
/** One row an operation. */
export const joining: readonly Op[] = [
  op('cat(Tensor[] tensors, int dim=0)', ({ tensors, dim }) => cat(tensors, dim), { on: ['torch'], aliases: ['concat', 'concatenate'] }),
  op('stack(Tensor[] tensors, int dim=0)', ({ tensors, dim }) => stack(tensors, dim), { on: ['torch'], node: 'StackBackward0' }),
  op('hstack(Tensor[] tensors)', ({ tensors }) => hstack(tensors), { on: ['torch'] }),
  op('vstack(Tensor[] tensors)', ({ tensors }) => cat(tensors.map(atLeast(2)), 0), { on: ['torch'], aliases: ['row_stack'] }),
  op('dstack(Tensor[] tensors)', ({ tensors }) => cat(tensors.map((a) => (a.rank < 3 ? unsqueeze(atLeast(2)(a), 2) : a)), 2), { on: ['torch'] }),
  op('where(Tensor condition, Operand self, Operand other)', ({ condition, self, other }) => whereOf(condition, self, other), { on: ['torch'] }),
  op('where(Tensor self, Tensor condition, Tensor other)', ({ self, condition, other }) => whereOf(condition, self, other), { on: ['Tensor'] }),
  op('where(Tensor condition)', ({ condition }) => nonzeroTuple(condition), { on: ['torch'] }),
  op('nonzero(Tensor self, *, bool as_tuple=False)', ({ self, as_tuple }) => (as_tuple ? nonzeroTuple(self) : nonzeroMatrix(self))),
  op('argwhere(Tensor self)', ({ self }) => nonzeroMatrix(self)),
  op('masked_select(Tensor self, Tensor mask)', ({ self, mask }) => maskedSelect(self, mask)),
  op('masked_fill(Tensor self, Tensor mask, Operand value)', ({ self, mask, value }) => maskedFill(self, mask, value), { inPlace: true, edges: ['self', 'value'] }),
  op('gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False)', ({ self, dim, index }) => gather(self, dim, index)),
  op('take_along_dim(Tensor self, Tensor indices, int? dim=None)', ({ self, indices, dim }) => takeAlong(self, indices, dim)),
  op('take(Tensor self, Tensor index)', ({ self, index }) => takeFlat(self, index)),
  op('index_select(Tensor self, int dim, Tensor index)', ({ self, dim, index }) => indexSelect(self, dim, index)),
  op('broadcast_tensors(Tensor[] tensors)', ({ tensors }) => {
    const shape = tensors.map((tensor) => tensor.shape).reduce(broadcast, []);
    return tupleOf(tensors.map((tensor) => expandTo(tensor, shape)));
  }, { on: ['torch'] }),
  op('meshgrid(Tensor[] tensors, *, str? indexing=None)', ({ tensors, indexing }) => meshgrid(tensors, indexing), { on: ['torch'] }),
];

/** Elements by their place in row-major order; negative ones count from the end. */
function takeFlat(self: Tensor, index: Tensor): Tensor {
  if (index.dtype !== 'int64') runtimeError(`take(): Expected a long tensor for index, but got ${scalarName(index.dtype)}`);
  const { arrays } = self.runtime;
  const bad = Array.from(arrays.read(index.array) ?? []).find((place) => place < -self.size || place >= self.size);
  if (bad !== undefined) indexError(`out of range: tried to access index ${bad} on a tensor of ${self.size} elements.`);
  return take(self, arrays.where(arrays.binary('lt', index.array, arrays.full([], 0, 'int64')), arrays.binary('add', index.array, arrays.full([], self.size, 'int64')), index.array));
}
function nonzeroMatrix(self: Tensor): Tensor {
  const rows = nonzeroRows(self);
  // It is a transposed matrix at PyTorch's, whose rows are axes.
  return fromArray(self.runtime, self.runtime.arrays.fromData(rows.flat(), [rows.length, self.rank], 'int64'), { strides: [1, Math.max(rows.length, 1)] });
}
function nonzeroTuple(self: Tensor): Value {
  if (self.rank === 0) return nonzeroTuple(unsqueeze(self, 0));
  const rows = nonzeroRows(self);
  return tupleOf(range(self.rank).map((axis) => fromArray(self.runtime, self.runtime.arrays.fromData(rows.map((row) => at(row, axis)), [rows.length], 'int64'))));
}
function meshgrid(tensors: readonly Tensor[], indexing: string | undefined) {
  if (tensors.some(({ rank }) => rank > 1)) runtimeError('torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: a tensor with more axes');
  if (tensors.some(({ dtype }) => dtype !== tensors[0]?.dtype)) runtimeError('meshgrid expects all tensors to have the same dtype');
  const lines = tensors.map((tensor) => (tensor.rank === 0 ? reshape(tensor, [1]) : tensor));
  const order = indexing === 'xy' && lines.length >= 2 ? [1, 0, ...range(lines.length - 2, 2)] : range(lines.length);
  const shape = order.map((index) => at(lines, index).size);
  return tupleOf(lines.map((line, index) => expandTo(reshape(line, shape.map((_, axis) => (order[axis] === index ? line.size : 1))), shape)));
}
