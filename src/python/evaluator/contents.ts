/**
 * @file What an object holds, where its fields don't show it: private fields, and what a function has closed over.
 * Must not know who asks.
 */

/** The method under which an object answers all that it holds; without it, its fields are taken for that. */
export const contents: unique symbol = Symbol('contents');
/** An object that says itself what it holds, or that it can't say. */
export interface Container { [contents](): Iterable<unknown> | undefined }

/** A function or an iterator that says what it has closed over. */
export function holding<T extends object>(holder: T, ...held: readonly unknown[]): T {
  return Object.assign(holder, { [contents]: () => held });
}

/** Held by an object that can't say what else it holds. */
export const hidden: Container = { [contents]: () => undefined };

/** What an object holds; undefined if it hides that. */
export function contentsOf(object: object): Iterable<unknown> | undefined {
  if (contents in object) return (object as Container)[contents](); // nobody else has the symbol
  if (typeof object === 'function' || ArrayBuffer.isView(object)) return [];
  if (Array.isArray(object) || object instanceof Set) return object;
  if (object instanceof Map) return both(object);
  return typeof (object as Partial<Iterator<unknown>>).next === 'function' ? undefined : Object.values(object); // whatever has `next` is asked like an iterator
}

function* both(map: ReadonlyMap<unknown, unknown>): Generator<unknown, void> {
  yield* map.keys();
  yield* map.values();
}
