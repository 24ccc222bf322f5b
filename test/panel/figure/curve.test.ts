/** @file The figure's curve: only where the numbers lie on one. */
import assert from 'node:assert/strict';
import { curveOf, normOf } from '../../../src/panel/figure/curve.ts';
import { evaluationOf } from '../harness/fixtures.ts';

describe('panel curve', () => {
  it('is the two-sided penalty', () => {
    const curve = curveOf(evaluationOf('correct'));
    assert.deepEqual([0, 1, 3].map((norm) => curve?.penalty(norm)), [1, 0, 4]);
  });

  it('has the weight inside the function', () => {
    assert.deepEqual([0, 1, 3].map((norm) => curveOf(evaluationOf('oneSided'))?.penalty(norm)), [0, 0, 40]);
  });

  it('is none where the references are not on it, or no formula is known', () => {
    const evaluation = evaluationOf('correct');
    const probes = evaluation.probes.map((candidate) => candidate.name === 'double' ? { ...candidate, expected: 7 } : candidate);
    assert.equal(curveOf({ ...evaluation, probes }), undefined);
    assert.equal(curveOf(evaluationOf('different')), undefined);
  });

  it('has the norm past the target at which a penalty is', () => {
    const curve = curveOf(evaluationOf('correct'));
    assert.ok(curve);
    assert.ok(Math.abs((normOf(curve, 9) ?? 0) - 4) < 1e-9);
    assert.equal(normOf(curve, -1), undefined);
  });
});
