/** @file The rarer distributions of ATen's CPU generator, number by number. Must not know tensors. */
import type { Generator } from './generator.ts';

const { fround } = Math;

/** Tensor.cauchy_. */
export const cauchy = (generator: Generator, median: number, sigma: number): number => Math.tan(Math.PI * (generator.double() - 0.5)) * sigma + median;
/** Tensor.log_normal_. */
export const logNormal = (generator: Generator, mean: number, std: number): number => Math.exp(generator.gaussian() * std + mean);
/** Tensor.geometric_: how many trials until the first success. */
export const geometric = (generator: Generator, p: number): number => Math.ceil(Math.log(generator.double()) / Math.log1p(-p));

/** torch.poisson: counting products of uniform numbers, or rejection (Hörmann's PTRS) from 10 on. */
export function poisson(generator: Generator, rate: number): number {
  if (rate === 0) return 0;
  return rate >= 10 ? poissonByRejection(generator, rate) : poissonByProducts(generator, rate);
}
function poissonByProducts(generator: Generator, rate: number): number {
  const least = Math.exp(-rate);
  let count = 0;
  for (let product = generator.double(); product > least; product *= generator.double()) count++;
  return count;
}
function poissonByRejection(generator: Generator, rate: number): number {
  const logRate = Math.log(rate);
  const b = 0.931 + 2.53 * Math.sqrt(rate);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const acceptance = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = generator.double() - 0.5;
    const v = generator.double();
    const edge = 0.5 - Math.abs(u);
    const k = Math.floor((2 * a / edge + b) * u + rate + 0.43);
    if (edge >= 0.07 && v <= acceptance) return k;
    if (k < 0 || (edge < 0.013 && v > edge)) continue;
    if (Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (edge * edge) + b) <= -rate + k * logRate - logFactorial(k)) return k;
  }
}
/** ln k!, summed: rates are seldom large. */
function logFactorial(k: number): number {
  let total = 0;
  for (let i = 2; i <= k; i++) total += Math.log(i);
  return total;
}

/** No gamma sample is less than the least normal number of its type, nor is it not a number. */
export function leastGamma(dtype: string, sample: number): number {
  const least = dtype === 'float64' ? 2 ** -1022 : 2 ** -126;
  return sample > least ? sample : least;
}
/** torch._standard_gamma, after Marsaglia and Tsang; some constants are float32 in ATen. */
export function standardGamma(generator: Generator, shape: number): number {
  if (shape === 0) return 0;
  const boost = shape < 1 ? (1 - generator.double()) ** (1 / shape) : 1;
  const d = (shape < 1 ? shape + 1 : shape) - fround(1 / 3);
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    let x = generator.gaussian();
    while (1 + c * x <= 0) x = generator.gaussian();
    const v = (1 + c * x) ** 3;
    const u = 1 - generator.double();
    if (u < 1 - fround(0.0331) * x ** 4 || Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) return boost * d * v;
  }
}
