/** @file Operations that change shape or order: views first, then copies. */
import { scalarName } from '../dtypes.ts';
import type { NDArray } from '../../arrays/backend.ts';
import { indexError, runtimeError, unsupported } from '../errors.ts';
import { takeAt } from '../primitives/gathering.ts';
import { op, type Op } from '../op.ts';
import { contiguous, copy, detach, expand, flip, permute, reshape, reshapeView, slice, transpose, concat, type Slices } from '../primitives/movement.ts';
import { constant, pointwiseStrides, where } from '../primitives/pointwise.ts';
import { record } from '../autograd/graph.ts';
import { named, underivable } from '../autograd/named.ts';
import type { Value } from '../../python/evaluator/values.ts';
import { at, inferShape, lengthOf, range, replaceAt, showShape, sizeOf, viewStrides, wrapDim, wrapDims } from '../shapes.ts';
import { tupleOf } from '../size.ts';
import { fromArray, type Tensor } from '../tensor.ts';

function view(self: Tensor, size: readonly number[]): Tensor {
  const shape = inferShape(size, self.size);
  const strides = viewStrides(self.shape, self.strides, shape);
  if (strides === undefined) return runtimeError("view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.");
  return reshapeView(self, shape, strides);
}
/** What `reshape` is called in the graph when it could be a view. */
const copiedView = 'ReshapeAliasBackward0';
export function flatten(self: Tensor, start: number, end: number): Tensor {
  const [first, last] = [wrapDim(start, self.rank), wrapDim(end, self.rank)];
  if (first > last) runtimeError('flatten() has invalid args: start_dim cannot come after end_dim');
  if (self.rank === 0) return reshape(self, [1]);
  if (first === last) return self;
  return reshape(self, [...self.shape.slice(0, first), sizeOf(self.shape.slice(first, last + 1)), ...self.shape.slice(last + 1)], copiedView);
}
function unflatten(self: Tensor, dim: number, sizes: readonly number[]): Tensor {
  const axis = wrapDim(dim, self.rank);
  if (sizes.length === 0) runtimeError('unflatten: sizes must be non-empty');
  if (sizes.filter((n) => n === -1).length > 1) runtimeError('only one dimension can be inferred');
  const length = lengthOf(self.shape, axis);
  const known = sizes.filter((n) => n !== -1).reduce((a, b) => a * b, 1);
  const inner = sizes.map((n) => (n === -1 ? length / known : n));
  if (sizeOf(inner) !== length || inner.some((n) => !Number.isInteger(n))) runtimeError(`unflatten: Provided sizes ${showShape(sizes)} don't multiply up to the size of dim ${axis} (${length}) in the input tensor`);
  return reshape(self, replaceAt(self.shape, axis, ...inner));
}

function permuteTo(self: Tensor, dims: readonly number[]): Tensor {
  if (dims.length !== self.rank) runtimeError(`permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = ${self.rank} is not equal to len(dims) = ${dims.length}`);
  const order = dims.map((dim) => wrapDim(dim, self.rank));
  if (new Set(order).size !== order.length) runtimeError('permute(): duplicate dims are not allowed.');
  return permute(self, order);
}
function swapAxes(self: Tensor, dim0: number, dim1: number): Tensor {
  const [a, b] = [wrapDim(dim0, self.rank), wrapDim(dim1, self.rank)];
  return self.rank === 0 ? self : transpose(self, a, b);
}
export function t(self: Tensor): Tensor {
  if (self.rank > 2) runtimeError(`t() expects a tensor with <= 2 dimensions, but self is ${self.rank}D`);
  return self.rank < 2 ? reshapeView(self, self.shape, self.strides, 'TBackward0') : transpose(self, 0, 1, 'TBackward0');
}
function moveAxes(self: Tensor, source: readonly number[], destination: readonly number[]): Tensor {
  if (source.length !== destination.length) runtimeError(`movedim: Invalid source or destination dims: source (${showShape(source)} dims) should contain the same number of dims as destination (${showShape(destination)} dims)`);
  const [from, to] = [source.map((d) => wrapDim(d, self.rank)), destination.map((d) => wrapDim(d, self.rank))];
  const rest = range(self.rank).filter((axis) => !from.includes(axis));
  const order = range(self.rank).map((axis) => (to.includes(axis) ? at(from, to.indexOf(axis)) : rest.shift() ?? 0));
  return permute(self, order);
}

function squeeze(self: Tensor, dims: readonly number[] | undefined): Tensor {
  const axes = dims?.map((dim) => wrapDim(dim, self.rank));
  const shape = self.shape.filter((n, axis) => n !== 1 || (axes !== undefined && !axes.includes(axis)));
  const strides = self.strides.filter((_, axis) => self.shape[axis] !== 1 || (axes !== undefined && !axes.includes(axis)));
  return reshapeView(self, shape, strides, dims === undefined ? 'SqueezeBackward0' : 'SqueezeBackward1');
}
export function unsqueeze(self: Tensor, dim: number): Tensor {
  const axis = wrapDim(dim, self.rank + 1);
  const shape = [...self.shape.slice(0, axis), 1, ...self.shape.slice(axis)];
  const stride = axis < self.rank ? at(self.shape, axis) * at(self.strides, axis) : 1;
  return reshapeView(self, shape, [...self.strides.slice(0, axis), stride, ...self.strides.slice(axis)], 'UnsqueezeBackward0');
}

export function expandTo(self: Tensor, size: readonly number[]): Tensor {
  const lead = size.length - self.rank;
  if (lead < 0) runtimeError(`expand(${self.dtype === 'bool' ? 'CPUBoolType' : `torch.${scalarName(self.dtype)}Tensor`}{${showShape(self.shape)}}, size=${showShape(size)}): the number of sizes provided (${size.length}) must be greater or equal to the number of dimensions in the tensor (${self.rank})`);
  const shape = range(size.length).reverse().map((axis) => {
    const n = at(size, axis);
    const own = axis < lead ? undefined : at(self.shape, axis - lead);
    if (n === -1) return own ?? runtimeError(`The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension ${axis}`);
    if (own !== undefined && own !== 1 && own !== n) runtimeError(`The expanded size of the tensor (${n}) must match the existing size (${own}) at non-singleton dimension ${axis}.  Target sizes: ${showShape(size)}.  Tensor sizes: ${showShape(self.shape)}`);
    return n;
  }).reverse();
  return expand(self, shape);
}

/** Repeats whole copies along every axis. */
function repeat(self: Tensor, repeats: readonly number[]): Tensor {
  const grown = repeats.map((count, axis) => count * (self.shape[axis - repeats.length + self.rank] ?? 1));
  const negative = grown.find((size) => size < 0);
  if (negative !== undefined && repeats.length >= self.rank) runtimeError(`Trying to create tensor with negative dimension ${negative}: ${showShape(grown)}`);
  const lead = repeats.length - self.rank;
  if (lead < 0) runtimeError('Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor');
  const shape = [...new Array<number>(lead).fill(1), ...self.shape];
  const paired = reshape(self, shape.flatMap((n) => [1, n]));
  return contiguous(reshape(contiguous(expand(paired, shape.flatMap((n, axis) => [at(repeats, axis), n]))), shape.map((n, axis) => n * at(repeats, axis))));
}
function repeatInterleave(self: Tensor, repeats: number, dim: number | undefined): Tensor {
  const a = dim === undefined ? reshape(self, [self.size]) : self;
  const axis = wrapDim(dim ?? 0, a.rank);
  const shape = [...a.shape.slice(0, axis + 1), repeats, ...a.shape.slice(axis + 1)];
  return reshape(contiguous(expand(unsqueeze(a, axis + 1), shape)), replaceAt(a.shape, axis, at(a.shape, axis) * repeats));
}

/** 0, 0, 1, … : every index as often as it is said. */
function repeatedIndices(repeats: Tensor, length: number): NDArray {
  const { arrays } = repeats.runtime;
  const counts = Array.from(arrays.read(repeats.array) ?? unsupported('repeats that are not computed here'));
  if (repeats.dtype !== 'int64' && repeats.dtype !== 'int32') runtimeError('repeats has to be Long or Int tensor');
  if (counts.some((count) => count < 0)) runtimeError('repeats can not be negative');
  if (counts.length !== 1 && counts.length !== length) runtimeError('repeats must have the same size as input along dim');
  const indices = range(length).flatMap((i) => new Array<number>(counts[counts.length === 1 ? 0 : i] ?? 0).fill(i));
  return arrays.fromData(indices, [indices.length], 'int64');
}
function repeatEach(self: Tensor, repeats: Tensor, dim: number | undefined): Tensor {
  const a = dim === undefined ? reshape(self, [self.size]) : self;
  const axis = wrapDim(dim ?? 0, a.rank);
  const indices = repeatedIndices(repeats, at(a.shape, axis));
  const { arrays } = self.runtime;
  const shape = replaceAt(a.shape, axis, at(indices.shape, 0));
  const line = arrays.expand(arrays.reshape(indices, a.shape.map((_, other) => (other === axis ? at(indices.shape, 0) : 1))), shape);
  return takeAt(a, fromArray(self.runtime, line), axis, 'IndexSelectBackward0');
}

/** A part of one axis. */
export function narrowTo(self: Tensor, axis: number, start: number, length: number, step = 1, name = 'SliceBackward0', multiple = false): Tensor {
  const slices: Slices = {
    start: self.shape.map((_, other) => (other === axis ? start : 0)), length: replaceAt(self.shape, axis, length), step: self.shape.map((_, other) => (other === axis ? step : 1)),
  };
  return slice(self, slices, name, multiple);
}
function narrow(self: Tensor, dim: number, start: number, length: number): Tensor {
  if (self.rank === 0) runtimeError('narrow() cannot be applied to a 0-dim tensor.');
  const axis = wrapDim(dim, self.rank);
  const size = at(self.shape, axis);
  if (start < -size || start > size) indexError(`Dimension out of range (expected to be in range of [${-size}, ${size - 1}], but got ${start})`);
  const from = start < 0 ? start + size : start;
  if (length < 0) runtimeError('narrow(): length must be non-negative.');
  if (from + length > size) runtimeError(`start (${start}) + length (${length}) exceeds dimension size (${size}).`);
  return narrowTo(self, axis, from, length);
}
export function select(self: Tensor, dim: number, index: number, name = 'SelectBackward0', multiple = false): Tensor {
  if (self.rank === 0) indexError('select() cannot be applied to a 0-dim tensor.');
  const axis = wrapDim(dim, self.rank);
  const size = at(self.shape, axis);
  if (index < -size || index >= size) indexError(`select(): index ${index} out of range for tensor of size ${showShape(self.shape)} at dimension ${axis}`);
  const position = index < 0 ? index + size : index;
  const one = narrowTo(self, axis, position, 1, 1, name, multiple);
  const dropped = one.shape.filter((_, other) => other !== axis);
  const result = reshapeView(one, dropped, one.strides.filter((_, other) => other !== axis), name);
  if (result.gradFn !== undefined && one.gradFn !== undefined) result.gradFn.shownEdges = one.gradFn.edges;
  return result;
}
/** The results of one operation, which know their places among them. */
export function placed(parts: readonly Tensor[]): Tensor[] {
  return parts.map((part, place) => Object.assign(part, { place }));
}
export function unbind(self: Tensor, dim: number): Tensor[] {
  const axis = wrapDim(dim, self.rank);
  if (self.rank === 0) indexError('Dimension specified as 0 but tensor has no dimensions');
  return placed(range(at(self.shape, axis)).map((index) => select(self, axis, index, 'UnbindBackward0', true)));
}
function splitBy(self: Tensor, sizes: readonly number[], dim: number): Tensor[] {
  if (self.rank === 0) runtimeError('split expects at least a 1-dimensional tensor');
  const axis = wrapDim(dim, self.rank);
  const length = at(self.shape, axis);
  if (sizeSum(sizes) !== length) runtimeError(`split_with_sizes expects split_sizes to sum exactly to ${length} (input tensor's size at dimension ${dim}), but got split_sizes=${showShape(sizes)}`);
  return placed(sizes.map((size, index) => narrowTo(self, axis, sizeSum(sizes.slice(0, index)), size, 1, 'SplitBackward0', true)));
}
const sizeSum = (sizes: readonly number[]): number => sizes.reduce((a, b) => a + b, 0);
function splitEvery(self: Tensor, size: number, dim: number): Tensor[] {
  if (self.rank === 0) runtimeError('split expects at least a 1-dimensional tensor');
  if (size < 0) runtimeError(`split expects split_size be non-negative, but got split_size=${size}`);
  const length = at(self.shape, wrapDim(dim, self.rank));
  if (size === 0 && length > 0) runtimeError(`split_size can only be 0 if dimension size is 0, but got dimension size of ${length}`);
  const count = Math.max(Math.ceil(length / Math.max(size, 1)), 1);
  return splitBy(self, range(count).map((index) => Math.min(size, length - index * size)), dim);
}
function chunk(self: Tensor, chunks: number, dim: number): Tensor[] {
  if (self.rank === 0) runtimeError('chunk expects at least a 1-dimensional tensor');
  if (chunks <= 0) runtimeError(`chunk expects \`chunks\` to be greater than 0, got: ${chunks}`);
  return splitEvery(self, Math.max(Math.ceil(at(self.shape, wrapDim(dim, self.rank)) / chunks), 1), dim);
}

function roll(self: Tensor, shifts: readonly number[], dims: readonly number[]): Tensor {
  if (dims.length > 0 && dims.length !== shifts.length) runtimeError(`shifts and dimensions must align. shifts: ${shifts.length}, dims:${dims.length}`);
  if (dims.length === 0) return reshape(roll(reshape(self, [self.size]), shifts, [0]), self.shape);
  return dims.reduce((rolled, dim, index) => {
    const axis = wrapDim(dim, rolled.rank);
    const length = at(rolled.shape, axis);
    const by = length === 0 ? 0 : ((at(shifts, index) % length) + length) % length;
    return by === 0 ? copy(rolled) : concat([narrowTo(rolled, axis, length - by, by), narrowTo(rolled, axis, 0, length - by)], axis);
  }, self);
}

/** 1 where column − row ≤ (≥) the diagonal. */
function triangle(self: Tensor, keep: (offset: number) => boolean): Tensor {
  if (self.rank < 2) wrapDim(-2, self.rank);
  const [rows, columns] = [at(self.shape, -2), at(self.shape, -1)];
  const mask = range(rows).flatMap((row) => range(columns).map((column) => (keep(column - row) ? 1 : 0)));
  return where(fromArray(self.runtime, self.runtime.arrays.fromData(mask, [rows, columns], 'bool')), self, constant(self, 0));
}
const onTensor = { on: ['Tensor'] as const };
const tuple = (parts: readonly Tensor[]) => tupleOf(parts);

/** In memory of its own, with the axes in the order in which they were. */
const clone = (self: Tensor): Tensor => record(self.runtime, 'CloneBackward0', self.array, [[self, (grad) => grad]], { strides: pointwiseStrides([self], self.shape) });
const isPreserving = (format: Value): boolean => format instanceof Object && 'text' in format && format.text === 'torch.preserve_format';

/** One row an operation. */
export const movements: readonly Op[] = [
  op('view(Tensor self, int[] size)', ({ self, size }) => view(self, size), onTensor),
  op('view_as(Tensor self, Tensor other)', ({ self, other }) => view(self, other.shape), onTensor),
  op('reshape(Tensor self, int[] shape)', ({ self, shape }) => reshape(self, inferShape(shape, self.size), copiedView)),
  op('reshape_as(Tensor self, Tensor other)', ({ self, other }) => reshape(self, inferShape(other.shape, self.size), copiedView), onTensor),
  op('flatten(Tensor self, int start_dim=0, int end_dim=-1)', ({ self, start_dim, end_dim }) => flatten(self, start_dim, end_dim)),
  op('ravel(Tensor self)', ({ self }) => reshape(contiguous(self), [self.size])),
  op('unflatten(Tensor self, int dim, int[] sizes)', ({ self, dim, sizes }) => unflatten(self, dim, sizes)),
  op('permute(Tensor self, int[] dims)', ({ self, dims }) => permuteTo(self, dims)),
  op('transpose(Tensor self, int dim0, int dim1)', ({ self, dim0, dim1 }) => swapAxes(self, dim0, dim1), { aliases: ['swapaxes', 'swapdims'] }),
  op('t(Tensor self)', ({ self }) => t(self)),
  op('adjoint(Tensor self)', ({ self }) => (self.rank < 2 ? runtimeError(`tensor.adjoint() is only supported on matrices or batches of matrices. Got ${self.rank}-D tensor.`) : transpose(self, self.rank - 2, self.rank - 1))),
  op('movedim(Tensor self, int[1] source, int[1] destination)', ({ self, source, destination }) => moveAxes(self, source, destination), { aliases: ['moveaxis'] }),
  op('squeeze(Tensor self)', ({ self }) => squeeze(self, undefined)),
  op('squeeze(Tensor self, int[1] dim)', ({ self, dim }) => squeeze(self, dim)),
  op('unsqueeze(Tensor self, int dim)', ({ self, dim }) => unsqueeze(self, dim)),
  op('expand(Tensor self, int[] size, *, bool implicit=False)', ({ self, size }) => expandTo(self, size), onTensor),
  op('expand_as(Tensor self, Tensor other)', ({ self, other }) => expandTo(self, other.shape), onTensor),
  op('broadcast_to(Tensor self, int[] size)', ({ self, size }) => expandTo(self, size)),
  op('repeat(Tensor self, int[] repeats)', ({ self, repeats }) => repeat(self, repeats), { on: ['Tensor'], node: 'RepeatBackward0' }),
  op('tile(Tensor self, int[] dims)', ({ self, dims }) => repeat(self, dims.length < self.rank ? [...new Array<number>(self.rank - dims.length).fill(1), ...dims] : dims), { node: 'RepeatBackward0' }),
  op('repeat_interleave(Tensor self, int repeats, int? dim=None, *, Ignored? output_size=None)', ({ self, repeats, dim }) => named(repeatInterleave(self, repeats, dim), 'IndexSelectBackward0')),
  op('repeat_interleave(Tensor self, Tensor repeats, int? dim=None, *, Ignored? output_size=None)', ({ self, repeats, dim }) => repeatEach(self, repeats, dim)),
  op('repeat_interleave(Tensor repeats, *, Ignored? output_size=None)', ({ repeats }) => fromArray(repeats.runtime, repeatedIndices(repeats, repeats.size)), { on: ['torch'] }),
  op('narrow(Tensor self, int dim, int start, int length)', ({ self, dim, start, length }) => narrow(self, dim, start, length)),
  op('narrow_copy(Tensor self, int dim, int start, int length)', ({ self, dim, start, length }) => underivable(copy(narrow(detach(self), dim, start, length)), [self], 'aten::narrow_copy')),
  op('select(Tensor self, int dim, int index)', ({ self, dim, index }) => select(self, dim, index)),
  op('unbind(Tensor self, int dim=0)', ({ self, dim }) => tuple(unbind(self, dim))),
  op('split(Tensor self, int split_size, int dim=0)', ({ self, split_size, dim }) => tuple(splitEvery(self, split_size, dim))),
  op('split(Tensor self, int[] split_size, int dim=0)', ({ self, split_size, dim }) => tuple(splitBy(self, split_size, dim))),
  op('split_with_sizes(Tensor self, int[] split_sizes, int dim=0)', ({ self, split_sizes, dim }) => tuple(splitBy(self, split_sizes, dim))),
  op('chunk(Tensor self, int chunks, int dim=0)', ({ self, chunks, dim }) => tuple(chunk(self, chunks, dim))),
  op('flip(Tensor self, int[] dims)', ({ self, dims }) => flip(self, dims.length === 0 ? [] : wrapDims(dims, self.rank))),
  op('fliplr(Tensor self)', ({ self }) => (self.rank < 2 ? runtimeError('Input must be >= 2-d.') : flip(self, [1])), { node: 'FlipBackward0' }),
  op('flipud(Tensor self)', ({ self }) => (self.rank < 1 ? runtimeError('Input must be >= 1-d.') : flip(self, [0])), { node: 'FlipBackward0' }),
  op('roll(Tensor self, int[1] shifts, int[1] dims=[])', ({ self, shifts, dims }) => roll(self, shifts, dims), { node: 'RollBackward0' }),
  op('tril(Tensor self, int diagonal=0)', ({ self, diagonal: d }) => triangle(self, (offset) => offset <= d), { inPlace: true, node: 'TrilBackward0' }),
  op('triu(Tensor self, int diagonal=0)', ({ self, diagonal: d }) => triangle(self, (offset) => offset >= d), { inPlace: true, node: 'TriuBackward0' }),
  op('clone(Tensor self, *, Any? memory_format=None)', ({ self, memory_format }) => (memory_format === undefined || isPreserving(memory_format) ? clone(self) : copy(self))),
  op('contiguous(Tensor self, *, Ignored? memory_format=None)', ({ self }) => contiguous(self), onTensor),
  op('detach(Tensor self)', ({ self }) => detach(self)),
];
