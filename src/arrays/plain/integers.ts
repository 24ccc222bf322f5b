/** @file Integer arithmetic that doubles do not give by themselves. Must not know arrays. */

/** Bitwise on 32 bits where both fit, else on as many as they take (two's complement). */
export const onBits = (narrow: (a: number, b: number) => number, wide: (a: bigint, b: bigint) => bigint) => (a: number, b: number): number =>
  a === (a | 0) && b === (b | 0) ? narrow(a, b) : Number(wide(BigInt(a), BigInt(b)));

/** By squaring: exact wherever the result is. Negative exponents leave what integers can hold of the reciprocal. */
export function wholePower(base: number, exponent: number): number {
  if (exponent < 0) return Math.abs(base) === 1 ? base ** exponent : 0;
  let result = 1;
  let square = base;
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    if (left > 1) square *= square;
  }
  return result;
}
