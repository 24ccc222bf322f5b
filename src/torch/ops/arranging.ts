/** @file More ways to rearrange: splitting by index, joining unequal ones, writing into a part, changing shape in place. */
import { sealed } from '../autograd/sealed.ts';
import { checkInPlace, overwrite, updateInPlace } from '../autograd/inplace.ts';
import { isFloating } from '../dtypes.ts';
import { indexError, runtimeError } from '../errors.ts';
import { requireScalar } from '../overflow.ts';
import { op, type Op } from '../op.ts';
import { concat, contiguous, copy, pad, reshape, sum, sumTo, transpose } from '../primitives/movement.ts';
import { cast, compareTo, fullLike, mul, reciprocal, scale, shift, sub, where } from '../primitives/pointwise.ts';
import { at, range, sameShape, sizeOf, wrapDim } from '../shapes.ts';
import { tupleOf } from '../size.ts';
import type { Tensor } from '../tensor.ts';
import { cat, stack } from './joining.ts';
import { expandTo, narrowTo, select, t, unsqueeze } from './movement.ts';
import { vectorNorm } from '../primitives/norms.ts';
import { itemOf } from '../schema/convert.ts';

const raised = (x: Tensor, rank: number): Tensor => reshape(x, range(rank).map(() => 1), 'ReshapeAliasBackward0');
const atLeast1 = (x: Tensor): Tensor => (x.rank === 0 ? raised(x, 1) : x);
const atLeast2 = (x: Tensor): Tensor => (x.rank === 0 ? raised(x, 2) : x.rank < 2 ? unsqueeze(x, 0) : x);
const atLeast3 = (x: Tensor): Tensor => (x.rank === 0 ? raised(x, 3) : x.rank < 3 ? unsqueeze(atLeast2(x), 2) : x);
const raising = (name: string, raise: (x: Tensor) => Tensor): readonly Op[] => [
  op(`${name}(Tensor self)`, (args) => raise(args.self), { on: ['torch'] }),
  op(`${name}(Tensor[] tensors)`, (args) => tupleOf(args.tensors.map(raise)), { on: ['torch'] }),
];

function blockDiagonal(tensors: readonly Tensor[]): Tensor {
  const blocks = tensors.map(atLeast2);
  const width = blocks.reduce((total, block) => total + at(block.shape, 1), 0);
  let start = 0;
  const rows = blocks.map((block) => {
    const columns = at(block.shape, 1);
    const padded = pad(block, [[0, 0], [start, width - start - columns]], 0);
    start += columns;
    return padded;
  });
  const [first, ...rest] = rows;
  return first === undefined ? runtimeError('torch.block_diag: needs at least one tensor') : concat([first, ...rest], 0);
}
function cartesianProduct(tensors: readonly Tensor[]): Tensor {
  const [only] = tensors;
  if (tensors.length === 1 && only !== undefined) return only;
  const shape = tensors.map((x) => x.size);
  const columns = tensors.map((x, i) => reshape(contiguous(expandTo(reshape(x, shape.map((n, axis) => (axis === i ? n : 1))), shape)), [sizeOf(shape)]));
  return stack(columns, 1);
}
/** Cuts at positions, or into so many parts that differ by at most one. */
function splitAt(self: Tensor, cuts: readonly number[], dim: number): Tensor[] {
  const axis = axisToSplit(self, dim);
  const length = at(self.shape, axis);
  const bounds = [0, ...cuts.map((cut) => Math.min(Math.max(cut < 0 ? cut + length : cut, 0), length)), length];
  return range(bounds.length - 1).map((i) => narrowTo(self, axis, at(bounds, i), Math.max(at(bounds, i + 1) - at(bounds, i), 0)));
}
function axisToSplit(self: Tensor, dim: number): number {
  if (self.rank === 0) runtimeError('tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims');
  return wrapDim(dim, self.rank);
}
function sections(self: Tensor, count: number, dim: number): number[] {
  const length = at(self.shape, axisToSplit(self, dim));
  if (count <= 0) runtimeError(`number of sections must be larger than 0, got ${count}`);
  const sizes = range(count).map((i) => Math.floor(length / count) + (i < length % count ? 1 : 0));
  return range(count - 1).map((i) => sizes.slice(0, i + 1).reduce((a, b) => a + b, 0));
}
/** The axis to cut, of a tensor that has enough of them. */
function cutAxis(name: string, self: Tensor, least: number, dimOf: (x: Tensor) => number): number {
  if (self.rank < least) runtimeError(`torch.${name} requires a tensor with at least ${least} dimension, but got a tensor with ${self.rank} dimensions!`);
  return dimOf(self);
}
function evenly(name: string, self: Tensor, count: number, dim: number): number[] {
  const length = at(self.shape, dim);
  if (count <= 0 || length % count !== 0) runtimeError(`torch.${name} attempted to split along dimension ${dim}, but the size of the dimension ${length} is not divisible by the split_size ${count}!`);
  return sections(self, count, dim);
}
const splitting = (name: string, least: number, dimOf: (x: Tensor) => number): readonly Op[] => [
  op(`${name}(Tensor self, int sections)`, ({ self, sections: count }) => {
    const dim = cutAxis(name, self, least, dimOf);
    return tupleOf(splitAt(self, evenly(name, self, count, dim), dim));
  }),
  op(`${name}(Tensor self, int[] indices)`, (args) => tupleOf(splitAt(args.self, args.indices, cutAxis(name, args.self, least, dimOf)))),
];

/** The tensor with a part replaced: out of place, but written as the in-place change it is. */
function replaced(self: Tensor, part: (copy: Tensor) => Tensor, source: Tensor): Tensor {
  const whole = copy(self);
  const target = part(whole);
  if (!sameShape(target.shape, source.shape)) runtimeError(`expected src to have a size equal to the slice of self. src size = ${shownSize(source)}, slice size = ${shownSize(target)}`);
  updateInPlace(target, (before) => overwrite(before, source, 'CopyBackwards'));
  return whole;
}
const shownSize = (x: Tensor): string => `[${x.shape.join(', ')}]`;
/** A change of shape only: the tensor becomes a view of what it was. */
function reshapeInPlace(self: Tensor, node: string, compute: (x: Tensor) => Tensor): Tensor {
  checkInPlace(self);
  const shaped = compute(self);
  const { history } = shaped;
  self.steps = shaped.steps;
  self.strides = shaped.strides;
  self.version.value++;
  self.setHistory(history);
  if (history !== undefined && shaped !== self) history.node.name = node;
  return self;
}

/** Scales down what is longer than the limit along the other axes. */
function renorm(self: Tensor, p: number, dim: number, limit: number): Tensor {
  if (self.rank < 2) runtimeError(`renorm: input needs at least 2 dimensions, got ${self.rank} dimensions`);
  if (p <= 0) runtimeError('renorm: non-positive-norm not supported');
  if (limit < 0) runtimeError(`renorm: expected maxnorm to be >= 0 but got ${limit}`);
  const axis = wrapDim(dim, self.rank);
  const others = range(self.rank).filter((a) => a !== axis);
  const norm = vectorNorm(self, p, others, true);
  const factor = where(compareTo('gt', norm, limit), divided(limit, norm), fullLike(norm, 1));
  return mul(self, factor);
}
const divided = (limit: number, norm: Tensor): Tensor => scale(reciprocal(shift(norm, 1e-7)), limit);
function pairDistances(self: Tensor, p: number): Tensor {
  const rows = at(self.shape, 0);
  const pairs = range(rows).flatMap((i) => range(rows - i - 1, i + 1).map((j) => sub(select(self, 0, i), select(self, 0, j))));
  const differences = stack(pairs, 0);
  return vectorNorm(differences, p, [1], false);
}

const onTensor = { on: ['Tensor'] as const };

/** One row an operation. */
export const arranging: readonly Op[] = [
  ...raising('atleast_1d', atLeast1), ...raising('atleast_2d', atLeast2), ...raising('atleast_3d', atLeast3),
  ...splitting('hsplit', 1, (x) => (x.rank === 1 ? 0 : 1)), ...splitting('vsplit', 2, () => 0), ...splitting('dsplit', 3, () => 2),
  op('tensor_split(Tensor self, int sections, int dim=0)', ({ self, sections: count, dim }) => tupleOf(splitAt(self, sections(self, count, dim), dim))),
  op('tensor_split(Tensor self, int[] indices, int dim=0)', ({ self, indices, dim }) => tupleOf(splitAt(self, indices, dim))),
  op('column_stack(Tensor[] tensors)', ({ tensors }) => cat(tensors.map((x) => (x.rank < 2 ? reshape(x, [x.size, 1]) : x)), 1), { on: ['torch'] }),
  op('block_diag(Tensor[] tensors)', ({ tensors }) => blockDiagonal(tensors), { on: ['torch'] }),
  op('cartesian_prod(Tensor[] tensors)', ({ tensors }) => cartesianProduct(tensors), { on: ['torch'] }),
  op('sum_to_size(Tensor self, int[] size)', ({ self, size }) => (size.length === 0 ? sum(self, range(self.rank), false, 'SumBackward0') : sumTo(sameShape(self.shape, size) || isFloating(self.dtype) ? self : cast(self, 'int64'), size)), { on: ['Tensor'] }),
  op('slice_scatter(Tensor self, Tensor src, int dim=0, int? start=None, int? end=None, int step=1)', ({ self, src, dim, start, end, step }) => {
    if (self.rank === 0) indexError('slice() cannot be applied to a 0-dim tensor.');
    const axis = wrapDim(dim, self.rank);
    if (step <= 0) runtimeError('slice step must be positive');
    const size = at(self.shape, axis);
    const within = (place: number): number => Math.min(Math.max(place < 0 ? place + size : place, 0), size);
    const from = within(start ?? 0);
    const length = Math.ceil(Math.max(within(end ?? size) - from, 0) / step);
    return replaced(self, (whole) => narrowTo(whole, axis, from, length, step), src);
  }, { node: 'SliceScatterBackward0' }),
  op('select_scatter(Tensor self, Tensor src, int dim, int index)', ({ self, src, dim, index }) => replaced(self, (whole) => select(whole, dim, index), src), { node: 'SelectScatterBackward0' }),
  op('renorm(Tensor self, Scalar p, int dim, Scalar maxnorm)', ({ self, p, dim, maxnorm }) => renorm(self, Number(p), dim, Number(maxnorm)), { inPlace: true, node: 'RenormBackward0' }),
  op('pdist(Tensor self, float p=2)', ({ self, p }) => (self.rank !== 2 ? runtimeError(`pdist only supports 2D tensors, got: ${self.rank}D`) : sealed('PdistBackward0', '_pdist_backward', [self], ([x = self]) => pairDistances(x, p), "the derivative for '_pdist_backward' is not implemented.")), { on: ['torch', 'torch.nn.functional'] }),
  op('squeeze_(Tensor self, int? dim=None)', ({ self, dim }) => reshapeInPlace(self, dim === undefined ? 'SqueezeBackward2' : 'SqueezeBackward3', (x) => { const chosen = dim === undefined ? undefined : wrapDim(dim, x.rank); return reshape(x, x.shape.filter((n, axis) => n !== 1 || (chosen !== undefined && chosen !== axis))); }), onTensor),
  op('unsqueeze_(Tensor self, int dim)', ({ self, dim }) => reshapeInPlace(self, 'UnsqueezeBackward1', (x) => unsqueeze(x, dim)), onTensor),
  op('t_(Tensor self)', ({ self }) => reshapeInPlace(self, 'TBackward1', t), onTensor),
  op('transpose_(Tensor self, int dim0, int dim1)', ({ self, dim0, dim1 }) => reshapeInPlace(self, 'TransposeBackward1', (x) => transpose(x, wrapDim(dim0, x.rank), wrapDim(dim1, x.rank))), { on: ['Tensor'], aliases: ['swapaxes_', 'swapdims_'] }),
  op('fill(Tensor self, Operand value)', ({ self, value }) => (value.rank > 0 ? runtimeError(`fill_ only supports 0-dimension value tensor but got tensor with ${value.rank} dimensions.`) : overwrite(self, value.requiresGrad ? value : fullLike(self, requireScalar(itemOf(value), self.dtype)), value.wrapped ? 'FillBackward0' : 'FillBackward1'))),
];
