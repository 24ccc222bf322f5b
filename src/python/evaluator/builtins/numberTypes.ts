/**
 * @file `int`, `float`, `bool`.
 */
import { arithmetic } from '../arithmetic.ts';
import { raise } from '../exceptions.ts';
import type { Interpreter } from '../interpreter.ts';
import { addDunders, addMethod, addProperty, nativeFunction } from '../native.ts';
import { bitLength, decompose, floatRepr, parseFloatText, parseInteger, roundFloat, divideHalfEven } from '../numbers.ts';
import { quote } from '../presentation.ts';
import { indexOf } from '../protocols.ts';
import { toFloat } from '../templates.ts';
import { compareValues } from '../operators.ts';
import { None, NotImplemented, Opaque, PyBoxed, PyBytes, PyClass, PyStaticMethod, PyTuple, classes, unbox, type Value } from '../values.ts';

/** Fills `int`, `float` and `bool`. */
export function fillNumbers(): void {
  const make = (cls: PyClass, signature: string, convert: (interpreter: Interpreter, args: Readonly<Record<string, Value>>) => Value): void => {
    cls.dict.set('__new__', new PyStaticMethod(nativeFunction(cls.name, signature, (args, interpreter) => {
      const given: Readonly<Record<string, Value>> = args;
      const value = convert(interpreter, given);
      const wanted = given['cls'];
      return wanted instanceof PyClass && wanted !== cls && (typeof value === 'bigint' || typeof value === 'number') ? new PyBoxed(wanted, value) : value;
    })));
    cls.dict.set('__init__', nativeFunction(`${cls.name}.__init__`, 'self, *args, **kwargs', () => None));
  };
  make(classes.int, 'cls, x=0, /, base=None', (interpreter, { x = 0n, base = None }) => toInteger(interpreter, x, base));
  make(classes.float, 'cls, x=0, /', (interpreter, { x = 0n }) => parseReal(interpreter, x));
  classes.bool.dict.set('__new__', new PyStaticMethod(nativeFunction('bool', 'cls, x=False, /', ({ x }, interpreter) => (x instanceof Opaque ? x : interpreter.truth(x)))));
  for (const cls of [classes.int, classes.float]) fillOperators(cls);
  fillInt();
  fillFloat();
  addDunders(classes.bool, { __repr__: (interpreter, self = false) => interpreter.repr(self) });
}

function toInteger(interpreter: Interpreter, given: Value, base: Value): Value {
  const value = unbox(given);
  if (value instanceof Opaque) return value;
  if (base !== None && typeof value !== 'string') raise('TypeError', "int() can't convert non-string with explicit base");
  if (typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return BigInt(value);
  if (typeof value === 'number') return truncated(value);
  if (typeof value === 'string' || value instanceof PyBytes) return parsedInteger(value, base === None ? 10 : Number(indexOf(interpreter, base)));
  const type = interpreter.typeOf(value);
  const method = type.lookup('__int__') ?? type.lookup('__index__') ?? type.lookup('__trunc__');
  if (method === undefined) raise('TypeError', `int() argument must be a string, a bytes-like object or a real number, not '${type.name}'`);
  return interpreter.call(method, [value]);
}

function parsedInteger(value: string | PyBytes, base: number): bigint {
  const text = typeof value === 'string' ? value : String.fromCharCode(...value.bytes);
  if (text.length > 4300 && (base === 10 || base === 0)) raise('ValueError', `Exceeds the limit (4300 digits) for integer string conversion: value has ${String(text.length)} digits; use sys.set_int_max_str_digits() to increase the limit`);
  return parseInteger(text, base) ?? raise('ValueError', `invalid literal for int() with base ${String(base)}: ${quote(text)}`);
}

function truncated(value: number): bigint {
  if (Number.isNaN(value)) raise('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(value)) raise('OverflowError', 'cannot convert float infinity to integer');
  return BigInt(Math.trunc(value));
}

function parseReal(interpreter: Interpreter, given: Value): Value {
  const value = unbox(given);
  if (value instanceof Opaque) return value;
  if (typeof value === 'string') return parseFloatText(value) ?? raise('ValueError', `could not convert string to float: ${quote(value)}`);
  const type = interpreter.typeOf(value);
  if (typeof value === 'object' && type.lookup('__float__') === undefined && type.lookup('__index__') === undefined) raise('TypeError', `float() argument must be a string or a real number, not '${type.name}'`);
  return toFloat(interpreter, value);
}

const operatorNames: Readonly<Record<string, string>> = { Add: 'add', Sub: 'sub', Mult: 'mul', Div: 'truediv', FloorDiv: 'floordiv', Mod: 'mod', Pow: 'pow', LShift: 'lshift', RShift: 'rshift', BitAnd: 'and', BitOr: 'or', BitXor: 'xor' };
const comparisons: Readonly<Record<string, string>> = { Eq: '__eq__', NotEq: '__ne__', Lt: '__lt__', LtE: '__le__', Gt: '__gt__', GtE: '__ge__' };

/** The dunders: for subclasses, `super()`, and code that calls them by name. The fast path is `arithmetic.ts`. */
function fillOperators(cls: PyClass): void {
  const fits = (value: Value): boolean => typeof value === 'bigint' || typeof value === 'boolean' || (cls === classes.float && typeof value === 'number');
  for (const [op, name] of Object.entries(operatorNames)) {
    if (cls === classes.float && ['LShift', 'RShift', 'BitAnd', 'BitOr', 'BitXor'].includes(op)) continue;
    const apply = (interpreter: Interpreter, a: Value, b: Value): Value => (fits(a) && fits(b) ? (arithmetic(interpreter, op, a, b) ?? NotImplemented) : NotImplemented);
    addDunders(cls, {
      [`__${name}__`]: (interpreter, a = None, b = None) => apply(interpreter, unbox(a), unbox(b)),
      [`__r${name}__`]: (interpreter, a = None, b = None) => apply(interpreter, unbox(b), unbox(a)),
    });
  }
  for (const [op, name] of Object.entries(comparisons)) {
    addDunders(cls, { [name]: (interpreter, a = None, b = None) => { const [x, y] = [unbox(a), unbox(b)]; return fits(x) && fits(y) ? compareValues(interpreter, op, x, y) : NotImplemented; } });
  }
  addDunders(cls, {
    __hash__: (interpreter, self = None) => interpreter.hash(unbox(self)),
    __repr__: (interpreter, self = None) => interpreter.repr(unbox(self)),
    __bool__: (interpreter, self = None) => interpreter.truth(unbox(self)),
    __abs__: (_, self = None) => { const x = unbox(self); return typeof x === 'bigint' ? (x < 0n ? -x : x) : typeof x === 'boolean' ? BigInt(x) : Math.abs(x as number /* a float's own method */); },
    __neg__: (_, self = None) => { const x = unbox(self); return typeof x === 'boolean' ? -BigInt(x) : -(x as number /* a number's own method; a bigint is negated alike */); },
    __pos__: (_, self = None) => { const x = unbox(self); return typeof x === 'boolean' ? BigInt(x) : x; },
    __float__: (interpreter, self = None) => toFloat(interpreter, self),
    __divmod__: (interpreter, a = None, b = None) => new PyTuple([interpreter.binary('FloorDiv', unbox(a), unbox(b)), interpreter.binary('Mod', unbox(a), unbox(b))]),
  });
}

const integer = (value: Value): bigint => { const x = unbox(value); return typeof x === 'bigint' ? x : BigInt(x as boolean /* an int's own method: int or bool */); };

function fillInt(): void {
  addDunders(classes.int, {
    __invert__: (_, self = None) => ~integer(self),
    __int__: (_, self = None) => integer(self),
    __index__: (_, self = None) => integer(self),
    __trunc__: (_, self = None) => integer(self),
    __floor__: (_, self = None) => integer(self),
    __ceil__: (_, self = None) => integer(self),
    __round__: (interpreter, self = None, digits = None) => {
      const places = digits === None ? 0n : indexOf(interpreter, digits);
      if (places >= 0n) return integer(self);
      if (places < -4300n) return 0n;
      const unit = 10n ** -places;
      return divideHalfEven(integer(self), unit) * unit;
    },
    bit_length: (_, self = None) => BigInt(bitLength(integer(self))),
    bit_count: (_, self = None) => BigInt([...integer(self).toString(2)].filter((d) => d === '1').length),
    conjugate: (_, self = None) => integer(self),
    as_integer_ratio: (_, self = None) => new PyTuple([integer(self), 1n]),
  });
  addProperty(classes.int, 'real', integer);
  addProperty(classes.int, 'imag', () => 0n);
  addProperty(classes.int, 'numerator', integer);
  addProperty(classes.int, 'denominator', () => 1n);
  addMethod(classes.int, 'to_bytes', "self, length=1, byteorder='big'", ({ self, length, byteorder }) => {
    const count = Number(integer(length)), value = integer(self);
    if (value < 0n) raise('OverflowError', "can't convert negative int to unsigned");
    if (bitLength(value) > 8 * count) raise('OverflowError', 'int too big to convert');
    const bytes = Uint8Array.from({ length: count }, (_, i) => Number((value >> BigInt(8 * i)) & 255n));
    return new PyBytes(byteorder === 'little' ? bytes : bytes.reverse());
  });
  classes.int.dict.set('from_bytes', new PyStaticMethod(nativeFunction('int.from_bytes', "bytes, byteorder='big', *, signed=False", ({ bytes, byteorder, signed }, interpreter) => {
    const all = Array.from(bytes instanceof PyBytes ? bytes.bytes : interpreter.iterate(bytes), Number);
    const value = (byteorder === 'little' ? all.reverse() : all).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
    return interpreter.truth(signed) && (all[0] ?? 0) >= 128 ? value - (1n << BigInt(8 * all.length)) : value;
  })));
}

const real = (value: Value): number => unbox(value) as number; // a float's own method

function fillFloat(): void {
  addDunders(classes.float, {
    __int__: (_, self = None) => truncated(real(self)),
    __trunc__: (_, self = None) => truncated(real(self)),
    __floor__: (_, self = None) => truncated(Math.floor(real(self))),
    __ceil__: (_, self = None) => truncated(Math.ceil(real(self))),
    __round__: (interpreter, self = None, digits = None) => (digits === None ? truncated(roundFloat(real(self), 0)) : roundFloat(real(self), Number(indexOf(interpreter, digits)))),
    is_integer: (_, self = None) => Number.isInteger(real(self)),
    conjugate: (_, self = None) => real(self),
    as_integer_ratio: (_, self = None) => ratio(real(self)),
    hex: (_, self = None) => hexText(real(self)),
  });
  addProperty(classes.float, 'real', real);
  addProperty(classes.float, 'imag', () => 0);
  classes.float.dict.set('fromhex', new PyStaticMethod(nativeFunction('float.fromhex', 'string, /', ({ string }, interpreter) => fromHex(interpreter.str(string)))));
}

/** `0x1.8000000000000p+0`. */
function hexText(x: number): string {
  if (!Number.isFinite(x)) return floatRepr(x);
  const sign = x < 0 || Object.is(x, -0) ? '-' : '';
  if (x === 0) return `${sign}0x0.0p+0`;
  const { mantissa, exponent } = decompose(Math.abs(x));
  const normal = mantissa >= 1n << 52n;
  const digits = (mantissa & ((1n << 52n) - 1n)).toString(16).padStart(13, '0');
  const power = exponent + 52;
  return `${sign}0x${normal ? '1' : '0'}.${digits}p${power < 0 ? '-' : '+'}${String(Math.abs(power))}`;
}

function fromHex(text: string): number {
  const match = /^\s*([-+]?)(?:0x)?([\da-f]*)(?:\.([\da-f]*))?(?:p([-+]?\d+))?\s*$/i.exec(text);
  if (match === null) return parseFloatText(text) ?? raise('ValueError', 'invalid hexadecimal floating-point string');
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  const magnitude = Number(BigInt(`0x0${whole}${fraction}`)) * 2 ** (Number(power) - 4 * fraction.length);
  return sign === '-' ? -magnitude : magnitude;
}

function ratio(x: number): Value {
  if (!Number.isFinite(x)) raise(Number.isNaN(x) ? 'ValueError' : 'OverflowError', `cannot convert ${Number.isNaN(x) ? 'NaN' : 'Infinity'} to integer ratio`);
  let { mantissa, exponent } = decompose(x);
  while (exponent < 0 && mantissa % 2n === 0n && mantissa !== 0n) { mantissa /= 2n; exponent += 1; }
  if (mantissa === 0n) return new PyTuple([0n, 1n]);
  return exponent >= 0 ? new PyTuple([mantissa << BigInt(exponent), 1n]) : new PyTuple([mantissa, 1n << BigInt(-exponent)]);
}
