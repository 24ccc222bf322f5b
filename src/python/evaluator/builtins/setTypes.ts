/**
 * @file `set` and `frozenset`.
 */
import { holding } from '../contents.ts';
import { PyDict, PySet } from '../dict.ts';
import { raise } from '../exceptions.ts';
import type { Interpreter } from '../interpreter.ts';
import { addDunders, addMethod, nativeFunction } from '../native.ts';
import { Ellipsis, None, NotImplemented, PyClass, PyIterator, PyStaticMethod, classes, type Value } from '../values.ts';
import { makeException } from '../exceptions.ts';
import { PyException } from '../interpreter.ts';

/** Fills `set` and `frozenset`. */
export function fillSets(): void {
  for (const cls of [classes.set, classes.frozenset]) { fillShared(cls); fillAlgebra(cls); }
  classes.set.dict.set('__new__', new PyStaticMethod(nativeFunction('set.__new__', 'cls, *args, **kwargs', ({ cls }) => new PySet(cls instanceof PyClass ? cls : classes.set))));
  addMethod(classes.set, '__init__', 'self, iterable=..., /', ({ self, iterable }, interpreter) => {
    setOf(self).clear();
    if (iterable !== Ellipsis) for (const item of interpreter.iterate(iterable)) setOf(self).add(interpreter, item);
    return None;
  });
  classes.set.dict.set('__hash__', None);
  classes.frozenset.dict.set('__new__', new PyStaticMethod(nativeFunction('frozenset', 'cls, iterable=..., /', ({ cls, iterable }, interpreter) => PySet.from(interpreter, iterable === Ellipsis ? [] : interpreter.iterate(iterable), cls instanceof PyClass ? cls : classes.frozenset))));
  classes.frozenset.dict.set('__init__', nativeFunction('frozenset.__init__', 'self, *args', () => None));
  addDunders(classes.frozenset, { __hash__: (interpreter, self) => [...setOf(self).values()].reduce<bigint>((h, item) => h ^ (interpreter.hash(item) * 2_654_435_761n), 0n) % 2_305_843_009_213_693_951n });
  fillChanging();
}

const setOf = (value: Value | undefined): PySet => (value instanceof PySet ? value : raise('TypeError', "descriptor requires a 'set' object"));
const asSet = (interpreter: Interpreter, value: Value): PySet => (value instanceof PySet ? value : PySet.from(interpreter, value instanceof PyDict ? value.keys() : interpreter.iterate(value)));

function* valuesOf(set: PySet): Generator<Value, undefined> {
  const { size } = set;
  for (const value of set.values()) {
    if (set.size !== size) raise('RuntimeError', 'Set changed size during iteration');
    yield value;
  }
  return undefined;
}

function fillShared(cls: PyClass): void {
  addDunders(cls, {
    __len__: (_, self) => BigInt(setOf(self).size),
    __iter__: (_, self) => new PyIterator(holding(valuesOf(setOf(self)), setOf(self))),
    __contains__: (interpreter, self, item = None) => setOf(self).has(interpreter, item),
    __repr__: (interpreter, self) => {
      const set = setOf(self), { name } = set.cls;
      if (set.size === 0) return `${name}()`;
      const items = `{${Array.from(set.values(), (item) => interpreter.repr(item)).join(', ')}}`;
      return set.cls === classes.set ? items : `${name}(${items})`;
    },
    __eq__: (interpreter, self, other) => (other instanceof PySet ? setOf(self).size === other.size && isSubset(interpreter, setOf(self), other) : NotImplemented),
    __le__: (interpreter, self, other) => (other instanceof PySet ? isSubset(interpreter, setOf(self), other) : NotImplemented),
    __lt__: (interpreter, self, other) => (other instanceof PySet ? setOf(self).size < other.size && isSubset(interpreter, setOf(self), other) : NotImplemented),
    __ge__: (interpreter, self, other) => (other instanceof PySet ? isSubset(interpreter, other, setOf(self)) : NotImplemented),
    __gt__: (interpreter, self, other) => (other instanceof PySet ? setOf(self).size > other.size && isSubset(interpreter, other, setOf(self)) : NotImplemented),
    issubset: (interpreter, self, other = None) => isSubset(interpreter, setOf(self), asSet(interpreter, other)),
    issuperset: (interpreter, self, other = None) => isSubset(interpreter, asSet(interpreter, other), setOf(self)),
    isdisjoint: (interpreter, self, other = None) => [...asSet(interpreter, other).values()].every((item) => !setOf(self).has(interpreter, item)),
    copy: (interpreter, self) => PySet.from(interpreter, setOf(self).values(), setOf(self).cls),
  });
}

const isSubset = (interpreter: Interpreter, a: PySet, b: PySet): boolean => [...a.values()].every((item) => b.has(interpreter, item));

type Combine = (interpreter: Interpreter, a: PySet, b: PySet) => readonly Value[];
const algebra: Readonly<Record<string, { readonly method: string; readonly combine: Combine }>> = {
  or: { method: 'union', combine: (_, a, b) => [...a.values(), ...b.values()] },
  and: { method: 'intersection', combine: (interpreter, a, b) => [...a.values()].filter((item) => b.has(interpreter, item)) },
  sub: { method: 'difference', combine: (interpreter, a, b) => [...a.values()].filter((item) => !b.has(interpreter, item)) },
  xor: { method: 'symmetric_difference', combine: (interpreter, a, b) => [...[...a.values()].filter((item) => !b.has(interpreter, item)), ...[...b.values()].filter((item) => !a.has(interpreter, item))] },
};
const updating: Readonly<Record<string, string>> = { or: 'update', and: 'intersection_update', sub: 'difference_update', xor: 'symmetric_difference_update' };

function fillAlgebra(cls: PyClass): void {
  for (const [name, { method, combine }] of Object.entries(algebra)) {
    addDunders(cls, {
      [`__${name}__`]: (interpreter, self, other) => (other instanceof PySet ? PySet.from(interpreter, combine(interpreter, setOf(self), other), setOf(self).cls) : NotImplemented),
      [method]: (interpreter, self, ...others) => others.reduce<PySet>((set, other) => PySet.from(interpreter, combine(interpreter, set, asSet(interpreter, other)), set.cls), PySet.from(interpreter, setOf(self).values(), setOf(self).cls)),
    });
    if (cls !== classes.set) continue;
    const change = (interpreter: Interpreter, set: PySet, other: PySet): PySet => {
      const items = combine(interpreter, set, other);
      set.clear();
      for (const item of items) set.add(interpreter, item);
      return set;
    };
    addDunders(cls, {
      [`__i${name}__`]: (interpreter, self, other) => (other instanceof PySet ? change(interpreter, setOf(self), other) : NotImplemented),
      [updating[name] ?? name]: (interpreter, self, ...others) => { for (const other of others) change(interpreter, setOf(self), asSet(interpreter, other)); return None; },
    });
  }
}

function raiseMissing(interpreter: Interpreter, item: Value): never { throw new PyException(makeException('KeyError', [item]), 'KeyError', interpreter.repr(item)); }

function fillChanging(): void {
  const { set } = classes;
  addMethod(set, 'add', 'self, item, /', ({ self, item }, interpreter) => { setOf(self).add(interpreter, item); return None; });
  addMethod(set, 'discard', 'self, item, /', ({ self, item }, interpreter) => { setOf(self).delete(interpreter, item); return None; });
  addMethod(set, 'remove', 'self, item, /', ({ self, item }, interpreter) => (setOf(self).delete(interpreter, item) ? None : raiseMissing(interpreter, item)));
  addMethod(set, 'clear', 'self', ({ self }) => { setOf(self).clear(); return None; });
  addMethod(set, 'pop', 'self', ({ self }, interpreter) => {
    const [value] = setOf(self).values();
    if (value === undefined) raise('KeyError', 'pop from an empty set');
    setOf(self).delete(interpreter, value);
    return value;
  });
}
