/** @file Operations that reduce axes: sums, means, extremes, spreads. */
import { ofOne, underivable } from '../autograd/named.ts';
import { isFloating, scalarName, type DType } from '../dtypes.ts';
import { indexError, runtimeError } from '../errors.ts';
import { record } from '../autograd/graph.ts';
import { op, type Op } from '../op.ts';
import { takeAt } from '../primitives/gathering.ts';
import { detach, reshape, sum as sumAxes, transpose } from '../primitives/movement.ts';
import { cast, compare, compareTo, constant, div, extremum, mul, pointwise, scale, test, where } from '../primitives/pointwise.ts';
import { argExtreme, cumprod, cumsum, extreme, logsumexp, mean, prod, reduceTest, sort, variance } from '../primitives/reduction.ts';
import { promotePair, toFloating } from '../promotion.ts';
import { at, range, wrapDim, wrapDims } from '../shapes.ts';
import { returnType, tupleOf } from '../size.ts';
import { fromArray, type Tensor } from '../tensor.ts';

const reduces = { reduces: true };
const flat = (a: Tensor): Tensor => reshape(a, [a.size]);
/** Sums of integers and booleans are int64. */
const summable = (a: Tensor, dtype: DType | undefined): Tensor => cast(a, dtype ?? (isFloating(a.dtype) ? a.dtype : 'int64'));

function sumOf(self: Tensor, dim: readonly number[] | undefined, keepdim: boolean, dtype: DType | undefined): Tensor {
  const whole = dim === undefined && !keepdim;
  return sumAxes(summable(self, dtype), wrapDims(dim, self.rank), keepdim, whole ? 'SumBackward0' : 'SumBackward1');
}
export function meanOf(self: Tensor, dim: readonly number[] | undefined, keepdim: boolean, dtype: DType | undefined): Tensor {
  const a = cast(self, dtype ?? self.dtype);
  if (!isFloating(a.dtype)) runtimeError(`mean(): could not infer output dtype. ${dtype === undefined ? 'Input' : 'Optional'} dtype must be either a floating point or complex dtype. Got: ${scalarName(a.dtype)}`);
  return mean(a, wrapDims(dim, a.rank), keepdim);
}

/** Nothing to choose from. */
function requireElements(name: string, a: Tensor, axis: number | undefined): void {
  if (axis === undefined) {
    if (a.size > 0) return;
    if (name.startsWith('arg')) indexError(`${name}(): Expected reduction dim to be specified for input.numel() == 0.`);
    runtimeError(`${name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`);
  } else if (a.rank > 0 && a.shape[axis] === 0) indexError(`${name}(): Expected reduction dim ${axis} to have non-zero size.`);
}
const returns = new Map(['max', 'min', 'sort', 'topk', 'median', 'nanmedian', 'kthvalue', 'mode', 'cummax', 'cummin'].map((name) => [name, returnType(name, ['values', 'indices'])] as const));
const valuesAndIndices = (name: string, values: Tensor, indices: Tensor) => (returns.get(name) ?? returnType(name, ['values', 'indices']))(values, indices);

/** The elements at `indices` along an axis, which is dropped unless kept. */
function choose(name: string, self: Tensor, indices: Tensor, axis: number, keepdim: boolean) {
  if (self.rank === 0) return valuesAndIndices(name, self, indices);
  const chosen = takeAt(self, indices, axis, `${name.charAt(0).toUpperCase()}${name.slice(1)}Backward0`);
  const shape = self.shape.filter((_, other) => other !== axis);
  return keepdim ? valuesAndIndices(name, chosen, indices) : valuesAndIndices(name, reshape(chosen, shape, `${name.charAt(0).toUpperCase()}${name.slice(1)}Backward0`), reshape(indices, shape));
}
function extremeAlong(name: 'max' | 'min', self: Tensor, dim: number, keepdim: boolean) {
  const axis = wrapDim(dim, self.rank);
  requireElements(name, self, axis);
  return choose(name, self, argExtreme(name === 'max' ? 'argmax' : 'argmin', self, axis, true), axis, keepdim);
}
function extremeOf(name: 'max' | 'min', self: Tensor): Tensor {
  requireElements(name, self, undefined);
  return extreme(name, self, range(self.rank), false, name === 'max' ? 'MaxBackward1' : 'MinBackward1');
}
const extremes = (name: 'max' | 'min'): readonly Op[] => [
  op(`${name}(Tensor self)`, ({ self }) => extremeOf(name, self), reduces),
  op(`${name}(Tensor self, int dim, bool keepdim=False)`, ({ self, dim, keepdim }) => extremeAlong(name, self, dim, keepdim), { ...reduces, edges: ['self'] }),
  op(`${name}(Tensor self, Tensor other)`, ({ self, other }) => extremum(name === 'max' ? 'maximum' : 'minimum', ...promotePair(self, other))),
  op(`a${name}(Tensor self, int[1] dim=[], bool keepdim=False)`, ({ self, dim, keepdim }) => {
    const axes = wrapDims(dim, self.rank);
    if (dim.length === 0) requireElements(`a${name}`, self, undefined);
    else for (const axis of axes) requireElements(`a${name}`, self, axis);
    return extreme(name, self, axes, keepdim, name === 'max' ? 'AmaxBackward0' : 'AminBackward0');
  }, reduces),
  op(`arg${name}(Tensor self, int? dim=None, bool keepdim=False)`, ({ self, dim, keepdim }) => {
    requireElements(`arg${name}`, self, dim === undefined ? undefined : wrapDim(dim, self.rank));
    return dim === undefined ? keptRank(argExtreme(`arg${name}`, flat(self), 0, false), keepdim ? self.rank : 0) : argExtreme(`arg${name}`, self, wrapDim(dim, self.rank), keepdim);
  }, reduces),
];

/** Bytes stay bytes, for old times' sake. */
const truth = (self: Tensor, result: Tensor): Tensor => (self.dtype === 'uint8' ? cast(result, 'uint8') : result);
const truths = (name: 'any' | 'all'): readonly Op[] => [
  op(`${name}(Tensor self)`, ({ self }) => truth(self, reduceTest(name, cast(self, 'bool'), range(self.rank), false)), reduces),
  op(`${name}(Tensor self, int dim, bool keepdim=False)`, ({ self, dim, keepdim }) => truth(self, reduceTest(name, cast(self, 'bool'), wrapDims([dim], self.rank), keepdim)), reduces),
];

/** √variance; where it is zero the gradient is zero too, not infinite. */
function deviation(squared: Tensor): Tensor {
  const { arrays } = squared.runtime;
  return pointwise('StdBackward0', arrays.unary('sqrt', squared.array), [squared], [[squared, (grad, result) => where(compareTo('eq', result, 0), constant(grad, 0), div(grad, scale(result, 2))), 'result']]);
}
const spreadOf = (name: 'var' | 'std') => (self: Tensor, dim: readonly number[] | undefined, correction: number, keepdim: boolean): Tensor => {
  const result = variance(self, wrapDims(dim, self.rank), correction, keepdim);
  return name === 'var' ? result : deviation(result);
};
function spreads(name: 'var' | 'std'): readonly Op[] {
  const compute = spreadOf(name);
  const options = { reduces: true, node: name === 'var' ? 'VarBackward0' : 'StdBackward0' };
  const both = { on: ['torch'], node: name === 'var' ? 'VarMeanBackward0' : 'StdMeanBackward0' } as const;
  return [
    op(`${name}(Tensor self, bool unbiased=True)`, ({ self, unbiased }) => compute(self, undefined, unbiased ? 1 : 0, false), options),
    op(`${name}(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False)`, ({ self, dim, unbiased, keepdim }) => compute(self, dim, unbiased ? 1 : 0, keepdim), options),
    op(`${name}(Tensor self, int[1]? dim=None, *, int? correction=1, bool keepdim=False)`, ({ self, dim, correction, keepdim }) => compute(self, dim, correction ?? 1, keepdim), options),
    op(`${name}_mean(Tensor self, int[1]? dim=None, bool unbiased=True, bool keepdim=False)`, ({ self, dim, unbiased, keepdim }) =>
      tupleOf([compute(self, dim, unbiased ? 1 : 0, keepdim), meanOf(self, dim, keepdim, undefined)]), both),
    op(`${name}_mean(Tensor self, bool unbiased)`, ({ self, unbiased }) => tupleOf([compute(self, undefined, unbiased ? 1 : 0, false), meanOf(self, undefined, false, undefined)]), both),
    op(`${name}_mean(Tensor self, int[1]? dim=None, *, int? correction=None, bool keepdim=False)`, ({ self, dim, correction, keepdim }) =>
      tupleOf([compute(self, dim, correction ?? 1, keepdim), meanOf(self, dim, keepdim, undefined)]), both),
  ];
}

/** The k-th smallest (from 0) along an axis. */
function ranked(name: string, self: Tensor, axis: number, rank: number, keepdim: boolean) {
  const { indices } = sort(self, axis, false);
  const start = indices.shape.map((_, other) => (other === axis ? rank : 0));
  const one = fromArray(self.runtime, self.runtime.arrays.slice(indices.array, start, indices.shape.map((n, other) => (other === axis ? 1 : n)), indices.shape.map(() => 1)));
  return choose(name, self, one, axis, keepdim);
}
/** Which element is in the middle of a row: the first NaN if there is one and it counts, else the lower of two. */
function middleOf(row: readonly number[], skipNan: boolean): number {
  const nan = row.findIndex((x) => Number.isNaN(x));
  if (!skipNan && nan >= 0) return nan;
  const order = range(row.length).filter((i) => !Number.isNaN(row[i])).sort((a, b) => at(row, a) - at(row, b) || a - b);
  return order.length === 0 ? Math.max(nan, 0) : at(order, Math.floor((order.length - 1) / 2));
}
function medianAll(self: Tensor, skipNan = false): Tensor {
  const line = flat(self);
  if (line.size === 0) return constant(self, NaN);
  const middle = middles(line, skipNan);
  const { runtime } = self;
  const array = runtime.arrays.reshape(takeAt(line, middle, 0).array, []);
  return record(runtime, skipNan ? 'NanmedianBackward0' : 'MedianBackward0', array, [[self, (grad) => {
    const same = cast(compare('eq', self, fromArray(runtime, array)), self.dtype);
    return mul(grad, div(same, sumAxes(same, range(same.rank), false)));
  }, self]]);
}
/** Where the middle elements of the rows along the last axis are. */
function middles(rows: Tensor, skipNan: boolean): Tensor {
  const { arrays } = rows.runtime;
  const shape = [...rows.shape.slice(0, -1), 1];
  const data = arrays.read(rows.array);
  const length = at(rows.shape, -1);
  if (data === undefined) return argExtreme('argmax', rows, rows.rank - 1, true);
  const found = range(length === 0 ? 0 : rows.size / length).map((row) => middleOf(Array.from({ length }, (_, i) => data[row * length + i] ?? 0), skipNan));
  return fromArray(rows.runtime, arrays.fromData(found, shape, 'int64'));
}
function medianAlong(name: 'median' | 'nanmedian', self: Tensor, axis: number, keepdim: boolean) {
  if (self.rank === 0) return valuesAndIndices(name, self, constant(self, 0, 'int64'));
  return choose(name, self, transpose(middles(transpose(self, axis, self.rank - 1), name === 'nanmedian'), axis, self.rank - 1), axis, keepdim);
}
const keptRank = (x: Tensor, rank: number): Tensor => reshape(x, range(rank).map(() => 1));
const rankedOps: readonly Op[] = [
  op('median(Tensor self)', ({ self }) => medianAll(self), { reduces: true, node: 'MedianBackward0' }),
  op('median(Tensor self, int dim, bool keepdim=False)', ({ self, dim, keepdim }) => {
    const axis = wrapDim(dim, self.rank);
    requireElements('median', self, axis);
    return medianAlong('median', self, axis, keepdim);
  }, { ...reduces, node: 'MedianBackward1' }),
  op('nanmedian(Tensor self)', ({ self }) => medianAll(self, true), { reduces: true, node: 'NanmedianBackward0' }),
  op('nanmedian(Tensor self, int dim, bool keepdim=False)', ({ self, dim, keepdim }) => {
    const axis = wrapDim(dim, self.rank);
    requireElements('nanmedian', self, axis);
    return medianAlong('nanmedian', self, axis, keepdim);
  }, { ...reduces, node: 'NanmedianBackward1' }),
  op('kthvalue(Tensor self, int k, int dim=-1, bool keepdim=False)', ({ self, k, dim, keepdim }) => {
    const axis = wrapDim(dim, self.rank);
    if (k < 1 || k > (self.shape[axis] ?? 1)) runtimeError(`kthvalue(): selected number k out of range for dimension ${axis}`);
    return ranked('kthvalue', self, axis, k - 1, keepdim);
  }),
  op('sort(Tensor self, int dim=-1, bool descending=False, *, bool stable=False)', ({ self, dim, descending }) => {
    const { values, indices } = sort(self, wrapDim(dim, self.rank), descending);
    return valuesAndIndices('sort', values, indices);
  }),
  op('argsort(Tensor self, int dim=-1, bool descending=False, *, bool stable=False)', ({ self, dim, descending }) => sort(self, wrapDim(dim, self.rank), descending).indices),
  op('msort(Tensor self)', ({ self }) => sort(self, 0, false).values),
  op('topk(Tensor self, int k, int dim=-1, bool largest=True, bool sorted=True)', ({ self, k, dim, largest }) => {
    const axis = wrapDim(dim, self.rank);
    if (k < 0 || k > (self.shape[axis] ?? 1)) runtimeError('selected index k out of range');
    const { indices } = sort(self, axis, largest);
    const kept = fromArray(self.runtime, self.runtime.arrays.slice(indices.array, indices.shape.map(() => 0), indices.shape.map((n, other) => (other === axis ? k : n)), indices.shape.map(() => 1)));
    return valuesAndIndices('topk', takeAt(self, kept, axis, 'TopkBackward0'), kept);
  }),
];

function product(self: Tensor, dtype: DType | undefined, axis: number | undefined, keepdim: boolean): Tensor {
  const a = summable(self, dtype);
  return axis === undefined ? prod(flat(a), 0, false) : prod(a, axis, keepdim);
}
const zeroNans = (a: Tensor): Tensor => where(test('isnan', a), constant(a, 0), a);

/** One row an operation. */
export const reductions: readonly Op[] = [
  op('sum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None)', ({ self, dim, keepdim, dtype }) => sumOf(self, dim, keepdim, dtype), reduces),
  op('nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None)', ({ self, dim, keepdim, dtype }) => sumOf(zeroNans(self), dim, keepdim, dtype), { ...reduces, node: 'NansumBackward0' }),
  op('mean(Tensor self, *, ScalarType? dtype=None)', ({ self, dtype }) => meanOf(self, undefined, false, dtype), { reduces: true, node: 'MeanBackward0' }),
  op('mean(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None)', ({ self, dim, keepdim, dtype }) => meanOf(self, dim, keepdim, dtype), { reduces: true, node: 'MeanBackward1' }),
  op('prod(Tensor self, *, ScalarType? dtype=None)', ({ self, dtype }) => product(self, dtype, undefined, false), { ...reduces, edges: ['self'] }),
  op('prod(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None)', ({ self, dim, keepdim, dtype }) => product(self, dtype, wrapDim(dim, self.rank), keepdim), { reduces: true, node: 'ProdBackward1' }),
  ...extremes('max'), ...extremes('min'), ...truths('any'), ...truths('all'), ...spreads('var'), ...spreads('std'), ...rankedOps,
  op('aminmax(Tensor self, *, int? dim=None, bool keepdim=False)', ({ self, dim, keepdim }) => {
    const axes = wrapDims(dim === undefined ? undefined : [dim], self.rank);
    if (self.size === 0) runtimeError('aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.');
    const of = (which: 'min' | 'max'): Tensor => extreme(which, detach(self), axes, keepdim, '');
    const found = (which: 'min' | 'max'): Tensor => (self.rank === 0 && dim !== undefined && keepdim ? reshape(of(which), [1]) : of(which));
    return returnType('aminmax', ['min', 'max'])(...(['min', 'max'] as const).map((which) => underivable(found(which), [self], 'aten::aminmax')));
  }, { node: 'NotImplemented' }),
  op('logsumexp(Tensor self, int[1] dim, bool keepdim=False)', ({ self, dim, keepdim }) => logsumexp(toFloating(self), wrapDims(dim, self.rank), keepdim), { ...reduces, on: ['torch', 'Tensor', 'torch.special'] }),
  op('count_nonzero(Tensor self, int[1]? dim=None)', ({ self, dim }) => sumAxes(cast(compareTo('ne', self, 0), 'int64'), wrapDims(dim, self.rank), false), reduces),
  op('cumsum(Tensor self, int dim, *, ScalarType? dtype=None)', ({ self, dim, dtype }) => (self.rank === 0 ? ofOne(summable(self, dtype), 'CumsumBackward0') : cumsum(summable(self, dtype), wrapDim(dim, self.rank))), { inPlace: true }),
  op('cumprod(Tensor self, int dim, *, ScalarType? dtype=None)', ({ self, dim, dtype }) => (self.rank === 0 ? ofOne(summable(self, dtype), 'CumprodBackward0') : cumprod(summable(self, dtype), wrapDim(dim, self.rank))), { inPlace: true, node: 'CumprodBackward0' }),
];
