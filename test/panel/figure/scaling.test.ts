/** @file The point that can be moved. */
import assert from 'node:assert/strict';
import { curveOf } from '../../../src/panel/figure/curve.ts';
import { foreseen, onStep, scaleOf, snapped } from '../../../src/panel/figure/scaling.ts';
import type { ProbeResult } from '../../../src/protocol/evaluation.ts';
import { evaluationOf, type FixtureName } from '../harness/fixtures.ts';

function probe(fixture: FixtureName, name: string): ProbeResult {
  const found = evaluationOf(fixture).probes.find((candidate) => candidate.name === name);
  assert.ok(found);
  return found;
}

describe('panel scale', () => {
  it('belongs to probes whose elements are all equal', () => {
    assert.deepEqual(['zeros', 'unit', 'double', 'randn', 'critic'].map((name) => scaleOf(probe('correct', name))), [0, 1, 2, undefined, undefined]);
  });

  it('goes in steps of 0.05 without what floating point adds, and jumps onto the target', () => {
    assert.deepEqual([1.0500000000000003, 2.1499, 0.62].map(onStep), [1.05, 2.15, 0.6]);
    assert.deepEqual([0.93, 1.07, 1.1, 0.85].map((k) => snapped(k, 1)), [1, 1, 1.1, 0.85]);
  });

  it('moves a right answer along the curve, with its norms', () => {
    const curve = curveOf(evaluationOf('correct'));
    assert.ok(curve);
    const { penalty, norm, norms } = foreseen(curve, probe('correct', 'unit'), 1.5);
    assert.deepEqual({ penalty, norm, norms }, { penalty: 0.25, norm: 1.5, norms: { count: 256, min: 1.5, max: 1.5, bins: [256] } });
  });

  it('moves only the reference of a wrong answer', () => {
    const curve = curveOf(evaluationOf('wrong'));
    assert.ok(curve);
    const unit = probe('wrong', 'unit');
    const { penalty, expected, norms } = foreseen(curve, unit, 1.5);
    assert.deepEqual({ penalty, expected, norms }, { penalty: unit.penalty, expected: 0.25, norms: unit.norms });
  });
});
