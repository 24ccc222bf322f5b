/**
 * @file `dict`, its views, `set` and `frozenset`.
 */
import { holding } from '../contents.ts';
import { PyDict, PySet } from '../dict.ts';
import { makeException, raise } from '../exceptions.ts';
import { PyException, type Interpreter } from '../interpreter.ts';
import { listIterator } from '../iteration.ts';
import { addDunders, addMethod, nativeFunction } from '../native.ts';
import { guarded } from '../presentation.ts';
import { fillSets } from './setTypes.ts';
import { machineOf } from './machineOf.ts';
import { Ellipsis, None, NotImplemented, Opaque, PyClass, PyClassMethod, PyIterator, PyObject, PyStaticMethod, PyTuple, builtinClass, classes, type Kwargs, type Value } from '../values.ts';

/** Fills `dict`, the views, `set` and `frozenset`. */
export function fillMappings(): void {
  fillDict();
  fillDictMethods();
  fillViews();
  fillSets();
}

const dictOf = (value: Value | undefined): PyDict => (value instanceof PyDict ? value : raise('TypeError', "descriptor requires a 'dict' object"));

/** A KeyError's argument is the key itself. */
export function raiseKeyError(interpreter: Interpreter, key: Value): never {
  if (key instanceof Opaque) return interpreter.unsupported(`looking up ${key.origin}: its value is unknown`);
  throw new PyException(makeException('KeyError', [key]), 'KeyError', interpreter.repr(key));
}

/** `dict.update(mapping or pairs, **kwargs)`. */
export function updateDict(interpreter: Interpreter, dict: Value, source: Value, kwargs: Kwargs): void {
  const put = (key: Value, value: Value): void => { if (dict instanceof PyDict) dict.set(interpreter, key, value); else interpreter.setitem(dict, key, value); };
  if (source instanceof PyDict) for (const [key, value] of [...source.entries()]) put(key, value);
  else if (interpreter.getattrOptional(source, 'keys') !== undefined) for (const key of interpreter.iterate(interpreter.call(interpreter.getattr(source, 'keys')))) put(key, interpreter.getitem(source, key));
  else {
    let index = 0;
    for (const pair of interpreter.iterate(source)) {
      if (!['__iter__', '__getitem__'].some((name) => interpreter.typeOf(pair).lookup(name) !== undefined)) raise('TypeError', `cannot convert dictionary update sequence element #${String(index)} to a sequence`);
      const [key, value, surplus] = [...interpreter.iterate(pair)];
      if (key === undefined || value === undefined || surplus !== undefined) raise('ValueError', `dictionary update sequence element #${String(index)} has length ${String(interpreter.length(pair))}; 2 is required`);
      put(key, value);
      index += 1;
    }
  }
  for (const [key, value] of kwargs) put(key, value);
}

function fillDict(): void {
  const { dict } = classes;
  dict.dict.set('__new__', new PyStaticMethod(nativeFunction('dict.__new__', 'cls, *args, **kwargs', ({ cls }) => new PyDict(cls instanceof PyClass ? cls : dict))));
  addMethod(dict, '__init__', 'self, source=..., /, **kwargs', ({ self, source, kwargs }, interpreter) => {
    if (source !== Ellipsis) updateDict(interpreter, dictOf(self), source, new Map());
    updateDict(interpreter, dictOf(self), kwargs, new Map());
    return None;
  });
  dict.dict.set('__hash__', None);
  addDunders(dict, {
    __len__: (_, self) => BigInt(dictOf(self).size),
    __iter__: (_, self) => new PyIterator(entriesOf(dictOf(self), ([key]) => key)),
    __reversed__: (_, self) => new PyIterator(listIterator(dictOf(self).keys().reverse())),
    __contains__: (interpreter, self, key = None) => dictOf(self).has(interpreter, key),
    __getitem__: (interpreter, self, key = None) => dictOf(self).get(interpreter, key) ?? missing(interpreter, dictOf(self), key),
    __setitem__: (interpreter, self, key = None, value = None) => { dictOf(self).set(interpreter, key, value); return None; },
    __delitem__: (interpreter, self, key = None) => { if (dictOf(self).delete(interpreter, key) === undefined) raiseKeyError(interpreter, key); return None; },
    __repr__: (interpreter, self) => guarded(machineOf(interpreter), dictOf(self), '{', '}', () => `{${Array.from(dictOf(self).entries(), ([key, value]) => `${interpreter.repr(key)}: ${interpreter.repr(value)}`).join(', ')}}`),
    __eq__: (interpreter, self, other) => (other instanceof PyDict ? equalDicts(interpreter, dictOf(self), other) : NotImplemented),
    __ne__: (interpreter, self, other) => (other instanceof PyDict ? !equalDicts(interpreter, dictOf(self), other) : NotImplemented),
    __or__: (interpreter, self, other) => (other instanceof PyDict ? PyDict.from(interpreter, [...dictOf(self).entries(), ...other.entries()]) : NotImplemented),
    __ior__: (interpreter, self, other = None) => { updateDict(interpreter, dictOf(self), other, new Map()); return dictOf(self); },
  });
  dict.dict.set('fromkeys', new PyClassMethod(nativeFunction('dict.fromkeys', 'cls, iterable, value=None, /', ({ cls, iterable, value }, interpreter) => {
    const made = interpreter.call(cls);
    for (const key of interpreter.iterate(iterable)) interpreter.setitem(made, key, value);
    return made;
  })));
}

/** Subclasses may define `__missing__`. */
function missing(interpreter: Interpreter, dict: PyDict, key: Value): Value {
  const hook = dict.cls === classes.dict ? undefined : dict.cls.lookup('__missing__');
  return hook === undefined ? raiseKeyError(interpreter, key) : interpreter.call(hook, [dict, key]);
}

function equalDicts(interpreter: Interpreter, a: PyDict, b: PyDict): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a.entries()) {
    const other = b.get(interpreter, key);
    if (other === undefined || !interpreter.equals(value, other)) return false;
  }
  return true;
}

const entriesOf = (dict: PyDict, part: (entry: readonly [Value, Value]) => Value): Generator<Value, undefined> => holding(liveEntries(dict, part), dict);
function* liveEntries(dict: PyDict, part: (entry: readonly [Value, Value]) => Value): Generator<Value, undefined> {
  const { size } = dict;
  for (const entry of dict.entries()) {
    if (dict.size !== size) raise('RuntimeError', 'dictionary changed size during iteration');
    yield part(entry);
  }
  if (dict.size !== size) raise('RuntimeError', 'dictionary changed size during iteration');
  return undefined;
}

function fillDictMethods(): void {
  const { dict } = classes;
  addMethod(dict, 'get', 'self, key, default=None, /', ({ self, key, default: fallback }, interpreter) => dictOf(self).get(interpreter, key) ?? fallback);
  addMethod(dict, 'pop', 'self, key, default=..., /', ({ self, key, default: fallback }, interpreter) => dictOf(self).delete(interpreter, key) ?? (fallback === Ellipsis ? raiseKeyError(interpreter, key) : fallback));
  addMethod(dict, 'popitem', 'self', ({ self }, interpreter) => {
    const last = [...dictOf(self).entries()].at(-1) ?? raise('KeyError', 'popitem(): dictionary is empty');
    dictOf(self).delete(interpreter, last[0]);
    return new PyTuple(last);
  });
  addMethod(dict, 'setdefault', 'self, key, default=None, /', ({ self, key, default: fallback }, interpreter) => {
    const known = dictOf(self).get(interpreter, key);
    if (known === undefined) dictOf(self).set(interpreter, key, fallback);
    return known ?? fallback;
  });
  addMethod(dict, 'update', 'self, source=..., /, **kwargs', ({ self, source, kwargs }, interpreter) => {
    if (source !== Ellipsis) updateDict(interpreter, self, source, new Map());
    updateDict(interpreter, self, kwargs, new Map());
    return None;
  });
  addMethod(dict, 'clear', 'self', ({ self }) => { dictOf(self).clear(); return None; });
  addMethod(dict, 'copy', 'self', ({ self }, interpreter) => PyDict.from(interpreter, dictOf(self).entries()));
  addMethod(dict, 'keys', 'self', ({ self }) => new DictView(views.keys, dictOf(self)));
  addMethod(dict, 'values', 'self', ({ self }) => new DictView(views.values, dictOf(self)));
  addMethod(dict, 'items', 'self', ({ self }) => new DictView(views.items, dictOf(self)));
}

const views = { keys: builtinClass('dict_keys'), values: builtinClass('dict_values'), items: builtinClass('dict_items') };

/** `dict.keys()`, `.values()`, `.items()`: live. */
class DictView extends PyObject {
  constructor(readonly cls: PyClass, readonly dict: PyDict) { super(); }
  [Symbol.iterator](): Generator<Value, undefined> { return entriesOf(this.dict, parts.get(this.cls) ?? (([key]) => key)); }
}
const parts = new Map<PyClass, (entry: readonly [Value, Value]) => Value>([[views.keys, ([key]) => key], [views.values, ([, value]) => value], [views.items, (entry) => new PyTuple(entry)]]);

/** An OrderedDict, which is written in Python, has views of its own name. */
const isOrdered = (dict: PyDict): boolean => dict.cls !== classes.dict && dict.cls.mro.some(({ name, module }) => name === 'OrderedDict' && module === 'collections');

function fillViews(): void {
  const viewOf = (value: Value | undefined): DictView => (value instanceof DictView ? value : raise('TypeError', 'descriptor requires a view'));
  for (const cls of Object.values(views)) {
    addDunders(cls, {
      __len__: (_, self) => BigInt(viewOf(self).dict.size),
      __iter__: (_, self) => new PyIterator(viewOf(self)[Symbol.iterator]()),
      __reversed__: (_, self) => new PyIterator(listIterator([...viewOf(self)].reverse())),
      __contains__: (interpreter, self, item = None) => (cls === views.keys ? viewOf(self).dict.has(interpreter, item) : [...viewOf(self)].some((each) => interpreter.equals(each, item))),
      __repr__: (interpreter, self) => `${isOrdered(viewOf(self).dict) ? 'o' : ''}${cls.name}([${Array.from(viewOf(self), (item) => interpreter.repr(item)).join(', ')}])`,
    });
    if (cls === views.values) continue;
    const asSet = (interpreter: Interpreter, value: Value): PySet => PySet.from(interpreter, interpreter.iterate(value));
    addDunders(cls, {
      __eq__: (interpreter, self = None, other = None) => interpreter.equals(asSet(interpreter, self), asSet(interpreter, other)),
      ...Object.fromEntries([['and', 'BitAnd'], ['or', 'BitOr'], ['sub', 'Sub'], ['xor', 'BitXor']].map(([name, op = '']) => [`__${name ?? ''}__`, (interpreter: Interpreter, self: Value = None, other: Value = None) => interpreter.binary(op, asSet(interpreter, self), asSet(interpreter, other))])),
    });
  }
}
