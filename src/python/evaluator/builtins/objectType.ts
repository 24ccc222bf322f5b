/**
 * @file `object` and `type`: what every class inherits.
 */
import { missingAttribute, plainAttribute, plainDelete, plainWrite } from '../attributes.ts';
import { construct } from '../calls.ts';
import { createClass } from '../classes.ts';
import { PyDict } from '../dict.ts';
import { raise } from '../exceptions.ts';
import { addDunders, addProperty } from '../native.ts';
import { plainRepr } from '../presentation.ts';
import { textOf } from './text.ts';
import { machineOf } from './machineOf.ts';
import { Builtin, None, NotImplemented, OpaqueBase, PyClass, PyClassMethod, PyInstance, PyObject, PyStaticMethod, PyTuple, objectClass, typeClass, type Kwargs, type Value } from '../values.ts';

/** Fills `object` and `type`. */
export function fillObjectAndType(): void {
  objectClass.dict.set('__new__', new PyStaticMethod(new Builtin('object.__new__', (_, [cls, ...args], kwargs) => makeObject(cls ?? None, args, kwargs))));
  objectClass.dict.set('__init__', new Builtin('object.__init__', (_, [self, ...args], kwargs) => initObject(self ?? None, args, kwargs)));
  addDunders(objectClass, {
    __repr__: (interpreter, self) => (self instanceof PyObject ? plainRepr(interpreter, self) : interpreter.repr(self)),
    __str__: (interpreter, self) => interpreter.repr(self),
    __eq__: (_, a, b) => (a === b ? true : NotImplemented),
    __ne__: (interpreter, a = None, b = None) => {
      const method = interpreter.typeOf(a).lookup('__eq__');
      const equal = method === undefined ? NotImplemented : interpreter.call(method, [a, b]);
      return equal === NotImplemented ? NotImplemented : !interpreter.truth(equal);
    },
    __hash__: (interpreter, self = None) => (self instanceof PyObject ? BigInt(interpreter.identity(self)) >> 4n : interpreter.hash(self)),
    __getattribute__: (interpreter, self = None, name = '') => plainAttribute(interpreter, self, textOf(name)) ?? missingAttribute(interpreter, self, textOf(name)),
    __setattr__: (interpreter, self = None, name = '', value = None) => { plainWrite(interpreter, self, textOf(name), value); return None; },
    __delattr__: (interpreter, self = None, name = '') => { plainDelete(interpreter, self, textOf(name)); return None; },
    __format__: (interpreter, self = None, spec = '') => interpreter.format(self, textOf(spec)),
    __dir__: (interpreter, self = None) => interpreter.call(interpreter.getattr(interpreter.importModule('builtins'), 'dir'), [self]),
  });
  objectClass.dict.set('__init_subclass__', new PyClassMethod(new Builtin('object.__init_subclass__', (_, [cls], kwargs) => {
    const [first] = kwargs.keys();
    if (first !== undefined && cls instanceof PyClass && !cls.mro.some((c) => c instanceof OpaqueBase)) raise('TypeError', `${cls.name}.__init_subclass__() takes no keyword arguments`);
    return None;
  })));
  fillType();
}

function makeObject(cls: Value, args: readonly Value[], kwargs: Kwargs): Value {
  if (!(cls instanceof PyClass)) raise('TypeError', 'object.__new__(X): X is not a type object');
  refuseAbstract(cls);
  const surplus = args.length + kwargs.size > 0;
  if (surplus && cls.lookup('__init__') === objectClass.dict.get('__init__') && !cls.mro.some((c) => c instanceof OpaqueBase)) raise('TypeError', `${cls.name}() takes no arguments`);
  return new PyInstance(cls);
}

function refuseAbstract(cls: PyClass): void {
  const abstract = cls.lookup('__abstractmethods__');
  if (!(abstract instanceof PyTuple) || abstract.items.length === 0) return;
  const plural = abstract.items.length === 1 ? '' : 's';
  raise('TypeError', `Can't instantiate abstract class ${cls.name} with abstract method${plural} ${abstract.items.map(textOf).join(', ')}`);
}

function initObject(self: Value, args: readonly Value[], kwargs: Kwargs): Value {
  if (args.length + kwargs.size === 0 || !(self instanceof PyInstance)) return None;
  const ownInit = self.cls.lookup('__init__') !== objectClass.dict.get('__init__');
  const ownNew = self.cls.lookup('__new__') !== objectClass.dict.get('__new__');
  if (ownInit) raise('TypeError', 'object.__init__() takes exactly one argument (the instance to initialize)');
  if (!ownNew) raise('TypeError', `${self.cls.name}() takes no arguments`);
  return None;
}

function fillType(): void {
  typeClass.dict.set('__new__', new PyStaticMethod(new Builtin('type.__new__', (interpreter, [metaclass, name, bases, names], kwargs) => {
    if (!(metaclass instanceof PyClass) || typeof name !== 'string' || !(bases instanceof PyTuple) || !(names instanceof PyDict)) raise('TypeError', 'type.__new__() takes exactly 3 arguments');
    const namespace = new Map<string, Value>();
    for (const [key, value] of names.entries()) if (typeof key === 'string') namespace.set(key, value);
    const frame = machineOf(interpreter).frame;
    if (!namespace.has('__module__')) namespace.set('__module__', frame?.scope.module.name ?? '__main__');
    return createClass(machineOf(interpreter), metaclass, name, bases.items, namespace, kwargs);
  })));
  typeClass.dict.set('__init__', new Builtin('type.__init__', () => None));
  addDunders(typeClass, {
    __repr__: (interpreter, self) => (self instanceof PyClass ? plainRepr(interpreter, self) : interpreter.repr(self)),
    __hash__: (interpreter, self = None) => (self instanceof PyObject ? BigInt(interpreter.identity(self)) >> 4n : 0n),
    __instancecheck__: (interpreter, cls, value = None) => cls instanceof PyClass && interpreter.typeOf(value).isSubclassOf(cls),
    __subclasscheck__: (_, cls, other) => cls instanceof PyClass && other instanceof PyClass && other.isSubclassOf(cls),
    mro: (_, cls) => new PyTuple(cls instanceof PyClass ? cls.mro : []),
    __or__: (interpreter, a = None, b = None) => interpreter.call(interpreter.getattr(interpreter.importModule('typing'), '_either'), [a, b]),
    __ror__: (interpreter, a = None, b = None) => interpreter.call(interpreter.getattr(interpreter.importModule('typing'), '_either'), [b, a]),
  });
  typeClass.dict.set('__call__', new Builtin('type.__call__', (interpreter, [cls, ...args], kwargs) => (cls instanceof PyClass ? construct(machineOf(interpreter), cls, args, kwargs) : raise('TypeError', 'descriptor __call__ requires a type')), true));
  addProperty(typeClass, '__dict__', (cls) => (cls instanceof PyClass ? PyDict.fromStrings(cls.dict) : None));
}

