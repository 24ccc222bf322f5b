/**
 * @file Arithmetic on pairs of floats, as CPython's complex numbers have it. Must not know values.
 */
import { raise } from './exceptions.ts';

/** Real and imaginary part. */
export type Pair = readonly [number, number];

/** (a + bi)(c + di). */
export const multiplied = ([a, b]: Pair, [c, d]: Pair): Pair => [a * c - b * d, a * d + b * c];

/** As CPython does it: by the larger part of the divisor. */
export function divided([a, b]: Pair, [c, d]: Pair): Pair {
  if (c === 0 && d === 0) raise('ZeroDivisionError', 'complex division by zero');
  if (Math.abs(c) >= Math.abs(d)) {
    const ratio = d / c, denominator = c + d * ratio;
    return [(a + b * ratio) / denominator, (b - a * ratio) / denominator];
  }
  const ratio = c / d, denominator = c * ratio + d;
  return [(a * ratio + b) / denominator, (b * ratio - a) / denominator];
}

/** `base ** exponent`; a small whole exponent is repeated multiplication, as in CPython. */
export function complexPower(base: Pair, exponent: Pair): Pair {
  const [power, imaginary] = exponent;
  if (imaginary === 0 && Number.isInteger(power) && Math.abs(power) <= 100) {
    let result: Pair = [1, 0], factor = base;
    for (let rest = Math.abs(power); rest > 0; rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1) result = multiplied(result, factor);
      factor = multiplied(factor, factor);
    }
    return power < 0 ? divided([1, 0], result) : result;
  }
  const [a, b] = base;
  if (a === 0 && b === 0) return power < 0 || imaginary !== 0 ? raise('ZeroDivisionError', '0.0 to a negative or complex power') : [0, 0];
  const angle = Math.atan2(b, a), modulus = Math.hypot(a, b);
  const length = modulus ** power * (imaginary === 0 ? 1 : Math.exp(-angle * imaginary));
  const phase = angle * power + (imaginary === 0 ? 0 : imaginary * Math.log(modulus));
  return [length * Math.cos(phase), length * Math.sin(phase)];
}
