/** @file Counting and looking up: unique values, histograms, places in sorted rows. Results depend on elements, so these need them. */
import { isFloating, scalarName, type DType } from '../dtypes.ts';
import { notImplemented, runtimeError, unsupported } from '../errors.ts';
import { named, underivable } from '../autograd/named.ts';
import { op, type Op } from '../op.ts';
import { transpose } from '../primitives/movement.ts';
import { indexSelect } from './joining.ts';
import { at, range, sameShape, showShape, sizeOf, wrapDim } from '../shapes.ts';
import { returnType, tupleOf } from '../size.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import type { Value } from '../../python/evaluator/values.ts';

function elements(tensor: Tensor): number[] {
  return Array.from(tensor.runtime.arrays.read(tensor.array) ?? unsupported('a result that depends on elements which are not computed here'));
}
const make = ({ runtime }: Tensor, items: readonly number[], shape: readonly number[], dtype: DType): Tensor => fromArray(runtime, runtime.arrays.fromData(items, shape, dtype));

/** Which rows there are, which of them each row is, and how often each stands. */
interface Groups { readonly first: readonly number[]; readonly inverse: readonly number[]; readonly counts: readonly number[] }
interface UniqueOptions { readonly return_inverse: boolean; readonly return_counts: boolean; readonly dim: number | undefined }

/** Rows of numbers, compared from the left; NaN is the largest, and equals nothing. */
function compareRows(a: readonly number[], b: readonly number[]): number {
  for (const [i, x] of a.entries()) {
    const y = at(b, i);
    if (x < y || (Number.isNaN(y) && !Number.isNaN(x))) return -1;
    if (x > y || Number.isNaN(x)) return 1;
  }
  return 0;
}
function groupsOf(rows: readonly (readonly number[])[], order: readonly number[]): Groups {
  const first: number[] = [];
  const counts: number[] = [];
  const inverse = rows.map(() => 0);
  order.forEach((row, i) => {
    const before = order[i - 1];
    if (before === undefined || compareRows(at(rows, before), at(rows, row)) !== 0) {
      first.push(row);
      counts.push(0);
    }
    counts[counts.length - 1] = at(counts, -1) + 1;
    inverse[row] = first.length - 1;
  });
  return { first, inverse, counts };
}
function unique(self: Tensor, sorted: boolean, { return_inverse, return_counts, dim }: UniqueOptions): Value {
  const axis = dim === undefined ? undefined : wrapDim(dim, self.rank);
  const rows = rowsOf(self, axis);
  const order = range(rows.length);
  if (sorted) order.sort((a, b) => compareRows(at(rows, a), at(rows, b)) || a - b);
  const { first, inverse, counts } = groupsOf(rows, order);
  const values = axis === undefined ? make(self, first.map((i) => at(at(rows, i), 0)), [first.length], self.dtype) : transpose(indexSelect(transpose(self, axis, 0), 0, make(self, first, [first.length], 'int64')), axis, 0);
  const [node, name] = sorted ? axis === undefined ? ['Unique2', '_unique2'] : ['UniqueDim', 'unique_dim'] : ['UniqueConsecutive', 'unique_consecutive'];
  const kept = named(underivable(values, [self], () => notImplemented(`the derivative for '${name}' is not implemented.`)), `${node}Backward0`);
  if (!return_inverse && !return_counts) return kept;
  const places = make(self, inverse, axis === undefined ? self.shape : [inverse.length], 'int64');
  return tupleOf([kept, ...(return_inverse ? [places] : []), ...(return_counts ? [make(self, counts, [counts.length], 'int64')] : [])]);
}
/** The slices along an axis as rows of numbers; without an axis every element is one. */
function rowsOf(self: Tensor, axis: number | undefined): readonly (readonly number[])[] {
  const data = elements(self);
  if (axis === undefined) return data.map((x) => [x]);
  const inner = sizeOf(self.shape.slice(axis + 1));
  const length = at(self.shape, axis);
  return range(length).map((row) => data.filter((_, i) => Math.floor(i / inner) % length === row));
}

function bincount(self: Tensor, weights: Tensor | undefined, least: number): Tensor {
  if (isFloating(self.dtype) || self.dtype === 'bool') runtimeError(`"bincount_cpu" not implemented for '${scalarName(self.dtype)}'`);
  const data = elements(self);
  if (least < 0) runtimeError('minlength should be >= 0');
  if (self.rank !== 1 || data.some((x) => x < 0)) runtimeError('bincount only supports 1-d non-negative integral inputs.');
  if (weights !== undefined && !sameShape(weights.shape, self.shape)) runtimeError('weights should be 1-d and have the same length as input');
  const sums = range(data.reduce((length, x) => Math.max(length, x + 1), least)).map(() => 0);
  const factors = weights === undefined ? undefined : elements(weights);
  data.forEach((x, i) => { sums[x] = at(sums, x) + (factors === undefined ? 1 : at(factors, i)); });
  return make(self, sums, [sums.length], weights === undefined ? 'int64' : weights.dtype === 'float32' ? 'float32' : 'float64');
}

type Rounding = (x: number) => number;
const roundingOf = ({ dtype }: Tensor): Rounding => (dtype === 'float64' ? Number : Math.fround);

/** In which bin a number falls; the last one has both its edges. */
function binOf(x: number, edges: readonly number[]): number {
  const last = edges.length - 1;
  if (Number.isNaN(x) || x < at(edges, 0) || x > at(edges, last)) return -1;
  return x === at(edges, last) ? last - 1 : edges.findIndex((edge) => edge > x) - 1;
}
/** The range of equal bins: the one given, or over all there is. */
function ends(data: readonly number[], bins: number, min: number, max: number, margin = 1): readonly [number, number] {
  if (bins <= 0) runtimeError('bins must be > 0');
  if (min > max) runtimeError('max must be larger than min');
  const [low, high] = min === max && data.length > 0 && min === 0 ? [data.reduce((a, b) => Math.min(a, b)), data.reduce((a, b) => Math.max(a, b))] : [min, max];
  const [from, to] = low === high ? [low - margin, high + margin] : [low, high];
  if (!Number.isFinite(from) || !Number.isFinite(to)) runtimeError(`range of [${from}, ${to}] is not finite`);
  return [from, to];
}
/** Edges of equal bins, in the numbers of the data's type. */
function equalEdges(data: readonly number[], bins: number, min: number, max: number, rounded: Rounding): number[] {
  const [from, to] = ends(data, bins, rounded(min), rounded(max), 0.5);
  return range(bins + 1).map((i) => rounded(i === bins ? to : from + (i * (to - from)) / bins));
}
/** histc computes the bin of a number, rounding as the type does, and looks at no edges. */
function tallyEvenly(data: readonly number[], [from, to]: readonly [number, number], bins: number, rounded: Rounding): number[] {
  const counts = range(bins).map(() => 0);
  for (const x of data) {
    if (!(x >= from && x <= to)) continue;
    const bin = Math.min(Math.trunc(rounded(rounded(rounded(x - from) / rounded(to - from)) * bins)), bins - 1);
    counts[bin] = at(counts, bin) + 1;
  }
  return counts;
}
function tally(data: readonly number[], edges: readonly number[], weights?: readonly number[]): number[] {
  const counts = range(edges.length - 1).map(() => 0);
  data.forEach((x, i) => {
    const bin = binOf(x, edges);
    if (bin >= 0) counts[bin] = at(counts, bin) + (weights === undefined ? 1 : at(weights, i));
  });
  return counts;
}
const histogramResult = returnType('histogram', ['hist', 'bin_edges']);
function histogram(self: Tensor, edges: readonly number[], weight: Tensor | undefined, density: boolean): Value {
  if (weight !== undefined && weight.size !== self.size) runtimeError(`torch.histogramdd: if weight tensor is provided it should have the same shape as the input tensor excluding its innermost dimension, but got input with shape [${self.size}, 1] and weight with shape ${showShape(weight.rank === 0 ? [1] : weight.shape)}`);
  const counts = tally(elements(self), edges, weight === undefined ? undefined : elements(weight));
  const total = counts.reduce((a, b) => a + b, 0);
  const heights = density ? counts.map((count, i) => count / total / (at(edges, i + 1) - at(edges, i))) : counts;
  const inputs = weight === undefined ? [self] : [self, weight];
  const kept = (items: readonly number[]): Tensor => underivable(make(self, items, [items.length], self.dtype), inputs, 'aten::histogram');
  return histogramResult(kept(heights), kept(edges));
}

interface SearchOptions { readonly out_int32: boolean; readonly right: boolean }
/** Where values would go in a sorted row: the first place, or the one behind equal ones. Halving finds PyTorch's place in a row that is not sorted, too. */
function placeIn(line: readonly number[], value: number, right: boolean): number {
  const isBehind = (x: number): boolean => (right ? x > value || (Number.isNaN(x) && !Number.isNaN(value)) : x >= value || Number.isNaN(x));
  let [low, high] = [0, line.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isBehind(at(line, middle))) high = middle;
    else low = middle + 1;
  }
  return low;
}
function searchSorted(sorted: Tensor, values: Tensor, { out_int32, right }: SearchOptions): Tensor {
  const length = at(sorted.shape, -1);
  if (sorted.rank !== 1 && !sameShape(sorted.shape.slice(0, -1), values.shape.slice(0, -1))) {
    runtimeError(`torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value tensor must match, but we got boundaries tensor ${showShape(sorted.shape)} and input value tensor ${showShape(values.shape)}`);
  }
  const lines = elements(sorted);
  const wanted = elements(values);
  const perRow = sorted.rank === 1 ? wanted.length : at(values.shape, -1);
  const found = wanted.map((value, i) => {
    const row = perRow === 0 ? 0 : Math.floor(i / perRow);
    return placeIn(lines.slice(row * length, (row + 1) * length), value, right);
  });
  return make(values, found, values.shape, out_int32 ? 'int32' : 'int64');
}
function sided(right: boolean, side: string | undefined): boolean {
  if (side !== undefined && side !== 'left' && side !== 'right') runtimeError(`torch.searchsorted(): side can only be 'left' or 'right' but got ${side}`);
  if (side === 'left' && right) runtimeError('torch.searchsorted(): side and right can\'t be set to opposites, got side of left while right was True');
  return right || side === 'right';
}
function bucketize(values: Tensor, boundaries: Tensor, options: SearchOptions): Tensor {
  if (boundaries.rank !== 1) runtimeError(`boundaries tensor must be 1 dimension, but got dim(${boundaries.rank})`);
  return searchSorted(boundaries, values, options);
}
function isIn(items: Tensor, known: Tensor, invert: boolean): Tensor {
  const set = new Set(elements(known));
  return make(items, elements(items).map((x) => (set.has(x) && !Number.isNaN(x) ? 1 : 0) ^ (invert ? 1 : 0)), items.shape, 'bool');
}

const torchOnly = { on: ['torch'] as const };

/** One row an operation. */
export const counting: readonly Op[] = [
  op('unique(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False, int? dim=None)', ({ self, ...options }) => unique(self, true, options), { python: true }),
  op('unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None)', ({ self, ...options }) => unique(self, false, options), { python: true }),
  op('bincount(Tensor self, Tensor? weights=None, int minlength=0)', ({ self, weights, minlength }) => bincount(self, weights, minlength)),
  op('histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0)', ({ self, bins, min, max }) => {
    const data = elements(self);
    const rounded = roundingOf(self);
    return make(self, tallyEvenly(data, ends(data, bins, rounded(Number(min)), rounded(Number(max))), bins, rounded), [bins], self.dtype);
  }),
  op('histogram(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False)', ({ self, bins, weight, density }) => histogram(self, elements(bins), weight, density), { node: 'NotImplemented' }),
  op('histogram(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False)', ({ self, bins, range: limits, weight, density }) =>
    histogram(self, equalEdges(elements(self), bins, limits?.[0] ?? 0, limits?.[1] ?? 0, roundingOf(self)), weight, density), { node: 'NotImplemented' }),
  op('searchsorted(Tensor sorted_sequence, Operand self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None)', ({ sorted_sequence, self, out_int32, right, side, sorter }) =>
    searchSorted(sorter === undefined ? sorted_sequence : indexSelect(sorted_sequence, 0, sorter), self, { out_int32, right: sided(right, side) }), torchOnly),
  op('bucketize(Operand self, Tensor boundaries, *, bool out_int32=False, bool right=False)', ({ self, boundaries, out_int32, right }) => bucketize(self, boundaries, { out_int32, right }), torchOnly),
  op('isin(Operand elements, Operand test_elements, *, bool assume_unique=False, bool invert=False)', ({ elements: items, test_elements, invert }) => isIn(items, test_elements, invert), torchOnly),
];
