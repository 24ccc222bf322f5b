/** @file Who holds which buffer, and when it is freed. Must not know what arrays mean. */
import type { NDArray } from './backend.ts';
import { lazy } from './lazyArray.ts';
import type { LazyArray } from './lazyArray.ts';
import type { Buffer } from './memory.ts';

export class Ownership {
  /** How many arrays look at a buffer. */
  readonly #holders = new Map<Buffer, number>();
  /** The innermost scope last; the first is never closed. */
  readonly #scopes: LazyArray[][] = [[]];

  /** Arrays without a buffer need no owner. */
  adopt(array: LazyArray): LazyArray {
    const buffer = array.view?.buffer;
    if (buffer === undefined) return array;
    this.#holders.set(buffer, (this.#holders.get(buffer) ?? 0) + 1);
    this.#scopes.at(-1)?.push(array);
    return array;
  }

  holds(buffer: Buffer): boolean {
    return this.#holders.has(buffer);
  }

  scope<T>(body: () => T, keep: (result: T) => readonly NDArray[]): T {
    this.#scopes.push([]);
    let live: readonly NDArray[] = [];
    try {
      const result = body();
      live = keep(result);
      return result;
    } finally {
      const kept = this.#release(this.#scopes.pop() ?? [], live);
      this.#scopes.at(-1)?.push(...kept);
    }
  }

  sweep(live: Iterable<NDArray>): void {
    const swept = this.#scopes.pop() ?? [];
    this.#scopes.push(this.#release(swept, live));
  }

  /** Frees all but the live ones, which it answers. */
  #release(arrays: readonly LazyArray[], live: Iterable<NDArray>): LazyArray[] {
    const kept = new Set<LazyArray>();
    for (const array of live) kept.add(lazy(array));
    for (const array of arrays) if (!kept.has(array)) this.#drop(array);
    return arrays.filter((array) => kept.has(array));
  }

  #drop(array: LazyArray): void {
    const buffer = array.view?.buffer;
    array.forget();
    if (buffer === undefined) return;
    const left = (this.#holders.get(buffer) ?? 1) - 1;
    if (left > 0) {
      this.#holders.set(buffer, left);
      return;
    }
    this.#holders.delete(buffer);
    buffer.free();
  }
}
