/**
 * @file How each dtype lies in memory, and how a number becomes one of its values. Must not know arrays.
 *
 * int64 lies in doubles (exact to 2⁵³), float16 and bfloat16 in float32 whose values are kept representable.
 */
import { bfloat16Round, float16Round } from './halfPrecision.ts';
import { InexactInteger } from './backend.ts';
import type { DType } from './dtype.ts';

export type Elements = Uint8Array | Int8Array | Int16Array | Int32Array | Float32Array | Float64Array;

/** Zeros. */
export const newElements: Readonly<Record<DType, (length: number) => Elements>> = {
  bool: (length) => new Uint8Array(length),
  uint8: (length) => new Uint8Array(length),
  int8: (length) => new Int8Array(length),
  int16: (length) => new Int16Array(length),
  int32: (length) => new Int32Array(length),
  int64: (length) => new Float64Array(length),
  float16: (length) => new Float32Array(length),
  bfloat16: (length) => new Float32Array(length),
  float32: (length) => new Float32Array(length),
  float64: (length) => new Float64Array(length),
};

/** Bytes an element takes here (not in PyTorch). */
export const storedBytes: Readonly<Record<DType, number>> = { bool: 1, uint8: 1, int8: 1, int16: 2, int32: 4, int64: 8, float16: 4, bfloat16: 4, float32: 4, float64: 8 };

const int64Minimum = -(2 ** 63);

/** The value of the dtype that a number is converted to, as a C cast on x86-64 does. */
export const represent: Readonly<Record<DType, (x: number) => number>> = {
  bool: (x) => (x === 0 ? 0 : 1),
  uint8: (x) => x & 0xff,
  int8: (x) => (x << 24) >> 24,
  int16: (x) => (x << 16) >> 16,
  int32: (x) => x | 0,
  int64: (x) => (Math.abs(x) < -int64Minimum ? Math.trunc(x) + 0 : int64Minimum),
  float16: (x) => float16Round(Math.fround(x)),
  bfloat16: (x) => bfloat16Round(Math.fround(x)),
  float32: Math.fround,
  float64: (x) => x,
};

function exact(x: number): number {
  if (!(Math.abs(x) <= Number.MAX_SAFE_INTEGER)) throw new InexactInteger(x);
  return x + 0;
}

/** The value that arithmetic gives: as `represent`, but an int64 that doubles cannot hold is refused rather than wrong. */
export const settle: Readonly<Record<DType, (x: number) => number>> = { ...represent, int64: exact };

const storeRounds: ReadonlySet<DType> = new Set<DType>(['uint8', 'int8', 'int16', 'int32', 'float32', 'float64']);

/** Makes results that were stored as they came into values of the dtype. A typed array of its own has done it already. */
export function settleAll(dtype: DType, elements: Elements, change: (x: number) => number = settle[dtype]): void {
  if (storeRounds.has(dtype)) return;
  for (let i = 0; i < elements.length; i++) elements[i] = change(elements[i] ?? 0);
}
