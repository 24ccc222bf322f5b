/**
 * @file Python's `math`.
 */
import { raise } from '../evaluator/exceptions.ts';
import type { Interpreter } from '../evaluator/interpreter.ts';
import { nativeFunction, nativeModule } from '../evaluator/native.ts';
import { decompose } from '../evaluator/numbers.ts';
import { indexOf } from '../evaluator/protocols.ts';
import { toFloat } from '../evaluator/templates.ts';
import { Opaque, PyTuple, unbox, None, type PyModule, type Value } from '../evaluator/values.ts';
import { integerFunctions } from './mathIntegers.ts';
import { exp, log } from './mathRounded.ts';
import { erf, erfc, gamma, logGamma } from './mathSpecial.ts';

/** The module. */
export const mathModule = (): PyModule => nativeModule('math', { pi: Math.PI, e: Math.E, tau: 2 * Math.PI, inf: Infinity, nan: NaN, ...realFunctions, ...mixedFunctions, ...integerFunctions });

const { abs } = Math;
/** A float → float function; NaN from a number is a domain error, an infinity from a finite one a range error. */
const real: Readonly<Record<string, (x: number) => number>> = {
  sqrt: Math.sqrt, exp, expm1: Math.expm1, exp2: (x) => 2 ** x, cbrt: Math.cbrt,
  sin: Math.sin, cos: Math.cos, tan: Math.tan, asin: Math.asin, acos: Math.acos, atan: Math.atan,
  sinh: Math.sinh, cosh: Math.cosh, tanh: Math.tanh, asinh: Math.asinh, acosh: Math.acosh, atanh: (x) => (abs(x) >= 1 ? NaN : Math.atanh(x)),
  fabs: abs, degrees: (x) => x * (180 / Math.PI), radians: (x) => x * (Math.PI / 180), erf, erfc, gamma, lgamma: logGamma,
  log1p: (x) => (x <= -1 ? NaN : Math.log1p(x)), ulp: (x) => ulp(abs(x)),
};

function checked(name: string, f: (x: number) => number, x: number): number {
  const y = f(x);
  if (Number.isNaN(y) && !Number.isNaN(x)) raise('ValueError', 'math domain error');
  if (!Number.isFinite(y) && Number.isFinite(x)) {
    if (name === 'gamma' && x <= 0) raise('ValueError', 'math domain error');
    raise('OverflowError', 'math range error');
  }
  return y;
}

const realFunctions: Readonly<Record<string, Value>> = Object.fromEntries(Object.entries(real).map(([name, f]) => [name, nativeFunction(`math.${name}`, 'x, /', ({ x }, interpreter) => (x instanceof Opaque ? x : checked(name, f, toFloat(interpreter, x))))]));

/** The logarithm of an int of any size, or a float. */
function logarithm(interpreter: Interpreter, given: Value, log: (x: number) => number): number {
  const x = unbox(given);
  if (typeof x === 'bigint' && x > 0n && x > 1n << 1000n) {
    const shift = x.toString(16).length * 4 - 64;
    return log(Number(x >> BigInt(shift))) + shift * log(2);
  }
  const value = toFloat(interpreter, x);
  return value > 0 || Number.isNaN(value) ? log(value) : raise('ValueError', 'math domain error');
}

function ulp(x: number): number {
  if (!Number.isFinite(x)) return x;
  return 2 ** decompose(x).exponent;
}

/** `math.floor`, `ceil`, `trunc`: an int, or what the type's own method says. */
function towards(name: string, round: (x: number) => number): Value {
  return nativeFunction(`math.${name}`, 'x, /', ({ x }, interpreter) => {
    if (x instanceof Opaque) return x;
    const method = interpreter.typeOf(x).lookup(`__${name}__`);
    if (method !== undefined) return interpreter.call(method, [x]);
    return BigInt(round(toFloat(interpreter, x)));
  });
}

function frexp(x: number): readonly [number, number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  let exponent = Math.max(-1023, Math.floor(Math.log2(abs(x))) + 1);
  let mantissa = x * 2 ** -exponent;
  while (abs(mantissa) < 0.5) { mantissa *= 2; exponent -= 1; }
  while (abs(mantissa) >= 1) { mantissa /= 2; exponent += 1; }
  return [mantissa, exponent];
}

/** The exactly rounded sum (Shewchuk's partial sums). */
function exactSum(values: Iterable<number>): number {
  const partials: number[] = [];
  for (const value of values) {
    let x = value, kept = 0;
    for (let y of partials) {
      if (abs(x) < abs(y)) [x, y] = [y, x];
      const high = x + y, low = y - (high - x);
      if (low !== 0) partials[kept++] = low;
      x = high;
    }
    partials.length = kept;
    partials.push(x);
  }
  return partials.reduceRight((sum, x) => sum + x, 0);
}

function power(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  const result = abs(x) === 1 && !Number.isFinite(y) && !Number.isNaN(y) ? 1 : x ** y;
  if (Number.isNaN(result) && !Number.isNaN(x) && !Number.isNaN(y)) raise('ValueError', 'math domain error');
  if (!Number.isFinite(result) && Number.isFinite(x) && Number.isFinite(y)) raise(x === 0 ? 'ValueError' : 'OverflowError', x === 0 ? 'math domain error' : 'math range error');
  return result;
}

const floats = (interpreter: Interpreter, values: Value): number[] => Array.from(interpreter.iterate(values), (value) => toFloat(interpreter, value));
const two = (name: string, f: (x: number, y: number) => number): Value => nativeFunction(`math.${name}`, 'x, y, /', ({ x, y }, interpreter) => f(toFloat(interpreter, x), toFloat(interpreter, y)));
const test = (name: string, f: (x: number) => boolean): Value => nativeFunction(`math.${name}`, 'x, /', ({ x }, interpreter) => (x instanceof Opaque ? x : f(toFloat(interpreter, x))));

function isClose(a: number, b: number, relative: number, absolute: number): boolean {
  if (a === b) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  return abs(b - a) <= Math.max(relative * Math.max(abs(a), abs(b)), absolute);
}

const mixedFunctions: Readonly<Record<string, Value>> = {
  floor: towards('floor', Math.floor), ceil: towards('ceil', Math.ceil), trunc: towards('trunc', Math.trunc),
  log: nativeFunction('math.log', 'x, base=None, /', ({ x, base }, interpreter) => {
    if (x instanceof Opaque) return x;
    const top = logarithm(interpreter, x, log);
    if (base === None) return top;
    const bottom = logarithm(interpreter, base, log);
    return bottom === 0 ? raise('ZeroDivisionError', 'float division by zero') : top / bottom;
  }),
  log2: nativeFunction('math.log2', 'x, /', ({ x }, interpreter) => (x instanceof Opaque ? x : logarithm(interpreter, x, Math.log2))),
  log10: nativeFunction('math.log10', 'x, /', ({ x }, interpreter) => (x instanceof Opaque ? x : logarithm(interpreter, x, Math.log10))),
  pow: two('pow', power), atan2: two('atan2', Math.atan2), copysign: two('copysign', (x, y) => (y < 0 || Object.is(y, -0) ? -abs(x) : abs(x))),
  fmod: two('fmod', (x, y) => (y === 0 || !Number.isFinite(x) ? raise('ValueError', 'math domain error') : x % y)),
  remainder: two('remainder', (x, y) => { const q = x / y, near = Math.round(q); return x - y * (abs(q - Math.trunc(q)) === 0.5 && near % 2 !== 0 ? near - 1 : near); }),
  nextafter: two('nextafter', (x, y) => (x === y ? y : x + (y > x ? 1 : -1) * ulp(abs(x)) * (abs(x) > abs(y) && Math.log2(abs(x)) % 1 === 0 ? 0.5 : 1))),
  hypot: nativeFunction('math.hypot', '*coordinates', ({ coordinates }, interpreter) => Math.hypot(...floats(interpreter, coordinates))),
  dist: nativeFunction('math.dist', 'p, q, /', ({ p, q }, interpreter) => { const b = floats(interpreter, q); return Math.hypot(...floats(interpreter, p).map((a, i) => a - (b[i] ?? 0))); }),
  fsum: nativeFunction('math.fsum', 'seq, /', ({ seq }, interpreter) => exactSum(floats(interpreter, seq))),
  prod: nativeFunction('math.prod', 'iterable, /, *, start=1', ({ iterable, start }, interpreter) => { let product: Value = start; for (const item of interpreter.iterate(iterable)) product = interpreter.binary('Mult', product, item); return product; }),
  isnan: test('isnan', Number.isNaN), isfinite: test('isfinite', Number.isFinite), isinf: test('isinf', (x) => x === Infinity || x === -Infinity),
  isclose: nativeFunction('math.isclose', 'a, b, *, rel_tol=1e-09, abs_tol=0.0', ({ a, b, rel_tol, abs_tol }, interpreter) => isClose(toFloat(interpreter, a), toFloat(interpreter, b), toFloat(interpreter, rel_tol), toFloat(interpreter, abs_tol))),
  modf: nativeFunction('math.modf', 'x, /', ({ x }, interpreter) => { const value = toFloat(interpreter, x); const whole = Math.trunc(value); return new PyTuple([Number.isFinite(value) ? value - whole : 0, whole]); }),
  frexp: nativeFunction('math.frexp', 'x, /', ({ x }, interpreter) => { const [mantissa, exponent] = frexp(toFloat(interpreter, x)); return new PyTuple([mantissa, BigInt(exponent)]); }),
  ldexp: nativeFunction('math.ldexp', 'x, i, /', ({ x, i }, interpreter) => { const exponent = Number(indexOf(interpreter, i)); const half = Math.trunc(exponent / 2); return toFloat(interpreter, x) * 2 ** half * 2 ** (exponent - half); }),
};
