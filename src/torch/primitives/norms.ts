/** @file Vector norms of any order. Their derivative at zero is 0, as PyTorch has it, not the NaN that the formula gives. */
import { runtimeError } from '../errors.ts';
import { record, type Vjp } from '../autograd/graph.ts';
import { range, reducedShape } from '../shapes.ts';
import { cast, compare, compareTo, constant, div, mul, abs, powNumber, sign, where, zerosLike } from './pointwise.ts';
import { keepAxes, sum } from './movement.ts';
import { euclideanNorm } from './reduction.ts';
import type { Tensor } from '../tensor.ts';
import type { NDArray } from '../../arrays/backend.ts';

const zeroWhere = (mask: Tensor, a: Tensor): Tensor => where(mask, zerosLike(a), a);

/** (Σ|a|ᵖ)^(1/p) over the axes; p = 0 counts, p = ±∞ takes the extreme. */
export function vectorNorm(a: Tensor, order: number, axes: readonly number[], keepDims: boolean): Tensor {
  if (order === 2) return euclideanNorm(a, axes, keepDims);
  if (a.size === 0 && (order === Infinity || order < 0)) runtimeError(`linalg.vector_norm cannot compute the ${order === Infinity ? 'inf' : order === -Infinity ? '-inf' : order} norm on an empty tensor because the operation does not have an identity`);
  const array = a.runtime.arrays.reshape(normArray(a, order, axes), reducedShape(a.shape, axes, keepDims));
  const vjp: Vjp = (grad, result) => slope(a, order, keepAxes(result, a.shape, axes), keepAxes(grad, a.shape, axes));
  return record(a.runtime, 'LinalgVectorNormBackward0', array, [[a, vjp, a, 'result']]);
}

function normArray(a: Tensor, order: number, axes: readonly number[]): NDArray {
  const { arrays } = a.runtime;
  const size = arrays.unary('abs', a.array);
  if (!Number.isFinite(order)) return arrays.reduce(order > 0 ? 'max' : 'min', size, axes, true);
  if (order === 0) return arrays.reduce('sum', arrays.cast(arrays.binary('ne', size, arrays.full([], 0, a.dtype)), a.dtype), axes, true);
  if (order === 1) return arrays.reduce('sum', size, axes, true);
  const powers = arrays.binary('pow', size, arrays.full([], order, a.dtype));
  return arrays.binary('pow', arrays.reduce('sum', powers, axes, true), arrays.full([], 1 / order, a.dtype));
}

function slope(a: Tensor, order: number, norm: Tensor, grad: Tensor): Tensor {
  if (order === 0) return zerosLike(a);
  if (order === 1) return mul(sign(a), grad);
  if (!Number.isFinite(order)) {
    const mask = cast(compare('eq', abs(a), norm), a.dtype);
    return mul(mul(sign(a), mask), div(grad, sum(mask, extremeAxes(a, norm), true)));
  }
  if (order < 1) return mul(zeroWhere(compareTo('eq', a, 0), mul(sign(a), powNumber(abs(a), order - 1))), mul(grad, powNumber(norm, 1 - order)));
  const direction = order < 2 ? mul(sign(a), powNumber(abs(a), order - 1)) : mul(a, powNumber(abs(a), order - 2));
  return mul(direction, where(compareTo('eq', norm, 0), constant(norm, 0), div(grad, powNumber(norm, order - 1))));
}
const extremeAxes = (a: Tensor, norm: Tensor): number[] => range(a.rank).filter((axis) => norm.shape[axis] !== a.shape[axis]);
