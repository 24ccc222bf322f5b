/**
 * @file Operators by Python's protocol: dunders, their reflections, NotImplemented, and CPython's words when nothing fits.
 */
import { arithmetic, isNumber } from './arithmetic.ts';
import { raise } from './exceptions.ts';
import type { Interpreter } from './interpreter.ts';
import { NotImplemented, Opaque, PyBytes, PyList, PyTuple, unbox, type Value } from './values.ts';

interface BinaryNames { readonly symbol: string; readonly method: string; readonly reflected: string; readonly inPlace: string }
const named = (symbol: string, name: string): BinaryNames => ({ symbol, method: `__${name}__`, reflected: `__r${name}__`, inPlace: `__i${name}__` });
const binaryNames: Readonly<Record<string, BinaryNames>> = {
  Add: named('+', 'add'), Sub: named('-', 'sub'), Mult: named('*', 'mul'), MatMult: named('@', 'matmul'), Div: named('/', 'truediv'), Mod: named('%', 'mod'), Pow: named('** or pow()', 'pow'),
  LShift: named('<<', 'lshift'), RShift: named('>>', 'rshift'), BitOr: named('|', 'or'), BitXor: named('^', 'xor'), BitAnd: named('&', 'and'), FloorDiv: named('//', 'floordiv'),
};

/** `left op right`. */
export function binaryOperation(interpreter: Interpreter, op: string, left: Value, right: Value): Value {
  return arithmetic(interpreter, op, left, right) ?? viaOpaque(left, right) ?? viaMethods(interpreter, op, left, right) ?? raiseOperands(interpreter, op, binaryNames[op]?.symbol ?? op, left, right);
}

/** `left op= right`: in place where the type can, otherwise `left op right`. */
export function inPlaceOperation(interpreter: Interpreter, op: string, left: Value, right: Value): Value {
  const quick = arithmetic(interpreter, op, left, right) ?? viaOpaque(left, right);
  if (quick !== undefined) return quick;
  const names = binaryNames[op];
  const method = names && interpreter.typeOf(left).lookup(names.inPlace);
  if (method !== undefined) {
    const result = interpreter.call(method, [left, right]);
    if (result !== NotImplemented) return result;
  }
  return viaMethods(interpreter, op, left, right) ?? raiseOperands(interpreter, op, `${names?.symbol.split(' ')[0] ?? op}=`, left, right);
}

function viaOpaque(left: Value, right: Value): Value | undefined {
  if (left instanceof Opaque) return left;
  return right instanceof Opaque ? right : undefined;
}

function viaMethods(interpreter: Interpreter, op: string, left: Value, right: Value): Value | undefined {
  const names = binaryNames[op];
  if (names === undefined) return interpreter.unsupported(`the operator ${op}`);
  const leftType = interpreter.typeOf(left), rightType = interpreter.typeOf(right);
  const method = leftType.lookup(names.method);
  const reflected = leftType === rightType ? undefined : rightType.lookup(names.reflected);
  const reflectedFirst = reflected !== undefined && rightType.isSubclassOf(leftType) && reflected !== leftType.lookup(names.reflected);
  const attempts: readonly (readonly [Value | undefined, Value, Value])[] = reflectedFirst ? [[reflected, right, left], [method, left, right]] : [[method, left, right], [reflected, right, left]];
  for (const [callee, self, other] of attempts) {
    if (callee === undefined) continue;
    const result = interpreter.call(callee, [self, other]);
    if (result !== NotImplemented) return result;
  }
  return undefined;
}

function raiseOperands(interpreter: Interpreter, op: string, symbol: string, left: Value, right: Value): never {
  const leftType = interpreter.typeOf(left).name, rightType = interpreter.typeOf(right).name;
  if (op === 'Add' && isConcatenable(left)) raise('TypeError', `can only concatenate ${leftType} (not "${rightType}") to ${leftType}`);
  if (op === 'Mult' && (isConcatenable(left) || isConcatenable(right))) raise('TypeError', `can't multiply sequence by non-int of type '${isConcatenable(left) ? rightType : leftType}'`);
  raise('TypeError', `unsupported operand type(s) for ${symbol}: '${leftType}' and '${rightType}'`);
}

const isConcatenable = (value: Value): boolean => typeof value === 'string' || value instanceof PyList || value instanceof PyTuple || value instanceof PyBytes;

const unaryNames: Readonly<Record<string, { readonly symbol: string; readonly method: string }>> = {
  USub: { symbol: 'unary -', method: '__neg__' }, UAdd: { symbol: 'unary +', method: '__pos__' }, Invert: { symbol: 'unary ~', method: '__invert__' },
};

/** `-x`, `+x`, `~x`, `not x`. */
export function unaryOperation(interpreter: Interpreter, op: string, operand: Value): Value {
  if (op === 'Not') return operand instanceof Opaque ? operand : !interpreter.truth(operand);
  if (operand instanceof Opaque) return operand;
  if (op === 'USub' && (typeof operand === 'bigint' || typeof operand === 'number')) return -operand;
  const names = unaryNames[op];
  const method = names && interpreter.typeOf(operand).lookup(names.method);
  if (method !== undefined) return interpreter.call(method, [operand]);
  raise('TypeError', `bad operand type for ${names?.symbol ?? op}: '${interpreter.typeOf(operand).name}'`);
}

interface ComparisonNames { readonly symbol: string; readonly method: string; readonly swapped: string }
const comparisonNames: Readonly<Record<string, ComparisonNames>> = {
  Lt: { symbol: '<', method: '__lt__', swapped: '__gt__' }, LtE: { symbol: '<=', method: '__le__', swapped: '__ge__' },
  Gt: { symbol: '>', method: '__gt__', swapped: '__lt__' }, GtE: { symbol: '>=', method: '__ge__', swapped: '__le__' },
  Eq: { symbol: '==', method: '__eq__', swapped: '__eq__' }, NotEq: { symbol: '!=', method: '__ne__', swapped: '__ne__' },
};
type Ordered = bigint | number | boolean | string;
const orderings: Readonly<Record<string, (a: Ordered, b: Ordered) => boolean>> = {
  Lt: (a, b) => a < b, LtE: (a, b) => a <= b, Gt: (a, b) => a > b, GtE: (a, b) => a >= b,
  // eslint would have ===, but only == compares 1n with 1 exactly, as Python does; the types are numbers here.
  Eq: (a, b) => (typeof a === typeof b ? a === b : !(a < b) && !(a > b) && a <= b), NotEq: (a, b) => (typeof a === typeof b ? a !== b : a < b || a > b || !(a <= b)),
};

/** `left op right` for the rich comparisons; the result may be any value (a tensor). */
export function compareValues(interpreter: Interpreter, op: string, left: Value, right: Value): Value {
  if ((isNumber(left) && isNumber(right)) || (typeof left === 'string' && typeof right === 'string')) {
    if (typeof left === 'string' && typeof right === 'string' && (op !== 'Eq' && op !== 'NotEq')) return compareText(op, left, right);
    return orderings[op]?.(left, right) ?? interpreter.unsupported(`the comparison ${op}`);
  }
  return viaOpaque(left, right) ?? richComparison(interpreter, op, left, right);
}

/** By code point, as Python does; UTF-16 order differs above U+FFFF. */
function compareText(op: string, left: string, right: string): boolean {
  const ordering = orderings[op];
  const a = Array.from(left, (c) => c.codePointAt(0) ?? 0), b = Array.from(right, (c) => c.codePointAt(0) ?? 0);
  const index = a.findIndex((c, i) => c !== b[i]);
  return ordering?.(index < 0 ? a.length : (a[index] ?? 0), index < 0 ? b.length : (b[index] ?? -1)) ?? false;
}

function richComparison(interpreter: Interpreter, op: string, left: Value, right: Value): Value {
  const names = comparisonNames[op];
  if (names === undefined) return interpreter.unsupported(`the comparison ${op}`);
  const leftType = interpreter.typeOf(left), rightType = interpreter.typeOf(right);
  const swapFirst = leftType !== rightType && rightType.isSubclassOf(leftType);
  const attempts: readonly (readonly [Value | undefined, Value, Value])[] = [[leftType.lookup(names.method), left, right], [rightType.lookup(names.swapped), right, left]];
  for (const [callee, self, other] of swapFirst ? [...attempts].reverse() : attempts) {
    if (callee === undefined) continue;
    const result = interpreter.call(callee, [self, other]);
    if (result !== NotImplemented) return result;
  }
  if (op === 'Eq') return identical(left, right);
  if (op === 'NotEq') return !identical(left, right);
  raise('TypeError', `'${names.symbol}' not supported between instances of '${leftType.name}' and '${rightType.name}'`);
}

/** `left is right`. Basic types have no identity here: equal ones are identical. */
export const identical = (left: Value, right: Value): boolean => Object.is(left, right);

/** `==` as a truth value; identical values are equal, as containers have it. */
export function equalValues(interpreter: Interpreter, left: Value, right: Value): boolean {
  return identical(left, right) || interpreter.truth(compareValues(interpreter, 'Eq', left, right));
}

/** `item in container`. */
export function containsValue(interpreter: Interpreter, container: Value, item: Value): Value {
  if (container instanceof Opaque) return container;
  const text = unbox(container);
  if (typeof text === 'string') {
    const part = unbox(item);
    if (part instanceof Opaque) return part;
    return typeof part === 'string' ? text.includes(part) : raise('TypeError', `'in <string>' requires string as left operand, not ${interpreter.typeOf(item).name}`);
  }
  const method = interpreter.typeOf(container).lookup('__contains__');
  if (method !== undefined) {
    const found = interpreter.truth(interpreter.call(method, [container, item]));
    return !found && item instanceof Opaque ? item : found;
  }
  const type = interpreter.typeOf(container);
  if (type.lookup('__iter__') === undefined && type.lookup('__getitem__') === undefined) raise('TypeError', `argument of type '${type.name}' is not iterable`);
  for (const each of interpreter.iterate(container)) if (equalValues(interpreter, each, item)) return true;
  return false;
}
