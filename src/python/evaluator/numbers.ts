/**
 * @file int and float as CPython computes and prints them. int is `bigint`, float is `number`.
 */
import { raise } from './exceptions.ts';

/** `repr` of a float: the shortest digits that read back the same. */
export function floatRepr(x: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? 'nan' : x > 0 ? 'inf' : '-inf';
  if (x === 0) return Object.is(x, -0) ? '-0.0' : '0.0';
  const [mantissa = '', exponentText = '0'] = Math.abs(x).toExponential().split('e');
  const sign = x < 0 ? '-' : '';
  const digits = mantissa.replace('.', '');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) return sign + scientific(digits, exponent);
  return sign + positional(digits, exponent);
}

function scientific(digits: string, exponent: number): string {
  const rest = digits.slice(1);
  return `${digits[0] ?? '0'}${rest === '' ? '' : `.${rest}`}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function positional(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const padded = digits.padEnd(exponent + 1, '0');
  return `${padded.slice(0, exponent + 1)}.${padded.slice(exponent + 1) || '0'}`;
}

/** A finite float as mantissa · 2^exponent, exactly. */
export function decompose(x: number): { readonly mantissa: bigint; readonly exponent: number } {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, x);
  const raw = bits.getBigUint64(0);
  const field = Number((raw >> 52n) & 0x7ffn);
  const fraction = raw & 0xfffffffffffffn;
  const mantissa = field === 0 ? fraction : fraction | (1n << 52n);
  return { mantissa: raw >> 63n === 1n ? -mantissa : mantissa, exponent: (field === 0 ? 1 : field) - 1075 };
}

/** `x` · 10^digits, rounded half to even: exact, so that formatting and `round` agree with CPython. */
export function scaledRound(x: number, digits: number): bigint {
  const { mantissa, exponent } = decompose(x);
  let numerator = mantissa, denominator = 1n;
  if (digits >= 0) numerator *= 10n ** BigInt(digits); else denominator *= 10n ** BigInt(-digits);
  if (exponent >= 0) numerator <<= BigInt(exponent); else denominator <<= BigInt(-exponent);
  return divideHalfEven(numerator, denominator);
}

/** numerator / denominator to the nearest integer, ties to even. `denominator` > 0. */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = floorDivideInt(numerator, denominator);
  const twice = (numerator - quotient * denominator) * 2n;
  if (twice < denominator || (twice === denominator && quotient % 2n === 0n)) return quotient;
  return quotient + 1n;
}

/** `round(x)`, or to so many decimals. */
export function roundFloat(x: number, digits: number): number {
  if (!Number.isFinite(x) || digits > 323) return x;
  if (digits < -310) return 0 * x;
  const rounded = Number(`${String(scaledRound(x, digits))}e${String(-digits)}`);
  return rounded === 0 && (x < 0 || Object.is(x, -0)) ? -0 : rounded;
}

export function floorDivideInt(a: bigint, b: bigint): bigint {
  if (b === 0n) raise('ZeroDivisionError', 'integer division or modulo by zero');
  const quotient = a / b;
  return a % b !== 0n && (a < 0n) !== (b < 0n) ? quotient - 1n : quotient;
}
export function moduloInt(a: bigint, b: bigint): bigint {
  if (b === 0n) raise('ZeroDivisionError', 'integer modulo by zero');
  const remainder = a % b;
  return remainder !== 0n && (remainder < 0n) !== (b < 0n) ? remainder + b : remainder;
}
export function floorDivideFloat(a: number, b: number): number {
  if (b === 0) raise('ZeroDivisionError', 'float floor division by zero');
  return floatDivmod(a, b)[0];
}
export function moduloFloat(a: number, b: number): number {
  if (b === 0) raise('ZeroDivisionError', 'float modulo');
  return floatDivmod(a, b)[1];
}

/** CPython's float_divmod. */
export function floatDivmod(a: number, b: number): readonly [number, number] {
  let mod = a % b;
  let quotient = (a - mod) / b;
  if (mod !== 0) { if ((b < 0) !== (mod < 0)) { mod += b; quotient -= 1; } } else mod = b < 0 ? -0 : 0;
  if (quotient === 0) return [a / b < 0 || Object.is(a / b, -0) ? -0 : 0, mod];
  const floor = Math.floor(quotient);
  return [quotient - floor > 0.5 ? floor + 1 : floor, mod];
}

const safe = 1n << 53n;
/** int / int, correctly rounded whatever their size. */
export function trueDivideInt(a: bigint, b: bigint): number {
  if (b === 0n) raise('ZeroDivisionError', 'division by zero');
  if (a < safe && a > -safe && b < safe && b > -safe) return Number(a) / Number(b);
  const shift = Math.max(0, bitLength(b) - bitLength(a) + 66);
  const scaled = a << BigInt(shift);
  const quotient = scaled / b;
  const sticky = scaled % b === 0n ? 0n : (a < 0n) === (b < 0n) ? 1n : -1n; // keeps a tie from looking like one
  const result = Number((quotient << 1n) + sticky) * 2 ** (-shift - 1);
  if (!Number.isFinite(result)) raise('OverflowError', 'integer division result too large for a float');
  return result;
}

export const bitLength = (x: bigint): number => (x === 0n ? 0 : (x < 0n ? -x : x).toString(16).length * 4 - leadingZeros(x < 0n ? -x : x));
const leadingZeros = (x: bigint): number => 4 - Number.parseInt(x.toString(16)[0] ?? '0', 16).toString(2).length;

/** `float(int)`. */
export function intToFloat(x: bigint): number {
  const result = Number(x);
  if (!Number.isFinite(result)) raise('OverflowError', 'int too large to convert to float');
  return result;
}

/** float ** float; undefined where Python's answer is complex. */
export function powerFloat(a: number, b: number): number | undefined {
  if (b === 0 || a === 1) return 1;
  if (a === 0 && b < 0) raise('ZeroDivisionError', '0.0 cannot be raised to a negative power');
  if (a === -1 && !Number.isFinite(b) && !Number.isNaN(b)) return 1;
  if (a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b)) return undefined;
  const result = a ** b;
  if (!Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b)) {
    raise('OverflowError', "(34, 'Numerical result out of range')");
  }
  return result;
}

/** The number that makes 1 with `a`, modulo `modulus`. */
export function inverse(a: bigint, modulus: bigint): bigint {
  let [r0, r1, s0, s1] = [moduloInt(a, modulus), modulus, 1n, 0n];
  while (r1 !== 0n) { const q = r0 / r1; [r0, r1, s0, s1] = [r1, r0 - q * r1, s1, s0 - q * s1]; }
  if (r0 !== 1n && r0 !== -1n) raise('ValueError', 'base is not invertible for the given modulus');
  return moduloInt(s0 * r0, modulus);
}

/** `str(int)`, with CPython's limit on digits. */
export function intText(x: bigint): string {
  if ((x > wide || x < -wide) && bitLength(x) > 14_300) raise('ValueError', 'Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit');
  return x.toString();
}
const wide = 1n << 10_000n;

/** `int(text, base)`; undefined if it is no such literal. */
export function parseInteger(text: string, base: number): bigint | undefined {
  const match = /^([+-]?)(?:(0[xX]|0[oO]|0[bB])_?)?([0-9a-zA-Z]+(?:_[0-9a-zA-Z]+)*)$/.exec(text.trim());
  if (match === null) return undefined;
  const [, sign = '', prefix = '', body = ''] = match;
  const prefixBase = prefixes[prefix.toLowerCase()];
  if (prefix !== '' && base !== 0 && base !== prefixBase) return base > 11 ? digitsValue(sign, prefix + body, base) : undefined;
  if (base === 0 && prefix === '' && /^0\d*[1-9]/.test(body)) return undefined;
  return digitsValue(sign, body, prefixBase ?? (base === 0 ? 10 : base));
}
const prefixes: Readonly<Record<string, number>> = { '0x': 16, '0o': 8, '0b': 2 };

function digitsValue(sign: string, body: string, base: number): bigint | undefined {
  let result = 0n;
  const digits = body.replaceAll('_', '').toLowerCase();
  if (base === 10 && /^\d+$/.test(digits)) result = BigInt(digits);
  else for (const digit of digits) {
    const value = '0123456789abcdefghijklmnopqrstuvwxyz'.indexOf(digit);
    if (value < 0 || value >= base) return undefined;
    result = result * BigInt(base) + BigInt(value);
  }
  return sign === '-' ? -result : result;
}

/** `float(text)`; undefined if it is no number. */
export function parseFloatText(text: string): number | undefined {
  const body = text.trim().toLowerCase();
  const special = /^([+-]?)(inf|infinity|nan)$/.exec(body);
  if (special !== null) return special[2] === 'nan' ? NaN : special[1] === '-' ? -Infinity : Infinity;
  if (!/^[+-]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[+-]?\d+(_\d+)*)?$/.test(body)) return undefined;
  return Number(body.replaceAll('_', ''));
}
