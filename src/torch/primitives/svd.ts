/**
 * @file Singular values by one-sided Jacobi rotations, exact to rounding. A tall matrix is made square first (A = Q·R), so
 * that rotations cost as the short side does. Must not know tensors.
 */
import { at, range } from '../shapes.ts';
import { dotFrom, reflected } from './householder.ts';

/** A = U·diag(σ)·Vᵀ for one matrix with rows ≥ columns, as columns. */
interface Decomposition { readonly u: readonly Float64Array[]; readonly v: readonly Float64Array[]; readonly sigma: readonly number[] }

/** Turns two columns in their plane. */
function rotate(a: Float64Array, b: Float64Array, cosine: number, sine: number): void {
  for (let i = 0; i < a.length; i++) {
    const x = a[i] ?? 0, y = b[i] ?? 0;
    a[i] = cosine * x - sine * y;
    b[i] = sine * x + cosine * y;
  }
}

/** Makes the columns orthogonal, pair by pair, until none changes. */
export function decompose(columns: readonly Float64Array[]): Decomposition {
  const isTall = columns.length > 0 && at(columns, 0).length > columns.length;
  if (!isTall) return rotated(columns);
  const { r, lift } = reflected(columns);
  const { u, v, sigma } = rotated(r);
  return { u: u.map(lift), v, sigma };
}
function rotated(columns: readonly Float64Array[]): Decomposition {
  const u = columns.map((column) => column.slice());
  const v = u.map((_, i) => Float64Array.from(u, (__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 60; sweep++) if (sweepOver(u, v) < 1e-15) break;
  const sigma = u.map((column) => Math.sqrt(dotFrom(column, column, 0)));
  const order = range(u.length).sort((i, j) => at(sigma, j) - at(sigma, i));
  return { u: order.map((i) => at(u, i).map((x) => (at(sigma, i) > 0 ? x / at(sigma, i) : 0))), v: order.map((i) => at(v, i)), sigma: order.map((i) => at(sigma, i)) };
}
/** Every pair once; answers how far from orthogonal the worst was. */
function sweepOver(u: readonly Float64Array[], v: readonly Float64Array[]): number {
  let largest = 0;
  for (let i = 0; i < u.length; i++) {
    for (let j = i + 1; j < u.length; j++) largest = Math.max(largest, orthogonalize(at(u, i), at(u, j), at(v, i), at(v, j)));
  }
  return largest;
}

/** Answers how far from orthogonal the two columns were. */
function orthogonalize(a: Float64Array, b: Float64Array, va: Float64Array, vb: Float64Array): number {
  const aa = dotFrom(a, a, 0), bb = dotFrom(b, b, 0), ab = dotFrom(a, b, 0);
  const off = aa * bb === 0 ? 0 : Math.abs(ab) / Math.sqrt(aa * bb);
  if (off < 1e-16) return 0;
  const zeta = (bb - aa) / (2 * ab);
  const tangent = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  rotate(a, b, cosine, cosine * tangent);
  rotate(va, vb, cosine, cosine * tangent);
  return off;
}
