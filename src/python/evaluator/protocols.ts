/**
 * @file Truth, length, items, isinstance: Python's protocols that are neither operators nor attributes.
 */
import { isNumber } from './arithmetic.ts';
import { raise } from './exceptions.ts';
import type { Interpreter } from './interpreter.ts';
import { None, Opaque, OpaqueBase, PyClass, PyInstance, PyList, PyTuple, classes, typeClass, Undetermined, type Value } from './values.ts';

export function isTrue(interpreter: Interpreter, value: Value): boolean {
  switch (typeof value) {
    case 'boolean': return value;
    case 'bigint': return value !== 0n;
    case 'number': return value !== 0;
    case 'string': return value !== '';
    default:
  }
  if (value === None) return false;
  if (value instanceof Opaque) return interpreter.unsupported(`deciding on ${value.origin}: its value is unknown`);
  const method = value.cls.lookup('__bool__');
  if (method !== undefined) {
    const result = interpreter.call(method, [value]);
    return typeof result === 'boolean' ? result : raise('TypeError', `__bool__ should return bool, returned ${interpreter.typeOf(result).name}`);
  }
  return value.cls.lookup('__len__') === undefined || lengthOf(interpreter, value) !== 0;
}

export function lengthOf(interpreter: Interpreter, value: Value): number {
  if (value instanceof PyList || value instanceof PyTuple) { if (value.cls === classes.list || value.cls === classes.tuple) return value.items.length; }
  if (value instanceof Opaque) return interpreter.unsupported(`the length of ${value.origin}: its value is unknown`);
  const type = interpreter.typeOf(value);
  const method = type.lookup('__len__') ?? raise('TypeError', `object of type '${type.name}' has no len()`);
  const result = interpreter.call(method, [value]);
  if (typeof result !== 'bigint') raise('TypeError', `'${interpreter.typeOf(result).name}' object cannot be interpreted as an integer`);
  return result < 0n ? raise('ValueError', '__len__() should return >= 0') : Number(result);
}

/** `object[key]`; for a class, `__class_getitem__`. */
export function readItem(interpreter: Interpreter, object: Value, key: Value): Value {
  if (object instanceof Opaque) return new Opaque(object.origin.endsWith('[…]') ? object.origin : `${object.origin}[…]`);
  if (object instanceof PyList && object.cls === classes.list && typeof key === 'bigint') return object.items.at(indexNumber(key)) ?? raise('IndexError', 'list index out of range');
  const type = interpreter.typeOf(object);
  const method = type.lookup('__getitem__');
  if (method !== undefined) return interpreter.call(method, [object, key]);
  if (object instanceof PyClass) return classItem(interpreter, object, key);
  raise('TypeError', `'${type.name}' object is not subscriptable`);
}

/** Out of any list's range if it is no safe number. */
const indexNumber = (key: bigint): number => (key > 0xffffffffn || key < -0xffffffffn ? Infinity : Number(key));

const genericBuiltins: readonly PyClass[] = [classes.list, classes.dict, classes.tuple, classes.set, classes.frozenset, typeClass];

function classItem(interpreter: Interpreter, cls: PyClass, key: Value): Value {
  const method = interpreter.getattrOptional(cls, '__class_getitem__');
  if (method !== undefined) return interpreter.call(method, [key]);
  if (genericBuiltins.some((generic) => cls.isSubclassOf(generic)) || cls.mro.some((c) => c instanceof OpaqueBase)) return cls;
  raise('TypeError', `type '${cls.name}' is not subscriptable`);
}

export function writeItem(interpreter: Interpreter, object: Value, key: Value, value: Value): void {
  if (object instanceof Opaque) return;
  const type = interpreter.typeOf(object);
  interpreter.call(type.lookup('__setitem__') ?? raise('TypeError', `'${type.name}' object does not support item assignment`), [object, key, value]);
}

export function deleteItem(interpreter: Interpreter, object: Value, key: Value): void {
  if (object instanceof Opaque) return;
  const type = interpreter.typeOf(object);
  interpreter.call(type.lookup('__delitem__') ?? raise('TypeError', `'${type.name}' object doesn't support item deletion`), [object, key]);
}

export function isInstance(interpreter: Interpreter, value: Value, cls: PyClass): boolean {
  const type = interpreter.typeOf(value);
  if (type === cls) return true;
  const hook = cls.metaclass?.lookup('__instancecheck__');
  if (hook !== undefined) return interpreter.truth(interpreter.call(hook, [cls, value]));
  return type.isSubclassOf(cls);
}

/** The second argument of `isinstance`: a class, a tuple of them, `A | B`. */
export function isInstanceOfAny(interpreter: Interpreter, value: Value, wanted: Value): boolean {
  if (wanted instanceof PyTuple) return wanted.items.some((each) => isInstanceOfAny(interpreter, value, each));
  if (wanted instanceof Undetermined) return false;
  if (value instanceof Undetermined && wanted instanceof PyClass) return value.isInstance(wanted);
  if (wanted instanceof PyClass) return value instanceof Opaque ? interpreter.unsupported(`isinstance of ${value.origin}: its class is unknown`) : isInstance(interpreter, value, wanted);
  if (wanted instanceof Opaque) return value instanceof Opaque ? interpreter.unsupported(`isinstance of ${value.origin}: its class is unknown`) : isKnownToDerive(interpreter, value, wanted);
  const parts = wanted instanceof PyInstance ? wanted.attributes.get('__args__') : undefined;
  if (parts !== undefined) return isInstanceOfAny(interpreter, value, parts);
  if (wanted === None) return value === None;
  const hook = wanted instanceof PyInstance ? wanted.cls.lookup('__instancecheck__') : undefined;
  if (hook !== undefined) return interpreter.truth(interpreter.call(hook, [wanted, value]));
  raise('TypeError', 'isinstance() arg 2 must be a type, a tuple of types, or a union');
}

/** An instance of a class that derives from the unknown class of that origin. */
const isKnownToDerive = (interpreter: Interpreter, value: Value, wanted: Opaque): boolean =>
  interpreter.typeOf(value).mro.some((c) => c instanceof OpaqueBase && c.origin === wanted.origin);

/** An index: an int, or what has `__index__`. */
export function indexOf(interpreter: Interpreter, value: Value, words = `'${interpreter.typeOf(value).name}' object cannot be interpreted as an integer`): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return BigInt(value);
  if (value instanceof Opaque) return interpreter.unsupported(`the number of ${value.origin}: its value is unknown`);
  const method = isNumber(value) ? undefined : interpreter.typeOf(value).lookup('__index__');
  const result = method === undefined ? undefined : interpreter.call(method, [value]);
  return typeof result === 'bigint' ? result : raise('TypeError', words);
}

