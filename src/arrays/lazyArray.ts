/** @file The array that the backends hand out: all one value, or elements somewhere, or (meta only) elements unknown. */
import type { NDArray } from './backend.ts';
import type { DType } from './dtype.ts';
import type { View } from './view.ts';

export class LazyArray implements NDArray {
  #view: View | undefined;
  freed = false;
  /** How many arrays with memory there were before it. */
  number = 0;

  constructor(readonly shape: readonly number[], readonly dtype: DType, readonly fill: number | undefined, view: View | undefined) {
    this.#view = view;
  }

  /** undefined where the array is constant or unknown. */
  get view(): View | undefined {
    return this.#view;
  }

  /** Neither constant nor held anywhere. */
  get unknown(): boolean {
    return this.fill === undefined && this.#view === undefined;
  }

  /** What remains answers no more than shape and dtype. */
  forget(): void {
    this.#view = undefined;
    this.freed = true;
  }
}

/** Whether a value is an array of one of the backends. */
export const isArray = (value: unknown): value is NDArray => value instanceof LazyArray;

/** Only arrays of ours come back to us. */
export function lazy(array: NDArray): LazyArray {
  if (!(array instanceof LazyArray)) throw new TypeError('This array was not made by an array backend.');
  return array;
}
