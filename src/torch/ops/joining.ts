/** @file Operations that join tensors or choose between them: cat, stack, where, masks, gather and scatter. */
import { expandTo, unsqueeze } from './movement.ts';
import { indexError, runtimeError, unsupported } from '../errors.ts';
import type { NDArray } from '../../arrays/backend.ts';
import { op, type Op } from '../op.ts';
import { flatIndices, placeLast, put, take, takeAt } from '../primitives/gathering.ts';
import { concat, reshape } from '../primitives/movement.ts';
import { add, cast, fullLike, mul, where } from '../primitives/pointwise.ts';
import { commonType, promotePair } from '../promotion.ts';
import { at, broadcast, contiguousStrides, range, sameShape, showShape, sizeOf, wrapDim } from '../shapes.ts';
import { itemOf } from '../schema/convert.ts';
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
  if (mask.dtype !== 'bool') runtimeError('masked_select: expected BoolTensor for mask');
  const shape = broadcast(self.shape, mask.shape);
  const [a, m] = [expandTo(self, shape), expandTo(mask, shape)];
  const elements = m.runtime.arrays.read(m.array) ?? unsupported('which elements a mask selects, where they are not computed');
  const positions = range(m.size).filter((index) => elements[index] !== 0);
  return take(a, a.runtime.arrays.fromData(positions, [positions.length], 'int64'), 'MaskedSelectBackward0');
}
function maskedFill(self: Tensor, mask: Tensor, value: Tensor): Tensor {
  if (mask.dtype !== 'bool' && mask.dtype !== 'uint8') runtimeError(`masked_fill_ only supports boolean masks, but got mask with dtype ${mask.dtype}`);
  return where(cast(mask, 'bool'), cast(value, self.dtype), self);
}
function whereOf(condition: Tensor, self: Tensor, other: Tensor): Tensor {
  if (condition.dtype !== 'bool' && condition.dtype !== 'uint8') runtimeError(`where expected condition to be a boolean tensor, but got a tensor with dtype ${condition.dtype}`);
  return where(cast(condition, 'bool'), ...promotePair(self, other));
}

function requireIndex(name: string, index: Tensor): void {
  if (index.dtype !== 'int64') runtimeError(`${name}(): Expected dtype int64 for index`);
}
/** Refuses indices outside of the axis, where their values are known. */
export function checkBounds(index: Tensor, length: number, message: (value: number) => string): void {
  const elements = index.runtime.arrays.read(index.array);
  if (elements === undefined) return;
  const bad = Array.from(elements).find((value) => value < 0 || value >= length);
  if (bad !== undefined) runtimeError(message(bad));
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
  checkBounds(index, at(self.shape, axis), () => indexError('index out of range in self'));
  const count = index.size;
  const line = reshape(cast(index, 'int64'), self.shape.map((_, other) => (other === axis ? count : 1)));
  return takeAt(self, expandTo(line, self.shape.map((n, other) => (other === axis ? count : n))), axis, 'IndexSelectBackward0');
}
/** The flat places that the index names, and what is written there. */
function scatterParts(self: Tensor, dim: number, index: Tensor, source: Tensor): { readonly flat: NDArray; readonly part: Tensor } {
  requireIndex('scatter', index);
  const axis = wrapDim(dim, self.rank);
  const { arrays } = self.runtime;
  const flat = flatIndices(arrays, index.array, axis, self.shape);
  return { flat, part: cast(source.rank === 0 ? expandTo(source, index.shape) : cropTo(source, index.shape), self.dtype) };
}
function cropTo(source: Tensor, shape: readonly number[]): Tensor {
  if (sameShape(source.shape, shape)) return source;
  const { arrays } = source.runtime;
  const strides = contiguousStrides(source.shape);
  const flat = shape.reduce((sum, n, axis) => arrays.binary('add', sum, arrays.fromData(range(n).map((i) => i * at(strides, axis)), shape.map((_, o) => (o === axis ? n : 1)), 'int64')), arrays.full([], 0, 'int64'));
  return take(source, flat);
}
function scatter(self: Tensor, dim: number, index: Tensor, source: Tensor, reduce: string | undefined): Tensor {
  const { flat, part } = scatterParts(self, dim, index, source);
  if (reduce === 'add') return add(self, put(part, flat, self.shape, 'ScatterAddBackward0'));
  if (reduce === 'multiply') return mul(self, factorsAt(part, flat, self.shape));
  const { mask, placed } = placeLast(part, flat, self.shape);
  return where(mask, placed, self);
}
/** The product of the values that go to each place; without a gradient, as in PyTorch. */
function factorsAt(values: Tensor, flat: NDArray, shape: readonly number[]): Tensor {
  const { arrays } = values.runtime;
  const [places, data] = [arrays.read(flat), arrays.read(values.array)];
  if (places === undefined || data === undefined) return unsupported("scatter with reduce='multiply' of elements that are not computed here");
  const factors = new Float64Array(sizeOf(shape)).fill(1);
  Array.from(places).forEach((place, i) => { factors[place] = (factors[place] ?? 1) * (data[i] ?? 1); });
  return fromArray(values.runtime, arrays.fromData(factors, shape, values.dtype));
}
const indexed = (self: Tensor, dim: number, index: Tensor, source: Tensor): Tensor => {
  const axis = wrapDim(dim, self.rank);
  const line = reshape(cast(index, 'int64'), self.shape.map((_, other) => (other === axis ? index.size : 1)));
  return expandTo(line, source.shape);
};

/** One row an operation. */
export const joining: readonly Op[] = [
  op('cat(Tensor[] tensors, int dim=0)', ({ tensors, dim }) => cat(tensors, dim), { on: ['torch'], aliases: ['concat', 'concatenate'] }),
  op('stack(Tensor[] tensors, int dim=0)', ({ tensors, dim }) => stack(tensors, dim), { on: ['torch'], node: 'StackBackward0' }),
  op('hstack(Tensor[] tensors)', ({ tensors }) => hstack(tensors), { on: ['torch'] }),
  op('vstack(Tensor[] tensors)', ({ tensors }) => cat(tensors.map(atLeast(2)), 0), { on: ['torch'], aliases: ['row_stack'] }),
  op('dstack(Tensor[] tensors)', ({ tensors }) => cat(tensors.map((a) => (a.rank < 3 ? unsqueeze(atLeast(2)(a), 2) : a)), 2), { on: ['torch'] }),
  op('where(Tensor condition, Operand self, Operand other)', ({ condition, self, other }) => whereOf(condition, self, other), { on: ['torch'] }),
  op('where(Tensor self, Tensor condition, Operand other)', ({ self, condition, other }) => whereOf(condition, self, other), { on: ['Tensor'] }),
  op('where(Tensor condition)', ({ condition }) => nonzeroTuple(condition), { on: ['torch'] }),
  op('nonzero(Tensor self, *, bool as_tuple=False)', ({ self, as_tuple }) => (as_tuple ? nonzeroTuple(self) : nonzeroMatrix(self)), { aliases: ['argwhere'] }),
  op('masked_select(Tensor self, Tensor mask)', ({ self, mask }) => maskedSelect(self, mask)),
  op('masked_fill(Tensor self, Tensor mask, Operand value)', ({ self, mask, value }) => maskedFill(self, mask, value), { inPlace: true, node: 'MaskedFillBackward0' }),
  op('gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False)', ({ self, dim, index }) => gather(self, dim, index)),
  op('take_along_dim(Tensor self, Tensor indices, int? dim=None)', ({ self, indices, dim }) => (dim === undefined ? take(self, indices.array) : takeAt(self, indices, wrapDim(dim, self.rank)))),
  op('take(Tensor self, Tensor index)', ({ self, index }) => take(self, index.array)),
  op('index_select(Tensor self, int dim, Tensor index)', ({ self, dim, index }) => indexSelect(self, dim, index)),
  op('scatter(Tensor self, int dim, Tensor index, Operand src, *, str? reduce=None)', ({ self, dim, index, src, reduce }) => scatter(self, dim, index, src, reduce), { inPlace: true, node: 'ScatterBackward0' }),
  op('scatter(Tensor self, int dim, Tensor index, *, Operand value, str? reduce=None)', ({ self, dim, index, value, reduce }) => scatter(self, dim, index, value, reduce), { inPlace: true, node: 'ScatterBackward1' }),
  op('scatter_add(Tensor self, int dim, Tensor index, Tensor src)', ({ self, dim, index, src }) => scatter(self, dim, index, src, 'add'), { inPlace: true, node: 'ScatterAddBackward0' }),
  op('index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1)', ({ self, dim, index, source }) => scatter(self, dim, indexed(self, dim, index, source), source, 'add'), { inPlace: true, node: 'IndexAddBackward0' }),
  op('index_copy(Tensor self, int dim, Tensor index, Tensor source)', ({ self, dim, index, source }) => scatter(self, dim, indexed(self, dim, index, source), source, undefined), { inPlace: true, node: 'IndexCopyBackward0' }),
  op('index_fill(Tensor self, int dim, Tensor index, Operand value)', ({ self, dim, index, value }) => {
    const axis = wrapDim(dim, self.rank);
    const part = fullLike(fromArray(self.runtime, self.runtime.arrays.full(self.shape.map((n, other) => (other === axis ? index.size : n)), 0, self.dtype)), itemOf(value));
    return scatter(self, dim, indexed(self, dim, index, part), part, undefined);
  }, { inPlace: true, node: 'IndexFillBackward0' }),
  op('broadcast_tensors(Tensor[] tensors)', ({ tensors }) => {
    const shape = tensors.map((tensor) => tensor.shape).reduce(broadcast, []);
    return tupleOf(tensors.map((tensor) => expandTo(tensor, shape)));
  }, { on: ['torch'] }),
  op('meshgrid(Tensor[] tensors, *, str? indexing=None)', ({ tensors, indexing }) => meshgrid(tensors, indexing), { on: ['torch'] }),
];

function nonzeroMatrix(self: Tensor): Tensor {
  const rows = nonzeroRows(self);
  return fromArray(self.runtime, self.runtime.arrays.fromData(rows.flat(), [rows.length, self.rank], 'int64'));
}
function nonzeroTuple(self: Tensor) {
  const rows = nonzeroRows(self);
  return tupleOf(range(self.rank).map((axis) => fromArray(self.runtime, self.runtime.arrays.fromData(rows.map((row) => at(row, axis)), [rows.length], 'int64'))));
}
function meshgrid(tensors: readonly Tensor[], indexing: string | undefined) {
  const lines = tensors.map((tensor) => (tensor.rank === 0 ? reshape(tensor, [1]) : tensor));
  const order = indexing === 'xy' && lines.length >= 2 ? [1, 0, ...range(lines.length - 2, 2)] : range(lines.length);
  const shape = order.map((index) => at(lines, index).size);
  return tupleOf(lines.map((line, index) => expandTo(reshape(line, shape.map((_, axis) => (order[axis] === index ? line.size : 1))), shape)));
}
