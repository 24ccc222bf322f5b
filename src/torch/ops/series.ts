/** @file Numbers in a row: differences, slopes, areas, combinations, powers, windows, weighted covariance. */
import { isFloating, scalarName } from '../dtypes.ts';
import { runtimeError } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { matmul } from '../primitives/linear.ts';
import { concat, detach, reshape, sum, transpose } from '../primitives/movement.ts';
import { add, cast, compare, div, divideBy, fullLike, mul, powNumber, scale, sub } from '../primitives/pointwise.ts';
import { promotePair, toFloating } from '../promotion.ts';
import { named } from '../autograd/named.ts';
import { cumsum } from '../primitives/reduction.ts';
import { itemOf } from '../schema/convert.ts';
import { at, lengthOf, range, wrapDim } from '../shapes.ts';
import { tupleOf } from '../size.ts';
import { fromArray, isTensor, type Tensor } from '../tensor.ts';
import { PyList, PyTuple, type Value } from '../../python/evaluator/values.ts';
import { clamp } from './arithmetic.ts';
import { cat, indexSelectMany, stack } from './joining.ts';
import { diagonal } from './strided.ts';
import { narrowTo, select, unsqueeze } from './movement.ts';

/** Differences of neighbours along an axis, n times, with something put before or behind. */
function diff(self: Tensor, n: number, dim: number, prepend: Tensor | undefined, append: Tensor | undefined): Tensor {
  if (self.rank === 0) runtimeError('diff expects input to be at least one-dimensional');
  if (n < 0) runtimeError(`order must be non-negative but got ${n}`);
  const axis = wrapDim(dim, self.rank);
  const whole = prepend === undefined && append === undefined ? self : cat([prepend, self, append].filter((part) => part !== undefined), axis);
  return range(n).reduce((x) => {
    const length = Math.max(at(x.shape, axis) - 1, 0);
    const [after, before] = [narrowTo(x, axis, Math.min(1, at(x.shape, axis)), length), narrowTo(x, axis, 0, length)];
    return x.dtype === 'bool' ? compare('logicalXor', after, before) : sub(after, before);
  }, whole);
}

/** How far apart neighbouring points are along the axis; points in a row stand for those of every row. */
function widths(name: string, y: Tensor, x: Tensor | undefined, dx: number, axis: number): Tensor | number {
  if (x === undefined) return dx;
  if (x.rank === 1 && x.size !== at(y.shape, axis)) runtimeError(`${name}: There must be one \`x\` value for each sample point`);
  const padded = [...range(Math.max(y.rank - x.rank, 0)).map(() => 1), ...x.shape];
  const points = reshape(x, x.rank === 1 ? y.shape.map((_, other) => (other === axis ? x.size : 1)) : padded);
  const length = at(points.shape, axis);
  return sub(narrowTo(points, axis, Math.min(1, length), Math.max(length - 1, 0)), narrowTo(points, axis, 0, Math.max(length - 1, 0)));
}
/** The areas between neighbouring points, summed up by `total`; whole numbers become fractions where they are halved. */
function areas(name: string, y: Tensor, x: Tensor | undefined, dx: number, dim: number, total: (parts: Tensor, axis: number) => Tensor): Tensor {
  const axis = wrapDim(dim, y.rank);
  const length = lengthOf(y.shape, axis);
  const heights = add(narrowTo(y, axis, 1, Math.max(length - 1, 0)), narrowTo(y, axis, 0, Math.max(length - 1, 0)));
  if (x === undefined && total === totalArea && !isFloating(y.dtype)) return wholeArea(y, dx, axis);
  const wide = widths(name, y, x, dx, axis);
  return typeof wide === 'number' ? named(scale(toFloating(total(heights, axis)), wide / 2), 'MulBackward1') : named(scale(toFloating(total(mul(...promotePair(wide, heights)), axis)), 0.5), 'DivBackward1');
}
/** Of whole numbers: all of them but half of the first and the last, whose sum may wrap around. */
function wholeArea(y: Tensor, dx: number, axis: number): Tensor {
  const end = (index: number): Tensor => select(y, axis, index);
  return scale(sub(toFloating(sum(cast(y, 'int64'), [axis], false)), scale(toFloating(add(end(0), end(-1))), 0.5)), dx);
}
const totalArea = (parts: Tensor, axis: number): Tensor => sum(isFloating(parts.dtype) ? parts : cast(parts, 'int64'), [axis], false);
const runningArea = (parts: Tensor, axis: number): Tensor => cumsum(toFloating(parts), axis);
const realWidth = (name: string, dx: unknown): number => (typeof dx === 'number' || typeof dx === 'bigint' ? Number(dx) : runtimeError(`${name}: Currently, we only support dx as a real number.`));

/** Slopes along one axis: central inside, one-sided at the ends. */
function slopes(self: Tensor, axis: number, spacing: number | Tensor, edgeOrder: number): Tensor {
  const length = at(self.shape, axis);
  if (length < edgeOrder + 1) runtimeError('torch.gradient expected each dimension size to be at least edge_order+1');
  const part = (start: number, count: number): Tensor => narrowTo(self, axis, start, count);
  const points = isTensor(spacing) ? Array.from(spacing.runtime.arrays.read(spacing.array) ?? []) : range(length).map((i) => i * spacing);
  const steps = range(length - 1).map((i) => at(points, i + 1) - at(points, i));
  const weights = (numbers: readonly number[]): Tensor => fromArray(self.runtime, self.runtime.arrays.fromData(numbers, self.shape.map((_, other) => (other === axis ? numbers.length : 1)), self.dtype));
  const inside = range(length - 2).map((i) => [at(steps, i), at(steps, i + 1)] as const);
  const middle = length < 3 ? [] : [[2, ([a, b]: readonly [number, number]) => a / (b * (a + b))], [1, ([a, b]: readonly [number, number]) => (b - a) / (a * b)], [0, ([a, b]: readonly [number, number]) => -b / (a * (a + b))]] as const;
  const terms = middle.map(([start, weight]) => mul(part(start, length - 2), weights(inside.map(weight))));
  const [first, ...rest] = terms;
  const centre = first === undefined ? [] : [rest.reduce(add, first)];
  const edge = (near: number, next: number, third: number, a: number, b: number): Tensor => (edgeOrder === 1 ? divideBy(sub(part(next, 1), part(near, 1)), a)
    : add(add(scale(part(near, 1), -(2 * a + b) / (a * (a + b))), scale(part(next, 1), (a + b) / (a * b))), scale(part(third, 1), -a / (b * (a + b)))));
  const start = edge(0, 1, 2, at(steps, 0), steps[1] ?? 1);
  const end = edge(length - 1, length - 2, length - 3, -at(steps, -1), -(steps.at(-2) ?? 1));
  return concat([start, ...centre, end], axis);
}
function gradient(self: Tensor, spacing: Value | undefined, dims: readonly number[] | undefined, edgeOrder: number): Value {
  if (edgeOrder !== 1 && edgeOrder !== 2) runtimeError('torch.gradient only supports edge_order=1 and edge_order=2.');
  const given = spacing instanceof PyList || spacing instanceof PyTuple ? spacing.items : undefined;
  const axes = (dims ?? range(self.rank)).map((dim) => wrapDim(dim, self.rank));
  if (given !== undefined && given.length !== axes.length) runtimeError(`torch.gradient expected spacing to be unspecified, a scalar or a list of length ${axes.length}, but got a list of length ${given.length}`);
  const a = isFloating(self.dtype) ? self : cast(self, self.runtime.defaultDtype);
  return tupleOf(axes.map((axis, i) => {
    const step = given?.[i] ?? spacing ?? 1n;
    return slopes(a, axis, isTensor(step) && step.rank > 0 ? step : isTensor(step) ? itemOf(step) : Number(step), edgeOrder);
  }));
}

/** Every choice of r elements, in order. */
function choices(count: number, r: number, repeated: boolean, from = 0): number[][] {
  if (r === 0) return [[]];
  return range(count - from, from).flatMap((first) => choices(count, r - 1, repeated, repeated ? first : first + 1).map((rest) => [first, ...rest]));
}
function combinations(self: Tensor, r: number, repeated: boolean): Tensor {
  if (self.rank !== 1) runtimeError(`Expect a 1D vector, but got shape [${self.shape.join(', ')}]`);
  if (r < 0) runtimeError(`Expect a non-negative number, but got ${r}`);
  const rows = choices(self.size, r, repeated);
  return r === 0 ? fromArray(self.runtime, self.runtime.arrays.full([0], 0, self.dtype)) : indexSelectMany(self, rows.flat(), [rows.length, r]);
}
function vander(self: Tensor, columns: number, increasing: boolean): Tensor {
  if (self.rank !== 1) runtimeError(`x must be a one-dimensional tensor.`);
  const base = isFloating(self.dtype) ? self : cast(self, 'int64');
  return stack(range(columns).map((i) => powNumber(base, increasing ? i : columns - 1 - i)), 1);
}

/** Rows are variables, columns observations, which may count several times or carry weight. */
function covariance(self: Tensor, correction: number, frequencies: Tensor | undefined, importances: Tensor | undefined): Tensor {
  if (self.rank > 2) runtimeError(`cov(): expected input to have two or fewer dimensions but got an input with ${self.rank} dimensions`);
  for (const [name, weight] of Object.entries({ fweights: frequencies, aweights: importances })) {
    if (weight === undefined) continue;
    if (weight.rank > 1) runtimeError(`cov(): expected ${name} to have one or fewer dimensions but got ${name} with ${weight.rank} dimensions`);
    const isRight = name === 'fweights' ? !isFloating(weight.dtype) && weight.dtype !== 'bool' : isFloating(weight.dtype);
    if (!isRight) runtimeError(`cov(): expected ${name} to have ${name === 'fweights' ? 'integral' : 'floating point'} dtype but got ${name} with ${scalarName(weight.dtype)} dtype`);
  }
  const rows = cast(self.rank < 2 ? reshape(self, [1, self.size]) : self, isFloating(self.dtype) ? self.dtype : self.runtime.defaultDtype);
  const weighted = [frequencies, importances].filter((weight) => weight !== undefined).map((weight) => cast(weight, rows.dtype));
  const weight = weighted.length === 0 ? undefined : weighted.reduce((a, b) => mul(a, b));
  const total = weight === undefined ? fullLike(sum(rows, [0, 1], false), at(rows.shape, 1)) : sum(weight, [0], false);
  const centre = div(sum(weight === undefined ? rows : mul(rows, weight), [1], true), total);
  const centred = sub(rows, centre);
  const factor = importances === undefined || weight === undefined ? sub(total, fullLike(total, correction)) : sub(total, scale(div(sum(mul(weight, cast(importances, rows.dtype)), [0], false), total), correction));
  const result = div(matmul(centred, transpose(weight === undefined ? centred : mul(centred, weight), 0, 1)), factor);
  return reshape(result, result.shape.filter((n) => n !== 1), 'SqueezeBackward0');
}
function correlation(self: Tensor): Tensor {
  const c = covariance(self, 1, undefined, undefined);
  if (c.rank === 0) return div(c, c);
  const deviations = powNumber(diagonal(c, 0, 0, 1), 0.5);
  return clamp(div(div(c, unsqueeze(deviations, 1)), unsqueeze(deviations, 0)), -1, 1);
}

const torchOnly = { on: ['torch'] as const };

/** One row an operation. */
export const series: readonly Op[] = [
  op('diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None)', ({ self, n, dim, prepend, append }) => diff(self, n, dim, prepend, append)),
  ...['trapezoid', 'trapz'].flatMap((name) => [
    op(`${name}(Tensor y, Tensor x, *, int dim=-1)`, ({ y, x, dim }) => areas('trapezoid', y, x, 1, dim, totalArea), torchOnly),
    op(`${name}(Tensor y, *, Scalar dx=1, int dim=-1)`, ({ y, dx, dim }) => areas('trapezoid', y, undefined, realWidth('trapezoid', dx), dim, totalArea), torchOnly),
  ]),
  op('cumulative_trapezoid(Tensor y, Tensor x, *, int dim=-1)', ({ y, x, dim }) => areas('cumulative_trapezoid', y, x, 1, dim, runningArea), torchOnly),
  op('cumulative_trapezoid(Tensor y, *, Scalar dx=1, int dim=-1)', ({ y, dx, dim }) => areas('cumulative_trapezoid', y, undefined, realWidth('cumulative_trapezoid', dx), dim, runningArea), { ...torchOnly, node: 'CumsumBackward0' }),
  op('gradient(Tensor self, *, Any? spacing=None, int[1]? dim=None, int edge_order=1)', ({ self, spacing, dim, edge_order }) => gradient(self, spacing, dim, edge_order), torchOnly),
  op('combinations(Tensor self, int r=2, bool with_replacement=False)', ({ self, r, with_replacement }) => combinations(self, r, with_replacement), { ...torchOnly, node: 'StackBackward0' }),
  op('vander(Tensor x, int? N=None, bool increasing=False)', ({ x, N, increasing }) => named(vander((N ?? x.size) > 1 ? x : detach(x), N ?? x.size, increasing), increasing ? 'CopySlices' : 'FlipBackward0'), torchOnly),
  op('cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None)', ({ self, correction, fweights, aweights }) => covariance(self, correction, fweights, aweights)),
  op('corrcoef(Tensor self)', ({ self }) => correlation(self)),
];
