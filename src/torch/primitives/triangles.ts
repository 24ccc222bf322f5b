/**
 * @file Factors with a triangle: Q·R by Householder's reflections, P·L·U by elimination; in double, one matrix at a time,
 * each with its derivative in terms of its own results.
 */
import type { NDArray } from '../../arrays/backend.ts';
import { record } from '../autograd/graph.ts';
import { at, range } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { arrayOf, inverse, lowerMask, matricesOf, swap, times, type Matrix } from './matrices.ts';
import { concat, slice, transpose } from './movement.ts';
import { add, mul, neg, sub } from './pointwise.ts';

/** R on and above the diagonal; the reflections that lead to it. */
interface Reflected { readonly r: Matrix; readonly reflections: readonly (readonly [Float64Array, number])[] }

/** LAPACK's way: each reflection makes the diagonal the negative of the column's length, with the sign of what was there. */
function reflect(matrix: Matrix, columns: number): Reflected {
  const rows = matrix.length;
  const r = matrix.map((row) => row.slice());
  const reflections = range(Math.min(rows, columns)).map((k) => {
    const column = Float64Array.from({ length: rows }, (_, i) => (i < k ? 0 : at(r, i)[k] ?? 0));
    const tail = column.reduce((total, x, i) => (i > k ? total + x * x : total), 0);
    const alpha = column[k] ?? 0;
    if (tail === 0) return [column.map((_, i) => (i === k ? 1 : 0)), 0] as const;
    const beta = -Math.sign(alpha || 1) * Math.sqrt(alpha * alpha + tail);
    const vector = column.map((x, i) => (i < k ? 0 : i === k ? 1 : x / (alpha - beta)));
    const tau = (beta - alpha) / beta;
    apply(r, vector, tau);
    return [vector, tau] as const;
  });
  return { r: r.map((row, i) => row.map((x, j) => (j < i ? 0 : x))), reflections };
}
/** (1 − τ·v·vᵀ)·A, in place. */
function apply(rows: Matrix, vector: Float64Array, tau: number): void {
  for (const j of range(rows[0]?.length ?? 0)) {
    const along = rows.reduce((total, row, i) => total + (vector[i] ?? 0) * (row[j] ?? 0), 0) * tau;
    rows.forEach((row, i) => { row[j] = (row[j] ?? 0) - along * (vector[i] ?? 0); });
  }
}
/** The first `count` columns of the product of reflections. */
function orthogonal({ reflections }: Reflected, rows: number, count: number): Matrix {
  const q = range(rows).map((i) => Float64Array.from({ length: count }, (_, j) => (i === j ? 1 : 0)));
  for (const [vector, tau] of [...reflections].reverse()) apply(q, vector, tau);
  return q;
}

export interface Qr { readonly q: Tensor; readonly r: Tensor }

/** Lower half and diagonal, mirrored. */
const mirrored = (a: Tensor): Tensor => add(mul(a, lowerMask(a, 1)), swap(mul(a, lowerMask(a, 0))));

/** Q·R with as many columns in Q as A has rows (complete) or has columns. A wide matrix is its square part and the rest. */
export function qr(a: Tensor, complete: boolean): Qr {
  const [rows, columns] = [at(a.shape, -2), at(a.shape, -1)];
  if (columns <= rows) return tall(a, complete && rows > columns);
  const part = (start: number, length: number): Tensor => slice(a, { start: a.shape.map((_, i) => (i === a.rank - 1 ? start : 0)), length: a.shape.map((n, i) => (i === a.rank - 1 ? length : n)), step: a.shape.map(() => 1) });
  const { q, r } = tall(part(0, rows), false);
  return { q, r: concat([r, times(swap(q), part(rows, columns - rows))], a.rank - 1) };
}
function tall(a: Tensor, complete: boolean): Qr {
  const [rows, columns] = [at(a.shape, -2), at(a.shape, -1)];
  const width = complete ? rows : columns;
  const factors = matricesOf(a).map((matrix) => reflect(matrix, columns));
  const shape = (m: number, n: number): readonly number[] => [...a.shape.slice(0, -2), m, n];
  const qArray = arrayOf(a, factors.map((f) => orthogonal(f, rows, width)), shape(rows, width));
  const rArray = arrayOf(a, factors.map((f) => f.r.slice(0, width)), shape(width, columns));
  if (complete) return { q: fromArray(a.runtime, qArray), r: fromArray(a.runtime, rArray) };
  const back = (inner: Tensor): Tensor => times(inner, inverse(swap(r)));
  const q: Tensor = record(a.runtime, 'LinalgQrBackward0', qArray, [[a, (grad) => back(sub(grad, times(q, mirrored(times(swap(grad), q)))))]]);
  const r: Tensor = record(a.runtime, 'LinalgQrBackward0', rArray, [[a, (grad) => back(times(q, mirrored(times(r, swap(grad)))))]]);
  return { q, r };
}

interface Eliminated { readonly packed: Matrix; readonly order: readonly number[]; readonly pivots: readonly number[] }
/** L below the diagonal, U on and above it; which row came to which place, and what was swapped on the way. */
function factorize(matrix: Matrix): Eliminated {
  const packed = matrix.map((row) => row.slice());
  const order = range(matrix.length);
  const pivots = range(Math.min(matrix.length, matrix[0]?.length ?? 0)).map((k) => {
    const pivot = range(matrix.length - k, k).reduce((best, i) => (Math.abs(at(packed, i)[k] ?? 0) > Math.abs(at(packed, best)[k] ?? 0) ? i : best), k);
    [packed[k], packed[pivot]] = [at(packed, pivot), at(packed, k)];
    [order[k], order[pivot]] = [at(order, pivot), at(order, k)];
    const upper = at(packed, k);
    for (const row of packed.slice(k + 1)) {
      const factor = (upper[k] ?? 0) === 0 ? 0 : (row[k] ?? 0) / (upper[k] ?? 1);
      row[k] = factor;
      for (let j = k + 1; j < row.length; j++) row[j] = (row[j] ?? 0) - factor * (upper[j] ?? 0);
    }
    return pivot;
  });
  return { packed, order, pivots };
}

export interface Lu { readonly p: Tensor; readonly l: Tensor; readonly u: Tensor; readonly pivots: NDArray }
/** A = P·L·U for square matrices; dA = P·L⁻ᵀ·(the lower part of Lᵀ·gL, the upper of gU·Uᵀ)·U⁻ᵀ. */
export function lu(a: Tensor): Lu {
  const n = at(a.shape, -1);
  const factors = matricesOf(a).map(factorize);
  const pick = (value: (f: Eliminated, i: number, j: number) => number): NDArray =>
    arrayOf(a, factors.map((f) => range(n).map((i) => Float64Array.from({ length: n }, (_, j) => value(f, i, j)))), a.shape);
  const p = fromArray(a.runtime, pick((f, i, j) => (at(f.order, j) === i ? 1 : 0)));
  const packed = (f: Eliminated, i: number, j: number): number => at(f.packed, i)[j] ?? 0;
  const back = (inner: Tensor): Tensor => times(p, inverse(swap(l)), inner, inverse(swap(u)));
  const l: Tensor = record(a.runtime, 'LinalgLuBackward0', pick((f, i, j) => (j < i ? packed(f, i, j) : i === j ? 1 : 0)), [[a, (grad) => back(mul(times(swap(l), grad), lowerMask(a, 0)))]]);
  const u: Tensor = record(a.runtime, 'LinalgLuBackward0', pick((f, i, j) => (j >= i ? packed(f, i, j) : 0)), [[a, (grad) => back(mul(times(grad, swap(u)), upperMask(a)))]]);
  const pivots = a.runtime.arrays.fromData(factors.flatMap((f) => f.pivots.map((pivot) => pivot + 1)), [...a.shape.slice(0, -2), n], 'int32');
  return { p, l, u, pivots };
}
/** 1 on and above the diagonal. */
export const upperMask = (a: Tensor): Tensor => transpose(lowerMask(a, 1), 0, 1);
/** 0 on and above the diagonal of a unit lower triangle, packed with an upper one. */
export const pack = (l: Tensor, u: Tensor): Tensor => add(mul(l, lowerMask(l, 0)), u);
/** The reverse of `pack`. */
export function unpack(packed: Tensor): { readonly l: Tensor; readonly u: Tensor } {
  const diagonal = add(lowerMask(packed, 1), neg(lowerMask(packed, 0)));
  return { l: add(mul(packed, lowerMask(packed, 0)), diagonal), u: mul(packed, upperMask(packed)) };
}
