/** @file A tall matrix as Q·R by reflections, Q kept as the reflections. Must not know tensors. */
import { at } from '../shapes.ts';

/** Σ aᵢ·bᵢ from an index on. Four sums side by side, so that none waits for another. */
export function dotFrom(a: Float64Array, b: Float64Array, start: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let i = start;
  for (; i + 3 < a.length; i += 4) {
    s0 += (a[i] ?? 0) * (b[i] ?? 0);
    s1 += (a[i + 1] ?? 0) * (b[i + 1] ?? 0);
    s2 += (a[i + 2] ?? 0) * (b[i + 2] ?? 0);
    s3 += (a[i + 3] ?? 0) * (b[i + 3] ?? 0);
  }
  for (; i < a.length; i++) s0 += (a[i] ?? 0) * (b[i] ?? 0);
  return s0 + s1 + (s2 + s3);
}
/** Adds `factor`·b to a. */
function addScaled(a: Float64Array, b: Float64Array, factor: number, start: number): void {
  for (let i = start; i < a.length; i++) a[i] = (a[i] ?? 0) + factor * (b[i] ?? 0);
}

/** Turns over the hyperplane that the unit vector is normal to; above `start` it is zero. */
const reflect = (column: Float64Array, normal: Float64Array, start: number): void => { addScaled(column, normal, -2 * dotFrom(column, normal, start), start); };
function normalOf(column: Float64Array, start: number): Float64Array {
  const normal = column.slice().fill(0, 0, start);
  const length = Math.sqrt(dotFrom(normal, normal, start));
  normal[start] = (normal[start] ?? 0) + ((normal[start] ?? 0) < 0 ? -length : length);
  const size = Math.sqrt(dotFrom(normal, normal, start));
  return size === 0 ? normal : normal.map((x) => x / size);
}

/** The columns of the square R, and `lift`, which multiplies a short column with Q. */
export interface Reflections { readonly r: readonly Float64Array[]; readonly lift: (column: Float64Array) => Float64Array }
/** At least as many rows as columns. */
export function reflected(columns: readonly Float64Array[]): Reflections {
  const work = columns.map((column) => column.slice());
  const normals = work.map((column, k) => {
    const normal = normalOf(column, k);
    for (let j = k; j < work.length; j++) reflect(at(work, j), normal, k);
    return normal;
  });
  const lift = (short: Float64Array): Float64Array => {
    const long = new Float64Array(at(columns, 0).length);
    long.set(short);
    for (let k = normals.length - 1; k >= 0; k--) reflect(long, at(normals, k), k);
    return long;
  };
  return { r: work.map((column, k) => column.slice(0, work.length).fill(0, k + 1)), lift };
}
