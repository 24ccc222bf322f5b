/**
 * @file Dense linear algebra on small matrices, in double, one matrix at a time; each function with its derivative in
 * terms of its own results, so that it can be differentiated again.
 */
import { unsupported } from '../errors.ts';
import { linAlgError } from './matrixChecks.ts';
import { record } from '../autograd/graph.ts';
import { at, range, sizeOf } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { decompose } from './svd.ts';
import { matmul } from './linear.ts';
import { reshape, transpose } from './movement.ts';
import { add, div, mul, neg, scale, sub, subFrom } from './pointwise.ts';

/** Rows of numbers. */
export type Matrix = readonly Float64Array[];

/** Rows for columns. */
export const swap = (a: Tensor): Tensor => transpose(a, a.rank - 2, a.rank - 1);
/** Products of matrices with one batch. */
export const times = (...factors: readonly [Tensor, ...Tensor[]]): Tensor => factors.reduce((a, b) => matmul(a, b));

/** The elements, matrix by matrix. */
export function matricesOf(a: Tensor): Matrix[] {
  const data = a.runtime.arrays.read(a.array) ?? unsupported('linear algebra with a matrix whose elements are not computed here');
  const [rows, columns] = [at(a.shape, -2), at(a.shape, -1)];
  return range(sizeOf(a.shape.slice(0, -2))).map((b) => range(rows).map((r) => {
    const row = new Float64Array(columns);
    for (let c = 0; c < columns; c++) row[c] = data[(b * rows + r) * columns + c] ?? 0;
    return row;
  }));
}
/** An array of the tensor's type from matrices. */
export function arrayOf(a: Tensor, matrices: readonly Matrix[], shape: readonly number[]) {
  return a.runtime.arrays.fromData(matrices.flatMap((m) => m.flatMap((row) => [...row])), shape, a.dtype);
}
interface Elimination { readonly inverse: Matrix; readonly determinant: number; readonly singularAt: number | undefined }
const isBatch = (a: Tensor): boolean => a.rank > 2;
/** Gauss and Jordan, with the largest pivot of each column. */
function eliminate(matrix: Matrix): Elimination {
  const n = matrix.length;
  const work = matrix.map((row, r) => Float64Array.from({ length: 2 * n }, (_, c) => (c < n ? row[c] ?? 0 : c - n === r ? 1 : 0)));
  let determinant = 1;
  for (const column of range(n)) {
    const pivot = range(n - column, column).reduce((best, r) => (Math.abs(at(work, r)[column] ?? 0) > Math.abs(at(work, best)[column] ?? 0) ? r : best), column);
    const [upper, chosen] = [at(work, column), at(work, pivot)];
    if (pivot !== column) {
      work[column] = chosen;
      work[pivot] = upper;
      determinant = -determinant;
    }
    const value = chosen[column] ?? 0;
    determinant *= value;
    if (value === 0) return { inverse: work.map((row) => row.slice(n)), determinant: 0, singularAt: column + 1 };
    for (let c = 0; c < 2 * n; c++) chosen[c] = (chosen[c] ?? 0) / value;
    work.forEach((row, r) => {
      const factor = row[column] ?? 0;
      if (r !== column && factor !== 0) row.forEach((x, c) => { row[c] = x - factor * (chosen[c] ?? 0); });
    });
  }
  return { inverse: work.map((row) => row.slice(n)), determinant, singularAt: undefined };
}

/** A⁻¹; d = −A⁻ᵀ·g·A⁻ᵀ. `refuse` hears of a matrix that has none, and of the pivot that vanished. */
export function inverse(a: Tensor, refuse = singular): Tensor {
  const results = matricesOf(a).map(eliminate);
  results.forEach(({ singularAt }, element) => { if (singularAt !== undefined) refuse(isBatch(a), element, singularAt); });
  return record(a.runtime, 'LinalgInvExBackward0', arrayOf(a, results.map((r) => r.inverse), a.shape), [[a, (grad, result) => neg(times(swap(result), grad, swap(result))), 'result']]);
}
function singular(batched: boolean, element: number, pivot: number): void {
  linAlgError('linalg.inv', `The diagonal element ${pivot} is zero, the inversion could not be completed because the input matrix is singular.`, batched, element);
}
/** det A; d = g·det A·A⁻ᵀ. */
export function determinant(a: Tensor): Tensor {
  const array = a.runtime.arrays.fromData(matricesOf(a).map((m) => eliminate(m).determinant), a.shape.slice(0, -2), a.dtype);
  return record(a.runtime, 'LinalgDetBackward0', array, [[a, (grad, result) => mul(asMatrix(mul(grad, result)), swap(inverse(a))), a, 'result']]);
}
/** log |det A|; d = g·A⁻ᵀ. */
export function logDeterminant(a: Tensor): Tensor {
  const array = a.runtime.arrays.fromData(matricesOf(a).map((m) => Math.log(Math.abs(eliminate(m).determinant))), a.shape.slice(0, -2), a.dtype);
  return record(a.runtime, 'LinalgSlogdetBackward0', array, [[a, (grad) => mul(asMatrix(grad), swap(inverse(a))), a]]);
}
const asMatrix = (a: Tensor): Tensor => reshape(a, [...a.shape, 1, 1]);

/** The lower factor of a positive definite matrix. */
function choleskyOf(matrix: Matrix, refuse: (minor: number) => never): Matrix {
  const lower = matrix.map((row) => new Float64Array(row.length));
  for (const r of range(matrix.length)) for (const c of range(r + 1)) {
    const rest = (at(matrix, r)[c] ?? 0) - range(c).reduce((total, k) => total + (at(lower, r)[k] ?? 0) * (at(lower, c)[k] ?? 0), 0);
    if (r === c && !(rest > 0)) refuse(r + 1);
    at(lower, r)[c] = r === c ? Math.sqrt(rest) : rest / (at(lower, c)[c] ?? 1);
  }
  return lower;
}
const symmetric = (a: Tensor): Tensor => scale(add(a, swap(a)), 0.5);
/** 1 below the diagonal, `on` on it, 0 above. */
export function lowerMask(a: Tensor, on: number): Tensor {
  const n = at(a.shape, -1);
  return fromArray(a.runtime, a.runtime.arrays.fromData(range(n).flatMap((r) => range(n).map((c) => (c < r ? 1 : c === r ? on : 0))), [n, n], a.dtype));
}
/** The unit matrix of a tensor's last axis. */
export const identity = (a: Tensor): Tensor => sub(lowerMask(a, 1), lowerMask(a, 0));
/** A = L·Lᵀ; d = L⁻ᵀ·Φ(Lᵀg)·L⁻¹, made symmetric, with Φ the lower half and half of the diagonal. */
export function cholesky(a: Tensor, name = 'linalg.cholesky'): Tensor {
  const refuse = (minor: number, element: number): never =>
    linAlgError(name, `The factorization could not be completed because the input is not positive-definite (the leading minor of order ${minor} is not positive-definite).`, isBatch(a), element);
  const factors = matricesOf(a).map((matrix, element) => choleskyOf(matrix, (minor) => refuse(minor, element)));
  return record(a.runtime, 'LinalgCholeskyExBackward0', arrayOf(a, factors, a.shape), [[a, (grad, result) => {
    const middle = mul(times(swap(result), grad), lowerMask(a, 0.5));
    const inner = inverse(result);
    return symmetric(times(swap(inner), middle, inner));
  }, 'result']]);
}

/** Eigenvalues, ascending, and vectors as columns, of a symmetric matrix: Jacobi's rotations. */
function eigenOf(matrix: Matrix): { readonly values: number[]; readonly vectors: Matrix } {
  const n = matrix.length;
  const work = matrix.map((row, r) => Float64Array.from(row, (_, c) => (c <= r ? row[c] ?? 0 : at(matrix, c)[r] ?? 0)));
  const vectors = range(n).map((r) => Float64Array.from({ length: n }, (_, c) => (r === c ? 1 : 0)));
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (const p of range(n)) for (const q of range(n - p - 1, p + 1)) off = Math.max(off, rotateSymmetric(work, vectors, p, q));
    if (off < 1e-300) break;
  }
  const values = work.map((row, i) => row[i] ?? 0);
  const order = range(n).sort((i, j) => at(values, i) - at(values, j));
  return { values: order.map((i) => at(values, i)), vectors: vectors.map((row) => Float64Array.from(order, (i) => row[i] ?? 0)) };
}
function rotateSymmetric(work: readonly Float64Array[], vectors: readonly Float64Array[], p: number, q: number): number {
  const [rowP, rowQ] = [at(work, p), at(work, q)];
  const apq = rowP[q] ?? 0;
  if (Math.abs(apq) <= 1e-17 * (Math.abs(rowP[p] ?? 0) + Math.abs(rowQ[q] ?? 0))) return 0;
  const theta = ((rowQ[q] ?? 0) - (rowP[p] ?? 0)) / (2 * apq);
  const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (const row of [...work, ...vectors]) {
    const [x, y] = [row[p] ?? 0, row[q] ?? 0];
    row[p] = cosine * x - sine * y;
    row[q] = sine * x + cosine * y;
  }
  for (let i = 0; i < rowP.length; i++) {
    const [x, y] = [rowP[i] ?? 0, rowQ[i] ?? 0];
    rowP[i] = cosine * x - sine * y;
    rowQ[i] = sine * x + cosine * y;
  }
  return Math.abs(apq);
}
/** λⱼ − λᵢ, and 1 on the diagonal, so that it can be divided by. */
function gaps(values: Tensor): Tensor {
  const [row, column] = [reshape(values, [...values.shape.slice(0, -1), 1, at(values.shape, -1)]), reshape(values, [...values.shape, 1])];
  return add(sub(row, column), identity(values));
}
const diagonalOf = (a: Tensor): Tensor => mul(reshape(a, [...a.shape.slice(0, -1), 1, at(a.shape, -1)]), identity(a));

/** A = V·diag(λ)·Vᵀ; d = V·(diag(gλ) + (VᵀgV)/(λⱼ − λᵢ))·Vᵀ. */
export function eigh(a: Tensor): { readonly values: Tensor; readonly vectors: Tensor } {
  const results = matricesOf(a).map(eigenOf);
  const valueArray = a.runtime.arrays.fromData(results.flatMap((r) => r.values), a.shape.slice(0, -1), a.dtype);
  const around = (inner: Tensor): Tensor => times(vectors, inner, swap(vectors));
  const vectors: Tensor = record(a.runtime, 'LinalgEighBackward0', arrayOf(a, results.map((r) => r.vectors), a.shape), [[a, (grad) => symmetric(around(mul(div(times(swap(vectors), grad), gaps(values)), subFrom(1, identity(a)))))]]);
  const values: Tensor = record(a.runtime, 'LinalgEighBackward0', valueArray, [[a, (grad) => around(diagonalOf(grad))]]);
  return { values, vectors };
}

export interface Svd { readonly u: Tensor; readonly s: Tensor; readonly vh: Tensor }
/**
 * A = U·diag(S)·Vᴴ, thin. With E = Sⱼ² − Sᵢ² off the diagonal:
 * dA = U·(skew(UᵀgU)/E·S + S·skew(VᵀgV)/E + diag(gS))·Vᵀ, and what leaves the spaces of U and V.
 */
export function svd(a: Tensor): Svd {
  const [rows, columns] = [at(a.shape, -2), at(a.shape, -1)];
  const rank = Math.min(rows, columns);
  const batch = a.shape.slice(0, -2);
  const results = matricesOf(a).map((m) => thin(m, rows, columns));
  const { arrays } = a.runtime;
  const pack = (pick: (r: { u: Matrix; v: Matrix }) => Matrix, length: number) => arrays.fromData(rowsOfColumns(results.map((r) => pick(r).slice(0, rank)), length), [...batch, length, rank], a.dtype);
  const u: Tensor = record(a.runtime, 'LinalgSvdBackward0', pack((r) => r.u, rows), [[a, (grad) => {
    const inside = times(u, mul(div(skew(times(swap(u), grad)), squareGaps(s)), rowOf(s)), swap(v));
    return rows === rank ? inside : add(inside, times(outside(u, div(grad, rowOf(s))), swap(v)));
  }]]);
  const v: Tensor = record(a.runtime, 'LinalgSvdBackward0', pack((r) => r.v, columns), [[a, (grad) => {
    const inside = times(u, mul(columnOf(s), div(skew(times(swap(v), grad)), squareGaps(s))), swap(v));
    return columns === rank ? inside : add(inside, times(u, swap(outside(v, div(grad, rowOf(s))))));
  }]]);
  const s: Tensor = record(a.runtime, 'LinalgSvdBackward0', arrays.fromData(results.flatMap((r) => [...r.sigma]), [...batch, rank], a.dtype), [[a, (grad) => times(mul(u, rowOf(grad)), swap(v))]]);
  return { u, s, vh: swap(v) };
}
/** Matrices given by columns, row by row. */
function rowsOfColumns(matrices: readonly Matrix[], length: number): Float64Array {
  const width = matrices[0]?.length ?? 0;
  const data = new Float64Array(matrices.length * length * width);
  matrices.forEach((columns, b) => { columns.forEach((column, k) => { for (let i = 0; i < length; i++) data[(b * length + i) * width + k] = column[i] ?? 0; }); });
  return data;
}
const rowOf = (s: Tensor): Tensor => reshape(s, [...s.shape.slice(0, -1), 1, at(s.shape, -1)]);
const columnOf = (s: Tensor): Tensor => reshape(s, [...s.shape, 1]);
const skew = (a: Tensor): Tensor => sub(a, swap(a));
const squareGaps = (s: Tensor): Tensor => gaps(mul(s, s));
const outside = (u: Tensor, a: Tensor): Tensor => sub(a, times(u, swap(u), a));
function thin(matrix: Matrix, rows: number, columns: number): { readonly u: Matrix; readonly v: Matrix; readonly sigma: readonly number[] } {
  if (rows < columns) {
    const { u, v, sigma } = decompose(matrix);
    return { u: v.slice(0, rows), v: u.slice(0, rows), sigma };
  }
  const { u, v, sigma } = decompose(range(columns).map((c) => Float64Array.from(matrix, (row) => row[c] ?? 0)));
  return { u: u.slice(0, columns), v: v.slice(0, columns), sigma };
}
