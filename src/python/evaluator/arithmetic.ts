/**
 * @file Operators on int, float, bool: the fast path of `operators.ts`, without classes.
 */
import { raise } from './exceptions.ts';
import type { Interpreter } from './interpreter.ts';
import { bitLength, floorDivideFloat, floorDivideInt, intToFloat, inverse, moduloFloat, moduloInt, powerFloat, trueDivideInt } from './numbers.ts';
import { complexPower } from './complexNumbers.ts';
import { PyComplex, type Value } from './values.ts';

type IntOperator = (a: bigint, b: bigint, interpreter: Interpreter) => Value;
type FloatOperator = (a: number, b: number, interpreter: Interpreter) => Value;

const huge = 1n << 4096n;
const isHuge = (x: bigint): boolean => x > huge || x < -huge;

/** Long numbers cost by their bits, products and quotients of them many times that. */
function spend(interpreter: Interpreter, a: bigint, b: bigint, bytesPerBit = 64): void {
  if (isHuge(a) || isHuge(b)) interpreter.reserve((bitLength(a) + bitLength(b)) * bytesPerBit);
}
const costly = (operation: (a: bigint, b: bigint) => Value, bytesPerBit?: number): IntOperator => (a, b, interpreter) => { spend(interpreter, a, b, bytesPerBit); return operation(a, b); };

const intOperators: Readonly<Record<string, IntOperator>> = {
  Add: costly((a, b) => a + b, 1),
  Sub: costly((a, b) => a - b, 1),
  Mult: costly((a, b) => a * b),
  Div: costly(trueDivideInt),
  FloorDiv: costly(floorDivideInt),
  Mod: costly(moduloInt),
  Pow: powerInt,
  LShift: (a, b, interpreter) => {
    if (b < 0n) raise('ValueError', 'negative shift count');
    if (a !== 0n) interpreter.reserve(BigInt(isHuge(a) ? bitLength(a) : 0) + b);
    return a === 0n ? 0n : a << b;
  },
  RShift: (a, b) => {
    if (b < 0n) raise('ValueError', 'negative shift count');
    return b > 0x3fffffffn ? (a < 0n ? -1n : 0n) : a >> b;
  },
  BitAnd: (a, b) => a & b,
  BitOr: (a, b) => a | b,
  BitXor: (a, b) => a ^ b,
};

/** `pow(base, exponent, modulus)`. */
export function powerModulo(interpreter: Interpreter, base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (modulus === 0n) raise('ValueError', 'pow() 3rd argument cannot be 0');
  spend(interpreter, base, exponent);
  if (exponent < 0n) return powerModulo(interpreter, inverse(base, modulus), -exponent, modulus);
  let result = 1n, factor = moduloInt(base, modulus);
  for (const bit of exponent.toString(2).split('').reverse()) {
    interpreter.step();
    spend(interpreter, factor, factor);
    if (bit === '1') result = moduloInt(result * factor, modulus);
    factor = moduloInt(factor * factor, modulus);
  }
  return moduloInt(result, modulus);
}

function powerInt(a: bigint, b: bigint, interpreter: Interpreter): Value {
  if (b < 0n) return power(intToFloat(a), intToFloat(b));
  if (a > 1n || a < -1n) { const bits = BigInt(bitLength(a)) * b; if (bits > 4096n) interpreter.reserve(bits * 64n); }
  return a ** b;
}

/** A negative number to a fractional power is complex. */
const power = (a: number, b: number): Value => powerFloat(a, b) ?? new PyComplex(...complexPower([a, 0], [b, 0]));

const floatOperators: Readonly<Record<string, FloatOperator>> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mult: (a, b) => a * b,
  Div: (a, b) => { if (b === 0) raise('ZeroDivisionError', 'float division by zero'); return a / b; },
  FloorDiv: floorDivideFloat,
  Mod: moduloFloat,
  Pow: power,
};

const boolOperators: Readonly<Record<string, (a: boolean, b: boolean) => boolean>> = {
  BitAnd: (a, b) => a && b, BitOr: (a, b) => a || b, BitXor: (a, b) => a !== b,
};

/** The result for two numbers; undefined if either is none, or they have no such operator. */
export function arithmetic(interpreter: Interpreter, op: string, a: Value, b: Value): Value | undefined {
  if (typeof a === 'bigint' && typeof b === 'bigint') return intOperators[op]?.(a, b, interpreter);
  if (typeof a === 'number' && typeof b === 'number') return floatOperators[op]?.(a, b, interpreter);
  if (typeof a === 'boolean' && typeof b === 'boolean' && op in boolOperators) return boolOperators[op]?.(a, b);
  if (!isNumber(a) || !isNumber(b)) return undefined;
  const x = typeof a === 'boolean' ? BigInt(a) : a;
  const y = typeof b === 'boolean' ? BigInt(b) : b;
  if (typeof x === 'bigint' && typeof y === 'bigint') return intOperators[op]?.(x, y, interpreter);
  return floatOperators[op]?.(typeof x === 'bigint' ? intToFloat(x) : x, typeof y === 'bigint' ? intToFloat(y) : y, interpreter);
}

/** int, float or bool. */
export const isNumber = (value: Value): value is bigint | number | boolean => typeof value === 'bigint' || typeof value === 'number' || typeof value === 'boolean';
