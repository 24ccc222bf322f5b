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
  #made = 0;

  get made(): number {
    return this.#made;
  }

  /** Arrays without a buffer need no owner. */
  adopt(array: LazyArray): LazyArray {
    const buffer = array.view?.buffer;
    if (buffer === undefined) return array;
    this.#holders.set(buffer, (this.#holders.get(buffer) ?? 0) + 1);
    array.number = this.#made++;
    this.#scopes.at(-1)?.push(array);
    return array;
  }

  /** How many buffers are held. */
  get pieces(): number {
    return this.#holders.size;
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

  sweep(live: Iterable<NDArray>, spares: (number: number) => boolean): void {
    this.#scopes.push(this.#release(this.#scopes.pop() ?? [], live, spares));
  }

  /** Frees all but the live and the spared ones, which it answers. */
  #release(arrays: readonly LazyArray[], live: Iterable<NDArray>, spares: (number: number) => boolean = () => false): LazyArray[] {
    const lives = new Set<LazyArray>();
    for (const array of live) lives.add(lazy(array));
    const kept: LazyArray[] = [];
    for (const array of arrays) if (spares(array.number) || lives.has(array)) kept.push(array); else this.#free(array);
    return kept;
  }

  #free(array: LazyArray): void {
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
