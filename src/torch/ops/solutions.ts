/** @file Systems of linear equations: general, triangular, factorised, overdetermined. */
import { runtimeError, unsupported } from '../errors.ts';
import { record } from '../autograd/graph.ts';
import { op, type Op } from '../op.ts';
import { linAlgError, requireFloating, requireMatrix, requireSquare, requireSquareFloating } from '../primitives/matrixChecks.ts';
import { identity, inverse, lowerMask, swap, times } from '../primitives/matrices.ts';
import { detach, expand, reshape, sum, sumTo } from '../primitives/movement.ts';
import { add, mul, neg, square, sub } from '../primitives/pointwise.ts';
import { lu, pack, unpack, upperMask } from '../primitives/triangles.ts';
import { returnType } from '../size.ts';
import { at, broadcast, range, sameShape, sizeOf } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { matrixRank, pseudoInverse } from './decompositions.ts';
import { matmul } from './linalg.ts';

const inLinalg = { on: ['torch.linalg'] as const };
const size = (a: Tensor): string => `${at(a.shape, -2)}x${at(a.shape, -1)}`;
const column = (b: Tensor): Tensor => reshape(b, [...b.shape, 1]);
const withoutLast = (a: Tensor): Tensor => reshape(a, a.shape.slice(0, -1));

function unsolvable(batched: boolean, element: number): void {
  linAlgError('torch.linalg.solve', 'The solver failed because the input matrix is singular.', batched, element);
}
/** X with A·X = B, or X·A = B; one vector for each matrix counts as a column. */
function solve(a: Tensor, given: Tensor, left: boolean): Tensor {
  requireSquareFloating('linalg.solve', a);
  const isVector = given.rank === 1 || (a.rank - 1 === given.rank && sameShape(given.shape, a.shape.slice(0, -1)));
  const b = isVector ? column(given) : given;
  const shared = at(b.shape, left ? -2 : -1);
  if (shared !== at(a.shape, -1)) runtimeError(`linalg.solve: Incompatible shapes of A and B for the equation ${left ? 'AX = B' : 'XA = B'} (${size(a)} and ${size(b)})`);
  const turned = inverse(a, unsolvable);
  const result = left ? matmul(turned, b) : matmul(b, turned);
  return isVector ? withoutLast(result) : result;
}

interface Triangle { readonly upper: boolean; readonly unit?: boolean; readonly left?: boolean; readonly transposed?: boolean }
/** Only the triangle of A is looked at. */
function solveTriangular(a: Tensor, b: Tensor, { upper, unit = false, left = true, transposed = false }: Triangle): Tensor {
  const triangle = mul(a, upper ? upperMask(a) : lowerMask(a, 1));
  const plain = unit ? add(sub(triangle, mul(a, identity(a))), identity(a)) : triangle;
  const turned = inverse(transposed ? swap(plain) : plain);
  return left ? matmul(turned, b) : matmul(b, turned);
}
function checkTriangular(a: Tensor, b: Tensor, left: boolean): void {
  requireSquareFloating('linalg.solve_triangular', a);
  requireMatrix('linalg.solve_triangular', b, 'B');
  if (at(b.shape, left ? -2 : -1) !== at(a.shape, -1)) runtimeError(`linalg.solve_triangular: Incompatible shapes of A and B for the equation ${left ? 'AX = B' : 'XA = B'} (${size(a)} and ${size(b)})`);
}
/** The inverse of L·Lᵀ (or Uᵀ·U), from the factor. The derivative is that of the whole matrix, as PyTorch has it. */
function factorInverse(factor: Tensor, upper: boolean): Tensor {
  const { arrays } = factor.runtime;
  const masked = arrays.binary('mul', factor.array, (upper ? upperMask(factor) : lowerMask(factor, 1)).array);
  const triangle = inverse(record(factor.runtime, 'TrilBackward0', masked, [[factor, (grad) => grad]]));
  return upper ? times(triangle, swap(triangle)) : times(swap(triangle), triangle);
}

const triangularResult = returnType('triangular_solve', ['solution', 'cloned_coefficient']);
const luResult = returnType('linalg_lu', ['P', 'L', 'U']);
const luFactorResult = returnType('linalg_lu_factor', ['LU', 'pivots']);
const lstsqResult = returnType('linalg_lstsq', ['solution', 'residuals', 'rank', 'singular_values']);

/** The permutation that a list of exchanges comes to. */
function permutation(pivots: Tensor, like: Tensor): Tensor {
  const n = at(like.shape, -1);
  const data = pivots.runtime.arrays.read(pivots.array) ?? [];
  const orders = range(sizeOf(like.shape.slice(0, -2))).map((b) => range(n).reduce<number[]>((order, k) => {
    const other = (data[b * n + k] ?? 1) - 1;
    [order[k], order[other]] = [at(order, other), at(order, k)];
    return order;
  }, range(n)));
  return fromArray(like.runtime, like.runtime.arrays.fromData(orders.flatMap((order) => range(n).flatMap((i) => range(n).map((j) => (order[i] === j ? 1 : 0)))), like.shape, like.dtype));
}
function luSolve(packed: Tensor, pivots: Tensor, b: Tensor): Tensor {
  requireFloating('torch.linalg.lu_solve', packed);
  if (pivots.dtype !== 'int32') runtimeError('linalg.lu_solve: pivots should be a Tensor of scalar type torch.int32');
  requireSquare('torch.linalg.lu_solve', packed);
  requireMatrix('torch.linalg.lu_solve', b, 'B');
  if (!sameShape(pivots.shape, packed.shape.slice(0, -1))) runtimeError("linalg.lu_solve: Number of pivots per batch should be same as the dimension of the matrix");
  if (at(b.shape, -2) !== at(packed.shape, -2)) runtimeError(`linalg.lu_solve: Incompatible shapes of A and B for the equation AX = B (${at(packed.shape, -2)}x${at(packed.shape, -1)} and ${at(b.shape, -2)}x${at(b.shape, -1)})`);
  const { l, u } = unpack(packed);
  return matmul(times(inverse(u), inverse(l), permutation(pivots, packed)), b);
}
/** Least squares by the pseudo-inverse: right for matrices of any rank. */
function leastSquares(a: Tensor, b: Tensor, driver: string, rcond: number | undefined) {
  if (a.rank < 2) runtimeError('torch.linalg.lstsq: input must have at least 2 dimensions.');
  if (b.rank === 0) runtimeError('torch.linalg.lstsq: other must have at least 1 dimension.');
  if (a.rank < b.rank || a.rank - b.rank > 1) runtimeError('torch.linalg.lstsq: input.dim() must be greater or equal to other.dim() and (input.dim() - other.dim()) <= 1');
  const isVector = a.rank - 1 === b.rank && sameShape(b.shape, a.shape.slice(0, -1));
  const columns = isVector ? column(b) : b;
  if (at(columns.shape, -2) !== at(a.shape, -2)) runtimeError('torch.linalg.lstsq: input.size(-2) should match other.size(-2)');
  const solution = matmul(pseudoInverse(a, undefined), columns);
  const [rows, width] = [at(a.shape, -2), at(a.shape, -1)];
  const empty = fromArray(a.runtime, a.runtime.arrays.full([0], 0, a.dtype));
  const rank = matrixRank(a, undefined);
  if (rcond !== undefined && rcond >= 0 && !sameNumbers(rank, matrixRank(a, undefined, rcond))) unsupported('least squares that leave out small singular values (rcond)');
  const isFull = Array.from(a.runtime.arrays.read(rank.array) ?? []).every((r) => r === width);
  const residuals = driver !== 'gelsy' && rows > width && isFull ? sum(square(sub(matmul(a, solution), columns)), [columns.rank - 2], false) : empty;
  return lstsqResult(isVector ? withoutLast(solution) : solution, residuals, rank, empty);
}
const sameNumbers = (a: Tensor, b: Tensor): boolean => { const [x, y] = [a, b].map(({ array }) => Array.from(a.runtime.arrays.read(array) ?? [])); return x?.join() === y?.join(); };
const batched = (a: Tensor, b: Tensor): Tensor => expand(b, [...broadcast(a.shape.slice(0, -2), b.shape.slice(0, -2)), ...b.shape.slice(-2)]);

function choleskySolve(b: Tensor, factor: Tensor, upper: boolean): Tensor {
  for (const [name, tensor] of [['b', b], ['u', factor]] as const) {
    if (tensor.rank < 2) runtimeError(`${name} should have at least 2 dimensions, but has ${tensor.rank} dimensions instead`);
  }
  if (at(factor.shape, -1) !== at(factor.shape, -2)) runtimeError(`A must be batches of square matrices, but they are ${at(factor.shape, -2)} by ${at(factor.shape, -1)} matrices`);
  if (at(b.shape, -2) !== at(factor.shape, -1)) runtimeError(`Incompatible matrix sizes for cholesky_solve: each A matrix is ${at(factor.shape, -1)} by ${at(factor.shape, -1)} but each b matrix is ${at(b.shape, -2)} by ${at(b.shape, -1)}`);
  return solvedBy(b, factor, upper);
}
/** A⁻¹·b, where A is the factor times its transpose. PyTorch's derivative takes the factor whole, without looking for its triangle. */
function solvedBy(b: Tensor, factor: Tensor, upper: boolean): Tensor {
  const plain = matmul(factorInverse(detach(factor), upper), detach(b));
  const result: Tensor = record(b.runtime, 'CholeskySolveBackward0', plain.array, [
    [b, (grad) => sumTo(solvedBy(grad, factor, upper), b.shape)],
    [factor, (grad) => {
      const part = matmul(solvedBy(grad, factor, upper), swap(result));
      const both = add(part, swap(part));
      return sumTo(neg(upper ? matmul(factor, both) : matmul(both, factor)), factor.shape);
    }],
  ]);
  return result;
}
/** The inverse that a factor stands for, with the derivative of the factor as a whole. */
function inverseOf(factor: Tensor, upper: boolean): Tensor {
  const result: Tensor = record(factor.runtime, 'CholeskyInverseBackward0', factorInverse(detach(factor), upper).array, [[factor, (grad) => {
    const both = matmul(result, matmul(add(grad, swap(grad)), result));
    return neg(upper ? matmul(factor, both) : matmul(both, factor));
  }]]);
  return result;
}

/** One row an operation. */
export const solutions: readonly Op[] = [
  op('solve(Tensor A, Tensor B, *, bool left=True)', ({ A, B, left }) => solve(A, B, left), { ...inLinalg, node: 'LinalgSolveExBackward0' }),
  op('solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False)', ({ self, B, upper, left, unitriangular }) => {
    checkTriangular(self, B, left);
    return solveTriangular(self, B, { upper, unit: unitriangular, left });
  }, { ...inLinalg, node: 'LinalgSolveTriangularBackward0' }),
  op('triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False)', ({ self, A, upper, transpose, unitriangular }) =>
    triangularResult(solveTriangular(requireSquareFloating('triangular_solve', A), batched(A, self), { upper, unit: unitriangular, transposed: transpose }), A), { node: 'TriangularSolveBackward0' }),
  op('cholesky_solve(Tensor self, Tensor input2, bool upper=False)', ({ self, input2, upper }) => choleskySolve(self, input2, upper), { node: 'CholeskySolveBackward0' }),
  op('cholesky_inverse(Tensor self, bool upper=False)', ({ self, upper }) => inverseOf(requireSquareFloating('cholesky_inverse', self), upper), { node: 'CholeskyInverseBackward0' }),
  op('lu(Tensor A, *, bool pivot=True)', ({ A }) => {
    const { p, l, u } = lu(requireSquareFloating('linalg.lu', A));
    return luResult(p, l, u);
  }, { ...inLinalg, node: 'LinalgLuBackward0' }),
  op('lu_factor(Tensor A, *, bool pivot=True)', ({ A }) => {
    const { l, u, pivots } = lu(requireSquareFloating('linalg.lu_factor', A));
    return luFactorResult(pack(l, u), fromArray(A.runtime, pivots));
  }, { ...inLinalg, node: 'LinalgLuFactorExBackward0' }),
  op('lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False)', ({ LU, pivots, B }) => luSolve(LU, pivots, B), inLinalg),
  op('lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots)', ({ self, LU_data, LU_pivots }) => luSolve(LU_data, LU_pivots, self)),
  op('lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None)', ({ self, b, rcond, driver }) => leastSquares(self, b, driver ?? 'gelsy', rcond), { ...inLinalg, node: 'LinalgLstsqBackward0' }),
];
