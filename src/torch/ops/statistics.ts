/** @file Quantiles, covariances, running and robust statistics. */
import { ofOne } from '../autograd/named.ts';
import type { NDArray } from '../../arrays/backend.ts';
import { isFloating, scalarName, type DType } from '../dtypes.ts';
import { runtimeError, unsupported } from '../errors.ts';
import { record } from '../autograd/graph.ts';
import { op, type Op } from '../op.ts';
import { takeAt } from '../primitives/gathering.ts';
import { concat, reshape, sum, sumTo, transpose } from '../primitives/movement.ts';
import { add, cast, compare, constant, log, mul, pow, scale, shift, sub, test, tie, where, zerosLike, div } from '../primitives/pointwise.ts';
import { logsumexp, sort } from '../primitives/reduction.ts';
import { promotePair, promoteToFloat, toFloating } from '../promotion.ts';
import { at, broadcast, range, replaceAt, wrapDim, wrapDims } from '../shapes.ts';
import { returnType } from '../size.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { narrowTo, select } from './movement.ts';
import { stack } from './joining.ts';

const named = new Map(['mode', 'cummax', 'cummin'].map((name) => [name, returnType(name, ['values', 'indices'])] as const));
const pairOf = (name: string, values: Tensor, indices: Tensor) => (named.get(name) ?? returnType(name, ['values', 'indices']))(values, indices);

function elements(tensor: Tensor): number[] {
  return Array.from(tensor.runtime.arrays.read(tensor.array) ?? unsupported('statistics of elements which are not computed here'));
}
const flat = (x: Tensor): Tensor => reshape(x, [x.size]);

interface QuantileArguments { readonly self: Tensor; readonly q: readonly number[]; readonly scalar: boolean; readonly given?: Tensor; readonly dim: number | undefined; readonly keepdim: boolean; readonly interpolation: string }
/** Between the two nearest ranks, in the way that `interpolation` says. NaNs make the answer NaN, or are left out. */
function quantile({ self, q, scalar, given, dim, keepdim, interpolation }: QuantileArguments, skipNan: boolean): Tensor {
  checkQuantile(self, q, scalar, interpolation);
  const x = dim === undefined ? flat(self) : self;
  const axis = wrapDim(dim ?? 0, x.rank);
  const rows = x.rank === 0 ? reshape(x, [1]) : transpose(x, axis, x.rank - 1);
  const { indices } = sort(rows, rows.rank - 1, false);
  const sorted = takeAt(rows, indices, rows.rank - 1, 'SortBackward0');
  const known = sum(cast(test('logicalNot', test('isnan', sorted)), 'float64'), [rows.rank - 1], true);
  const places = q.map((part) => placesOf(elements(known), at(rows.shape, -1), part, skipNan));
  const parts = places.map((place, i) => quantileOf(sorted, known, place, interpolation, given === undefined ? undefined : select(reshape(given, [given.size]), 0, i)));
  const kept = dim === undefined && keepdim ? self.shape.map(() => 1) : keepdim && x.rank > 0 ? replaceAt(x.shape, axis, 1) : x.shape.filter((_, other) => other !== axis);
  const shaped = parts.map((part) => reshape(x.rank === 0 || dim === undefined ? part : transpose(part, axis, x.rank - 1), kept));
  const [first] = shaped;
  return scalar && first !== undefined ? first : stack(shaped, 0);
}
function checkQuantile(self: Tensor, q: readonly number[], scalar: boolean, interpolation: string): void {
  if (self.size === 0) runtimeError('quantile() input tensor must be non-empty');
  const wrong = q.find((part) => !(part >= 0 && part <= 1));
  if (wrong !== undefined) runtimeError(scalar ? `quantile() q must be in the range [0, 1] but got ${wrong}` : 'quantile() q values must be in the range [0, 1]');
  if (self.dtype !== 'float32' && self.dtype !== 'float64') runtimeError('quantile() input tensor must be either float or double dtype');
  if (!Object.hasOwn(weightings, interpolation)) runtimeError(`quantile() interpolation must be one of linear, lower, higher, midpoint or nearest, but got ${interpolation}`);
}
/** How much the higher rank counts, by how far behind the lower one the place is. */
const weightings: Readonly<Record<string, (behind: number) => number>> = {
  linear: (behind) => behind, lower: () => 0, higher: (behind) => Math.ceil(behind), midpoint: (behind) => Math.ceil(behind) / 2, nearest: (behind) => (behind > 0.5 ? 1 : 0),
};
/** Where the quantile stands in each sorted row, from 0; `span` is how far it goes when its part goes from 0 to 1. */
function placesOf(counts: readonly number[], length: number, part: number, skipNan: boolean): readonly { readonly place: number; readonly span: number }[] {
  return counts.map((count) => {
    const span = skipNan ? Math.max(count - 1, 0) : length - 1;
    return { place: !skipNan && count < length ? span : part * span, span };
  });
}
/** `part` is the quantile asked for, where that is a tensor; only the linear way depends on it smoothly. */
function quantileOf(sorted: Tensor, known: Tensor, places: ReturnType<typeof placesOf>, interpolation: string, part: Tensor | undefined): Tensor {
  const { arrays } = sorted.runtime;
  const shaped = (data: readonly number[], dtype: DType): NDArray => arrays.fromData(data, known.shape, dtype);
  const pick = (round: (place: number) => number): Tensor => takeAt(sorted, fromArray(sorted.runtime, shaped(places.map(({ place }) => round(place)), 'int64')), sorted.rank - 1);
  const weightOf = (place: number): number => (interpolation === 'nearest' && place % 1 === 0.5 && Math.floor(place) % 2 === 1 ? 1 : weightings[interpolation]?.(place % 1) ?? 0);
  const weights = places.map(({ place }) => weightOf(place));
  const low = pick(Math.floor);
  const slides = interpolation === 'linear' && part?.requiresGrad === true;
  if (!slides && weights.every((weight) => weight === 0)) return low;
  const spans = fromArray(sorted.runtime, shaped(places.map(({ span }) => span), sorted.dtype));
  const weight = record(sorted.runtime, 'SubBackward0', shaped(weights, sorted.dtype), slides ? [[part, (grad) => sumTo(mul(grad, spans), part.shape)]] : []);
  return add(low, mul(weight, sub(pick(Math.ceil), low)));
}
function quantiles(name: 'quantile' | 'nanquantile'): readonly Op[] {
  const skipNan = name === 'nanquantile';
  return [
    op(`${name}(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation='linear')`, (args) => quantile({ ...args, q: [args.q], scalar: true }, skipNan), { node: 'SqueezeBackward3' }),
    op(`${name}(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation='linear')`, (args) => {
      if (args.q.rank > 1) runtimeError('quantile() q must be a scalar or 1D tensor');
      if (args.q.dtype !== args.self.dtype) runtimeError('quantile() q tensor must be same dtype as the input tensor');
      return quantile({ ...args, q: elements(args.q), given: args.q, scalar: args.q.rank === 0 }, skipNan);
    }, { node: 'SqueezeBackward3' }),
  ];
}

/** The commonest value along an axis, the smallest of several, and where it stands last. */
function mode(self: Tensor, dim: number, keepdim: boolean) {
  const axis = wrapDim(dim, self.rank);
  if (self.rank === 0) return pairOf('mode', self, constant(self, 0, 'int64'));
  const moved = transpose(self, axis, self.rank - 1);
  const data = elements(moved);
  const length = at(moved.shape, -1);
  const found = range(data.length / length).map((row) => {
    const line = data.slice(row * length, (row + 1) * length);
    const counts = new Map<number, number>();
    for (const value of line) counts.set(value, (counts.get(value) ?? 0) + 1);
    const most = Math.max(...counts.values());
    const value = Math.min(...[...counts].filter(([, count]) => count === most).map(([v]) => v));
    return line.lastIndexOf(value);
  });
  const shape = [...moved.shape.slice(0, -1), 1];
  const indices = transpose(fromArray(self.runtime, self.runtime.arrays.fromData(found, shape, 'int64')), axis, self.rank - 1);
  const values = takeAt(self, indices, axis, 'ModeBackward0');
  const dropped = self.shape.filter((_, other) => other !== axis);
  return keepdim ? pairOf('mode', values, indices) : pairOf('mode', reshape(values, dropped), reshape(indices, dropped));
}

function nanMean(self: Tensor, dim: readonly number[] | undefined, keepdim: boolean): Tensor {
  const axes = wrapDims(dim, self.rank);
  const known = test('logicalNot', test('isnan', self));
  return div(sum(where(known, self, constant(self, 0)), axes, keepdim), sum(cast(known, self.dtype), axes, keepdim));
}
/** log of the running sum of exponentials. */
function logCumSumExp(self: Tensor, dim: number): Tensor {
  const axis = wrapDim(dim, self.rank);
  if (self.rank === 0) return ofOne(self, 'LogcumsumexpBackward0');
  const parts = range(at(self.shape, axis)).map((i) => logsumexp(narrowTo(self, axis, 0, i + 1), [axis], true));
  const [first, ...rest] = parts;
  return first === undefined ? self : concat([first, ...rest], axis);
}
/** The running extreme and where it stands; the last of equal ones. */
function runningExtreme(name: 'cummax' | 'cummin', self: Tensor, dim: number) {
  const axis = wrapDim(dim, self.rank);
  const node = `${name === 'cummax' ? 'Cummax' : 'Cummin'}Backward0`;
  if (self.rank === 0) return pairOf(name, ofOne(self, node), constant(self, 0, 'int64'));
  const { arrays } = self.runtime;
  const running = fromArray(self.runtime, arrays.cumulative(name === 'cummax' ? 'max' : 'min', self.array, axis));
  const places = arrays.fromData(range(at(self.shape, axis)), self.shape.map((n, other) => (other === axis ? n : 1)), 'int64');
  const own = arrays.where(compare('logicalOr', compare('eq', self, running), test('isnan', self)).array, places, arrays.full([], -1, 'int64'));
  const indices = fromArray(self.runtime, arrays.cumulative('max', own, axis));
  return pairOf(name, takeAt(self, indices, axis, node), indices);
}
/** −x·log x, 0 at 0, −∞ below. */
const entropy = (x: Tensor): Tensor => where(compare('lt', x, constant(x, 0)), constant(x, -Infinity), where(compare('eq', x, constant(x, 0)), constant(x, 0), scale(mul(x, log(x)), -1)));
const timesLog1p = (x: Tensor, y: Tensor): Tensor => where(compare('eq', x, constant(x, 0)), constant(x, 0), mul(x, log(shift(y, 1))));
/** log₂(2ᵃ + 2ᵇ) */
/** The size of the one with the sign of the other. */
function copySign([self, other]: readonly [Tensor, Tensor], node: string): Tensor {
  const { arrays } = self.runtime;
  const zero = arrays.full([], 0, self.dtype);
  const minus = (array: NDArray): NDArray => arrays.binary('logicalOr', arrays.binary('lt', array, zero), arrays.binary('lt', arrays.unary('reciprocal', array), zero));
  const same = arrays.binary('eq', minus(other.array), minus(self.array));
  const factor = arrays.where(same, arrays.full([], 1, self.dtype), arrays.full([], -1, self.dtype));
  const slope = fromArray(self.runtime, arrays.where(arrays.binary('eq', self.array, arrays.full([], 0, self.dtype)), arrays.full([], 0, self.dtype), factor));
  return record(self.runtime, node, arrays.binary('mul', self.array, factor), [[self, (grad) => tie(sumTo(mul(grad, slope), self.shape), self)], [other, (grad) => zerosLike(sumTo(grad, other.shape))]]);
}

/** self · 2ᵒᵗʰᵉʳ */
function ldexp(self: Tensor, other: Tensor): Tensor {
  const [a, b] = promoteToFloat(self, other);
  return mul(a, pow(constant(b, 2), b));
}
const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));
function integerPairs(name: string, self: Tensor, other: Tensor, compute: (a: number, b: number) => number): Tensor {
  const [a, b] = promotePair(self, other);
  if (isFloating(a.dtype) || a.dtype === 'bool') runtimeError(`"${name}_cpu" not implemented for '${scalarName(a.dtype)}'`);
  const shape = broadcast(a.shape, b.shape);
  const { arrays } = self.runtime;
  const [x, y] = [a, b].map((tensor) => arrays.read(arrays.expand(tensor.array, shape)));
  if (x === undefined || y === undefined) return fromArray(self.runtime, arrays.binary('remainder', arrays.expand(a.array, shape), b.array));
  return fromArray(self.runtime, arrays.fromData(Array.from(x, (value, i) => compute(value, y[i] ?? 0)), shape, a.dtype));
}

/** One row an operation. */
export const statistics: readonly Op[] = [
  ...quantiles('quantile'), ...quantiles('nanquantile'),
  op('mode(Tensor self, int dim=-1, bool keepdim=False)', ({ self, dim, keepdim }) => mode(self, dim, keepdim), { node: 'ModeBackward0' }),
  op('nanmean(Tensor self, int[1]? dim=None, bool keepdim=False)', ({ self, dim, keepdim }) => nanMean(self, dim, keepdim), { reduces: true }),
  op('logcumsumexp(Tensor self, int dim)', ({ self, dim }) => logCumSumExp(self, dim), { node: 'LogcumsumexpBackward0' }),
  op('cummax(Tensor self, int dim)', ({ self, dim }) => runningExtreme('cummax', self, dim)),
  op('cummin(Tensor self, int dim)', ({ self, dim }) => runningExtreme('cummin', self, dim)),
  op('copysign(Tensor self, Operand other)', ({ self, other }) => copySign(promoteToFloat(self, other), other.wrapped ? 'CopysignBackward1' : 'CopysignBackward0'), { inPlace: true }),
  op('ldexp(Tensor self, Tensor other)', ({ self, other }) => ldexp(self, other), { inPlace: true, node: 'MulBackward0' }),
  op('gcd(Tensor self, Tensor other)', ({ self, other }) => integerPairs('gcd', self, other, gcd), { inPlace: true }),
  op('lcm(Tensor self, Tensor other)', ({ self, other }) => integerPairs('lcm', self, other, (a, b) => (a === 0 || b === 0 ? 0 : Math.abs(a * b) / gcd(a, b))), { inPlace: true }),
  op('entr(Tensor self)', (args) => entropy(toFloating(args.self)), { on: ['torch.special'], node: 'SpecialEntrBackward0' }),
  op('xlog1py(Operand self, Operand other)', (args) => timesLog1p(...promoteToFloat(args.self, args.other)), { on: ['torch.special'], node: 'SpecialXlog1PyBackward0' }),
];
