/**
 * @file The error function and the gamma function, to double precision.
 */
const sqrtPi = Math.sqrt(Math.PI);

/** erf(x) = 2/√π ∫₀ˣ exp(−t²) dt: its series near zero, 1 − erfc elsewhere. */
export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size >= 1.5) return x > 0 ? 1 - tail(size) : tail(size) - 1;
  let term = x, sum = x;
  for (let n = 1; n < 60; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / sqrtPi) * sum;
}

/** 1 − erf(x), without cancellation for large x. */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size < 1.5) return 1 - erf(x);
  return x > 0 ? tail(size) : 2 - tail(size);
}

/** erfc for x ≥ 1.5, by its continued fraction. */
function tail(x: number): number {
  if (x > 30) return 0;
  let fraction = 0;
  for (let k = 120; k >= 1; k--) fraction = (k / 2) / (x + fraction);
  return Math.exp(-x * x) / (sqrtPi * (x + fraction));
}

/** Lanczos' coefficients for g = 7, n = 9. */
const lanczos = [0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7] as const;
const lanczosSum = (x: number): number => lanczos.reduce((sum, c, i) => (i === 0 ? c : sum + c / (x + i)), 0);

/** Γ(x). */
export function gamma(x: number): number {
  if (x === Infinity || Number.isNaN(x)) return x;
  if (Number.isInteger(x) && x <= 0) return Infinity;
  if (Number.isInteger(x) && x <= 23) { let product = 1; for (let i = 2; i < x; i++) product *= i; return product; }
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
  const t = x + 6.5;
  return Math.sqrt(2 * Math.PI) * t ** ((x - 0.5) / 2) * Math.exp(-t) * t ** ((x - 0.5) / 2) * lanczosSum(x - 1);
}

/** log |Γ(x)|. */
export function logGamma(x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return Infinity;
  if (x === 1 || x === 2) return 0;
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(lanczosSum(x - 1));
}
