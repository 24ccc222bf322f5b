/** @file Views by position: diagonals, windows, any strides; and the matrices that are made of diagonals. */
import { updateInPlace, overwrite } from '../autograd/inplace.ts';
import { isFloating } from '../dtypes.ts';
import { runtimeError } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { cast, constant, where } from '../primitives/pointwise.ts';
import { concat, copy, expand, permute, reshape, sum } from '../primitives/movement.ts';
import { asStrided, flatStrides, locations, pick } from '../primitives/strided.ts';
import { at, range, replaceAt, sameShape, showShape, wrapDim } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { unsqueeze } from './movement.ts';

const onTensor = { on: ['Tensor'] as const };

/** The diagonal of two axes, put last, as a view. */
export function diagonal(self: Tensor, offset: number, dim1: number, dim2: number): Tensor {
  const [a, b] = [wrapDim(dim1, self.rank), wrapDim(dim2, self.rank)];
  if (a === b) runtimeError(`diagonal dimensions cannot be identical ${dim1}, ${dim2}`);
  const [rows, columns] = [at(self.shape, a), at(self.shape, b)];
  const length = Math.max(Math.min(offset >= 0 ? rows : rows + offset, offset >= 0 ? columns - offset : columns), 0);
  const start = (strides: readonly number[]): number => (length === 0 ? 0 : offset >= 0 ? offset * at(strides, b) : -offset * at(strides, a));
  const along = (strides: readonly number[]): number[] => [...strides.filter((_, axis) => axis !== a && axis !== b), at(strides, a) + at(strides, b)];
  const shape = [...self.shape.filter((_, axis) => axis !== a && axis !== b), length];
  const flat = flatStrides(self);
  return pick('DiagonalBackward0', self, locations({ shape, strides: along(flat), offset: start(flat) }), { shape, strides: along(self.strides), offset: self.offset + start(self.strides) });
}

/** Windows along an axis, put last, as a view. */
function windows(self: Tensor, dimension: number, size: number, step: number): Tensor {
  const axis = wrapDim(dimension, self.rank);
  const length = self.rank === 0 ? 1 : at(self.shape, axis);
  if (size < 0) runtimeError(`size is ${size} but must be >= 0`);
  if (size > length) runtimeError(`maximum size for tensor at dimension ${axis} is ${length} but size is ${size}`);
  if (step <= 0) runtimeError(`step is ${step} but must be > 0`);
  if (self.rank === 0) return reshape(self, [1]);
  const shape = [...replaceAt(self.shape, axis, Math.floor((length - size) / step) + 1), size];
  const strided = (strides: readonly number[]): number[] => [...replaceAt(strides, axis, at(strides, axis) * step), at(strides, axis)];
  return pick('UnfoldBackward0', self, locations({ shape, strides: strided(flatStrides(self)), offset: 0 }), { shape, strides: strided(self.strides), offset: self.offset });
}

/** The last axis put on a diagonal of two new axes. */
function diagEmbed(self: Tensor, offset: number, dim1: number, dim2: number): Tensor {
  const rank = self.rank + 1;
  const [a, b] = [wrapDim(dim1, rank), wrapDim(dim2, rank)];
  if (a === b) runtimeError(`diagonal dimensions cannot be identical ${dim1}, ${dim2}`);
  const length = at(self.shape, -1);
  const side = length + Math.abs(offset);
  const line = offset === 0 ? self : concat([zeros(self, Math.max(offset, 0)), self, zeros(self, Math.max(-offset, 0))], self.rank - 1);
  const eye = range(side).flatMap((row) => range(side).map((column) => (column - row === offset ? 1 : 0)));
  const mask = fromArray(self.runtime, self.runtime.arrays.fromData(eye, [side, side], 'bool'));
  const square = where(mask, expand(unsqueeze(line, line.rank - 1), [...self.shape.slice(0, -1), side, side]), constant(self, 0));
  const lead = range(self.rank - 1);
  const order = range(rank).map((axis) => (axis === a ? rank - 2 : axis === b ? rank - 1 : lead.shift() ?? 0));
  return permute(square, order);
}
const zeros = (self: Tensor, length: number): Tensor => fromArray(self.runtime, self.runtime.arrays.full([...self.shape.slice(0, -1), length], 0, self.dtype));

function diag(self: Tensor, offset: number): Tensor {
  if (self.rank !== 1 && self.rank !== 2) runtimeError('matrix or a vector expected');
  return self.rank === 1 ? diagEmbed(self, offset, -2, -1) : copy(diagonal(self, offset, 0, 1));
}

/** The tensor with a part of it replaced, as an in-place change of a copy would do it. */
export function replacedPart(self: Tensor, part: (whole: Tensor) => Tensor, source: Tensor): Tensor {
  const whole = copy(self);
  const target = part(whole);
  if (!sameShape(target.shape, source.shape)) runtimeError(`expected src to have a size equal to the slice of self. src size = ${showShape(source.shape)}, slice size = ${showShape(target.shape)}`);
  updateInPlace(target, (before) => overwrite(before, source, 'CopyBackwards'));
  return whole;
}

function layoutOf(shape: readonly number[], strides: readonly number[], offset: number): Parameters<typeof asStrided>[1] {
  if (shape.length !== strides.length) runtimeError('mismatch in length of strides and shape');
  return { shape, strides, offset };
}

/** One row an operation. */
export const stridedViews: readonly Op[] = [
  op('as_strided(Tensor self, int[] size, int[] stride, int? storage_offset=None)', ({ self, size, stride, storage_offset }) => asStrided(self, layoutOf(size, stride, storage_offset ?? self.offset))),
  op('as_strided_scatter(Tensor self, Tensor src, int[] size, int[] stride, int? storage_offset=None)', ({ self, src, size, stride, storage_offset }) =>
    replacedPart(self, (whole) => asStrided(whole, layoutOf(size, stride, storage_offset ?? 0)), src), { node: 'AsStridedScatterBackward0' }),
  op('diagonal(Tensor self, int offset=0, int dim1=0, int dim2=1)', ({ self, offset, dim1, dim2 }) => diagonal(self, offset, dim1, dim2)),
  op('diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1)', ({ self, src, offset, dim1, dim2 }) => replacedPart(self, (whole) => diagonal(whole, offset, dim1, dim2), src), { node: 'DiagonalScatterBackward0' }),
  op('diag(Tensor self, int diagonal=0)', ({ self, diagonal: offset }) => diag(self, offset), { node: 'DiagBackward0' }),
  op('diagflat(Tensor self, int offset=0)', ({ self, offset }) => diagEmbed(reshape(self, [self.size]), offset, -2, -1), { node: 'DiagBackward0' }),
  op('diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1)', ({ self, offset, dim1, dim2 }) => diagEmbed(self, offset, dim1, dim2), { node: 'DiagEmbedBackward0' }),
  op('trace(Tensor self)', ({ self }) => {
    if (self.rank !== 2) runtimeError(`trace: expected a matrix, but got tensor with dim ${self.rank}`);
    const total = sum(diagonal(self, 0, 0, 1), [0], false);
    return isFloating(self.dtype) ? total : cast(total, 'int64');
  }, { node: 'TraceBackward0' }),
  op('unfold(Tensor self, int dimension, int size, int step)', ({ self, dimension, size, step }) => windows(self, dimension, size, step), onTensor),
];
