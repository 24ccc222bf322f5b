/** @file Numbers of any size have a figure: every place in it is a number, and names stay inside. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { barsOf, drawable } from '../../../src/panel/figure/bars.ts';
import { curveOf } from '../../../src/panel/figure/curve.ts';
import { frameOf } from '../../../src/panel/figure/frame.ts';
import { placeLabels } from '../../../src/panel/figure/labels.ts';
import { marksOf, wrongLevel } from '../../../src/panel/figure/marks.ts';
import type { Evaluation, ProbeResult } from '../../../src/protocol/evaluation.ts';
import { evaluationOf } from '../harness/fixtures.ts';

const size = fc.oneof(fc.constantFrom(0, 1, 2), fc.double({ min: 1e-9, max: 1e12, noNaN: true }));
const bins = fc.array(fc.nat(1e6), { minLength: 1, maxLength: 40 });

/** A gradient of that norm, and an answer that may be far from the reference. */
const probeAt = (name: string, norm: number | undefined, expected: number, penalty: number, norms: ProbeResult['norms']): ProbeResult =>
  ({ name, norm, expected, penalty, norms, note: undefined, range: undefined, references: undefined, derivation: [], isUneven: false, critic: undefined });

describe('panel figure of extreme numbers', () => {
  it('has a place for everything', () => {
    fc.assert(fc.property(size, size, size, size, bins, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (norm, penalty, least, spread, counts, weight) => {
      const norms = { count: counts.reduce((a, b) => a + b, 0), min: least, max: least + spread, bins: counts };
      const probes = [probeAt('double', 2, weight, weight, undefined), probeAt('picked', norm, weight * (norm - 1) ** 2, penalty, norms)];
      const evaluation: Evaluation = { ...evaluationOf('correct'), probes };
      const curve = curveOf(evaluation);
      const [, picked] = probes;
      if (curve === undefined || picked === undefined) return;
      const marks = marksOf(curve, probes, picked);
      const frame = frameOf({ curve, marks, norms, level: wrongLevel(marks, picked) }, 316);
      const places = [...marks.flatMap((mark) => [frame.x(mark.norm), frame.y(mark.penalty)]), ...barsOf(norms, frame.x).flatMap(({ start, width, share }) => [start, width, share]), ...frame.normTicks, ...frame.penaltyTicks];
      assert.ok(places.every(Number.isFinite), places.join());
      const labels = placeLabels(marks.map((mark) => ({ point: { x: frame.x(mark.norm), y: frame.y(mark.penalty) }, reach: 5, width: 70 })), [], { left: 0, right: 316, top: 0, bottom: frame.base });
      assert.ok(labels.every(({ x, anchor }) => (anchor === 'start' ? x + 70 <= 316 : x >= 70)), JSON.stringify(labels));
    }), { seed: 7, numRuns: 500 });
  });

  it('leaves out norms that are no numbers', () => {
    assert.equal(drawable({ count: 1, min: NaN, max: NaN, bins: [1] }), undefined);
    assert.equal(drawable({ count: 2, min: 0, max: Infinity, bins: [1, 1] }), undefined);
  });
});
