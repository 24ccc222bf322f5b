/** @file How long a run will take, going by earlier ones: a fixed part, and one that grows with the elements of the gradient. */
import type { Shape } from './shape.ts';

interface Sample { readonly elements: number; readonly ms: number }

const kept = 6;

export class Estimates {
  readonly #samples = new Map<string, readonly Sample[]>();

  /** `key` says what was run. */
  add(key: string, shape: Shape, ms: number): void {
    const elements = elementsOf(shape);
    const others = (this.#samples.get(key) ?? []).filter((sample) => sample.elements !== elements);
    this.#samples.set(key, [...others.slice(1 - kept), { elements, ms }]);
  }

  /** undefined: nothing of it has been run yet. */
  expect(key: string, shape: Shape): number | undefined {
    const samples = [...this.#samples.get(key) ?? []].sort((a, b) => a.elements - b.elements);
    const [first, last] = [samples[0], samples.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    const elements = elementsOf(shape);
    // One run only: the larger takes longer in proportion, the smaller as long at most.
    if (first === last) return last.ms * Math.max(1, elements / last.elements);
    const slope = Math.max(0, (last.ms - first.ms) / (last.elements - first.elements));
    return Math.max(0, first.ms + slope * (elements - first.elements));
  }
}

const elementsOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);
