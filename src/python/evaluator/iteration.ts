/**
 * @file `iter` and `next`: every Python iterable as a JS one, and back.
 */
import { holding } from './contents.ts';
import { isRaised, raise } from './exceptions.ts';
import type { Interpreter } from './interpreter.ts';
import { None, Opaque, PyIterator, PyList, PyTuple, classes, type Value } from './values.ts';

/** An iterable that a `for … of` may leave early: a Python generator is not closed by `break`. */
export function iterateValue(interpreter: Interpreter, object: Value): Iterable<Value> {
  if (object instanceof PyTuple && object.cls === classes.tuple) return object.items;
  const iterator = iteratorOf(interpreter, object);
  return holding({ [Symbol.iterator]: () => ({ next: () => { interpreter.step(); return interpret(iterator.next(None)); } }) }, iterator);
}

const interpret = (result: IteratorResult<Value, Value | undefined>): IteratorResult<Value, undefined> => (result.done === true ? { done: true, value: undefined } : { done: false, value: result.value });

/** `iter(object)` as a JS iterator. */
export function iteratorOf(interpreter: Interpreter, object: Value): Iterator<Value, Value | undefined, Value> {
  if (object instanceof PyIterator) return object.iterator;
  if (object instanceof PyList && object.cls === classes.list) return listIterator(object.items);
  if (object instanceof Opaque) return interpreter.unsupported(`iterating over ${object.origin}: its value is unknown`);
  const made = makeIterator(interpreter, object);
  return made instanceof PyIterator ? made.iterator : holding({ next: () => advance(interpreter, made) }, made);
}

/** `iter(object)` as a Python value. */
export function makeIterator(interpreter: Interpreter, object: Value): Value {
  if (object instanceof PyIterator) return object;
  if (object instanceof Opaque) return interpreter.unsupported(`iterating over ${object.origin}: its value is unknown`);
  const type = interpreter.typeOf(object);
  const method = type.lookup('__iter__');
  if (method === None) raise('TypeError', `'${type.name}' object is not iterable`);
  if (method !== undefined) {
    const made = interpreter.call(method, [object]);
    if (made instanceof PyIterator || made instanceof Opaque || interpreter.typeOf(made).lookup('__next__') !== undefined) return made;
    raise('TypeError', `iter() returned non-iterator of type '${interpreter.typeOf(made).name}'`);
  }
  if (type.lookup('__getitem__') !== undefined) return new PyIterator(holding(itemIterator(interpreter, object), object));
  raise('TypeError', `'${type.name}' object is not iterable`);
}

function advance(interpreter: Interpreter, iterator: Value): IteratorResult<Value, Value | undefined> {
  const method = interpreter.typeOf(iterator).lookup('__next__');
  if (method === undefined) raise('TypeError', `'${interpreter.typeOf(iterator).name}' object is not an iterator`);
  try {
    return { done: false, value: interpreter.call(method, [iterator]) };
  } catch (error) {
    if (isRaised(error, 'StopIteration')) return { done: true, value: error.value.attributes?.get('value') };
    throw error;
  }
}

/** `next(iterator)`. */
export function nextValue(interpreter: Interpreter, iterator: Value): IteratorResult<Value, Value | undefined> {
  if (iterator instanceof Opaque) return { done: false, value: iterator };
  return iterator instanceof PyIterator ? iterator.iterator.next(None) : advance(interpreter, iterator);
}

/** Live: a list that grows while it is iterated goes on. */
export const listIterator = (items: readonly Value[]): Generator<Value, undefined> => holding(each(items), items);
function* each(items: readonly Value[]): Generator<Value, undefined> {
  for (const item of items) yield item;
  return undefined;
}

function* itemIterator(interpreter: Interpreter, object: Value): Generator<Value, undefined> {
  for (let i = 0n; ; i++) {
    try {
      yield interpreter.getitem(object, i);
    } catch (error) {
      if (isRaised(error, 'IndexError') || isRaised(error, 'StopIteration')) return undefined;
      throw error;
    }
  }
}
