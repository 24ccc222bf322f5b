/**
 * @file Functions of one number that JavaScript lacks, to about double precision. Must not know arrays.
 *
 * erf by its Maclaurin series and by the continued fraction of erfc (Abramowitz & Stegun 7.1.6, 7.1.14);
 * lgamma by Lanczos' approximation (g = 7, n = 9); digamma by recurrence and the asymptotic series (6.3.18).
 */

const twoOverRootPi = 2 / Math.sqrt(Math.PI);

export function erf(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (size < 2.5) return erfSeries(x);
  return Math.sign(x) * (size > 6 ? 1 : 1 - erfcFraction(size));
}

/** erf x = 2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (2n+1)!!, whose terms are all of one sign. */
function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return twoOverRootPi * Math.exp(-x * x) * sum;
}

function erfcFraction(x: number): number {
  let fraction = 0;
  for (let k = 60; k > 0; k--) fraction = k / 2 / (x + fraction);
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * (x + fraction));
}

/** Winitzki's estimate, then Newton's steps on erf. */
export function erfinv(y: number): number {
  if (Math.abs(y) === 1) return y * Infinity;
  if (!(Math.abs(y) < 1)) return NaN;
  const a = 0.147;
  const logarithm = Math.log1p(-y * y);
  const half = 2 / (Math.PI * a) + logarithm / 2;
  let x = Math.sign(y) * Math.sqrt(Math.sqrt(half * half - logarithm / a) - half);
  for (let step = 0; step < 3; step++) x -= (erf(x) - y) / (twoOverRootPi * Math.exp(-x * x));
  return y === 0 ? y : x;
}

const lanczos = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** log |Γ(x)|. */
export function lgamma(x: number): number {
  if (x === Infinity || x === -Infinity) return Infinity;
  if (x <= 0 && Number.isInteger(x)) return Infinity;
  if (x === 1 || x === 2) return 0;
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - lgamma(1 - x);
  const shifted = x - 1;
  const t = shifted + 7.5;
  const sum = lanczos.reduce((total, coefficient, k) => total + (k === 0 ? coefficient : coefficient / (shifted + k)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Coefficients of x^(−2k) in ψ(x) − ln x + 1/(2x). */
const digammaTail = [-1 / 12, 1 / 120, -1 / 252, 1 / 240, -1 / 132, 691 / 32760, -1 / 12];

export function digamma(x: number): number {
  if (x === 0) return Object.is(x, -0) ? Infinity : -Infinity;
  if (x === -Infinity || (x < 0 && Number.isInteger(x))) return NaN;
  if (x < 0) return digamma(1 - x) - Math.PI / Math.tan(Math.PI * x);
  let shift = 0;
  let y = x;
  for (; y < 10; y++) shift -= 1 / y;
  const square = 1 / (y * y);
  const tail = digammaTail.reduceRight((sum, coefficient) => (sum + coefficient) * square, 0);
  return shift + Math.log(y) - 0.5 / y + tail;
}
