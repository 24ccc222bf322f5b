/**
 * @file Matrix products as dot products of rows, in blocks of 4 × 4 that stay in registers; sums are double.
 * Must not know memory or laziness.
 */
import type { Elements } from '../elements.ts';

/** A row-major matrix inside a typed array; its rows have the length that the product sums over. */
export interface Rows {
  readonly data: Elements;
  readonly offset: number;
  readonly count: number;
}

/** out[i, j] += Σ a[i, l] · b[j, l], for `length` l; `out` is row-major from `at` on, with `b.count` columns. */
export function addProduct(a: Rows, b: Rows, length: number, out: Elements, at: number): void {
  const wholeRows = a.count - (a.count % 4);
  const wholeColumns = b.count - (b.count % 4);
  for (let i = 0; i < wholeRows; i += 4) {
    for (let j = 0; j < wholeColumns; j += 4) {
      addBlock(a.data, a.offset + i * length, b.data, b.offset + j * length, length, out, at + i * b.count + j, b.count);
    }
  }
  for (let i = 0; i < a.count; i++) {
    for (let j = i < wholeRows ? wholeColumns : 0; j < b.count; j++) {
      const p = at + i * b.count + j;
      out[p] = (out[p] ?? 0) + dot(a.data, a.offset + i * length, b.data, b.offset + j * length, length);
    }
  }
}

function dot(a: Elements, i: number, b: Elements, j: number, length: number): number {
  let even = 0, odd = 0;
  const pairs = length - (length % 2);
  for (let l = 0; l < pairs; l += 2) {
    even += (a[i + l] ?? 0) * (b[j + l] ?? 0);
    odd += (a[i + l + 1] ?? 0) * (b[j + l + 1] ?? 0);
  }
  return pairs < length ? even + odd + (a[i + pairs] ?? 0) * (b[j + pairs] ?? 0) : even + odd;
}

function addBlock(a: Elements, i: number, b: Elements, j: number, length: number, out: Elements, at: number, columns: number): void {
  const i1 = i + length, i2 = i1 + length, i3 = i2 + length;
  const j1 = j + length, j2 = j1 + length, j3 = j2 + length;
  let c00 = 0, c01 = 0, c02 = 0, c03 = 0, c10 = 0, c11 = 0, c12 = 0, c13 = 0;
  let c20 = 0, c21 = 0, c22 = 0, c23 = 0, c30 = 0, c31 = 0, c32 = 0, c33 = 0;
  for (let l = 0; l < length; l++) {
    const x0 = a[i + l] ?? 0, x1 = a[i1 + l] ?? 0, x2 = a[i2 + l] ?? 0, x3 = a[i3 + l] ?? 0;
    const y0 = b[j + l] ?? 0, y1 = b[j1 + l] ?? 0, y2 = b[j2 + l] ?? 0, y3 = b[j3 + l] ?? 0;
    c00 += x0 * y0;
    c01 += x0 * y1;
    c02 += x0 * y2;
    c03 += x0 * y3;
    c10 += x1 * y0;
    c11 += x1 * y1;
    c12 += x1 * y2;
    c13 += x1 * y3;
    c20 += x2 * y0;
    c21 += x2 * y1;
    c22 += x2 * y2;
    c23 += x2 * y3;
    c30 += x3 * y0;
    c31 += x3 * y1;
    c32 += x3 * y2;
    c33 += x3 * y3;
  }
  addRow(out, at, c00, c01, c02, c03);
  addRow(out, at + columns, c10, c11, c12, c13);
  addRow(out, at + 2 * columns, c20, c21, c22, c23);
  addRow(out, at + 3 * columns, c30, c31, c32, c33);
}

function addRow(out: Elements, at: number, c0: number, c1: number, c2: number, c3: number): void {
  out[at] = (out[at] ?? 0) + c0;
  out[at + 1] = (out[at + 1] ?? 0) + c1;
  out[at + 2] = (out[at + 2] ?? 0) + c2;
  out[at + 3] = (out[at + 3] ?? 0) + c3;
}
