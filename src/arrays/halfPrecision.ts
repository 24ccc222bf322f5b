/** @file Rounding to the two 16-bit floats, ties to even. Must not know arrays. */

const largestFloat16 = 65504;
const smallestNormalExponent = -14;
const float16Digits = 10;

function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** IEEE binary16. */
export function float16Round(x: number): number {
  const size = Math.abs(x);
  if (size === 0 || !Number.isFinite(x)) return x;
  const exponent = Math.max(exponentOf(size), smallestNormalExponent);
  const unit = 2 ** (exponent - float16Digits);
  const rounded = roundHalfEven(size / unit) * unit;
  return Math.sign(x) * (rounded > largestFloat16 ? Infinity : rounded);
}

const single = new Float32Array(1);
const bits = new Uint32Array(single.buffer);

/** Of a positive float32; denormals answer their biased −127, which callers clamp. */
function exponentOf(size: number): number {
  single[0] = size;
  return ((bits[0] ?? 0) >>> 23) - 127;
}

/** The upper half of a float32. */
export function bfloat16Round(x: number): number {
  if (!Number.isFinite(x)) return x;
  single[0] = x;
  const word = bits[0] ?? 0;
  bits[0] = (word + 0x7fff + ((word >>> 16) & 1)) & 0xffff0000;
  return single[0];
}
