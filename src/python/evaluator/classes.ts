/**
 * @file Making classes: the `class` statement, `type(name, bases, dict)`, metaclasses, `__init_subclass__`, `__set_name__`.
 */
import type { AnnAssign, ClassDef } from '../syntax/ast.ts';
import { PyDict } from './dict.ts';
import { raise } from './exceptions.ts';
import { Frame, Scope, type Machine } from './frame.ts';
import { docstring, qualifiedName } from './functions.ts';
import { BudgetExceeded } from './interpreter.ts';
import { mappingEntries } from './expressions.ts';
import { None, Opaque, OpaqueBase, PyClass, PyClassMethod, PyFunction, PyInstance, PyObject, PyStaticMethod, PyTuple, Undetermined, classes, objectClass, typeClass, type Kwargs, type Value } from './values.ts';
import { scopeOf } from './scopes.ts';

/** What a class body leaves in its namespace, so that its methods' `super()` finds the class. */
class ClassCell extends PyObject {
  constructor(readonly owner: { cls: PyClass | undefined }) { super(); }
  get cls(): PyClass { return objectClass; }
}

/** Executes a `class` statement, without its decorators. */
export function classFromStatement(machine: Machine, node: ClassDef, frame: Frame): Value {
  const bases = resolveBases(machine, node.bases.map((base) => machine.evaluate(base.type === 'Starred' ? base.value : base, frame)));
  const kwargs = new Map<string, Value>();
  for (const keyword of node.keywords) if (typeof keyword.arg === 'string') kwargs.set(keyword.arg, machine.evaluate(keyword.value, frame));
  const explicit = kwargs.get('metaclass');
  kwargs.delete('metaclass');
  const metaclass = metaclassFor(explicit, bases);
  const names = prepare(machine, metaclass, node.name, bases, kwargs);
  runBody(machine, node, frame, names);
  if (metaclass === typeClass) return createClass(machine, typeClass, node.name, bases, names, kwargs);
  return machine.call(metaclass, [node.name, new PyTuple(bases), PyDict.fromStrings(names)], kwargs);
}

function runBody(machine: Machine, node: ClassDef, frame: Frame, names: Map<string, Value>): void {
  const owner: { cls: PyClass | undefined } = { cls: undefined };
  const qualname = qualifiedName(frame, node.name);
  names.set('__module__', frame.scope.module.name);
  names.set('__qualname__', qualname);
  names.set('__doc__', docstring(node.body) ?? None);
  const scope = new Scope('class', frame.scope, frame.scope.module, scopeOf(node), names);
  const inner = new Frame(scope, qualname, node, owner, undefined, frame.position, node.name);
  machine.within(inner, () => machine.run(node.body, inner).next(None));
  names.set('__classcell__', new ClassCell(owner));
}

/** A base that nobody knows becomes an `OpaqueBase`; `__mro_entries__` is asked. */
function resolveBases(machine: Machine, bases: readonly Value[]): PyClass[] {
  return bases.flatMap((base): PyClass[] => {
    if (base instanceof PyClass) return [base];
    if (base instanceof Opaque || base instanceof Undetermined) return [new OpaqueBase(base.origin)];
    const entries = machine.getattrOptional(base, '__mro_entries__');
    if (entries === undefined) raise('TypeError', `${machine.typeOf(base).name}() takes no keyword arguments or is no base class`);
    return resolveBases(machine, [...machine.iterate(machine.call(entries, [new PyTuple(bases)]))]);
  });
}

function metaclassFor(explicit: Value | undefined, bases: readonly PyClass[]): Value {
  if (explicit !== undefined && !(explicit instanceof PyClass)) return explicit instanceof Opaque ? typeClass : explicit;
  let winner = explicit ?? typeClass;
  for (const base of bases) {
    if (base.cls.isSubclassOf(winner)) winner = base.cls;
    else if (!winner.isSubclassOf(base.cls)) raise('TypeError', 'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases');
  }
  return winner;
}

function prepare(machine: Machine, metaclass: Value, name: string, bases: readonly PyClass[], kwargs: Kwargs): Map<string, Value> {
  const names = new Map<string, Value>();
  const hook = metaclass instanceof PyClass && metaclass !== typeClass ? machine.getattrOptional(metaclass, '__prepare__') : undefined;
  if (hook === undefined) return names;
  for (const [key, value] of mappingEntries(machine, machine.call(hook, [name, new PyTuple(bases)], kwargs)) ?? []) if (typeof key === 'string') names.set(key, value);
  return names;
}

/** Built-in classes whose instances are stored each in its own way. */
const layouts: readonly PyClass[] = [classes.int, classes.float, classes.str, classes.bytes, classes.list, classes.tuple, classes.dict, classes.set, classes.frozenset];

/** `type.__new__`. */
export function createClass(machine: Machine, metaclass: PyClass, name: string, givenBases: readonly Value[], names: ReadonlyMap<string, Value>, kwargs: Kwargs): PyClass {
  const resolved = resolveBases(machine, givenBases);
  const bases = resolved.length === 0 ? [objectClass] : resolved;
  const sealed = bases.find((base) => base === classes.bool || base === classes.NoneType || base === classes.function || base === classes.range);
  if (sealed !== undefined) raise('TypeError', `type '${sealed.name}' is not an acceptable base type`);
  const winner = metaclassFor(metaclass, bases);
  if (new Set(bases.flatMap((base) => base.mro.find((c) => layouts.includes(c)) ?? [])).size > 1) raise('TypeError', 'multiple bases have instance lay-out conflict');
  const cls = newClass(name, bases, winner instanceof PyClass && winner !== typeClass ? winner : undefined, names);
  for (const [key, value] of names) if (key !== '__classcell__') cls.dict.set(key, implicitMethod(key, value));
  if (names.has('__eq__') && !names.has('__hash__')) cls.dict.set('__hash__', None);
  cls.slots = slotsOf(machine, cls);
  cls.subclasses = [];
  for (const base of bases) base.subclasses?.push(cls);
  const cell = names.get('__classcell__');
  if (cell instanceof ClassCell) cell.owner.cls = cls;
  announce(machine, cls, kwargs);
  return cls;
}

/** The names that instances are limited to; undefined where some class of the mro leaves them free. */
function slotsOf(machine: Machine, cls: PyClass): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const each of cls.mro.slice(0, -1)) {
    const own = each.dict.get('__slots__');
    if (own === undefined) return undefined;
    for (const name of typeof own === 'string' ? [own] : machine.iterate(own)) if (typeof name === 'string') names.add(name);
  }
  return names.has('__dict__') ? undefined : names;
}

function newClass(name: string, bases: readonly PyClass[], metaclass: PyClass | undefined, names: ReadonlyMap<string, Value>): PyClass {
  const module = names.get('__module__');
  try {
    return new PyClass(name, bases, undefined, metaclass, typeof module === 'string' ? module : '__main__');
  } catch (error) {
    if (error instanceof RangeError && error.message.startsWith('Cannot')) raise('TypeError', `Cannot create a consistent method resolution\norder (MRO) for bases ${bases.map((b) => b.name).join(', ')}`);
    throw error;
  }
}

/** `__new__` is a static method, `__init_subclass__` and `__class_getitem__` are class methods, without saying so. */
function implicitMethod(name: string, value: Value): Value {
  if (!(value instanceof PyFunction)) return value;
  if (name === '__new__') return new PyStaticMethod(value);
  return name === '__init_subclass__' || name === '__class_getitem__' ? new PyClassMethod(value) : value;
}

function announce(machine: Machine, cls: PyClass, kwargs: Kwargs): void {
  for (const [name, value] of [...cls.dict]) {
    const hook = value instanceof PyInstance ? value.cls.lookup('__set_name__') : undefined;
    if (hook !== undefined) machine.call(hook, [value, cls, name]);
  }
  for (const base of cls.mro.slice(1)) {
    const hook = base.dict.get('__init_subclass__');
    if (hook === undefined) continue;
    machine.call(hook instanceof PyClassMethod ? hook.func : hook, [cls], kwargs);
    return;
  }
  const [first] = kwargs.keys();
  if (first !== undefined && !cls.mro.some((c) => c instanceof OpaqueBase)) raise('TypeError', `${cls.name}.__init_subclass__() takes no keyword arguments`);
}

/** A class body's annotations are kept for dataclasses; what can't be evaluated counts as opaque. Elsewhere they are inert. */
export function annotate(machine: Machine, node: AnnAssign, frame: Frame): void {
  if (frame.scope.kind !== 'class' || node.target.type !== 'Name') return;
  const known = frame.scope.names.get('__annotations__');
  const annotations = known instanceof PyDict ? known : new PyDict();
  frame.scope.names.set('__annotations__', annotations);
  annotations.set(machine, node.target.id, annotationValue(machine, node, frame));
}

function annotationValue(machine: Machine, node: AnnAssign, frame: Frame): Value {
  try {
    return machine.evaluate(node.annotation, frame);
  } catch (error) {
    if (error instanceof BudgetExceeded) throw error;
    return new Opaque('annotation');
  }
}
