/** @file a·b + c with one rounding, as the processors do on which PyTorch's numbers were made. Must not know what for. */

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
const lowWord = littleEndian ? 0 : 1;

/** The 29 bits of a double beyond float32, and their pattern halfway between two float32. */
const excessBits = 0x1fffffff;
const halfway = 0x10000000;

/**
 * For float32 operands. The product is exact in double; the sum's rounding to double can only mislead the rounding to
 * float32 where it lands halfway between two of them, and then its exact error (Knuth's two-sum) breaks the tie.
 */
export function fusedFloat32(a: number, b: number, c: number): number {
  const product = a * b;
  const sum = product + c;
  double[0] = sum;
  if (((words[lowWord] ?? 0) & excessBits) !== halfway) return Math.fround(sum);
  const virtual = sum - product;
  const error = product - (sum - virtual) + (c - virtual);
  if (error === 0) return Math.fround(sum);
  words[lowWord] = (words[lowWord] ?? 0) + (error > 0 === sum > 0 ? 1 : -1);
  return Math.fround(double[0]);
}

const splitter = 2 ** 27 + 1;

/** For doubles: Dekker's exact product and Knuth's exact sum, their errors added last. */
export function fusedFloat64(a: number, b: number, c: number): number {
  const product = a * b;
  const sum = product + c;
  const virtual = sum - product;
  return sum + (product - (sum - virtual) + (c - virtual) + productError(a, b, product));
}

function productError(a: number, b: number, product: number): number {
  const aHigh = splitter * a - (splitter * a - a);
  const bHigh = splitter * b - (splitter * b - b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
