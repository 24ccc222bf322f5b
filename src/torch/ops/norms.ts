/** @file Norms and distances in all their spellings: `x.norm`, `torch.norm`, `torch.linalg.*_norm`, `dist`, `cdist`. */
import { named } from '../autograd/named.ts';
import { sealed } from '../autograd/sealed.ts';
import { isFloating, promote, scalarName, type DType } from '../dtypes.ts';
import { runtimeError, valueError } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { permute, reshape, sum } from '../primitives/movement.ts';
import { promotePair, toFloating } from '../promotion.ts';
import { abs, cast, shift, sqrt, square, sub } from '../primitives/pointwise.ts';
import { extreme } from '../primitives/reduction.ts';
import { vectorNorm } from '../primitives/norms.ts';
import { svd } from '../primitives/matrices.ts';
import { at, range, reducedShape, sameShape, wrapDim, wrapDims } from '../shapes.ts';
import { minus } from './arithmetic.ts';
import type { Scalar } from '../scalar.ts';
import type { Tensor } from '../tensor.ts';
import { Undetermined, type Value } from '../../python/evaluator/values.ts';


function normInput(name: string, self: Tensor, dtype: DType | undefined): Tensor {
  if (!isFloating(self.dtype)) runtimeError(`${name}: Expected a floating point or complex tensor as input. Got ${scalarName(self.dtype)}`);
  if (dtype === undefined) return self;
  if (!isFloating(dtype)) runtimeError(`${name}: dtype should be floating point or complex, but got ${scalarName(dtype)}`);
  if (promote(self.dtype, dtype) !== dtype) runtimeError(`${name}: the dtype of the input (${scalarName(self.dtype)}) should be convertible without narrowing to the specified dtype (${scalarName(dtype)})`);
  return cast(self, dtype);
}

/** `torch.norm`: 'fro' is Euclidean over one axis, two or all, 'nuc' needs two, a number is a vector norm over all axes given. */
function norm(self: Tensor, p: Scalar | string, dim: readonly number[] | undefined, keepdim: boolean, dtype: DType | undefined): Tensor {
  if (p === 'fro' && dtype !== undefined && (dim?.length ?? 0) <= 2) valueError('dtype argument is not supported in frobenius norm');
  const a = cast(self, dtype ?? self.dtype);
  if (!isFloating(a.dtype)) runtimeError(`norm(): input dtype should be either floating point or complex. Got ${scalarName(a.dtype)} instead.`);
  if (p === 'nuc' && dtype !== undefined) valueError('dtype argument is not supported in nuclear norm');
  if (p === 'nuc' && dim === undefined && a.rank !== 2) runtimeError(`Expected a tensor with 2 dimensions, but got a tensor with ${a.rank} dimension${a.rank === 1 ? '' : 's'} instead.`);
  if (p === 'nuc') return matrixNorm(a, 'nuc', dim ?? range(a.rank), keepdim);
  if (typeof p === 'string' && p !== 'fro') runtimeError(`only valid string values are 'fro' and 'nuc', found ${p}`);
  // The default is 'fro', so several axes need their `p=2` said.
  if (p === 'fro' && dim !== undefined && dim.length > 2) runtimeError(`Expected at most 2 dimensions, but got ${dim.length} dimensions instead.`);
  return p === 'fro' ? frobenius(a, dim ?? [], keepdim, 'NormBackward1') : named(vectorNorm(a, Number(p), wrapDims(dim, a.rank), keepdim), 'NormBackward1');
}
/** Over two axes it is a root to PyTorch, whose derivative at zero is NaN; other norms have 0 there. */
function frobenius(a: Tensor, dims: readonly number[], keepdim: boolean, node: string): Tensor {
  const axes = wrapDims(dims, a.rank);
  return dims.length === 2 ? sqrt(sum(square(a), axes, keepdim)) : named(vectorNorm(a, 2, axes, keepdim), node);
}

/** A matrix norm over two axes: the other axes are batch. */
export function matrixNorm(a: Tensor, order: Scalar | string, dims: readonly number[], keepdim: boolean): Tensor {
  if (a.rank < 2) runtimeError('linalg.matrix_norm: The input tensor A must have at least 2 dimensions.');
  if (typeof order === 'string' && order !== 'fro' && order !== 'nuc') runtimeError(`linalg.matrix_norm: Order ${order} not supported.`);
  const [row, column] = dims.map((dim) => wrapDim(dim, a.rank));
  if (row === undefined || column === undefined || dims.length !== 2) return runtimeError(`linalg.matrix_norm: dim must be a 2-tuple. Got ${dims.join(' ')}`);
  if (row === column) return runtimeError(`linalg.matrix_norm: dims must be different. Got (${dims.join(', ')})`);
  const both = [row, column].sort((x, y) => x - y);
  if (order === 'fro') return vectorNorm(a, 2, both, keepdim);
  const wanted = reducedShape(a.shape, both, keepdim);
  if (order === 'nuc' || Math.abs(Number(order)) === 2) {
    const rest = range(a.rank).filter((axis) => axis !== row && axis !== column);
    const values = svd(permute(a, [...rest, row, column])).s;
    const last = values.rank - 1;
    const reduced = order === 'nuc' ? sum(values, [last], false) : extreme(Number(order) > 0 ? 'max' : 'min', values, [last], false, edgeNode(Number(order)));
    return sameShape(reduced.shape, wanted) ? reduced : reshape(reduced, wanted);
  }
  return reshape(sumNorm(a, Number(order), row, column), wanted);
}
const edgeNode = (order: number): string => (order > 0 ? 'AmaxBackward0' : 'AminBackward0');
/** ±1: the extreme column sum; ±∞: the extreme row sum. */
function sumNorm(a: Tensor, order: number, row: number, column: number): Tensor {
  if (Math.abs(order) !== 1 && Number.isFinite(order)) runtimeError(`linalg.matrix_norm: Order ${order} not supported.`);
  const [inner, outer] = Math.abs(order) === 1 ? [row, column] : [column, row];
  return extreme(order > 0 ? 'max' : 'min', sum(abs(a), [inner], true), [outer], true, edgeNode(order));
}

/** `torch.linalg.norm`: a vector norm unless an order and two axes (or a matrix) are given. */
function linalgNorm(self: Tensor, ord: Scalar | string | undefined, dim: readonly number[] | undefined, keepdim: boolean, dtype: DType | undefined): Tensor {
  const a = normInput('linalg.vector_norm', self, dtype);
  if (dim !== undefined && dim.length !== 1 && dim.length !== 2) runtimeError(`linalg.norm: If dim is specified, it must be of length 1 or 2. Got [${dim.join(', ')}]`);
  if (ord === undefined) return vectorNorm(a, 2, wrapDims(dim, a.rank), keepdim);
  if (dim === undefined && a.rank !== 1 && a.rank !== 2) runtimeError(`linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got ${a.rank}D.`);
  const axes = dim ?? range(a.rank);
  if (axes.length === 1 && typeof ord !== 'string') return vectorNorm(a, Number(ord), wrapDims(axes, a.rank), keepdim);
  return matrixNorm(a, ord, axes, keepdim);
}

/** Pairwise distances between rows. PyTorch can't differentiate the derivative, unless it multiplies matrices, which it does for many rows. */
function cdist(x1: Tensor, x2: Tensor, p: number): Tensor {
  for (const [name, x] of [['X1', x1], ['X2', x2]] as const) if (x.rank < 2) runtimeError(`cdist only supports at least 2D tensors, ${name} got: ${x.rank}D`);
  if (at(x1.shape, -1) !== at(x2.shape, -1)) runtimeError(`X1 and X2 must have the same number of columns. X1: ${at(x1.shape, -1)} X2: ${at(x2.shape, -1)}`);
  if (!(p >= 0)) runtimeError('cdist only supports non-negative p values');
  const multiplied = p === 2 && Math.max(at(x1.shape, -2), at(x2.shape, -2)) > 25;
  return multiplied ? distances(x1, x2, p) : sealed('CdistBackward0', '_cdist_backward', [x1, x2], ([a = x1, b = x2]) => distances(a, b, p), "the derivative for '_cdist_backward' is not implemented.");
}
function distances(x1: Tensor, x2: Tensor, p: number): Tensor {
  const left = reshape(x1, [...x1.shape.slice(0, -1), 1, at(x1.shape, -1)]);
  const right = reshape(x2, [...x2.shape.slice(0, -2), 1, at(x2.shape, -2), at(x2.shape, -1)]);
  const difference = sub(left, right);
  return vectorNorm(difference, p, [difference.rank - 1], false);
}
export function orderOf(given: Value | undefined): Scalar | string | undefined {
  const value = given instanceof Undetermined ? given.become('number') : given;
  return typeof value === 'object' ? runtimeError('norm: the order must be a number or a string') : value;
}

/** One row an operation. */
export const norms: readonly Op[] = [
  op("norm(Tensor self, Any? p='fro', int[1]? dim=None, bool keepdim=False, ScalarType? dtype=None)", ({ self, p, dim, keepdim, dtype }) => norm(self, orderOf(p) ?? 2, dim, keepdim, dtype), { reduces: true, edges: ['self'], python: true, asks: ['self', 'dim'] }),
  op('norm(Tensor self, Any? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None)', ({ self, ord, dim, keepdim, dtype }) => linalgNorm(self, orderOf(ord), dim, keepdim, dtype), { on: ['torch.linalg'], reduces: true }),
  op('vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None)', ({ self, ord, dim, keepdim, dtype }) => vectorNorm(normInput('linalg.vector_norm', self, dtype), Number(ord), wrapDims(dim, self.rank), keepdim), { on: ['torch.linalg'], reduces: true }),
  op("matrix_norm(Tensor self, Any? ord='fro', int[] dim=[], bool keepdim=False, *, ScalarType? dtype=None)", ({ self, ord, dim, keepdim, dtype }) => matrixNorm(normInput('linalg.matrix_norm', self, dtype), orderOf(ord) ?? 'fro', dim.length === 0 ? [-2, -1] : dim, keepdim), { on: ['torch.linalg'] }),
  op('frobenius_norm(Tensor self, int[1] dim=[], bool keepdim=False)', ({ self, dim, keepdim }) => frobenius(self, dim, keepdim, `NormBackward${dim.length}`), { on: ['torch'], reduces: true }),
  op('dist(Tensor self, Tensor other, Scalar p=2)', ({ self, other, p }) => {
    const difference = sub(...promotePair(self, other));
    return vectorNorm(difference, Number(p), range(difference.rank), false);
  }, { node: 'DistBackward0' }),
  op('cdist(Tensor x1, Tensor x2, float p=2, str? compute_mode=None)', ({ x1, x2, p }) => cdist(x1, x2, p), { on: ['torch'] }),
  op('pairwise_distance(Tensor x1, Tensor x2, float p=2, float eps=1e-06, bool keepdim=False)', ({ x1, x2, p, eps, keepdim }) => {
    const difference = shift(toFloating(minus(x1, x2)), eps);
    return vectorNorm(difference, p, [difference.rank - 1], keepdim);
  }, { on: ['torch', 'torch.nn.functional'], node: 'NormBackward1' }),
];
