/**
 * @file Lets loops be written for elements that lie side by side, wherever the operands' really are: what does not lie
 * so passes through a small scratch that stays in the cache. Must not know what the loops compute.
 */
import type { DType } from '../dtype.ts';
import { newElements } from '../elements.ts';
import type { Elements } from '../elements.ts';
import type { Shape } from '../shape.ts';
import type { View } from '../view.ts';
import { alignedTo, Walk } from './walk.ts';
import type { Strided } from './walk.ts';

/** A run of an operand: `data` from `start` on. */
export interface Run {
  readonly data: Elements;
  readonly start: number;
  /** What every element is, where the run repeats one. */
  readonly constant?: number | undefined;
}

const scratchLength = 1024;

/** Calls `compute` with `count` elements of every input, and of the output that it must write, until all were visited. */
export function eachRun(shape: Shape, inputs: readonly View[], out: Elements, to: Strided, compute: (inputs: readonly Run[], out: Run, count: number) => void): void {
  const walk = new Walk(shape, [...inputs.map((input) => alignedTo(shape.length, input)), to]);
  const length = walk.steps.every((step) => step === 1) ? walk.length : Math.min(walk.length, scratchLength);
  const sources = inputs.map(({ buffer }, operand) => new Source(buffer.elements, buffer.dtype, walk.steps[operand] ?? 0, length));
  const target = new Target(out, walk.steps[inputs.length] ?? 0, length);
  walk.each((positions) => {
    for (let done = 0; done < walk.length; done += length) {
      const count = Math.min(length, walk.length - done);
      for (let operand = 0; operand < sources.length; operand++) sources[operand]?.move(positions[operand] ?? 0, done, count);
      target.move(positions[inputs.length] ?? 0, done);
      compute(sources, target, count);
      target.flush(count);
    }
  });
}

/** Reads. */
export class Source implements Run {
  data: Elements;
  start = 0;
  readonly #elements: Elements;
  readonly #step: number;
  constant: number | undefined;

  constructor(elements: Elements, dtype: DType, step: number, length: number) {
    this.#elements = elements;
    this.#step = step;
    this.data = step === 1 ? elements : newElements[dtype](length);
  }

  move(position: number, done: number, count: number): void {
    const step = this.#step;
    const from = position + done * step;
    if (step === 1) this.start = from;
    else if (step === 0) this.#repeat(this.#elements[from] ?? 0);
    else for (let k = 0; k < count; k++) this.data[k] = this.#elements[from + k * step] ?? 0;
  }

  #repeat(value: number): void {
    if (Object.is(value, this.constant)) return;
    this.data.fill(value);
    this.constant = value;
  }
}

/** Writes: `flush` after each run. */
export class Target implements Run {
  readonly data: Elements;
  start = 0;
  readonly #elements: Elements;
  readonly #step: number;
  #to = 0;

  constructor(elements: Elements, step: number, length: number) {
    this.#elements = elements;
    this.#step = step;
    this.data = step === 1 ? elements : elements.slice(0, length);
  }

  move(position: number, done: number): void {
    this.#to = position + done * this.#step;
    if (this.#step === 1) this.start = this.#to;
  }

  flush(count: number): void {
    if (this.#step === 1) return;
    for (let k = 0; k < count; k++) this.#elements[this.#to + k * this.#step] = this.data[k] ?? 0;
  }
}
