/**
 * @file `list`, `tuple`, `range`, `slice`.
 */
import { holding } from '../contents.ts';
import { raise } from '../exceptions.ts';
import type { Interpreter } from '../interpreter.ts';
import { listIterator } from '../iteration.ts';
import { addDunders, addMethod, addProperty, nativeFunction } from '../native.ts';
import { guarded } from '../presentation.ts';
import { indexOf } from '../protocols.ts';
import { position, sliceBounds, sliceItems } from '../slices.ts';
import { sortValues } from '../sorting.ts';
import { machineOf } from './machineOf.ts';
import { Ellipsis, None, NotImplemented, PyClass, PyIterator, PyList, PyRange, PySlice, PyStaticMethod, PyTuple, classes, type Value } from '../values.ts';

/** Fills `list`, `tuple`, `range` and `slice`. */
export function fillSequences(): void {
  fillCommon(classes.list);
  fillCommon(classes.tuple);
  fillList();
  fillTuple();
  fillRange();
  fillSlice();
}

type Sequence = PyList | PyTuple;
const itemsOf = (value: Value | undefined): readonly Value[] => (value instanceof PyList || value instanceof PyTuple ? value.items : raise('TypeError', 'descriptor requires a list or tuple'));

/** What list and tuple share. Slices and concatenations of subclasses are plain. */
function fillCommon(cls: PyClass): void {
  const isTuple = cls === classes.tuple;
  const make = (items: Value[]): Sequence => (isTuple ? new PyTuple(items) : new PyList(items));
  const same = (value: Value | undefined): value is Sequence => (isTuple ? value instanceof PyTuple : value instanceof PyList);
  addDunders(cls, {
    __len__: (_, self) => BigInt(itemsOf(self).length),
    __iter__: (_, self) => new PyIterator(listIterator(itemsOf(self))),
    __contains__: (interpreter, self, item = None) => itemsOf(self).some((each) => interpreter.equals(each, item)),
    __getitem__: (interpreter, self, key = None) => (key instanceof PySlice ? make(sliceItems(interpreter, itemsOf(self), key)) : (itemsOf(self)[position(interpreter, key, itemsOf(self).length, cls.name)] ?? None)),
    __add__: (interpreter, self, other) => {
      if (!same(other)) return NotImplemented;
      interpreter.reserve((itemsOf(self).length + other.items.length) * 8);
      return make([...itemsOf(self), ...other.items]);
    },
    __mul__: (interpreter, self, count) => repeat(interpreter, self, count, make),
    __rmul__: (interpreter, self, count) => repeat(interpreter, self, count, make),
    __eq__: (interpreter, self, other) => (same(other) ? equalItems(interpreter, itemsOf(self), other.items) : NotImplemented),
    __ne__: (interpreter, self, other) => (same(other) ? !equalItems(interpreter, itemsOf(self), other.items) : NotImplemented),
    __lt__: (interpreter, self, other) => (same(other) ? ordered(interpreter, 'Lt', itemsOf(self), other.items) : NotImplemented),
    __le__: (interpreter, self, other) => (same(other) ? ordered(interpreter, 'LtE', itemsOf(self), other.items) : NotImplemented),
    __gt__: (interpreter, self, other) => (same(other) ? ordered(interpreter, 'Gt', itemsOf(self), other.items) : NotImplemented),
    __ge__: (interpreter, self, other) => (same(other) ? ordered(interpreter, 'GtE', itemsOf(self), other.items) : NotImplemented),
    count: (interpreter, self, item = None) => BigInt(itemsOf(self).filter((each) => interpreter.equals(each, item)).length),
    index: (interpreter, self, item = None, start = 0n, stop = None) => {
      const { start: from, stop: to } = sliceBounds(interpreter, new PySlice(start, stop, None), itemsOf(self).length);
      const index = itemsOf(self).findIndex((each, i) => i >= from && i < to && interpreter.equals(each, item));
      return index >= 0 ? BigInt(index) : raise('ValueError', isTuple ? 'tuple.index(x): x not in tuple' : `${interpreter.repr(item)} is not in list`);
    },
  });
}

function repeat(interpreter: Interpreter, self: Value | undefined, count: Value | undefined, make: (items: Value[]) => Sequence): Value {
  if (count === undefined || (typeof count !== 'bigint' && typeof count !== 'boolean' && interpreter.typeOf(count).lookup('__index__') === undefined)) return NotImplemented;
  const times = indexOf(interpreter, count);
  const items = itemsOf(self);
  if (times > 0n) interpreter.reserve(times * BigInt(items.length) * 8n);
  return make(times <= 0n ? [] : Array.from({ length: Number(times) * items.length }, (_, i) => items[i % items.length] ?? None));
}

const equalItems = (interpreter: Interpreter, a: readonly Value[], b: readonly Value[]): boolean => a.length === b.length && a.every((item, i) => interpreter.equals(item, b[i] ?? None));

function ordered(interpreter: Interpreter, op: string, a: readonly Value[], b: readonly Value[]): Value {
  const index = a.findIndex((item, i) => i >= b.length || !interpreter.equals(item, b[i] ?? None));
  if (index < 0 || index >= b.length) return interpreter.compare(op, BigInt(a.length), BigInt(b.length));
  return interpreter.compare(op, a[index] ?? None, b[index] ?? None);
}

const listOf = (value: Value | undefined): PyList => (value instanceof PyList ? value : raise('TypeError', `descriptor requires a 'list' object`));

function fillList(): void {
  const { list } = classes;
  list.dict.set('__new__', new PyStaticMethod(nativeFunction('list.__new__', 'cls, *args, **kwargs', ({ cls }) => new PyList([], cls instanceof PyClass ? cls : list))));
  addMethod(list, '__init__', 'self, iterable=..., /', ({ self, iterable }, interpreter) => { listOf(self).items.length = 0; if (iterable !== Ellipsis) extend(interpreter, listOf(self).items, iterable); return None; });
  list.dict.set('__hash__', None);
  addDunders(list, {
    __repr__: (interpreter, self) => guarded(machineOf(interpreter), listOf(self), '[', ']', () => `[${listOf(self).items.map((item) => interpreter.repr(item)).join(', ')}]`),
    __setitem__: (interpreter, self, key = None, value = None) => { setListItem(interpreter, listOf(self).items, key, value); return None; },
    __delitem__: (interpreter, self, key = None) => { deleteListItem(interpreter, listOf(self).items, key); return None; },
    __iadd__: (interpreter, self, other = None) => { extend(interpreter, listOf(self).items, other); return listOf(self); },
    __imul__: (interpreter, self, count) => {
      const repeated = repeat(interpreter, self, count, (items) => new PyList(items));
      if (!(repeated instanceof PyList)) return NotImplemented;
      replaceItems(listOf(self).items, repeated.items);
      return listOf(self);
    },
    __reversed__: (_, self) => new PyIterator(listIterator([...listOf(self).items].reverse())),
  });
  fillListMethods();
}

function fillListMethods(): void {
  const { list } = classes;
  addMethod(list, 'append', 'self, object, /', ({ self, object }) => { listOf(self).items.push(object); return None; });
  addMethod(list, 'extend', 'self, iterable, /', ({ self, iterable }, interpreter) => { extend(interpreter, listOf(self).items, iterable); return None; });
  addMethod(list, 'insert', 'self, index, object, /', ({ self, index, object }, interpreter) => { listOf(self).items.splice(Number(indexOf(interpreter, index)), 0, object); return None; });
  addMethod(list, 'pop', 'self, index=-1, /', ({ self, index }, interpreter) => {
    const { items } = listOf(self);
    if (items.length === 0) raise('IndexError', 'pop from empty list');
    return items.splice(position(interpreter, index, items.length, 'list', 'pop index out of range'), 1)[0] ?? None;
  });
  addMethod(list, 'remove', 'self, value, /', ({ self, value }, interpreter) => {
    const index = listOf(self).items.findIndex((item) => interpreter.equals(item, value));
    if (index < 0) raise('ValueError', 'list.remove(x): x not in list');
    listOf(self).items.splice(index, 1);
    return None;
  });
  addMethod(list, 'clear', 'self', ({ self }) => { listOf(self).items.length = 0; return None; });
  addMethod(list, 'copy', 'self', ({ self }) => new PyList([...listOf(self).items]));
  addMethod(list, 'reverse', 'self', ({ self }) => { listOf(self).items.reverse(); return None; });
  addMethod(list, 'sort', 'self, *, key=None, reverse=False', ({ self, key, reverse }, interpreter) => {
    const { items } = listOf(self);
    replaceItems(items, sortValues(interpreter, items, key, interpreter.truth(reverse)));
    return None;
  });
}

/** In place, however many there are. */
function replaceItems(items: Value[], values: readonly Value[]): void {
  items.length = 0;
  for (const value of values) items.push(value);
}

function extend(interpreter: Interpreter, items: Value[], iterable: Value): void {
  const known = iterable instanceof PyList || iterable instanceof PyTuple ? [...iterable.items] : undefined; // a copy: it may be the list itself
  if (known !== undefined) interpreter.reserve((items.length + known.length) * 8);
  for (const item of known ?? interpreter.iterate(iterable)) items.push(item);
}

function setListItem(interpreter: Interpreter, items: Value[], key: Value, value: Value): void {
  if (!(key instanceof PySlice)) { items[position(interpreter, key, items.length, 'list', 'list assignment index out of range')] = value; return; }
  const { start, step, count } = sliceBounds(interpreter, key, items.length);
  const values = [...interpreter.iterate(value)];
  if (step === 1) { replaceItems(items, [...items.slice(0, start), ...values, ...items.slice(start + count)]); return; }
  if (values.length !== count) raise('ValueError', `attempt to assign sequence of size ${String(values.length)} to extended slice of size ${String(count)}`);
  for (const [i, each] of values.entries()) items[start + i * step] = each;
}

function deleteListItem(interpreter: Interpreter, items: Value[], key: Value): void {
  if (!(key instanceof PySlice)) { items.splice(position(interpreter, key, items.length, 'list', 'list assignment index out of range'), 1); return; }
  const { start, step, count } = sliceBounds(interpreter, key, items.length);
  const doomed = new Set(Array.from({ length: count }, (_, i) => start + i * step));
  replaceItems(items, items.filter((_, i) => !doomed.has(i)));
}

function fillTuple(): void {
  const { tuple } = classes;
  tuple.dict.set('__new__', new PyStaticMethod(nativeFunction('tuple', 'cls, iterable=..., /', ({ cls, iterable }, interpreter) => {
    if (cls === tuple && iterable instanceof PyTuple && iterable.cls === tuple) return iterable;
    return new PyTuple(iterable === Ellipsis ? [] : [...interpreter.iterate(iterable)], cls instanceof PyClass ? cls : tuple);
  })));
  tuple.dict.set('__init__', nativeFunction('tuple.__init__', 'self, *args, **kwargs', () => None));
  addDunders(tuple, {
    __repr__: (interpreter, self) => { const items = itemsOf(self).map((item) => interpreter.repr(item)); return items.length === 1 ? `(${items.join('')},)` : `(${items.join(', ')})`; },
    __hash__: (interpreter, self = None) => interpreter.hash(self instanceof PyTuple && self.cls !== tuple ? new PyTuple(self.items) : self),
  });
}

const rangeOf = (value: Value | undefined): PyRange => (value instanceof PyRange ? value : raise('TypeError', "descriptor requires a 'range' object"));
/** How many numbers a range has. */
export const rangeLength = ({ start, stop, step }: PyRange): bigint => {
  const span = step > 0n ? stop - start : start - stop;
  const stride = step > 0n ? step : -step;
  return span <= 0n ? 0n : (span + stride - 1n) / stride;
};

const rangeValues = (range: PyRange): Generator<Value, undefined> => holding(steps(range), range);
function* steps(range: PyRange): Generator<Value, undefined> {
  for (let value = range.start; range.step > 0n ? value < range.stop : value > range.stop; value += range.step) yield value;
  return undefined;
}

function fillRange(): void {
  const { range } = classes;
  range.dict.set('__new__', new PyStaticMethod(nativeFunction('range', 'cls, start, stop=..., step=1, /', ({ start, stop, step }, interpreter) => {
    const [first, last, stride] = [stop === Ellipsis ? 0n : indexOf(interpreter, start), indexOf(interpreter, stop === Ellipsis ? start : stop), indexOf(interpreter, step)];
    return stride === 0n ? raise('ValueError', 'range() arg 3 must not be zero') : new PyRange(first, last, stride);
  })));
  range.dict.set('__init__', nativeFunction('range.__init__', 'self, *args', () => None));
  addDunders(range, {
    __len__: (_, self) => { const length = rangeLength(rangeOf(self)); return length < 1n << 63n ? length : raise('OverflowError', 'Python int too large to convert to C ssize_t'); },
    __iter__: (_, self) => new PyIterator(rangeValues(rangeOf(self))),
    __reversed__: (_, self) => { const r = rangeOf(self); const last = r.start + (rangeLength(r) - 1n) * r.step; return new PyIterator(rangeValues(new PyRange(last, r.start - r.step, -r.step))); },
    __contains__: (interpreter, self, item = None) => {
      const { start, step } = rangeOf(self);
      const value = typeof item === 'number' && Number.isInteger(item) ? BigInt(item) : typeof item === 'boolean' ? BigInt(item) : item;
      if (typeof value !== 'bigint') { for (const each of interpreter.iterate(rangeOf(self))) if (interpreter.equals(each, value)) return true; return false; }
      const steps = (value - start) / step;
      return (value - start) % step === 0n && steps >= 0n && steps < rangeLength(rangeOf(self));
    },
    __getitem__: (interpreter, self, key = None) => rangeItem(interpreter, rangeOf(self), key),
    __eq__: (_, self, other) => (other instanceof PyRange ? rangeText(rangeOf(self)) === rangeText(other) : NotImplemented),
    __hash__: (interpreter, self) => interpreter.hash(rangeText(rangeOf(self))),
    __repr__: (_, self) => { const r = rangeOf(self); return `range(${String(r.start)}, ${String(r.stop)}${r.step === 1n ? '' : `, ${String(r.step)}`})`; },
    index: (_, self, item = None) => { const r = rangeOf(self); return typeof item === 'bigint' && (item - r.start) % r.step === 0n ? (item - r.start) / r.step : raise('ValueError', 'not in range'); },
    count: (interpreter, self, item = None) => BigInt(interpreter.truth(interpreter.call(range.dict.get('__contains__') ?? None, [rangeOf(self), item]))),
  });
  for (const name of ['start', 'stop', 'step'] as const) addProperty(range, name, (self) => rangeOf(self)[name]);
}

const rangeText = (range: PyRange): string => { const n = rangeLength(range); return n === 0n ? '' : n === 1n ? String(range.start) : `${String(range.start)} ${String(range.step)} ${String(n)}`; };

function rangeItem(interpreter: Interpreter, range: PyRange, key: Value): Value {
  const length = Number(rangeLength(range));
  if (!(key instanceof PySlice)) return range.start + BigInt(position(interpreter, key, length, 'range', 'range object index out of range')) * range.step;
  const { start, step, count } = sliceBounds(interpreter, key, length);
  const first = range.start + BigInt(start) * range.step, stride = range.step * BigInt(step);
  return new PyRange(first, first + BigInt(count) * stride, stride);
}

function fillSlice(): void {
  const { slice } = classes;
  slice.dict.set('__new__', new PyStaticMethod(nativeFunction('slice', 'cls, start, stop=..., step=None, /', ({ start, stop, step }) => (stop === Ellipsis ? new PySlice(None, start, step) : new PySlice(start, stop, step)))));
  slice.dict.set('__init__', nativeFunction('slice.__init__', 'self, *args', () => None));
  const sliceOf = (value: Value | undefined): PySlice => (value instanceof PySlice ? value : raise('TypeError', "descriptor requires a 'slice' object"));
  for (const name of ['start', 'stop', 'step'] as const) addProperty(slice, name, (self) => sliceOf(self)[name]);
  addDunders(slice, {
    __repr__: (interpreter, self) => `slice(${[sliceOf(self).start, sliceOf(self).stop, sliceOf(self).step].map((part) => interpreter.repr(part)).join(', ')})`,
    __eq__: (interpreter, self, other) => (other instanceof PySlice ? (['start', 'stop', 'step'] as const).every((name) => interpreter.equals(sliceOf(self)[name], other[name])) : NotImplemented),
    indices: (interpreter, self, length = 0n) => { const { start, stop, step } = sliceBounds(interpreter, sliceOf(self), Number(indexOf(interpreter, length))); return new PyTuple([BigInt(start), BigInt(stop), BigInt(step)]); },
  });
}
