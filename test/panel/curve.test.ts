/** @file The figure's curve: only where the numbers lie on one, and with the marks that belong on it. */
import assert from 'node:assert/strict';
import { curveOf, frameOf, legible, marksOf, wrongLevel } from '../../src/panel/curve.ts';
import type { ProbeResult } from '../../src/protocol/evaluation.ts';
import { evaluationOf } from './harness/fixtures.ts';

const probe = (name: string): ProbeResult => {
  const found = [...evaluationOf('correct').probes].find((candidate) => candidate.name === name);
  assert.ok(found);
  return found;
};

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

  it('shows a wrong answer beside its reference', () => {
    const { probes } = evaluationOf('wrong');
    const curve = curveOf(evaluationOf('wrong'));
    assert.ok(curve !== undefined && probes[1] !== undefined);
    assert.deepEqual(marksOf(curve, probes, probes[1]).map(({ look, penalty }) => [look, penalty]), [['wrong', 0.9298467636], ['reference', 0]]);
  });

  it('finds the norm that has the mean penalty of unequal norms', () => {
    const curve = curveOf(evaluationOf('correct'));
    assert.ok(curve);
    const mark = marksOf(curve, [], probe('randn'))[0];
    assert.ok(mark !== undefined && Math.abs(mark.norm - 28.03) < 0.01, String(mark?.norm));
  });

  it('draws a line across where a wrong answer is at no one norm', () => {
    const { probes } = evaluationOf('wrong');
    const curve = curveOf(evaluationOf('wrong'));
    const randn = probes.find(({ name }) => name === 'randn');
    assert.ok(curve !== undefined && randn !== undefined);
    const marks = marksOf(curve, probes, randn);
    assert.deepEqual(marks.map(({ look, norm }) => [look, norm.toFixed(1)]), [['reference', '28.0']]);
    assert.equal(wrongLevel(marks, randn), randn.penalty);
  });

  it('leaves out names that would stand on one another', () => {
    const curve = curveOf(evaluationOf('correct'));
    assert.ok(curve);
    const marks = marksOf(curve, evaluationOf('correct').probes, probe('randn'));
    const names = legible(marks, frameOf(curve, marks, probe('randn').norms)).map((mark) => mark.probe);
    assert.deepEqual(names, ['randn', 'zeros']);
  });

  it('has room for every mark', () => {
    const curve = curveOf(evaluationOf('wholeBatch'));
    assert.ok(curve);
    const unit = evaluationOf('wholeBatch').probes[1];
    assert.ok(unit);
    const marks = marksOf(curve, evaluationOf('wholeBatch').probes, unit);
    const frame = frameOf(curve, marks, unit.norms);
    assert.ok(frame.maxNorm > 16 && frame.maxPenalty > 225.03);
    assert.deepEqual(frame.normTicks, [0, 5, 10, 15]);
  });
});
