/** @file Chance for everybody who writes a random program: fast-check's arbitraries, drawn one after the other from one stream. */
import fc from 'fast-check';

export class Draw {
  readonly #random: fc.Random;
  constructor(random: fc.Random) { this.#random = random; }

  of<T>(arbitrary: fc.Arbitrary<T>): T { return arbitrary.generate(this.#random, undefined).value; }

  /** Both ends are possible. */
  int(low: number, high: number): number { return this.of(fc.integer({ min: low, max: Math.max(low, high) })); }

  /** True so many times in a hundred. */
  chance(percent: number): boolean { return this.int(1, 100) <= percent; }

  pick<T>(items: readonly T[]): T {
    const item = items[this.int(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** One of the table's keys; a key of weight 3 three times as often as one of weight 1. */
  weighted<T>(table: readonly (readonly [weight: number, item: T])[]): T {
    return this.of(fc.oneof(...table.map(([weight, item]) => ({ weight, arbitrary: fc.constant(item) }))));
  }

  shuffled<T>(items: readonly T[]): T[] {
    return this.of(fc.shuffledSubarray([...items], { minLength: items.length }));
  }

  /** Some of the items, in their order. */
  some<T>(items: readonly T[], least = 1): T[] {
    return this.of(fc.subarray([...items], { minLength: Math.min(least, items.length) }));
  }

  distinct(count: number, low: number, high: number): number[] {
    return this.of(fc.uniqueArray(fc.integer({ min: low, max: high }), { minLength: count, maxLength: count }));
  }
}
