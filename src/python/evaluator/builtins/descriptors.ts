/**
 * @file `property`, `staticmethod`, `classmethod`, `super`, and what functions and methods can do as objects.
 */
import { raise } from '../exceptions.ts';
import { addDunders, nativeFunction } from '../native.ts';
import { bind } from '../attributes.ts';
import { machineOf } from './machineOf.ts';
import { Ellipsis, BoundMethod, None, PyBytes, PyClass, PyClassMethod, PyIterator, PyProperty, PySlice, PyStaticMethod, PySuper, classes, Builtin, type Value } from '../values.ts';
import type { Interpreter } from '../interpreter.ts';
import { listIterator } from '../iteration.ts';
import { textOf } from './text.ts';
import { indexOf } from '../protocols.ts';
import { position, sliceItems } from '../slices.ts';


/** Fills them. */
export function fillDescriptors(): void {
  const { property, staticmethod, classmethod } = classes;
  make(property, 'fget=None, fset=None, fdel=None, doc=None', ({ fget, fset, fdel, doc }) => new PyProperty(fget, given(fset), given(fdel), given(doc)));
  make(staticmethod, 'function', ({ function: func = None }) => new PyStaticMethod(func));
  make(classmethod, 'function', ({ function: func = None }) => new PyClassMethod(func));
  const propertyOf = (value: Value | undefined): PyProperty => (value instanceof PyProperty ? value : raise('TypeError', "descriptor requires a 'property' object"));
  addDunders(property, {
    setter: (_, self, set) => new PyProperty(propertyOf(self).get, set, propertyOf(self).del, propertyOf(self).doc),
    getter: (_, self, get) => new PyProperty(get, propertyOf(self).set, propertyOf(self).del, propertyOf(self).doc),
    deleter: (_, self, del) => new PyProperty(propertyOf(self).get, propertyOf(self).set, del, propertyOf(self).doc),
    __get__: (interpreter, self, object = None) => (object === None ? propertyOf(self) : bind(interpreter, propertyOf(self), object, interpreter.typeOf(object))),
    __set__: (interpreter, self, object = None, value = None) => interpreter.call(propertyOf(self).set ?? None, [object, value]),
  });
  staticmethod.dict.set('__call__', new Builtin('staticmethod.__call__', (interpreter, [self, ...args], kwargs) => interpreter.call(self instanceof PyStaticMethod ? self.func : None, args, kwargs), true));
  for (const cls of [classes.function, staticmethod, classmethod, classes.builtin]) {
    addDunders(cls, { __get__: (interpreter, self = None, object = None, type = None) => bind(interpreter, self, object === None ? undefined : object, type instanceof PyClass ? type : interpreter.typeOf(object)) });
  }
  for (const cls of [classes.function, classes.method, classes.builtin]) {
    cls.dict.set('__call__', new Builtin('__call__', (interpreter, [self, ...args], kwargs) => interpreter.call(self ?? None, args, kwargs), true));
  }
  addDunders(classes.method, {
    __eq__: (_, a, b) => a instanceof BoundMethod && b instanceof BoundMethod && a.self === b.self && a.func === b.func,
    __getattr__: (interpreter, self, name = '') => interpreter.getattr(self instanceof BoundMethod ? self.func : None, textOf(name)), // __getattr__ is called with names only
    __hash__: (interpreter, self) => (self instanceof BoundMethod ? interpreter.hash(self.func) : 0n),
  });
  classes.super.dict.set('__new__', new PyStaticMethod(nativeFunction('super', 'cls, type=..., object=..., /', ({ type, object }, interpreter) => makeSuper(interpreter, type, object))));
  classes.super.dict.set('__init__', nativeFunction('super.__init__', 'self, *args', () => None));
  fillBytes();
}

const given = (value: Value | undefined): Value | undefined => (value === None ? undefined : value);

function make(cls: PyClass, signature: string, body: (args: Readonly<Record<string, Value>>, interpreter: Interpreter) => Value): void {
  cls.dict.set('__new__', new PyStaticMethod(nativeFunction(cls.name, `cls, ${signature}`, (args: Readonly<Record<string, Value>>, interpreter) => body(args, interpreter))));
  cls.dict.set('__init__', nativeFunction(`${cls.name}.__init__`, 'self, *args, **kwargs', () => None));
}

/** `super()` finds its class and `self` in the calling frame. */
function makeSuper(interpreter: Interpreter, type: Value, object: Value): Value {
  let start = type, self = object;
  if (type === Ellipsis) {
    const frame = machineOf(interpreter).frame;
    self = frame?.self ?? raise('RuntimeError', 'super(): no arguments');
    start = frame?.owner?.cls ?? raise('RuntimeError', 'super(): __class__ cell not found');
  }
  if (!(start instanceof PyClass)) raise('TypeError', 'super() argument 1 must be a type');
  if (self === Ellipsis) raise('TypeError', 'super(): unbound super objects are not supported');
  if (self instanceof PyClass && self.isSubclassOf(start)) return new PySuper(start, self, self);
  const own = interpreter.typeOf(self);
  if (!own.isSubclassOf(start)) raise('TypeError', 'super(type, obj): obj must be an instance or subtype of type');
  return new PySuper(start, self, own);
}

const bytesOf = (value: Value | undefined): Uint8Array => (value instanceof PyBytes ? value.bytes : raise('TypeError', "descriptor requires a 'bytes' object"));

/** As much of `bytes` as training code sees. */
function fillBytes(): void {
  const { bytes } = classes;
  make(bytes, 'source=..., encoding=None, errors=None', ({ source = Ellipsis, encoding = None }, interpreter) => {
    if (source === Ellipsis) return new PyBytes(new Uint8Array());
    if (typeof source === 'string') return encoding === None ? raise('TypeError', 'string argument without an encoding') : new PyBytes(new TextEncoder().encode(source));
    if (typeof source !== 'bigint') return new PyBytes(Uint8Array.from(interpreter.iterate(source), (byte) => Number(indexOf(interpreter, byte))));
    interpreter.reserve(source);
    return new PyBytes(new Uint8Array(Number(source)));
  });
  addDunders(bytes, {
    __len__: (_, self) => BigInt(bytesOf(self).length),
    __iter__: (_, self) => new PyIterator(listIterator(Array.from(bytesOf(self), BigInt))),
    __getitem__: (interpreter, self, key = None) => {
      const all = [...bytesOf(self)];
      return key instanceof PySlice ? new PyBytes(Uint8Array.from(sliceItems(interpreter, all, key))) : BigInt(all[position(interpreter, key, all.length, 'bytes')] ?? 0);
    },
    __add__: (interpreter, self, other = None) => (other instanceof PyBytes ? new PyBytes(Uint8Array.from([...bytesOf(self), ...other.bytes])) : raise('TypeError', `can't concat ${interpreter.typeOf(other).name} to bytes`)),
    __mul__: (interpreter, self, count = None) => { const times = indexOf(interpreter, count); interpreter.reserve(times * BigInt(bytesOf(self).length)); return new PyBytes(Uint8Array.from({ length: times > 0n ? Number(times) * bytesOf(self).length : 0 }, (_, i) => bytesOf(self)[i % bytesOf(self).length] ?? 0)); },
    __contains__: (interpreter, self, part = None) => (part instanceof PyBytes ? latin(bytesOf(self)).includes(latin(part.bytes)) : bytesOf(self).includes(Number(indexOf(interpreter, part)))),
    startswith: (_, self, prefix) => latin(bytesOf(self)).startsWith(latin(bytesOf(prefix))),
    endswith: (_, self, suffix) => latin(bytesOf(self)).endsWith(latin(bytesOf(suffix))),
    __eq__: (_, self, other) => other instanceof PyBytes && bytesOf(self).join() === other.bytes.join(),
    __hash__: (interpreter, self) => interpreter.hash(bytesOf(self).join()),
    __repr__: (_, self) => { const mark = bytesOf(self).includes(39) && !bytesOf(self).includes(34) ? '"' : "'"; return `b${mark}${Array.from(bytesOf(self), (byte) => (byte === 39 && mark !== "'" ? "'" : byteText(byte))).join('')}${mark}`; },
    decode: (_, self) => new TextDecoder().decode(bytesOf(self)),
    hex: (_, self) => Array.from(bytesOf(self), (b) => b.toString(16).padStart(2, '0')).join(''),
  });
}

/** One character a byte. */
const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
const namedBytes: Readonly<Record<number, string>> = { 9: '\\t', 10: '\\n', 13: '\\r', 39: "\\'", 92: '\\\\' };
const byteText = (byte: number): string => namedBytes[byte] ?? (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`);
