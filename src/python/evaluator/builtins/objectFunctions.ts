/**
 * @file Built-in functions about objects: `isinstance`, `getattr`, `print`, `len`, `sorted`, `vars`…
 */
import { deleteAttribute } from '../attributes.ts';
import { AttributeDict, PyDict } from '../dict.ts';
import { makeException, raise } from '../exceptions.ts';
import { PyException, type Interpreter } from '../interpreter.ts';
import { nativeFunction } from '../native.ts';
import { isInstanceOfAny } from '../protocols.ts';
import { sortValues } from '../sorting.ts';
import { machineOf } from './machineOf.ts';
import { textOf } from './text.ts';
import { BoundMethod, Builtin, Ellipsis, None, Opaque, OpaqueBase, PyClass, PyFunction, PyInstance, PyList, PyModule, PyObject, PyTuple, unbox, type Value } from '../values.ts';

function isSubclassOfAny(interpreter: Interpreter, cls: Value, wanted: Value): boolean {
  if (cls instanceof Opaque) return interpreter.unsupported(`issubclass of ${cls.origin}: its bases are unknown`);
  if (!(cls instanceof PyClass)) raise('TypeError', 'issubclass() arg 1 must be a class');
  if (wanted instanceof PyTuple) return wanted.items.some((each) => isSubclassOfAny(interpreter, cls, each));
  if (wanted instanceof Opaque) return cls.mro.some((c) => c instanceof OpaqueBase && c.origin === wanted.origin);
  const hook = wanted instanceof PyClass ? wanted.metaclass?.lookup('__subclasscheck__') : undefined;
  if (hook !== undefined) return interpreter.truth(interpreter.call(hook, [wanted, cls]));
  return wanted instanceof PyClass ? cls.isSubclassOf(wanted) : raise('TypeError', 'issubclass() arg 2 must be a class, a tuple of classes, or a union');
}

function isCallable(interpreter: Interpreter, value: Value): boolean {
  return value instanceof PyFunction || value instanceof Builtin || value instanceof BoundMethod || value instanceof PyClass || value instanceof Opaque || interpreter.typeOf(value).lookup('__call__') !== undefined;
}

function hasAttribute(interpreter: Interpreter, object: Value, name: string): boolean {
  if (object instanceof Opaque) return interpreter.unsupported(`hasattr(${object.origin}, '${name}'): its value is unknown`);
  const value = interpreter.getattrOptional(object, name);
  return value instanceof Opaque && object instanceof PyInstance && !object.attributes.has(name) && object.cls.lookup(name) === undefined ? interpreter.unsupported(`hasattr of '${name}': the base class is unknown`) : value !== undefined;
}

/** What is unknown prints as what it is: a program goes on after printing the time. */
const printed = (interpreter: Interpreter, value: Value): string => (value instanceof Opaque ? `<${value.origin}: unknown>` : interpreter.str(value));

/** `sys.stdout`, where the program has put something else in its place. */
function replacedOutput(interpreter: Interpreter): Value | undefined {
  const sys = interpreter.importModule('sys');
  const stream = interpreter.getattrOptional(sys, 'stdout');
  return stream === undefined || stream === None || stream === interpreter.getattrOptional(sys, '__stdout__') ? undefined : stream;
}

function print(interpreter: Interpreter, args: readonly Value[], separator: Value, end: Value, file: Value): Value {
  const mark = (name: string, value: Value, missing: string): string => (value === None ? missing : typeof unbox(value) === 'string' ? textOf(value) : raise('TypeError', `${name} must be None or a string, not ${interpreter.typeOf(value).name}`));
  const between = mark('sep', separator, ' '), last = mark('end', end, '\n');
  const text = args.map((arg) => printed(interpreter, arg)).join(between) + last;
  const stream = file === None ? replacedOutput(interpreter) : file;
  if (stream === undefined) interpreter.print(text);
  else interpreter.call(interpreter.getattr(stream, 'write'), [text]);
  return None;
}

function namesOf(interpreter: Interpreter, object: Value): string[] {
  if (object instanceof PyModule) object.complete?.();
  const own = object instanceof PyObject ? [...(object.attributes?.keys() ?? [])] : [];
  if (object instanceof PyModule) return own.sort();
  const classNames = (object instanceof PyClass ? object : interpreter.typeOf(object)).mro.flatMap((c) => [...c.dict.keys()]);
  return [...new Set([...own, ...classNames, '__class__', '__doc__', '__module__', '__dict__'])].sort();
}

function localNames(interpreter: Interpreter): Value {
  const frame = machineOf(interpreter).frame;
  if (frame === undefined) return new PyDict();
  return frame.scope.kind === 'function' ? PyDict.fromStrings(frame.scope.names) : new AttributeDict(frame.scope.names);
}

/** Built-in functions about objects. */
export const objectFunctions: Readonly<Record<string, Builtin>> = {
  print: new Builtin('print', (interpreter, args, kwargs) => {
    for (const name of kwargs.keys()) if (!['sep', 'end', 'file', 'flush'].includes(name)) raise('TypeError', `'${name}' is an invalid keyword argument for print()`);
    return print(interpreter, args, kwargs.get('sep') ?? None, kwargs.get('end') ?? None, kwargs.get('file') ?? None);
  }),
  len: nativeFunction('len', 'obj, /', ({ obj }, interpreter) => BigInt(interpreter.length(obj))),
  repr: nativeFunction('repr', 'obj, /', ({ obj }, interpreter) => (obj instanceof Opaque ? obj : interpreter.repr(obj))),
  ascii: nativeFunction('ascii', 'obj, /', ({ obj }, interpreter) => machineOf(interpreter).ascii(obj)),
  format: nativeFunction('format', "value, format_spec='', /", ({ value, format_spec }, interpreter) => (value instanceof Opaque ? value : interpreter.format(value, textOf(format_spec)))),
  isinstance: nativeFunction('isinstance', 'obj, class_or_tuple, /', ({ obj, class_or_tuple }, interpreter) => isInstanceOfAny(interpreter, obj, class_or_tuple)),
  issubclass: nativeFunction('issubclass', 'cls, class_or_tuple, /', ({ cls, class_or_tuple }, interpreter) => isSubclassOfAny(interpreter, cls, class_or_tuple)),
  callable: nativeFunction('callable', 'obj, /', ({ obj }, interpreter) => isCallable(interpreter, obj)),
  getattr: nativeFunction('getattr', 'object, name, default=..., /', ({ object, name, default: fallback }, interpreter) => (fallback === Ellipsis ? interpreter.getattr(object, attributeName(name)) : (interpreter.getattrOptional(object, attributeName(name)) ?? fallback))),
  setattr: nativeFunction('setattr', 'object, name, value, /', ({ object, name, value }, interpreter) => { interpreter.setattr(object, attributeName(name), value); return None; }),
  hasattr: nativeFunction('hasattr', 'object, name, /', ({ object, name }, interpreter) => hasAttribute(interpreter, object, attributeName(name))),
  delattr: nativeFunction('delattr', 'object, name, /', ({ object, name }, interpreter) => { deleteAttribute(interpreter, object, attributeName(name)); return None; }),
  id: nativeFunction('id', 'obj, /', ({ obj }, interpreter) => (obj instanceof PyObject ? BigInt(interpreter.identity(obj)) : interpreter.hash(obj))),
  hash: nativeFunction('hash', 'obj, /', ({ obj }, interpreter) => (obj instanceof Opaque ? obj : interpreter.hash(obj))),
  sorted: nativeFunction('sorted', 'iterable, /, *, key=None, reverse=False', ({ iterable, key, reverse }, interpreter) => new PyList(sortValues(interpreter, [...interpreter.iterate(iterable)], key, interpreter.truth(reverse)))),
  vars: nativeFunction('vars', 'object=..., /', ({ object }, interpreter) => (object === Ellipsis ? localNames(interpreter) : (interpreter.getattrOptional(object, '__dict__') ?? raise('TypeError', 'vars() argument must have __dict__ attribute')))),
  dir: nativeFunction('dir', 'object=..., /', ({ object }, interpreter) => {
    if (object === Ellipsis) return new PyList([...(machineOf(interpreter).frame?.scope.names.keys() ?? [])].sort());
    const own = object instanceof Opaque ? undefined : interpreter.typeOf(object).lookup('__dir__');
    return own instanceof PyFunction ? new PyList(sortValues(interpreter, [...interpreter.iterate(interpreter.call(own, [object]))], None, false)) : new PyList(namesOf(interpreter, object));
  }),
  locals: nativeFunction('locals', '', (_, interpreter) => localNames(interpreter)),
  globals: nativeFunction('globals', '', (_, interpreter) => { const module = machineOf(interpreter).frame?.scope.module; return module === undefined ? new PyDict() : new AttributeDict(module.names); }),
  input: nativeFunction('input', "prompt='', /", (_, interpreter) => interpreter.unsupported('input(): nobody is there to type')),
  open: nativeFunction('open', 'file, *args, **kwargs', ({ file, args, kwargs }, interpreter) => {
    const given = kwargs instanceof PyDict ? kwargs.entries() : [];
    return interpreter.call(interpreter.getattr(interpreter.importModule('io'), 'open'), [file, ...interpreter.iterate(args)], new Map(Array.from(given, ([name, value]) => [name as string /* keywords are str */, value])));
  }),
  bytearray: nativeFunction('bytearray', '*args', (_, interpreter) => interpreter.unsupported('bytearray')),
  memoryview: nativeFunction('memoryview', '*args', (_, interpreter) => interpreter.unsupported('memoryview')),
  exit: nativeFunction('exit', 'code=None', ({ code }) => raiseExit(code)),
  quit: nativeFunction('quit', 'code=None', ({ code }) => raiseExit(code)),
  __import__: nativeFunction('__import__', 'name, *args, **kwargs', ({ name }, interpreter) => interpreter.importModule(textOf(name).split('.')[0] ?? '')),
  __build_class__: nativeFunction('__build_class__', '*args', (_, interpreter) => interpreter.unsupported('__build_class__')),
};

const attributeName = (name: Value): string => (typeof name === 'string' ? name : textOf(name));

function raiseExit(code: Value): never { throw new PyException(makeException('SystemExit', code === None ? [] : [code]), 'SystemExit', ''); }
