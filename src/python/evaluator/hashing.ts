/**
 * @file CPython's hashes of floats and tuples, which do not differ from run to run. Knows numbers only.
 */
import { decompose } from './numbers.ts';

export const hashModulus = (1n << 61n) - 1n;
const word = 1n << 64n;

const signed = (x: bigint): bigint => { const y = x & (word - 1n); return y >= word >> 1n ? y - word : y; };

/** `hash(int)`. */
export function integerHash(x: bigint): bigint {
  const rest = (x < 0n ? -x : x) % hashModulus;
  const result = x < 0n ? -rest : rest;
  return result === -1n ? -2n : result;
}

/** `hash(float)`: that of an equal int where there is one. NaN's is anything, here 0. */
export function floatHash(x: number): bigint {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? 0n : x > 0 ? 314_159n : -314_159n;
  const { mantissa, exponent } = decompose(x);
  const magnitude = mantissa < 0n ? -mantissa : mantissa;
  const shift = BigInt(((exponent % 61) + 61) % 61); // 2^61 is 1 in this arithmetic
  const rest = (magnitude << shift) % hashModulus;
  const result = mantissa < 0n ? -rest : rest;
  return result === -1n ? -2n : result;
}

const prime1 = 11_400_714_785_074_694_791n, prime2 = 14_029_467_366_897_019_727n, prime5 = 2_870_177_450_012_600_261n;

/** `hash(tuple)` of its items' hashes (xxHash). */
export function tupleHash(items: readonly bigint[]): bigint {
  let sum = prime5;
  for (const item of items) {
    sum = (sum + (item & (word - 1n)) * prime2) % word;
    sum = ((sum << 31n) | (sum >> 33n)) % word;
    sum = (sum * prime1) % word;
  }
  sum = (sum + (BigInt(items.length) ^ (prime5 ^ 3_527_539n))) % word;
  return sum === word - 1n ? 1_546_275_796n : signed(sum);
}
