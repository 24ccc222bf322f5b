/**
 * @file Sixteen uniform float32 to sixteen normal ones, bit for bit as ATen's AVX2 path. Must not know generators.
 *
 * Its logarithm, sine and cosine are polynomials whose constants and order of operations come from avx_mathfun by
 * Giovanni Garberoglio, after sse_mathfun by Julien Pommier and the Cephes library by Stephen Moshier
 * (zlib licence: "This software is provided 'as-is' … Altered source versions must be plainly marked as such").
 * This is such an altered version: written anew in TypeScript.
 */
import { fusedFloat32 as fma } from './fusedMultiplyAdd.ts';

const { fround } = Math;
const single = new Float32Array(1);
const bits = new Int32Array(single.buffer);

const rootOfHalf = fround(Math.SQRT1_2);
const logarithmTerms = [
  7.0376836292e-2, -1.151461031e-1, 1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(fround);
const ln2Low = fround(-2.12194440e-4);
const ln2High = fround(0.693359375);

/** ln x of a positive, normal float32. */
function logarithm(x: number): number {
  single[0] = x;
  const word = bits[0] ?? 0;
  let exponent = (word >>> 23) - 126;
  bits[0] = (word & ~0x7f800000) | 0x3f000000;
  let mantissa = single[0];
  let again = 0;
  if (mantissa < rootOfHalf) {
    again = mantissa;
    exponent -= 1;
  }
  mantissa = fround(fround(mantissa - 1) + again);
  const square = fround(mantissa * mantissa);
  let y = logarithmTerms[0] ?? 0;
  for (let k = 1; k < logarithmTerms.length; k++) y = fma(y, mantissa, logarithmTerms[k] ?? 0);
  y = fround(y * mantissa);
  y = fma(y, square, fround(exponent * ln2Low));
  y = fma(square, -0.5, y);
  return fma(exponent, ln2High, fround(mantissa + y));
}

const fourOverPi = fround(1.27323954473516);
/** π/4 in three parts. */
const reduction1 = fround(-0.78515625);
const reduction2 = fround(-2.4187564849853515625e-4);
const reduction3 = fround(-3.77489497744594108e-8);
const sine0 = fround(-1.9515295891e-4);
const sine1 = fround(8.3321608736e-3);
const sine2 = fround(-1.6666654611e-1);
const cosine0 = fround(2.443315711809948e-5);
const cosine1 = fround(-1.388731625493765e-3);
const cosine2 = fround(4.166664568298827e-2);

const waves = { sine: 0, cosine: 0 };

/** Sine and cosine of an angle ≥ 0, into `waves`. */
function sineAndCosine(angle: number): void {
  const octant = (Math.trunc(fround(angle * fourOverPi)) + 1) & ~1;
  const x = fma(octant, reduction3, fma(octant, reduction2, fma(octant, reduction1, angle)));
  const square = fround(x * x);
  const cosineTail = fround(fma(fma(cosine0, square, cosine1), square, cosine2) * square);
  const cosine = fround(fma(cosineTail, square, -fround(square * 0.5)) + 1);
  const sineTail = fround(fma(fma(sine0, square, sine1), square, sine2) * square);
  const sine = fma(sineTail, x, x);
  const swapped = (octant & 2) !== 0;
  waves.sine = (swapped ? cosine : sine) * (octant & 4 ? -1 : 1);
  waves.cosine = (swapped ? sine : cosine) * ((octant - 2) & 4 ? 1 : -1);
}

const twoPi = fround(2 * Math.PI);

/** Replaces 16 uniform numbers from `at` on: the first eight give radii, the others angles. */
export function normalsFromUniforms(data: Float32Array, at: number, mean: number, std: number): void {
  for (let j = at; j < at + 8; j++) {
    const radius = fround(Math.sqrt(fround(-2 * logarithm(fround(1 - (data[j] ?? 0))))));
    sineAndCosine(fround(twoPi * (data[j + 8] ?? 0)));
    data[j] = fma(fround(radius * waves.cosine), std, mean);
    data[j + 8] = fma(fround(radius * waves.sine), std, mean);
  }
}

/** The same in double, where ATen leaves logarithm, sine and cosine to the C library. */
export function normalsFromUniforms64(data: Float64Array, at: number, mean: number, std: number): void {
  for (let j = at; j < at + 8; j++) {
    const radius = Math.sqrt(-2 * Math.log(1 - (data[j] ?? 0)));
    const angle = 2 * Math.PI * (data[j + 8] ?? 0);
    data[j] = radius * Math.cos(angle) * std + mean;
    data[j + 8] = radius * Math.sin(angle) * std + mean;
  }
}
