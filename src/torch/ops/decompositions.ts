/** @file Linear algebra by name: inverses, determinants, factorisations and what follows from them. */
import { runtimeError } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { at, range, sizeOf, wrapDim } from '../shapes.ts';
import { scalarName } from '../dtypes.ts';
import { named, underivable } from '../autograd/named.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { returnType } from '../size.ts';
import type { Scalar } from '../scalar.ts';
import type { Value } from '../../python/evaluator/values.ts';
import { cholesky, determinant, eigh, identity, inverse, logDeterminant, svd, swap, times } from '../primitives/matrices.ts';
import { requireFloating, requireMatrix, requireSquareFloating } from '../primitives/matrixChecks.ts';
import { detach, expand, reshape, sum } from '../primitives/movement.ts';
import { add, cast, compare, constant, div, extremum, log, mul, reciprocal, scale, pow as powElements, sign, where, zerosLike } from '../primitives/pointwise.ts';
import { extreme } from '../primitives/reduction.ts';
import { qr } from '../primitives/triangles.ts';
import { dot, matmul } from './linalg.ts';
import { matrixNorm, orderOf } from './norms.ts';

const everywhere = { on: ['torch', 'Tensor', 'torch.linalg'] as const };
const inLinalg = { on: ['torch.linalg'] as const };
const svdResult = returnType('linalg_svd', ['U', 'S', 'Vh']);
const oldSvdResult = returnType('svd', ['U', 'S', 'V']);
const eighResult = returnType('linalg_eigh', ['eigenvalues', 'eigenvectors']);
const symeigResult = returnType('symeig', ['eigenvalues', 'eigenvectors']);
const slogdetResults = ['slogdet', 'linalg_slogdet'].map((name) => returnType(name, ['sign', 'logabsdet']));
const qrResults = ['qr', 'linalg_qr'].map((name) => returnType(name, ['Q', 'R']));
const choleskyExResult = returnType('linalg_cholesky_ex', ['L', 'info']);
const invExResult = returnType('linalg_inv_ex', ['inverse', 'info']);

const empty = (a: Tensor): Tensor => fromArray(a.runtime, a.runtime.arrays.full([0], 0, a.dtype));
/** All is well with every matrix. */
const noInfo = (a: Tensor): Tensor => fromArray(a.runtime, a.runtime.arrays.full(a.shape.slice(0, -2), 0, 'int32'));

function qrByMode(a: Tensor, mode: string, place: 0 | 1) {
  if (!['reduced', 'complete', 'r'].includes(mode)) runtimeError(`qr received unrecognized mode '${mode}' but expected one of 'reduced' (default), 'r', or 'complete'`);
  const { q, r } = qr(requireFloating('linalg.qr', requireMatrix('linalg.qr', a)), mode === 'complete');
  return at(qrResults, place)(mode === 'r' ? empty(a) : q, r);
}

const machineEpsilon = (a: Tensor): number => (a.dtype === 'float64' ? 2 ** -52 : 2 ** -23);
const usualTolerance = (a: Tensor): number => machineEpsilon(a) * Math.max(at(a.shape, -1), at(a.shape, -2));
const largest = (s: Tensor): Tensor => extreme('max', s, [s.rank - 1], true, 'AmaxBackward0');

/** Up to where singular values count as zero: an absolute limit, one relative to the largest, or the greater of both. */
function limitOf(a: Tensor, s: Tensor, relative: number | undefined, absolute: number | undefined): Tensor {
  const share = relative ?? (absolute !== undefined && absolute > 0 ? 0 : usualTolerance(a));
  return extremum('maximum', scale(largest(s), share), constant(s, absolute ?? 0));
}
export function pseudoInverse(a: Tensor, relative: number | undefined, absolute?: number): Tensor {
  const { u, s, vh } = svd(a);
  const small = compare('le', s, limitOf(a, s, relative, absolute));
  const inverted = where(small, zerosLike(s), reciprocal(where(small, constant(s, 1), s)));
  return times(mul(swap(vh), reshape(inverted, [...s.shape.slice(0, -1), 1, at(s.shape, -1)])), swap(u));
}
/** How many singular values count. */
export function matrixRank(a: Tensor, absolute: number | undefined, relative?: number): Tensor {
  const { s } = svd(requireMatrix('torch.linalg.matrix_rank', a, 'input'));
  return sum(cast(compare('gt', s, limitOf(a, s, relative, absolute)), 'int64'), [s.rank - 1], false);
}
/** The ratio of the extreme singular values, or ‖A‖·‖A⁻¹‖ in another norm. */
function condition(a: Tensor, order: Scalar | string | undefined): Tensor {
  if (order !== undefined && Math.abs(Number(order)) !== 2) return mul(matrixNorm(a, order, [-2, -1], false), matrixNorm(inverse(requireSquareFloating('linalg.cond', a)), order, [-2, -1], false));
  const { s } = svd(a);
  const edge = (kernel: 'max' | 'min'): Tensor => extreme(kernel, s, [s.rank - 1], false, kernel === 'max' ? 'AmaxBackward0' : 'AminBackward0');
  const ratio = order !== undefined && Number(order) < 0 ? div(edge('min'), edge('max')) : div(edge('max'), edge('min'));
  return named(ratio, 'SqueezeBackward1');
}
/** Scaled down until the series converges at once, then squared back. */
function exponential(a: Tensor): Tensor {
  const reach = Math.max(...Array.from(a.runtime.arrays.read(a.array) ?? [1], Math.abs)) * at(a.shape, -1);
  const halvings = Math.max(0, Math.ceil(Math.log2(Math.max(reach, 1e-300))) + 3);
  const small = scale(a, 2 ** -halvings);
  let [term, total] = [small, add(small, identity(a))];
  for (let k = 2; k < 20; k++) {
    term = scale(times(term, small), 1 / k);
    total = add(total, term);
  }
  for (let i = 0; i < halvings; i++) total = times(total, total);
  return total;
}
/** Aⁿ by repeated squares; a negative power is one of the inverse. */
function power(given: Tensor, n: number): Tensor {
  const a = requireSquareFloating('linalg.matrix_power', given);
  if (n === 0) return expand(identity(a), a.shape);
  const base = n < 0 ? inverse(a) : a;
  const raise = (count: number): Tensor => {
    if (count === 1) return n === 1 ? mul(base, constant(base, 1)) : base;
    const half = raise(Math.floor(count / 2));
    const whole = matmul(half, half);
    return count % 2 === 0 ? whole : matmul(whole, base);
  };
  return raise(Math.abs(n));
}
function signAndLog(a: Tensor, place: number) {
  requireSquareFloating('linalg.slogdet', a);
  return at(slogdetResults, place)(sign(determinant(a)), logDeterminant(a));
}
function svdOf(name: string, a: Tensor): ReturnType<typeof svd> {
  return svd(requireFloating(name, requireMatrix(name, a)));
}
function eighOf(a: Tensor, uplo: string): ReturnType<typeof eigh> {
  const square = requireSquareFloating('linalg.eigh', a);
  return eigh(uplo.toUpperCase() === 'U' ? swap(square) : square);
}
/** Bases of the whole space: those of the matrix, and the orthogonal complement. */
function full(basis: Tensor): Tensor {
  const [rows, columns] = [at(basis.shape, -2), at(basis.shape, -1)];
  if (rows <= columns) return basis;
  const { q } = qr(basis, true);
  const data = Array.from(q.runtime.arrays.read(q.array) ?? []);
  const known = Array.from(basis.runtime.arrays.read(basis.array) ?? []);
  const both = data.map((x, i) => (i % rows < columns ? known[Math.floor(i / rows) * columns + (i % rows)] ?? 0 : x));
  return fromArray(basis.runtime, basis.runtime.arrays.fromData(both, q.shape, q.dtype));
}
function fullSvd(name: string, a: Tensor, complete: boolean): ReturnType<typeof svd> {
  const { u, s, vh } = svdOf(name, a);
  const isSquare = at(a.shape, -2) === at(a.shape, -1);
  return complete && !isSquare ? { u: full(u), s, vh: swap(full(swap(vh))) } : { u, s, vh };
}
/** A as a map from the last axes to the first `ind`. */
function tensorInverse(a: Tensor, ind: number): Tensor {
  const [first, last] = [a.shape.slice(0, ind), a.shape.slice(ind)];
  return reshape(inverse(reshape(a, [sizeOf(first), sizeOf(last)])), [...last, ...first]);
}
const optionalNumber = (value: Value | undefined): number | undefined => (typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined);
/** Powers of the elements, side by side along a new last axis. */
function vander(x: Tensor, count: number, increasing: boolean): Tensor {
  if (count <= 1) runtimeError('N must be greater than 1.');
  const powers = range(count).map((k) => (increasing ? k : count - 1 - k));
  const exponents = fromArray(x.runtime, x.runtime.arrays.fromData(powers, [count], x.dtype));
  return powElements(reshape(x, [...x.shape, 1]), exponents);
}

/** One row an operation. */
export const decompositions: readonly Op[] = [
  op('inverse(Tensor self)', ({ self }) => inverse(requireSquareFloating('linalg.inv', self))),
  op('inv(Tensor A)', ({ A }) => inverse(requireSquareFloating('linalg.inv', A)), inLinalg),
  op('inv_ex(Tensor A, *, bool check_errors=False)', ({ A }) => invExResult(inverse(requireSquareFloating('linalg.inv', A)), noInfo(A)), inLinalg),
  op('det(Tensor self)', ({ self }) => determinant(requireSquareFloating('linalg.det', self)), everywhere),
  op('logdet(Tensor self)', ({ self }) => log(determinant(requireSquareFloating('logdet', self)))),
  op('slogdet(Tensor self)', ({ self }) => signAndLog(self, 0), { node: 'LinalgSlogdetBackward0' }),
  op('slogdet(Tensor A)', ({ A }) => signAndLog(A, 1), { ...inLinalg, node: 'LinalgSlogdetBackward0' }),
  op('cholesky(Tensor self, bool upper=False)', ({ self, upper }) => { const factor = cholesky(requireSquareFloating('cholesky', self), 'cholesky'); return upper ? swap(factor) : factor; }, { node: 'CholeskyBackward0' }),
  op('cholesky(Tensor self, *, bool upper=False)', ({ self, upper }) => { const factor = cholesky(requireSquareFloating('linalg.cholesky', self)); return upper ? swap(factor) : factor; }, inLinalg),
  op('cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False)', ({ self, upper }) => { const factor = cholesky(requireSquareFloating('linalg.cholesky_ex', self)); return choleskyExResult(upper ? swap(factor) : factor, noInfo(self)); }, inLinalg),
  op('svd(Tensor A, bool full_matrices=True, *, str? driver=None)', ({ A, full_matrices }) => { const { u, s, vh } = fullSvd('linalg.svd', A, full_matrices); return svdResult(u, s, vh); }, { ...inLinalg, node: 'LinalgSvdBackward0' }),
  op('svd(Tensor self, bool some=True, bool compute_uv=True)', ({ self, some }) => { const { u, s, vh } = fullSvd('linalg.svd', self, !some); return oldSvdResult(u, s, swap(vh)); }, { node: 'LinalgSvdBackward0' }),
  op('svdvals(Tensor A, *, str? driver=None)', ({ A }) => svdOf('linalg.svdvals', A).s, inLinalg),
  op("eigh(Tensor self, str UPLO='L')", ({ self, UPLO }) => { const { values, vectors } = eighOf(self, UPLO); return eighResult(values, vectors); }, { ...inLinalg, node: 'LinalgEighBackward0' }),
  op("eigvalsh(Tensor self, str UPLO='L')", ({ self, UPLO }) => eighOf(self, UPLO).values, inLinalg),
  op('symeig(Tensor self, bool eigenvectors=False, bool upper=True)', ({ self, upper, eigenvectors }) => { const { values, vectors } = eighOf(self, upper ? 'U' : 'L'); return symeigResult(eigenvectors ? values : underivable(detach(values), [self], () => runtimeError('linalg_eig_backward: torch.symeig(A, eigenvectors=False) is not differentiable. Use torch.linalg.eigvalsh(A) instead.')), eigenvectors ? vectors : empty(self)); }, { node: 'SymeigBackward0' }),
  op("qr(Tensor A, str mode='reduced')", ({ A, mode }) => qrByMode(A, mode, 1), { ...inLinalg, node: 'LinalgQrBackward0' }),
  op('qr(Tensor self, bool some=True)', ({ self, some }) => qrByMode(self, some ? 'reduced' : 'complete', 0), { node: 'LinalgQrBackward0' }),
  op('pinv(Tensor self, float? rcond=None, *, bool hermitian=False)', ({ self, rcond, hermitian }) => pseudoInverse(symmetric(pinvInput(self), hermitian), rcond), { ...inLinalg, node: 'LinalgPinvBackward0' }),
  op('pinv(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False)', ({ self, atol, rtol, hermitian }) => pseudoInverse(symmetric(pinvInput(self), hermitian), rtol, atol), { ...inLinalg, node: 'LinalgPinvBackward0' }),
  op('pinverse(Tensor self, float rcond=1e-15)', ({ self, rcond }) => pseudoInverse(pinvInput(self), rcond), { node: 'LinalgPinvBackward0' }),
  op('matrix_rank(Tensor self, Any? tol=None, bool hermitian=False)', ({ self, tol, hermitian }) => matrixRank(symmetric(self, hermitian), optionalNumber(tol)), inLinalg),
  op('matrix_rank(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False)', ({ self, atol, rtol, hermitian }) => matrixRank(symmetric(self, hermitian), atol, rtol), inLinalg),
  op('cond(Tensor self, Any? p=None)', ({ self, p }) => condition(requireFloating('linalg.cond', requireMatrix('linalg.cond', self)), orderOf(p)), inLinalg),
  op('matrix_exp(Tensor self)', ({ self }) => exponential(requireSquareFloating('linalg.matrix_exp', self)), { ...everywhere, node: 'LinalgMatrixExpBackward0' }),
  op('matrix_power(Tensor self, int n)', ({ self, n }) => power(self, n), everywhere),
  op('vecdot(Tensor x, Tensor y, *, int dim=-1)', ({ x, y, dim }) => vectorDot(x, y, dim), inLinalg),
  op('tensorinv(Tensor self, int ind=2)', ({ self, ind }) => tensorInverse(self, ind), inLinalg),
  op('vander(Tensor x, *, int? N=None)', ({ x, N }) => vander(x.rank === 0 ? reshape(x, [1]) : x, N ?? (x.rank === 0 ? 1 : at(x.shape, -1)), true), { ...inLinalg, node: 'CatBackward0' }),
];
/** Said to be symmetric: it must be square for that. */
function symmetric(a: Tensor, isSaid: boolean): Tensor {
  const [rows, columns] = [a.shape.at(-2), a.shape.at(-1)];
  return isSaid && a.rank >= 2 && rows !== columns ? runtimeError(`linalg.eigh: A must be batches of square matrices, but they are ${rows} by ${columns} matrices`) : a;
}
function pinvInput(a: Tensor): Tensor {
  return a.rank >= 2 ? a : runtimeError(`linalg.pinv(${scalarName(a.dtype)}{[${a.shape.join(', ')}]}): expected a tensor with 2 or more dimensions of float, double, cfloat or cdouble types`);
}
function vectorDot(x: Tensor, y: Tensor, dim: number): Tensor {
  if (x.dtype !== y.dtype) runtimeError(`linalg.vecdot: Expected x and y to have the same dtype, but found x of type ${scalarName(x.dtype)} and y of type ${scalarName(y.dtype)} instead`);
  if (x.rank === 1 && y.rank === 1) return dot(x, y);
  const product = mul(x, y);
  return sum(product, [wrapDim(dim, product.rank)], false);
}
