/** @file Operations that write values to places that indices name: scatter and index_… of every kind. */
import type { NDArray } from '../../arrays/backend.ts';
import { record } from '../autograd/graph.ts';
import { named, underivable } from '../autograd/named.ts';
import { isFloating, scalarName } from '../dtypes.ts';
import { indexError, runtimeError } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { flatIndices, put, replace, take } from '../primitives/gathering.ts';
import { detach, reshape } from '../primitives/movement.ts';
import { add, cast, compare, div, fullLike, mul, scale, where, zerosLike } from '../primitives/pointwise.ts';
import { positionsOf } from '../python/indexing.ts';
import { at, contiguousStrides, range, sameShape, showShape, wrapDim } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { checkBounds, maskedSelect } from './joining.ts';
import { expandTo, narrowTo } from './movement.ts';

/** The flat places that the index names, and what is written there. */
interface Parts { readonly flat: NDArray; readonly part: Tensor }
function scatterParts(name: string, self: Tensor, dim: number, index: Tensor, source: Tensor): Parts {
  if (index.dtype !== 'int64') runtimeError('scatter(): Expected dtype int64 for index');
  const axis = wrapDim(dim, self.rank);
  if (source.rank > 0 && source.dtype !== self.dtype) runtimeError(`${name}(): Expected self.dtype to be equal to src.dtype`);
  if (Math.max(index.rank, 1) !== Math.max(self.rank, 1)) runtimeError('Index tensor must have the same number of dimensions as self tensor');
  if (source.rank > 0 && source.rank !== index.rank) runtimeError('Index tensor must have the same number of dimensions as src tensor');
  const fits = index.shape.every((n, i) => (i === axis || n <= (self.shape[i] ?? 1)) && (source.rank === 0 || n <= at(source.shape, i))) && (self.rank > 0 || source.rank > 0 || source.wrapped || index.size <= 1);
  if (!fits) runtimeError(`Expected index ${showShape(index.shape)} to be smaller than self ${showShape(self.shape)} apart from dimension ${axis}${source.wrapped ? '' : ` and to be smaller size than src ${showShape(source.shape)}`}`);
  checkBounds(index, self.shape[axis] ?? 1, (value) => `index ${value} is out of bounds for dimension ${axis} with size ${self.shape[axis] ?? 1}`);
  const flat = self.rank === 0 && index.size === 1 ? self.runtime.arrays.reshape(index.array, []) : self.rank === 0 ? index.array : flatIndices(self.runtime.arrays, index.array, axis, self.shape);
  const part = source.rank === 0 ? expandTo(source, flat.shape) : cropTo(source, index.shape);
  return { flat, part: cast(part, self.dtype) };
}
function cropTo(source: Tensor, shape: readonly number[]): Tensor {
  if (sameShape(source.shape, shape)) return source;
  const { arrays } = source.runtime;
  const strides = contiguousStrides(source.shape);
  const flat = shape.reduce((sum, n, axis) => arrays.binary('add', sum, arrays.fromData(range(n).map((i) => i * at(strides, axis)), shape.map((_, o) => (o === axis ? n : 1)), 'int64')), arrays.full([], 0, 'int64'));
  return take(source, flat);
}
function scatter(self: Tensor, dim: number, index: Tensor, source: Tensor, reduce?: string): Tensor {
  if (reduce !== undefined && reduce !== 'add' && reduce !== 'multiply') runtimeError('reduce argument must be either add or multiply.');
  const parts = scatterParts('scatter', self, dim, index, source);
  if (reduce === undefined) return named(written(self, parts), source.wrapped ? 'ScatterBackward1' : 'ScatterBackward0');
  const own = detach(self);
  const plain = { ...parts, part: detach(parts.part) };
  return underivable(reduce === 'add' ? added(own, plain) : reduced('ScatterBackward2', own, plain, 'prod', true), [self, source], 'aten::scatter');
}
const added = (self: Tensor, { flat, part }: Parts): Tensor => add(self, put(part, flat, self.shape, 'ScatterAddBackward0'));
const written = (self: Tensor, { flat, part }: Parts): Tensor => replace(self, flat, part, 'ScatterBackward0');

const folds: Readonly<Record<'prod' | 'amax' | 'amin', { readonly start: number; readonly fold: (a: number, b: number) => number }>> = {
  prod: { start: 1, fold: (a, b) => a * b }, amax: { start: -Infinity, fold: (a, b) => (Number.isNaN(a) || b < a ? a : b) }, amin: { start: Infinity, fold: (a, b) => (Number.isNaN(a) || b > a ? a : b) },
};
type Reduction = 'sum' | 'mean' | 'prod' | 'amax' | 'amin';

/** What stands at each place once all its values are reduced, its own counting unless left out. */
function reduced(name: string, self: Tensor, parts: Parts, reduction: Reduction, includeSelf: boolean): Tensor {
  const hits = put(fullLike(parts.part, 1), parts.flat, self.shape);
  const touched = compare('ne', hits, zerosLike(hits));
  const own = includeSelf ? self : where(touched, zerosLike(self), self);
  if (reduction === 'sum') return added(own, parts);
  if (reduction === 'mean') {
    const counts = includeSelf ? add(hits, fullLike(hits, 1)) : where(touched, hits, fullLike(hits, 1));
    return divided(added(own, parts), counts);
  }
  const array = foldArray(self, parts, reduction, includeSelf ? undefined : touched);
  const shares = reduction === 'prod' ? productShares : extremeShares;
  return record(self.runtime, name, array, [
    [self, (grad, result) => (includeSelf ? shares(grad, result, self, parts, true).own : where(touched, zerosLike(grad), grad)), self, 'result'],
    [parts.part, (grad, result) => shares(grad, result, self, parts, includeSelf).part, parts.part, 'result'],
  ]);
}
/** Counts divide integers as Python's `//` would. */
function divided(total: Tensor, counts: Tensor): Tensor {
  if (isFloating(total.dtype)) return div(total, counts);
  return fromArray(total.runtime, total.runtime.arrays.binary('floorDiv', total.array, counts.array));
}
function foldArray(self: Tensor, { flat, part }: Parts, reduction: 'prod' | 'amax' | 'amin', touched: Tensor | undefined): NDArray {
  const { arrays } = self.runtime;
  const [own, places, values] = [self.array, flat, part.array].map((array) => arrays.read(array));
  if (own === undefined || places === undefined || values === undefined) return arrays.put(part.array, flat, self.shape);
  const { start, fold } = folds[reduction];
  const fresh = touched === undefined ? undefined : arrays.read(touched.array);
  const folded = Array.from(own, (x, i) => (fresh?.[i] === 1 ? start : x));
  Array.from(places).forEach((place, i) => { folded[place] = fold(at(folded, place), values[i] ?? 0); });
  return arrays.fromData(folded, self.shape, self.dtype);
}
/** Gradients of the tensor's own elements and of the values put there. */
interface Shares { readonly own: Tensor; readonly part: Tensor }
type ShareOf = (grad: Tensor, result: Tensor, self: Tensor, parts: Parts, includeSelf: boolean) => Shares;
const isZero = (a: Tensor): Tensor => compare('eq', a, zerosLike(a));
const withOnes = (mask: Tensor, a: Tensor): Tensor => where(mask, fullLike(a, 1), a);
/** What all the other factors come to: the product divided by the factor, or, for a zero that is alone, the product without it. */
const productShares: ShareOf = (grad, result, self, parts, includeSelf) => {
  const { flat, part } = parts;
  const product = (own: Tensor, factors: Tensor): Tensor => reduced('ScatterReduceBackward0', own, { flat, part: factors }, 'prod', includeSelf);
  const plain = withOnes(isZero(self), self);
  const zero = isZero(part);
  const zeros = take(put(cast(zero, grad.dtype), flat, grad.shape), flat);
  const alone = fromArray(part.runtime, part.runtime.arrays.binary('logicalAnd', zero.array, compare('eq', zeros, fullLike(zeros, 1)).array));
  const usual = div(take(mul(grad, result), flat), withOnes(zero, part));
  return {
    own: div(mul(grad, product(plain, part)), plain),
    part: hasAny(alone) ? where(alone, take(mul(grad, product(self, withOnes(alone, part))), flat), usual) : usual,
  };
};
const hasAny = (mask: Tensor): boolean => Array.from(mask.runtime.arrays.read(mask.array) ?? []).some((x) => x !== 0);
/** Equal extremes share. */
const extremeShares: ShareOf = (grad, result, self, { flat, part }, includeSelf) => {
  const partWins = cast(compare('eq', part, take(result, flat)), grad.dtype);
  const ownWins = !includeSelf ? zerosLike(grad) : cast(compare('eq', self, result), grad.dtype);
  const winners = add(ownWins, put(partWins, flat, grad.shape));
  const each = div(grad, where(compare('eq', winners, zerosLike(winners)), fullLike(winners, 1), winners));
  return { own: mul(ownWins, each), part: mul(partWins, take(each, flat)) };
};

/** An index along an axis, for every element of the source. */
function indexed(self: Tensor, dim: number, index: Tensor, source: Tensor): Tensor {
  const axis = wrapDim(dim, self.rank);
  const line = reshape(cast(index, 'int64'), source.shape.map((_, other) => (other === axis ? index.size : 1)));
  return expandTo(line, source.shape);
}
/** The requirements that `index_add` and its kin share. */
function checkIndexed(name: string, self: Tensor, dim: number, index: Tensor, source: Tensor): void {
  const axis = wrapDim(dim, self.rank);
  if (index.rank > 1) indexError(`${name}_(): Index is supposed to be a vector, but got dim: ${index.rank} with type: ${scalarName(index.dtype)} and size: ${showShape(index.shape)}`);
  if (index.dtype !== 'int64' && index.dtype !== 'int32') runtimeError(`${name}_(): Expected dtype int32/int64 for index but got: ${scalarName(index.dtype)}`);
  if (self.dtype !== source.dtype) runtimeError(`${name}_(): self (${scalarName(self.dtype)}) and source (${scalarName(source.dtype)}) must have the same scalar type`);
  const length = source.rank === 0 ? 1 : source.shape[axis] ?? 1;
  if (index.size !== length) runtimeError(`${name}_(): Number of indices (${index.size}) should be equal to source.size(dim): (${length}), for dim: ${axis}`);
  checkBounds(index, self.shape[axis] ?? 1, () => indexError('index out of range in self'));
}
function indexAdd(self: Tensor, dim: number, index: Tensor, source: Tensor, alpha: number): Tensor {
  checkIndexed('index_add', self, dim, index, source);
  return added(self, scatterParts('index_add', self, dim, indexed(self, dim, index, source), scale(source, alpha)));
}
function indexCopy(self: Tensor, dim: number, index: Tensor, source: Tensor): Tensor {
  const axis = wrapDim(dim, self.rank);
  checkCopied(self, axis, index, source);
  if (self.rank === 0) return reshape(indexCopy(reshape(self, [1]), 0, index, reshape(source, [source.size])), []);
  checkBounds(index, at(self.shape, axis), (value) => indexError(`index_copy_(): index ${value} is out of bounds for dimension ${axis} with size ${at(self.shape, axis)}`));
  const rows = source.rank === 0 ? reshape(source, [1]) : source;
  return scatter(self, axis, indexed(self, axis, index, rows), rows);
}
function checkCopied(self: Tensor, axis: number, index: Tensor, source: Tensor): void {
  if (index.rank > 1) indexError(`index_copy_(): Index should have dimension 1 or 0 (got ${index.rank})`);
  if (source.rank === 0 && index.size !== 1) indexError(`index_copy_(): When source is scalar, index should have one element (got ${index.size})`);
  if (source.rank !== self.rank && source.rank > 0 && self.rank > 0) indexError(`index_copy_(): When source and destination are not scalars, their dimensionality must match. Source dimensionality (${source.rank}), destination dimensionality (${self.rank})`);
  if (index.dtype !== 'int64') runtimeError(`index_copy_(): Expected a long tensor for index, but got ${scalarName(index.dtype)}`);
  if (self.dtype !== source.dtype) runtimeError(`index_copy_(): self and source expected to have the same dtype, but got (self) ${scalarName(self.dtype)} and (source) ${scalarName(source.dtype)}`);
  const slice = (tensor: Tensor): string => tensor.shape.filter((_, other) => other !== axis).join(' ');
  if (slice(self) !== slice(source)) runtimeError(`index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: ${slice(self)} at dimension ${axis} and source slice shape: ${slice(source)} at dimension 0.`);
  if (source.rank > 0 && index.size !== at(source.shape, axis)) indexError(`index_copy_(): Number of indices (${index.size}) should be equal to source.size(dim) (${at(source.shape, axis)})`);
}
function indexFill(self: Tensor, dim: number, index: Tensor, value: Tensor): Tensor {
  if (index.rank > 1) runtimeError('Index has to be a vector/scalar');
  const axis = wrapDim(dim, self.rank);
  if (index.dtype !== 'int64') indexError('index_fill_(): Expected dtype int64 for index.');
  if (value.rank > 0) runtimeError(`index_fill_ only supports a 0-dimensional value tensor, but got tensor with ${value.rank} dimension(s).`);
  if (self.rank === 0) return reshape(indexFill(reshape(self, [1]), 0, index, value), []);
  checkBounds(wrapIndex(index, at(self.shape, axis)), at(self.shape, axis), (place) => indexError(`index ${place} is out of bounds for dimension ${axis} with size ${at(self.shape, axis)}`));
  const part = expandTo(cast(value, self.dtype), self.shape.map((n, other) => (other === axis ? index.size : n)));
  return scatter(self, dim, indexed(self, dim, wrapIndex(index, at(self.shape, axis)), part), part);
}
function wrapIndex(index: Tensor, size: number): Tensor {
  const { arrays } = index.runtime;
  return fromArray(index.runtime, arrays.where(arrays.binary('lt', index.array, arrays.full([], 0, 'int64')), arrays.binary('add', index.array, arrays.full([], size, 'int64')), index.array));
}
const reductions: ReadonlyMap<string, Reduction> = new Map([['sum', 'sum'], ['mean', 'mean'], ['prod', 'prod'], ['amax', 'amax'], ['amin', 'amin']]);
function scatterReduce(self: Tensor, dim: number, index: Tensor, src: Tensor, reduce: string, includeSelf: boolean): Tensor {
  const reduction = reductions.get(reduce) ?? runtimeError('reduce argument must be either sum, prod, mean, amax or amin.');
  return reduced('ScatterReduceBackward0', self, scatterParts('scatter', self, dim, index, src), reduction, includeSelf);
}
function indexReduce(self: Tensor, dim: number, index: Tensor, source: Tensor, reduce: string, includeSelf: boolean): Tensor {
  const reduction = reductions.get(reduce);
  if (reduction === undefined || reduction === 'sum') return runtimeError(`reduce argument must be either prod, mean, amax or amin, got ${reduce}`);
  checkIndexed('index_reduce', self, dim, index, source);
  return reduced('IndexReduceBackward0', self, scatterParts('index_reduce', self, dim, indexed(self, dim, index, source), source), reduction, includeSelf);
}

/** Values put at index tensors, as `x[indices] = values` does. */
function indexPut(self: Tensor, indices: readonly Tensor[], values: Tensor, accumulate: boolean): Tensor {
  if (values.dtype !== self.dtype) runtimeError(`Index put requires the source and destination dtypes match, got ${scalarName(self.dtype)} for the destination and ${scalarName(values.dtype)} for the source.`);
  const flat = positionsOf(self, indices);
  const fits = values.rank <= flat.shape.length && values.shape.every((n, i) => n === 1 || n === flat.shape[i + flat.shape.length - values.rank]);
  if (!fits) runtimeError(`shape mismatch: value tensor of shape ${showShape(values.shape)} cannot be broadcast to indexing result of shape ${showShape(flat.shape)}`);
  const parts = { flat, part: expandTo(values, flat.shape) };
  return accumulate ? added(self, parts) : written(self, parts);
}
function putFlat(self: Tensor, index: Tensor, source: Tensor, accumulate: boolean): Tensor {
  if (index.dtype !== 'int64') runtimeError(`put_(): Expected a long tensor for index, but got ${scalarName(index.dtype)}`);
  if (self.dtype !== source.dtype) runtimeError(`put_(): self and source expected to have the same dtype, but got self.dtype = ${scalarName(self.dtype)} and source.dtype = ${scalarName(source.dtype)}`);
  if (index.size !== source.size) indexError(`put_(): Expected source and index to have the same number of elements, but got source.numel() = ${source.size}, index.numel() = ${index.size}`);
  checkBounds(wrapIndex(index, self.size), self.size, (value) => indexError(`out of range: tried to access index ${value} on a tensor of ${self.size} elements.`));
  const parts = { flat: wrapIndex(index, self.size).array, part: reshape(source, index.shape) };
  return reshape(accumulate ? added(reshape(self, [self.size]), parts) : written(reshape(self, [self.size]), parts), self.shape);
}
/** The source's elements, in order, where the mask is true. */
function maskedScatter(self: Tensor, mask: Tensor, source: Tensor): Tensor {
  if (self.dtype !== source.dtype) runtimeError(`masked_scatter: expected self and source to have same dtypes but got${scalarName(self.dtype)} and ${scalarName(source.dtype)}`);
  const whole = expandTo(mask, self.shape);
  const { arrays } = self.runtime;
  const positions = maskedSelect(fromArray(self.runtime, arrays.reshape(arrays.fromData(range(self.size), [self.size], 'int64'), self.shape)), whole);
  if (source.size < positions.size) runtimeError('Number of elements of source < number of ones in mask');
  const values = narrowTo(reshape(source, [source.size]), 0, 0, positions.size);
  return where(whole, put(values, positions.array, self.shape), self);
}

/** One row an operation. */
export const scattering: readonly Op[] = [
  op('scatter(Tensor self, int dim, Tensor index, Operand src, *, str? reduce=None)', ({ self, dim, index, src, reduce }) => scatter(self, dim, index, src, reduce), { inPlace: true, edges: ['self', 'src'] }),
  op('scatter(Tensor self, int dim, Tensor index, *, Operand value, str? reduce=None)', ({ self, dim, index, value, reduce }) => scatter(self, dim, index, value, reduce), { inPlace: true, edges: ['self', 'value'] }),
  op('scatter_add(Tensor self, int dim, Tensor index, Tensor src)', ({ self, dim, index, src }) => added(self, scatterParts('scatter', self, dim, index, src)), { inPlace: true, node: 'ScatterAddBackward0' }),
  op('scatter_reduce(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True)', ({ self, dim, index, src, reduce, include_self }) => scatterReduce(self, dim, index, src, reduce, include_self), { inPlace: true, node: 'ScatterReduceBackward0' }),
  op('index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1)', ({ self, dim, index, source, alpha }) => indexAdd(self, dim, index, source, Number(alpha)), { inPlace: true, node: 'IndexAddBackward0' }),
  op('index_copy(Tensor self, int dim, Tensor index, Tensor source)', ({ self, dim, index, source }) => indexCopy(self, dim, index, source), { inPlace: true, node: 'IndexCopyBackward0' }),
  op('index_fill(Tensor self, int dim, Tensor index, Operand value)', ({ self, dim, index, value }) => indexFill(self, dim, index, value), { inPlace: true, node: 'IndexFillBackward0' }),
  op('index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True)', ({ self, dim, index, source, reduce, include_self }) => indexReduce(self, dim, index, source, reduce, include_self), { inPlace: true, node: 'IndexReduceBackward0' }),
  op('index_put(Tensor self, Tensor[] indices, Tensor values, bool accumulate=False)', ({ self, indices, values, accumulate }) => indexPut(self, indices, values, accumulate), { inPlace: true, node: 'IndexPutBackward0' }),
  op('put(Tensor self, Tensor index, Tensor source, bool accumulate=False)', ({ self, index, source, accumulate }) => putFlat(self, index, source, accumulate), { inPlace: true, node: 'PutBackward0' }),
  op('masked_scatter(Tensor self, Tensor mask, Tensor source)', ({ self, mask, source }) => maskedScatter(self, mask, source), { inPlace: true, node: 'MaskedScatterBackward0' }),
];
