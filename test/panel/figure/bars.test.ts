/** @file The histogram: every norm is in a bar, and every bar can be seen. */
import assert from 'node:assert/strict';
import { barsOf, binsOf } from '../../../src/panel/figure/bars.ts';
import type { Norms } from '../../../src/protocol/evaluation.ts';

const norms = (min: number, max: number, bins: readonly number[]): Norms => ({ count: bins.reduce((a, b) => a + b, 0), min, max, bins });
const tenfold = (norm: number): number => 10 * norm;

describe('panel histogram', () => {
  it('has a bar for each part of the range', () => {
    assert.deepEqual(barsOf(norms(0, 4, [1, 4, 2, 0]), tenfold), [
      { start: 0, width: 9, share: 0.25 }, { start: 10, width: 9, share: 1 }, { start: 20, width: 9, share: 0.5 },
    ]);
  });

  it('is one bar in the middle where all norms are equal', () => {
    assert.deepEqual(barsOf(norms(1, 1, [256]), tenfold), [{ start: 7, width: 6, share: 1 }]);
  });

  it('joins parts that would be too narrow', () => {
    const bars = barsOf(norms(0, 1, [1, 1, 1, 1, 0, 0, 0, 4, 2, 2]), tenfold);
    assert.deepEqual(bars, [{ start: 0, width: 4, share: 0.5 }, { start: 5, width: 4, share: 1 }]);
  });

  it('names the ends of each part, the last one exactly', () => {
    assert.deepEqual(binsOf(norms(0.1, 0.4, [3, 5, 7])).at(-1), { min: 0.30000000000000004, max: 0.4, count: 7 });
  });
});
