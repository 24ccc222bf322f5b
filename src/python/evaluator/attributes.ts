/**
 * @file Attribute access: instance dictionaries, the mro, descriptors, `__getattr__` and friends.
 */
import { AttributeDict, PyDict } from './dict.ts';
import { isRaised, raise } from './exceptions.ts';
import { machineOf } from './builtins/machineOf.ts';
import { docstring, functionAnnotations, localNames, parameterList } from './functions.ts';
import type { Interpreter } from './interpreter.ts';
import {
  BoundMethod, Builtin, None, Opaque, OpaqueBase, PyClass, PyClassMethod, PyFunction, PyInstance, PyList, PyModule, PyObject, PyProperty, PyStaticMethod, PySuper, PyTuple, classes, objectClass, type Value,
} from './values.ts';

/** `object.name`; undefined where Python would raise AttributeError. */
export function readAttribute(interpreter: Interpreter, object: Value, name: string): Value | undefined {
  if (object instanceof Opaque) return object.derive(`${object.origin}.${name}`);
  if (object instanceof PySuper) return superAttribute(interpreter, object, name);
  const type = interpreter.typeOf(object);
  const custom = type.lookup('__getattribute__');
  const fallback = type.lookup('__getattr__');
  const found = fallback === undefined ? primaryAttribute(interpreter, custom, object, name) : tolerant(() => primaryAttribute(interpreter, custom, object, name));
  if (found !== undefined) return found;
  if (fallback !== undefined) return interpreter.call(fallback, [object, name]);
  const base = (object instanceof PyClass ? object : type).mro.find((c) => c instanceof OpaqueBase);
  return base === undefined || isDunder(name) ? undefined : new Opaque(`${base.origin}.${name}`);
}

const isDunder = (name: string): boolean => name.startsWith('__') && name.endsWith('__');

const primaryAttribute = (interpreter: Interpreter, custom: Value | undefined, object: Value, name: string): Value | undefined =>
  custom instanceof PyFunction ? interpreter.call(custom, [object, name]) : plainAttribute(interpreter, object, name);

/** An AttributeError that a property raises sends Python on to `__getattr__`. */
function tolerant(read: () => Value | undefined): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (isRaised(error, 'AttributeError')) return undefined;
    throw error;
  }
}

/** `object.__getattribute__`. */
export function plainAttribute(interpreter: Interpreter, object: Value, name: string): Value | undefined {
  if (object instanceof PyModule) return moduleAttribute(object, name);
  const type = interpreter.typeOf(object);
  const ofType = type.lookup(name);
  if (ofType !== undefined && isDataDescriptor(ofType)) return bind(interpreter, ofType, object, type);
  const own = object instanceof PyClass ? classAttribute(interpreter, object, name) : object instanceof PyObject ? object.attributes?.get(name) : undefined;
  if (own !== undefined) return own;
  if (ofType !== undefined) return bind(interpreter, ofType, object, type, name);
  return Object.hasOwn(specials, name) ? specials[name]?.(interpreter, object) : undefined;
}

function moduleAttribute(module: PyModule, name: string): Value | undefined {
  const own = module.demandFirst ? module.onDemand?.(name) : (module.attributes.get(name) ?? module.onDemand?.(name));
  if (own !== undefined) return own;
  return name === '__dict__' ? new AttributeDict(module.attributes) : undefined;
}

function classAttribute(interpreter: Interpreter, cls: PyClass, name: string): Value | undefined {
  const value = cls.lookup(name);
  return value === undefined ? undefined : bind(interpreter, value, undefined, cls, name);
}

/** Attributes that objects have without an entry anywhere. */
const specials: Readonly<Record<string, (interpreter: Interpreter, object: Value) => Value | undefined>> = {
  __class__: (interpreter, object) => interpreter.typeOf(object),
  __dict__: (_, object) => {
    if (object instanceof PyClass) return PyDict.fromStrings(object.dict);
    return object instanceof PyObject && object.attributes !== undefined ? new AttributeDict(object.attributes) : undefined;
  },
  __doc__: (interpreter, object) => {
    if (object instanceof PyFunction) return docstring(object.node.body) ?? None;
    if (object instanceof PyProperty) return object.doc ?? (object.get === undefined ? None : (specials['__doc__']?.(interpreter, object.get) ?? None));
    return None;
  },
  __name__: (_, object) => named(object)?.split('.').at(-1),
  __qualname__: (_, object) => (object instanceof PyFunction ? object.qualname : named(object)),
  __module__: (_, object) => (object instanceof PyFunction || object instanceof PyClass ? moduleName(object) : object instanceof PyInstance ? object.cls.module : undefined),
  __mro__: (_, object) => (object instanceof PyClass ? new PyTuple(object.mro) : undefined),
  __bases__: (_, object) => (object instanceof PyClass ? new PyTuple(object.bases) : undefined),
  __base__: (_, object) => (object instanceof PyClass ? (object.bases[0] ?? None) : undefined),
  __subclasses__: (_, object) => {
    const known = object instanceof PyClass ? object.subclasses : undefined;
    return known && new Builtin('__subclasses__', () => new PyList([...known]));
  },
  __code__: (interpreter, object) => (object instanceof PyFunction ? interpreter.call(interpreter.getattr(interpreter.importModule('types'), 'CodeType'), [object.name, parameterList(object), localNames(object)]) : undefined),
  __self__: (_, object) => (object instanceof BoundMethod ? object.self : undefined),
  __func__: (_, object) => (object instanceof BoundMethod || object instanceof PyStaticMethod || object instanceof PyClassMethod ? object.func : undefined),
  __wrapped__: (_, object) => (object instanceof PyStaticMethod || object instanceof PyClassMethod ? object.func : undefined),
  __defaults__: (_, object) => (object instanceof PyFunction ? (object.defaults.length === 0 ? None : new PyTuple(object.defaults)) : undefined),
  __kwdefaults__: (_, object) => (object instanceof PyFunction ? (object.kwDefaults.size === 0 ? None : PyDict.fromStrings(object.kwDefaults)) : undefined),
  __annotations__: (interpreter, object) => (object instanceof PyFunction ? functionAnnotations(machineOf(interpreter), object) : object instanceof PyClass ? new PyDict() : undefined),
  __parameters__: (_, object) => { const func = object instanceof BoundMethod ? object.func : object; return func instanceof PyFunction ? parameterList(func) : undefined; },
  fget: (_, object) => (object instanceof PyProperty ? (object.get ?? None) : undefined),
  fset: (_, object) => (object instanceof PyProperty ? (object.set ?? None) : undefined),
  fdel: (_, object) => (object instanceof PyProperty ? (object.del ?? None) : undefined),
  __isabstractmethod__: () => undefined,
};

const moduleName = (object: PyFunction | PyClass): string => object.module;

function named(object: Value): string | undefined {
  if (object instanceof BoundMethod) return named(object.func);
  if (object instanceof PyClass || object instanceof PyFunction || object instanceof Builtin) return object.name;
  return undefined;
}

function isDataDescriptor(value: Value): boolean {
  return value instanceof PyProperty || (value instanceof PyInstance && value.cls.lookup('__set__') !== undefined);
}

/** What an attribute found in a class gives when read from an instance (`self`), or from the class (`self` undefined). */
export function bind(interpreter: Interpreter, value: Value, self: Value | undefined, type: PyClass, name = ''): Value {
  if (!(value instanceof PyObject)) return value;
  if (value instanceof PyFunction || value instanceof Builtin) return self === undefined || name === '__new__' ? value : new BoundMethod(self, value);
  if (value instanceof PyProperty) return self === undefined ? value : readProperty(interpreter, value, self, name);
  if (value instanceof PyStaticMethod) return value.func;
  if (value instanceof PyClassMethod) return new BoundMethod(type, value.func);
  const get = value instanceof PyInstance ? value.cls.lookup('__get__') : undefined;
  return get === undefined ? value : interpreter.call(get, [value, self ?? None, type]);
}

function readProperty(interpreter: Interpreter, property: PyProperty, self: Value, name: string): Value {
  if (property.get === undefined || property.get === None) raise('AttributeError', `property '${name}' of '${interpreter.typeOf(self).name}' object has no getter`);
  return interpreter.call(property.get, [self]);
}

function superAttribute(interpreter: Interpreter, proxy: PySuper, name: string): Value | undefined {
  const mro = proxy.type.mro;
  const self = proxy.self instanceof PyClass && proxy.self === proxy.type ? undefined : proxy.self;
  for (const cls of mro.slice(mro.indexOf(proxy.start) + 1)) {
    const value = cls.dict.get(name);
    if (value !== undefined) return bind(interpreter, value, self, proxy.type, name);
    if (cls instanceof OpaqueBase && !isDunder(name)) return new Opaque(`${cls.origin}.${name}`);
    if (cls instanceof OpaqueBase && name === '__init__') return new Opaque(`${cls.origin}.${name}`);
  }
  return name === '__class__' ? proxy.cls : undefined;
}

/** Raises AttributeError in CPython's words. */
export function missingAttribute(interpreter: Interpreter, object: Value, name: string): never {
  if (object instanceof PyModule) raise('AttributeError', `module '${object.name}' has no attribute '${name}'`);
  if (object instanceof PyClass) raise('AttributeError', `type object '${object.name}' has no attribute '${name}'`);
  if (object instanceof PySuper) raise('AttributeError', `'super' object has no attribute '${name}'`);
  raise('AttributeError', `'${interpreter.typeOf(object).name}' object has no attribute '${name}'`);
}

/** `getattr(object, name, None)`-like: undefined for an AttributeError, also one that a hook or property raises. */
export function optionalAttribute(interpreter: Interpreter, object: Value, name: string): Value | undefined {
  return tolerant(() => readAttribute(interpreter, object, name));
}

/** `object.name = value`. */
export function writeAttribute(interpreter: Interpreter, object: Value, name: string, value: Value): void {
  if (object instanceof Opaque) return;
  const custom = interpreter.typeOf(object).lookup('__setattr__');
  if (custom !== undefined && custom !== objectClass.dict.get('__setattr__')) interpreter.call(custom, [object, name, value]);
  else plainWrite(interpreter, object, name, value);
}

/** `object.__setattr__`. */
export function plainWrite(interpreter: Interpreter, object: Value, name: string, value: Value): void {
  const type = interpreter.typeOf(object);
  const ofType = type.lookup(name);
  if (ofType instanceof PyProperty) {
    if (ofType.set === undefined || ofType.set === None) raise('AttributeError', `property '${name}' of '${type.name}' object has no setter`);
    interpreter.call(ofType.set, [object, value]);
    return;
  }
  const set = ofType instanceof PyInstance ? ofType.cls.lookup('__set__') : undefined;
  if (set !== undefined && ofType !== undefined) { interpreter.call(set, [ofType, object, value]); return; }
  if (name === '__class__' && object instanceof PyInstance) { adoptClass(object, value, interpreter); return; }
  const names = attributeStore(object);
  if (names === undefined || (type.slots !== undefined && object instanceof PyInstance && !type.slots.has(name))) raiseReadOnly(interpreter, object, name, ofType);
  // What the module itself says of the name comes first, for it ran before.
  if (object instanceof PyModule && object.demandFirst) object.onDemand?.(name);
  names.set(name, value);
}

/** An object becomes one of another class, and keeps its attributes. */
function adoptClass(object: PyInstance, value: Value, interpreter: Interpreter): void {
  if (!(value instanceof PyClass)) raise('TypeError', `__class__ must be set to a class, not '${interpreter.typeOf(value).name}' object`);
  object.cls = value;
}

function attributeStore(object: Value): Map<string, Value> | undefined {
  if (object instanceof PyClass) return Object.values(classes).includes(object) ? undefined : object.dict;
  return object instanceof PyObject && !(object instanceof Builtin) && object.cls !== objectClass ? object.attributes : undefined;
}

function raiseReadOnly(interpreter: Interpreter, object: Value, name: string, ofType: Value | undefined): never {
  if (object instanceof PyClass) raise('TypeError', `cannot set '${name}' attribute of immutable type '${object.name}'`);
  const type = interpreter.typeOf(object).name;
  raise('AttributeError', ofType === undefined ? `'${type}' object has no attribute '${name}'` : `'${type}' object attribute '${name}' is read-only`);
}

/** `del object.name`. */
export function deleteAttribute(interpreter: Interpreter, object: Value, name: string): void {
  if (object instanceof Opaque) return;
  const custom = interpreter.typeOf(object).lookup('__delattr__');
  if (custom !== undefined && custom !== objectClass.dict.get('__delattr__')) interpreter.call(custom, [object, name]);
  else plainDelete(interpreter, object, name);
}

/** `object.__delattr__`. */
export function plainDelete(interpreter: Interpreter, object: Value, name: string): void {
  const ofType = interpreter.typeOf(object).lookup(name);
  if (ofType instanceof PyProperty) {
    if (ofType.del === undefined || ofType.del === None) raise('AttributeError', `property '${name}' of '${interpreter.typeOf(object).name}' object has no deleter`);
    interpreter.call(ofType.del, [object]);
    return;
  }
  const remove = ofType instanceof PyInstance ? ofType.cls.lookup('__delete__') : undefined;
  if (remove !== undefined && ofType !== undefined) { interpreter.call(remove, [ofType, object]); return; }
  if (attributeStore(object)?.delete(name) !== true) missingAttribute(interpreter, object, name);
}
