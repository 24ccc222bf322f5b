/**
 * @file `hash()`, `id()`, and the one value that stands for all equal ones as a key.
 */
import { contents } from './contents.ts';
import { raise } from './exceptions.ts';
import { hashKey } from './dict.ts';
import { floatHash, hashModulus, integerHash, tupleHash } from './hashing.ts';
import type { Interpreter } from './interpreter.ts';
import { Builtin, None, PyBoxed, PyTuple, classes, objectClass, type PyObject, type Value } from './values.ts';

/** Numbers objects get as they are asked for them. */
export class Identities {
  readonly #ids = new WeakMap<PyObject, number>();
  readonly #representatives = new Map<bigint, PyObject[]>();
  #next = 0x7f10_0000_0000;
  readonly #interpreter: Interpreter;
  constructor(interpreter: Interpreter) { this.#interpreter = interpreter; }

  [contents](): Iterable<unknown> { return [this.#representatives]; }

  identity(object: PyObject): number {
    const known = this.#ids.get(object);
    if (known !== undefined) return known;
    this.#next += 64;
    this.#ids.set(object, this.#next);
    return this.#next;
  }

  hash(value: Value): bigint {
    switch (typeof value) {
      case 'bigint': return integerHash(value);
      case 'boolean': return value ? 1n : 0n;
      case 'number': return floatHash(value);
      case 'string': return textHash(value);
      default: return this.#hashObject(value);
    }
  }

  #hashObject(value: PyObject): bigint {
    this.#interpreter.step();
    const method = value.cls.lookup('__hash__');
    if (method === undefined || method === None) raise('TypeError', `unhashable type: '${value.cls.name}'`);
    if (method === objectClass.dict.get('__hash__')) return BigInt(this.identity(value)) >> 4n;
    if (value instanceof PyTuple && method === classes.tuple.dict.get('__hash__')) return tupleHash(value.items.map((item) => this.hash(item)));
    if (method instanceof Builtin && value instanceof PyBoxed) return this.hash(value.value);
    if (method instanceof Builtin) { const key = hashKey(this.#interpreter, value); return typeof key === 'object' ? BigInt(this.identity(key)) >> 4n : this.hash(key); }
    const result = this.#interpreter.call(method, [value]);
    return typeof result === 'bigint' || typeof result === 'boolean' ? this.hash(result) : raise('TypeError', '__hash__ method should return an integer');
  }

  /** The first object that was equal to this one, by its own `__hash__` and `__eq__`. */
  representative(object: PyObject): PyObject {
    const method = object.cls.lookup('__hash__');
    if (method === objectClass.dict.get('__hash__')) return object;
    if (method === undefined || method === None) raise('TypeError', `unhashable type: '${object.cls.name}'`);
    if (method instanceof Builtin && !(object instanceof PyTuple)) return object;
    const hash = this.hash(object);
    const equals = this.#representatives.get(hash) ?? [];
    const known = equals.find((each) => each === object || this.#interpreter.equals(each, object));
    if (known !== undefined) return known;
    this.#representatives.set(hash, [...equals, object]);
    return object;
  }
}

/** Python's differs from run to run; ours does not. */
function textHash(text: string): bigint {
  let hash = 5381n;
  for (const char of text) hash = (hash * 33n + BigInt(char.codePointAt(0) ?? 0)) % hashModulus;
  return hash;
}
