/** @file Quantiles, covariances, running and robust statistics. */
import { isFloating } from '../dtypes.ts';
import { runtimeError, unsupported } from '../errors.ts';
import { record } from '../autograd/graph.ts';
import { op, type Op } from '../op.ts';
import { takeAt } from '../primitives/gathering.ts';
import { matmul } from '../primitives/linear.ts';
import { concat, expand, reshape, sum, sumTo, transpose } from '../primitives/movement.ts';
import { add, cast, compare, constant, div, divideBy, exp, extremum, log, mul, powNumber, scale, shift, sub, test, where, zerosLike } from '../primitives/pointwise.ts';
import { logsumexp, mean, sort } from '../primitives/reduction.ts';
import { promoteToFloat, toFloating } from '../promotion.ts';
import { at, range, replaceAt, wrapDim, wrapDims } from '../shapes.ts';
import { returnType } from '../size.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { narrowTo, select, unsqueeze } from './movement.ts';
import { stack } from './joining.ts';

const named = new Map(['mode', 'nanmedian', 'cummax', 'cummin'].map((name) => [name, returnType(name, ['values', 'indices'])] as const));
const pairOf = (name: string, values: Tensor, indices: Tensor) => (named.get(name) ?? returnType(name, ['values', 'indices']))(values, indices);

function elements(tensor: Tensor): number[] {
  return Array.from(tensor.runtime.arrays.read(tensor.array) ?? unsupported('statistics of elements which are not computed here'));
}
const flat = (x: Tensor): Tensor => reshape(x, [x.size]);

interface QuantileArguments { readonly self: Tensor; readonly q: readonly number[]; readonly scalar: boolean; readonly dim: number | undefined; readonly keepdim: boolean; readonly interpolation: string }
/** Between the two nearest ranks, in the way that `interpolation` says. */
function quantile({ self, q, scalar, dim, keepdim, interpolation }: QuantileArguments): Tensor {
  if (!isFloating(self.dtype)) runtimeError('quantile() input tensor must be either float or double dtype');
  if (q.some((part) => part < 0 || part > 1)) runtimeError('quantile() q must be in the range [0, 1] but got ' + String(q.find((part) => part < 0 || part > 1)));
  const x = dim === undefined ? flat(self) : self;
  const axis = wrapDim(dim ?? 0, x.rank);
  const { indices } = sort(x, axis, false);
  const sorted = takeAt(x, indices, axis, 'SortBackward0');
  const length = at(x.shape, axis);
  const parts = q.map((part) => {
    const place = part * (length - 1);
    const [low, high] = [Math.floor(place), Math.ceil(place)];
    const pick = (index: number): Tensor => narrowTo(sorted, axis, index, 1);
    const weights: Readonly<Record<string, number>> = { linear: place - low, lower: 0, higher: high - low, midpoint: (high - low) / 2, nearest: Math.round(place) - low };
    const weight = weights[interpolation] ?? runtimeError(`quantile() interpolation must be one of linear, lower, higher, midpoint or nearest, but got ${interpolation}`);
    return add(scale(pick(low), 1 - weight), scale(pick(high), weight));
  });
  const kept = dim === undefined && keepdim ? self.shape.map(() => 1) : keepdim ? replaceAt(x.shape, axis, 1) : x.shape.filter((_, other) => other !== axis);
  const [first] = parts;
  if (scalar && first !== undefined) return reshape(first, kept);
  return stack(parts.map((part) => reshape(part, kept)), 0);
}

/** The commonest value along an axis, the smallest of several, and where it stands last. */
function mode(self: Tensor, dim: number, keepdim: boolean) {
  const axis = wrapDim(dim, self.rank);
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
/** Rows are variables, columns observations. */
function covariance(self: Tensor, correction: number): Tensor {
  const rows = self.rank < 2 ? reshape(self, [1, self.size]) : self;
  const count = at(rows.shape, 1);
  const centred = sub(rows, mean(rows, [1], true));
  const result = divideBy(matmul(centred, transpose(centred, 0, 1)), count - correction);
  return self.rank < 2 ? reshape(result, []) : result;
}
function correlation(self: Tensor): Tensor {
  const c = covariance(self, 1);
  if (c.rank === 0) return div(c, c);
  const n = at(c.shape, 0);
  const deviations = powNumber(reshape(stack(range(n).map((i) => select(select(c, 0, i), 0, i)), 0), [n]), 0.5);
  return div(div(c, unsqueeze(deviations, 1)), unsqueeze(deviations, 0));
}
/** log of the running sum of exponentials. */
function logCumSumExp(self: Tensor, dim: number): Tensor {
  const axis = wrapDim(dim, self.rank);
  const parts = range(at(self.shape, axis)).map((i) => logsumexp(narrowTo(self, axis, 0, i + 1), [axis], true));
  const [first, ...rest] = parts;
  return first === undefined ? self : concat([first, ...rest], axis);
}
/** The running extreme and where it stands; the last of equal ones. */
function runningExtreme(name: 'cummax' | 'cummin', self: Tensor, dim: number) {
  const axis = wrapDim(dim, self.rank);
  const { arrays } = self.runtime;
  const running = fromArray(self.runtime, arrays.cumulative(name === 'cummax' ? 'max' : 'min', self.array, axis));
  const places = arrays.fromData(range(at(self.shape, axis)), self.shape.map((n, other) => (other === axis ? n : 1)), 'int64');
  const own = arrays.where(compare('eq', self, running).array, places, arrays.full([], -1, 'int64'));
  const indices = fromArray(self.runtime, arrays.cumulative('max', own, axis));
  return pairOf(name, takeAt(self, indices, axis, `${name === 'cummax' ? 'Cummax' : 'Cummin'}Backward0`), indices);
}
/** The area under the points. */
function trapezoid(y: Tensor, x: Tensor | undefined, dx: number, dim: number): Tensor {
  const axis = wrapDim(dim, y.rank);
  const length = at(y.shape, axis);
  const heights = scale(add(narrowTo(y, axis, 1, length - 1), narrowTo(y, axis, 0, length - 1)), 0.5);
  const widths = x === undefined ? undefined : sub(narrowTo(x, x.rank - 1, 1, length - 1), narrowTo(x, x.rank - 1, 0, length - 1));
  return sum(widths === undefined ? scale(heights, dx) : mul(heights, widths), [axis], false);
}
/** −x·log x, 0 at 0, −∞ below. */
const entropy = (x: Tensor): Tensor => where(compare('lt', x, constant(x, 0)), constant(x, -Infinity), where(compare('eq', x, constant(x, 0)), constant(x, 0), scale(mul(x, log(x)), -1)));
const timesLog1p = (x: Tensor, y: Tensor): Tensor => where(compare('eq', x, constant(x, 0)), constant(x, 0), mul(x, log(shift(y, 1))));
/** log₂(2ᵃ + 2ᵇ) */
function logAddExp2(a: Tensor, b: Tensor): Tensor {
  const top = extremum('maximum', a, b);
  const power = (x: Tensor): Tensor => exp(scale(sub(x, top), Math.LN2));
  return add(top, scale(log(add(power(a), power(b))), Math.LOG2E));
}
/** The size of the one with the sign of the other. */
function copySign(self: Tensor, other: Tensor): Tensor {
  const { arrays } = self.runtime;
  const negative = arrays.binary('logicalOr', arrays.binary('lt', other.array, arrays.full([], 0, other.dtype)), arrays.binary('lt', arrays.unary('reciprocal', other.array), arrays.full([], 0, other.dtype)));
  const same = arrays.binary('eq', negative, arrays.binary('lt', self.array, arrays.full([], 0, self.dtype)));
  const factor = arrays.where(same, arrays.full([], 1, self.dtype), arrays.full([], -1, self.dtype));
  const slope = fromArray(self.runtime, arrays.where(arrays.binary('eq', self.array, arrays.full([], 0, self.dtype)), arrays.full([], 0, self.dtype), factor));
  return record(self.runtime, 'CopysignBackward0', arrays.binary('mul', self.array, factor), [[self, (grad) => sumTo(mul(grad, slope), self.shape)], [other, (grad) => zerosLike(sumTo(grad, other.shape))]]);
}

/** One row an operation. */
export const statistics: readonly Op[] = [
  op("quantile(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation='linear')", (args) => quantile({ ...args, q: [args.q], scalar: true })),
  op("quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation='linear')", (args) => quantile({ ...args, q: elements(args.q), scalar: args.q.rank === 0 })),
  op('mode(Tensor self, int dim=-1, bool keepdim=False)', ({ self, dim, keepdim }) => mode(self, dim, keepdim)),
  op('nanmean(Tensor self, int[1]? dim=None, bool keepdim=False)', ({ self, dim, keepdim }) => nanMean(self, dim, keepdim), { reduces: true }),
  op('nanmedian(Tensor self)', ({ self }) => {
    const line = sort(flat(self), 0, false).indices;
    const count = elements(self).filter((x) => !Number.isNaN(x)).length;
    return reshape(takeAt(flat(self), narrowTo(line, 0, Math.floor((count - 1) / 2), 1), 0), []);
  }, { node: 'NanmedianBackward0' }),
  op('cov(Tensor self, *, int correction=1)', ({ self, correction }) => covariance(self, correction), { node: 'SqueezeBackward0' }),
  op('corrcoef(Tensor self)', ({ self }) => correlation(self)),
  op('logcumsumexp(Tensor self, int dim)', ({ self, dim }) => logCumSumExp(self, dim), { node: 'LogcumsumexpBackward0' }),
  op('cummax(Tensor self, int dim)', ({ self, dim }) => runningExtreme('cummax', self, dim)),
  op('cummin(Tensor self, int dim)', ({ self, dim }) => runningExtreme('cummin', self, dim)),
  op('trapezoid(Tensor y, Tensor? x=None, *, float dx=1, int dim=-1)', ({ y, x, dx, dim }) => trapezoid(y, x, dx, dim), { on: ['torch'], aliases: ['trapz'] }),
  op('logaddexp2(Tensor self, Tensor other)', ({ self, other }) => logAddExp2(...promoteToFloat(self, other)), { node: 'Logaddexp2Backward0' }),
  op('copysign(Tensor self, Operand other)', ({ self, other }) => copySign(...promoteToFloat(self, other)), { inPlace: true }),
  op('ldexp(Tensor self, Tensor other)', ({ self, other }) => mul(self, exp(scale(cast(other, self.dtype), Math.LN2))), { inPlace: true }),
  op('addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1)', ({ self, batch1, batch2, beta, alpha }) => add(scale(self, Number(beta)), scale(sum(matmul(batch1, batch2), [0], false), Number(alpha))), { inPlace: true }),
  op('softmax(Tensor self, int dim)', ({ self, dim }) => exp(sub(self, expand(logsumexp(self, [wrapDim(dim, self.rank)], true), self.shape))), { on: ['torch.special'] }),
  op('entr(Tensor self)', (args) => entropy(toFloating(args.self)), { on: ['torch.special'], node: 'SpecialEntrBackward0' }),
  op('xlog1py(Operand self, Operand other)', (args) => timesLog1p(...promoteToFloat(args.self, args.other)), { on: ['torch.special'], node: 'SpecialXlog1PyBackward0' }),
];
