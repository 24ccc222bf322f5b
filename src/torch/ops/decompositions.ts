/** @file Linear algebra by name: inverses, determinants, factorisations, solutions. */
import { runtimeError } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { at, broadcast } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { returnType } from '../size.ts';
import { cholesky, determinant, eigh, inverse, logDeterminant, requireSquare, svd, times } from '../primitives/matrices.ts';
import { expand, reshape, sum, transpose } from '../primitives/movement.ts';
import { add, cast, compare, constant, div, log, mul, reciprocal, scale, sign, where, zerosLike } from '../primitives/pointwise.ts';
import { extreme } from '../primitives/reduction.ts';
import { matmul } from './linalg.ts';

const swap = (a: Tensor): Tensor => transpose(a, a.rank - 2, a.rank - 1);
const matrixOf = (name: string, a: Tensor): Tensor => (a.rank >= 2 ? a : runtimeError(`${name}: The input tensor A must have at least 2 dimensions.`));
const everywhere = { on: ['torch', 'Tensor', 'torch.linalg'] as const };
const inLinalg = { on: ['torch.linalg'] as const };
const svdResult = returnType('linalg_svd', ['U', 'S', 'Vh']);
const oldSvdResult = returnType('svd', ['U', 'S', 'V']);
const eighResult = returnType('linalg_eigh', ['eigenvalues', 'eigenvectors']);
const slogdetResults = ['slogdet', 'linalg_slogdet'].map((name) => returnType(name, ['sign', 'logabsdet']));
const qrResult = returnType('linalg_qr', ['Q', 'R']);

/** X with A·X = B; a vector B is one column. */
function solve(a: Tensor, b: Tensor): Tensor {
  requireSquare('linalg.solve', a);
  if (b.rank === 1) return reshape(matmul(inverse(a), reshape(b, [b.size, 1])), [...a.shape.slice(0, -2), b.size]);
  const batch = broadcast(a.shape.slice(0, -2), b.shape.slice(0, -2));
  return matmul(expand(inverse(a), [...batch, ...a.shape.slice(-2)]), b);
}
/** Q·R by Cholesky of AᵀA: differentiable, and right for matrices of full rank. */
function qr(a: Tensor): { readonly q: Tensor; readonly r: Tensor } {
  const r = swap(cholesky(times(swap(a), a)));
  // LAPACK's reflections leave a negative diagonal.
  const signed = scale(r, -1);
  return { q: times(a, inverse(signed)), r: signed };
}
/** Small singular values count as zero. */
function pseudoInverse(a: Tensor, rcond: number): Tensor {
  const { u, s, vh } = svd(a);
  const limit = scale(extreme('max', s, [s.rank - 1], true, 'AmaxBackward0'), rcond);
  const small = compare('le', s, limit);
  const inverted = where(small, zerosLike(s), reciprocal(where(small, constant(s, 1), s)));
  return times(mul(swap(vh), reshape(inverted, [...s.shape.slice(0, -1), 1, at(s.shape, -1)])), swap(u));
}
const machineEpsilon = (a: Tensor): number => (a.dtype === 'float64' ? 2 ** -52 : 2 ** -23);
function matrixRank(a: Tensor): Tensor {
  const { s } = svd(a);
  const limit = scale(extreme('max', s, [s.rank - 1], true, 'AmaxBackward0'), machineEpsilon(a) * Math.max(at(a.shape, -1), at(a.shape, -2)));
  return sum(cast(compare('gt', s, limit), 'int64'), [s.rank - 1], false);
}
/** The ratio of the extreme singular values. */
function condition(a: Tensor): Tensor {
  const { s } = svd(a);
  const edge = (kernel: 'max' | 'min'): Tensor => extreme(kernel, s, [s.rank - 1], false, 'AmaxBackward0');
  return div(edge('max'), edge('min'));
}
/** Scaled down until the series converges at once, then squared back. */
function exponential(a: Tensor): Tensor {
  const largest = Math.max(...Array.from(a.runtime.arrays.read(a.array) ?? [1], Math.abs)) * at(a.shape, -1);
  const halvings = Math.max(0, Math.ceil(Math.log2(Math.max(largest, 1e-300))) + 3);
  const small = scale(a, 2 ** -halvings);
  const n = at(a.shape, -1);
  const unit = fromArray(a.runtime, a.runtime.arrays.fromData(Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0)), [n, n], a.dtype));
  let [term, total] = [small, add(small, unit)];
  for (let k = 2; k < 20; k++) {
    term = scale(times(term, small), 1 / k);
    total = add(total, term);
  }
  for (let i = 0; i < halvings; i++) total = times(total, total);
  return total;
}
function signAndLog(a: Tensor, place: number) {
  return at(slogdetResults, place)(sign(determinant(a)), logDeterminant(a));
}

/** One row an operation. */
export const decompositions: readonly Op[] = [
  op('inverse(Tensor self)', ({ self }) => inverse(matrixOf('linalg.inv', self))),
  op('inv(Tensor self)', ({ self }) => inverse(matrixOf('linalg.inv', self)), inLinalg),
  op('det(Tensor self)', ({ self }) => determinant(matrixOf('linalg.det', self)), everywhere),
  op('logdet(Tensor self)', ({ self }) => log(determinant(matrixOf('logdet', self)))),
  op('slogdet(Tensor self)', ({ self }) => signAndLog(matrixOf('linalg.slogdet', self), 0)),
  op('slogdet(Tensor self)', ({ self }) => signAndLog(matrixOf('linalg.slogdet', self), 1), inLinalg),
  op('cholesky(Tensor self, bool upper=False)', ({ self, upper }) => (upper ? swap(cholesky(self)) : cholesky(self)), everywhere),
  op('solve(Tensor self, Tensor B)', ({ self, B }) => solve(self, B), inLinalg),
  op('solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False)', ({ self, B }) => solve(self, B), inLinalg),
  op('svd(Tensor self, bool full_matrices=True)', ({ self }) => { const { u, s, vh } = svd(self); return svdResult(u, s, vh); }, inLinalg),
  op('svd(Tensor self, bool some=True, bool compute_uv=True)', ({ self }) => { const { u, s, vh } = svd(self); return oldSvdResult(u, s, swap(vh)); }),
  op('svdvals(Tensor self)', ({ self }) => svd(self).s, inLinalg),
  op("eigh(Tensor self, str UPLO='L')", ({ self }) => { const { values, vectors } = eigh(self); return eighResult(values, vectors); }, inLinalg),
  op("eigvalsh(Tensor self, str UPLO='L')", ({ self }) => eigh(self).values, inLinalg),
  op("qr(Tensor self, str mode='reduced')", ({ self }) => { const { q, r } = qr(self); return qrResult(q, r); }, inLinalg),
  op('qr(Tensor self, bool some=True)', ({ self }) => { const { q, r } = qr(self); return qrResult(q, r); }),
  op('pinv(Tensor self, float? rcond=None)', ({ self, rcond }) => pseudoInverse(self, rcond ?? machineEpsilon(self) * Math.max(at(self.shape, -1), at(self.shape, -2))), inLinalg),
  op('pinverse(Tensor self, float rcond=1e-15)', ({ self, rcond }) => pseudoInverse(self, rcond)),
  op('matrix_rank(Tensor self)', ({ self }) => matrixRank(self), { on: ['torch', 'torch.linalg'] }),
  op('cond(Tensor self)', ({ self }) => condition(self), inLinalg),
  op('matrix_exp(Tensor self)', ({ self }) => exponential(self), everywhere),
  op('vecdot(Tensor x, Tensor y, *, int dim=-1)', ({ x, y, dim }) => sum(mul(x, y), [dim < 0 ? dim + x.rank : dim], false), inLinalg),
];
