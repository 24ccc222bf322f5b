/**
 * @file dict and set: keys by Python's equality and hash, in order of insertion.
 */
import { contents } from './contents.ts';
import { raise } from './exceptions.ts';
import { floatHash, integerHash, tupleHash } from './hashing.ts';
import type { Interpreter } from './interpreter.ts';
import { tableOrder } from './setOrder.ts';
import { classes, Opaque, PyBoxed, PyBytes, PyList, PyObject, PySlice, PyTuple, type PyClass, type Value } from './values.ts';

/** What a JS `Map` compares as Python compares: 1, 1.0 and True are one key. */
export type HashKey = string | bigint | number | PyObject;

/** The key under which a value is stored; TypeError for what is unhashable. */
export function hashKey(interpreter: Interpreter, value: Value): HashKey {
  switch (typeof value) {
    case 'string': case 'bigint': return value;
    case 'boolean': return value ? 1n : 0n;
    case 'number': return Number.isInteger(value) ? BigInt(value) : value;
    default: return objectKey(interpreter, value);
  }
}

function objectKey(interpreter: Interpreter, value: PyObject): HashKey {
  if (value instanceof PyTuple) return value.cls.lookup('__hash__') === classes.tuple.dict.get('__hash__') ? `\u0000(${value.items.map((item) => tagged(interpreter, item)).join()})` : interpreter.representative(value);
  if ('hashKey' in value && typeof value.hashKey === 'string') return `\u0000=${value.hashKey}`; // a native value that is its text
  if (value instanceof PyBytes) return `\u0000b${value.bytes.join()}`;
  if (value instanceof PySet && value.cls === classes.frozenset) return `\u0000{${[...value.values()].map((item) => tagged(interpreter, item)).sort().join()}}`;
  if (value instanceof PyList || value instanceof PyDict || value instanceof PySet || value instanceof PySlice) raise('TypeError', `unhashable type: '${value.cls.name}'`);
  if (value instanceof Opaque) return /[()[\]]/.test(value.origin) ? value : `\u0000?${value.origin}`; // one name of an unknown module is one value
  if (value instanceof PyBoxed && value.cls.lookup('__hash__') === value.cls.mro.find((c) => c === classes.int || c === classes.str || c === classes.float)?.dict.get('__hash__')) return hashKey(interpreter, value.value);
  return interpreter.representative(value);
}

function tagged(interpreter: Interpreter, value: Value): string {
  const key = hashKey(interpreter, value);
  if (typeof key === 'string') return JSON.stringify(key);
  return key instanceof PyObject ? `#${String(interpreter.identity(key))}` : `${typeof key}${String(key)}`;
}

/** Python's dict. `AttributeDict` is the same over an object's attributes. */
export class PyDict extends PyObject {
  readonly #entries = new Map<HashKey, { readonly key: Value; value: Value }>();
  constructor(readonly cls: PyClass = classes.dict) {
    super();
    if (cls !== classes.dict) this.attributes = new Map<string, Value>();
  }
  /** A dict of keyword arguments, attributes… */
  static fromStrings(entries: Iterable<readonly [string, Value]>): PyDict {
    const dict = new PyDict();
    for (const [key, value] of entries) dict.#entries.set(key, { key, value });
    return dict;
  }
  static from(interpreter: Interpreter, entries: Iterable<readonly [Value, Value]>): PyDict {
    const dict = new PyDict();
    for (const [key, value] of entries) dict.set(interpreter, key, value);
    return dict;
  }
  [contents](): Iterable<unknown> { return [this.cls, this.attributes, this.#entries]; }
  get size(): number { return this.#entries.size; }
  get(interpreter: Interpreter, key: Value): Value | undefined { return this.#entries.get(hashKey(interpreter, key))?.value; }
  has(interpreter: Interpreter, key: Value): boolean { return this.get(interpreter, key) !== undefined; }
  set(interpreter: Interpreter, key: Value, value: Value): void {
    const hashed = hashKey(interpreter, key);
    const entry = this.#entries.get(hashed);
    if (entry === undefined) this.#entries.set(hashed, { key, value });
    else entry.value = value;
  }
  /** The value that was there. */
  delete(interpreter: Interpreter, key: Value): Value | undefined {
    const hashed = hashKey(interpreter, key);
    const value = this.#entries.get(hashed)?.value;
    this.#entries.delete(hashed);
    return value;
  }
  clear(): void { this.#entries.clear(); }
  /** In order of insertion; live. */
  *entries(): Generator<readonly [Value, Value], undefined> {
    for (const { key, value } of this.#entries.values()) yield [key, value];
    return undefined;
  }
  keys(): Value[] { return Array.from(this.entries(), ([key]) => key); }
  values(): Value[] { return Array.from(this.entries(), ([, value]) => value); }
}

/** `obj.__dict__`, `vars(obj)`, `globals()`: writing to it writes to the object. */
export class AttributeDict extends PyDict {
  readonly #names: Map<string, Value>;
  constructor(names: Map<string, Value>) { super(); this.#names = names; }
  override [contents](): Iterable<unknown> { return [this.#names]; }
  override get size(): number { return this.#names.size; }
  override get(_: Interpreter, key: Value): Value | undefined { return typeof key === 'string' ? this.#names.get(key) : undefined; }
  override set(_: Interpreter, key: Value, value: Value): void {
    if (typeof key !== 'string') raise('TypeError', 'attribute names must be strings');
    this.#names.set(key, value);
  }
  override delete(_: Interpreter, key: Value): Value | undefined {
    const value = this.get(_, key);
    if (typeof key === 'string') this.#names.delete(key);
    return value;
  }
  override clear(): void { this.#names.clear(); }
  override *entries(): Generator<readonly [Value, Value], undefined> { yield* this.#names; return undefined; }
}

/** set and, by its class, frozenset. */
export class PySet extends PyObject {
  readonly #items = new Map<HashKey, Value>();
  #order: readonly Value[] | undefined;
  constructor(readonly cls: PyClass = classes.set) {
    super();
    if (cls !== classes.set && cls !== classes.frozenset) this.attributes = new Map<string, Value>();
  }
  static from(interpreter: Interpreter, items: Iterable<Value>, cls: PyClass = classes.set): PySet {
    const set = new PySet(cls);
    for (const item of items) set.add(interpreter, item);
    return set;
  }
  [contents](): Iterable<unknown> { return [this.cls, this.attributes, this.#items]; }
  get size(): number { return this.#items.size; }
  has(interpreter: Interpreter, item: Value): boolean { return this.#items.has(hashKey(interpreter, item)); }
  add(interpreter: Interpreter, item: Value): void {
    const key = hashKey(interpreter, item);
    if (this.#items.has(key)) return;
    this.#items.set(key, item);
    this.#order = undefined;
  }
  delete(interpreter: Interpreter, item: Value): boolean {
    this.#order = undefined;
    return this.#items.delete(hashKey(interpreter, item));
  }
  clear(): void { this.#items.clear(); this.#order = undefined; }
  /** In CPython's order where that is the same in every run: for numbers and tuples of them. In the order of insertion otherwise. */
  values(): IterableIterator<Value> {
    this.#order ??= inTableOrder([...this.#items.values()]);
    return this.#order.values();
  }
}

function inTableOrder(items: readonly Value[]): readonly Value[] {
  const hashes: bigint[] = [];
  for (const item of items) {
    const hash = fixedHash(item);
    if (hash === undefined) return items;
    hashes.push(hash);
  }
  return tableOrder(hashes).flatMap((index) => items[index] ?? []);
}

/** The hash of what hashes alike in every run of Python. */
function fixedHash(value: Value): bigint | undefined {
  switch (typeof value) {
    case 'bigint': return integerHash(value);
    case 'boolean': return value ? 1n : 0n;
    case 'number': return floatHash(value);
    case 'string': return undefined;
    default:
  }
  if (!(value instanceof PyTuple)) return undefined;
  const parts: bigint[] = [];
  for (const item of value.items) {
    const hash = fixedHash(item);
    if (hash === undefined) return undefined;
    parts.push(hash);
  }
  return tupleHash(parts);
}
