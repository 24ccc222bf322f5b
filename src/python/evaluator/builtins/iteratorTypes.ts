/**
 * @file Iterators: generator methods, and `enumerate`, `zip`, `map`, `filter`, `reversed`, `iter` as lazy iterators.
 */
import { exceptionFrom } from '../raising.ts';
import { baseException, makeException, raise } from '../exceptions.ts';
import { holding } from '../contents.ts';
import { GeneratorRun } from '../generators.ts';
import { PyException, type Interpreter } from '../interpreter.ts';
import { iteratorOf, makeIterator, nextValue } from '../iteration.ts';
import { addDunders, nativeFunction } from '../native.ts';
import { indexOf } from '../protocols.ts';
import { machineOf } from './machineOf.ts';
import type { Builtin, PyClass} from '../values.ts';
import { Ellipsis, None, Opaque, PyIterator, PyObject, PyStaticMethod, PyTuple, builtinClass, classes, type Value } from '../values.ts';

/** The `next` of an iterator, as Python raises it at the end. */
function nextOrStop(interpreter: Interpreter, iterator: Value, fallback: Value): Value {
  const result = nextValue(interpreter, iterator);
  if (result.done !== true) return result.value;
  if (fallback !== Ellipsis) return fallback;
  throw new PyException(makeException('StopIteration', result.value === undefined ? [] : [result.value]), 'StopIteration', '');
}

const runOf = (value: Value | undefined): GeneratorRun => (value instanceof PyIterator && value.iterator instanceof GeneratorRun ? value.iterator : raise('TypeError', 'descriptor requires a generator'));

function yielded(result: IteratorResult<Value, Value | undefined>): Value {
  if (result.done !== true) return result.value;
  throw new PyException(makeException('StopIteration', result.value === undefined ? [] : [result.value]), 'StopIteration', '');
}

/** `throw(exception)`, `throw(type, value)`. */
function thrown(interpreter: Interpreter, type: Value, value: Value): Value {
  if (value === None) return type;
  return value instanceof PyObject && value.cls.isSubclassOf(baseException) ? value : interpreter.call(type, [value]);
}

/** Fills the iterator classes. */
export function fillIterators(): void {
  const lazy = Object.values(lazyClasses);
  for (const cls of [classes.iterator, classes.generator, ...lazy]) {
    addDunders(cls, { __iter__: (_, self = None) => self, __next__: (interpreter, self = None) => nextOrStop(interpreter, self, Ellipsis) });
  }
  addDunders(classes.generator, {
    send: (_, self, value = None) => yielded(runOf(self).next(value)),
    throw: (interpreter, self, type = None, value = None) => yielded(runOf(self).raise(exceptionFrom(machineOf(interpreter), thrown(interpreter, type, value)))),
    close: (_, self) => { runOf(self).close(); return None; },
    __repr__: (interpreter, self = None) => `<generator object ${runOf(self).name} at 0x${interpreter.identity(self as PyIterator /* runOf has checked it */).toString(16)}>`,
  });
  makeLazy(lazyClasses.enumerate, 'iterable, start=0', ({ iterable, start }, interpreter) => enumerateFrom(interpreter, iterable ?? None, indexOf(interpreter, start ?? 0n)));
  makeLazy(lazyClasses.zip, '*iterables, strict=False', ({ iterables, strict }, interpreter) => zipOf(interpreter, [...interpreter.iterate(iterables ?? None)], interpreter.truth(strict ?? false)));
  makeLazy(lazyClasses.map, 'function, *iterables', ({ function: callee, iterables }, interpreter) => mapOf(interpreter, callee ?? None, [...interpreter.iterate(iterables ?? None)]));
  makeLazy(lazyClasses.filter, 'function, iterable', ({ function: test, iterable }, interpreter) => filterOf(interpreter, test ?? None, iterable ?? None));
  makeLazy(lazyClasses.reversed, 'sequence', ({ sequence }, interpreter) => reversedOf(interpreter, sequence ?? None));
}

/** `enumerate`, `zip`… are classes whose instances are iterators. */
export const lazyClasses = { enumerate: builtinClass('enumerate'), zip: builtinClass('zip'), map: builtinClass('map'), filter: builtinClass('filter'), reversed: builtinClass('reversed') };

type LazyBody = (args: Readonly<Record<string, Value>>, interpreter: Interpreter) => Iterator<Value, Value | undefined, Value>;
function makeLazy(cls: PyClass, signature: string, body: LazyBody): void {
  cls.dict.set('__new__', new PyStaticMethod(nativeFunction(cls.name, `cls, ${signature}`, (args: Readonly<Record<string, Value>>, interpreter) => new PyIterator(body(args, interpreter), cls))));
  cls.dict.set('__init__', nativeFunction(`${cls.name}.__init__`, 'self, *args, **kwargs', () => None));
}

function enumerateFrom(interpreter: Interpreter, iterable: Value, start: bigint): Iterator<Value, Value | undefined, Value> {
  const source = iteratorOf(interpreter, iterable);
  let index = start - 1n;
  const next = (): IteratorResult<Value, undefined> => { const result = source.next(None); index += 1n; return result.done === true ? { done: true, value: undefined } : { done: false, value: new PyTuple([index, result.value]) }; };
  return holding({ next }, source);
}

function zipOf(interpreter: Interpreter, iterables: readonly Value[], strict: boolean): Iterator<Value, Value | undefined, Value> {
  const sources = iterables.map((iterable) => iteratorOf(interpreter, iterable));
  const next = (): IteratorResult<Value, undefined> => {
    const items: Value[] = [];
    for (const [index, source] of sources.entries()) {
      const result = source.next(None);
      if (result.done !== true) { items.push(result.value); continue; }
      if (strict && index > 0) raise('ValueError', `zip() argument ${String(index + 1)} is shorter than argument${index === 1 ? ' 1' : `s 1-${String(index)}`}`);
      if (strict) for (const [later, other] of sources.entries()) if (later > 0 && other.next(None).done !== true) raise('ValueError', `zip() argument ${String(later + 1)} is longer than argument${later === 1 ? ' 1' : `s 1-${String(later)}`}`);
      return { done: true, value: undefined };
    }
    return items.length === 0 ? { done: true, value: undefined } : { done: false, value: new PyTuple(items) };
  };
  return holding({ next }, sources);
}

function mapOf(interpreter: Interpreter, callee: Value, iterables: readonly Value[]): Generator<Value, undefined, Value> {
  const rows = zipOf(interpreter, iterables, false);
  return holding(mapped(interpreter, callee, rows), callee, rows);
}
function* mapped(interpreter: Interpreter, callee: Value, rows: Iterator<Value, Value | undefined, Value>): Generator<Value, undefined, Value> {
  for (let row = rows.next(None); row.done !== true; row = rows.next(None)) {
    interpreter.step();
    yield interpreter.call(callee, row.value instanceof PyTuple ? row.value.items : []);
  }
  return undefined;
}

function filterOf(interpreter: Interpreter, test: Value, iterable: Value): Generator<Value, undefined, Value> {
  const items = interpreter.iterate(iterable);
  return holding(filtered(interpreter, test, items), test, items);
}
function* filtered(interpreter: Interpreter, test: Value, items: Iterable<Value>): Generator<Value, undefined, Value> {
  for (const item of items) if (interpreter.truth(test === None ? item : interpreter.call(test, [item]))) yield item;
  return undefined;
}

function reversedOf(interpreter: Interpreter, sequence: Value): Iterator<Value, Value | undefined, Value> {
  if (sequence instanceof Opaque) return interpreter.unsupported(`reversing ${sequence.origin}: its value is unknown`);
  const type = interpreter.typeOf(sequence);
  const method = type.lookup('__reversed__');
  if (method !== undefined) return iteratorOf(interpreter, interpreter.call(method, [sequence]));
  if (type.lookup('__getitem__') === undefined || type.lookup('__len__') === undefined) raise('TypeError', `'${type.name}' object is not reversible`);
  return holding(backwards(interpreter, sequence), sequence);
}

function* backwards(interpreter: Interpreter, sequence: Value): Generator<Value, undefined, Value> {
  for (let index = interpreter.length(sequence) - 1; index >= 0; index--) yield interpreter.getitem(sequence, BigInt(index));
  return undefined;
}

/** `iter` and `next`. */
export const iteratorFunctions: Readonly<Record<string, Builtin>> = {
  iter: nativeFunction('iter', 'object, sentinel=..., /', ({ object, sentinel }, interpreter) => (sentinel === Ellipsis ? makeIterator(interpreter, object) : new PyIterator(holding(untilSentinel(interpreter, object, sentinel), object, sentinel)))),
  next: nativeFunction('next', 'iterator, default=..., /', ({ iterator, default: fallback }, interpreter) => nextOrStop(interpreter, iterator, fallback)),
};

function* untilSentinel(interpreter: Interpreter, callee: Value, sentinel: Value): Generator<Value, undefined, Value> {
  for (let value = interpreter.call(callee); !interpreter.equals(value, sentinel); value = interpreter.call(callee)) { interpreter.step(); yield value; }
  return undefined;
}
