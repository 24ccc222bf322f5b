/**
 * @file Special functions of one real number, in double precision. Must not know tensors.
 *
 * Hurwitz' zeta by Euler and Maclaurin's sum; the modified Bessel functions by their power series and, far out, by the
 * asymptotic one; the scaled complement of erf by its Taylor series' complement and by a continued fraction.
 */

/** B₂ₖ/(2k)!, k = 1 … 9. */
const bernoulli = [1 / 12, -1 / 720, 1 / 30240, -1 / 1209600, 1 / 47900160, -691 / 1307674368000, 1 / 74724249600, -3617 / 10670622842880000, 43867 / 5109094217170944000];

/** Σ (q + k)^(−s), k = 0, 1, …, for s > 1. */
export function zeta(s: number, q: number): number {
  if (s === 1) return Infinity;
  if (!(s > 1) || Number.isNaN(q) || q === Infinity) return NaN;
  if (q <= 0 && q === Math.floor(q)) return Infinity;
  if (q <= 0 && !Number.isInteger(s)) return NaN;
  let sum = 0;
  let base = q;
  for (; base < 12; base++) sum += base ** -s;
  sum += base ** (1 - s) / (s - 1) + base ** -s / 2;
  let factor = s;
  let power = base ** (-s - 1);
  bernoulli.forEach((coefficient, k) => {
    sum += coefficient * factor * power;
    factor *= (s + 2 * k + 1) * (s + 2 * k + 2);
    power /= base * base;
  });
  return sum;
}

/** The derivative of digamma, reflected left of a half: near a pole the sine's rounding shows, as in ATen. */
function trigamma(x: number): number {
  if (x === Infinity) return 0;
  return x < 0.5 ? (Math.PI / Math.sin(Math.PI * x)) ** 2 - zeta(2, 1 - x) : zeta(2, x);
}

/** The n-th derivative of digamma, n ≥ 1. */
export function polygamma(n: number, x: number): number {
  if (n === 1) return trigamma(x);
  let factorial = 1;
  for (let k = 2; k <= n; k++) factorial *= k;
  return (n % 2 === 0 ? -1 : 1) * factorial * zeta(n + 1, x);
}

/** e^(−|x|)·I₀(x) or e^(−|x|)·I₁(x). */
export function scaledBessel(order: 0 | 1, x: number): number {
  const size = Math.abs(x);
  const sign = order === 1 && x < 0 ? -1 : 1;
  return sign * (size <= 30 ? Math.exp(-size) * besselSeries(order, size) : besselTail(order, size));
}
/** Σ (x/2)^(2k+ν) / (k!·(k+ν)!) */
function besselSeries(order: 0 | 1, x: number): number {
  let term = order === 0 ? 1 : x / 2;
  let sum = term;
  for (let k = 1; term > 1e-17 * sum; k++) {
    term *= (x * x) / 4 / (k * (k + order));
    sum += term;
  }
  return sum;
}
function besselTail(order: 0 | 1, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < 20; k++) {
    term *= ((2 * k - 1) ** 2 - 4 * order) / (k * 8 * x);
    sum += term;
  }
  return sum / Math.sqrt(2 * Math.PI * x);
}
export const bessel = (order: 0 | 1, x: number): number => scaledBessel(order, x) * Math.exp(Math.abs(x));

/** e^(x²)·(1 − erf x). */
export function erfcx(x: number): number {
  if (x < 2) return Math.exp(x * x) * (1 - erfSum(x));
  let fraction = 0;
  for (let k = 80; k > 0; k--) fraction = k / 2 / (x + fraction);
  return 1 / (Math.sqrt(Math.PI) * (x + fraction));
}
/** erf, for x < 2. */
function erfSum(x: number): number {
  if (x < -6) return -1;
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** The normal distribution's function, and its logarithm. */
export const ndtr = (x: number): number => (x > 0 ? 1 - ndtr(-x) : 0.5 * erfcx(-x / Math.SQRT2) * Math.exp(-x * x / 2));
export const logNdtr = (x: number): number => (x > 0 ? Math.log1p(-ndtr(-x)) : Math.log(erfcx(-x / Math.SQRT2) / 2) - x * x / 2);
