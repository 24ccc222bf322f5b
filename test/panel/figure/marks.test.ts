/** @file The points on the figure's curve, and the plane that has room for them. */
import assert from 'node:assert/strict';
import { curveOf } from '../../../src/panel/figure/curve.ts';
import { frameOf } from '../../../src/panel/figure/frame.ts';
import { apart, hasOtherNorms, marksOf, normsOfSamples, wrongLevel } from '../../../src/panel/figure/marks.ts';
import type { ProbeResult } from '../../../src/protocol/evaluation.ts';
import { evaluationOf, type FixtureName } from '../harness/fixtures.ts';

function at(fixture: FixtureName, name: string): { readonly curve: NonNullable<ReturnType<typeof curveOf>>; readonly probes: readonly ProbeResult[]; readonly probe: ProbeResult } {
  const evaluation = evaluationOf(fixture);
  const curve = curveOf(evaluation);
  const probe = evaluation.probes.find((candidate) => candidate.name === name);
  assert.ok(curve !== undefined && probe !== undefined);
  return { curve, probes: evaluation.probes, probe };
}

describe('panel marks', () => {
  it('show a wrong answer beside its reference', () => {
    const { curve, probes, probe } = at('wrong', 'unit');
    assert.deepEqual(marksOf(curve, probes, probe).map(({ look, penalty }) => [look, penalty]), [['wrong', 0.9298467636], ['reference', 0]]);
  });

  it('stand at the norm that has the mean penalty of unequal norms', () => {
    const { curve, probe } = at('correct', 'randn');
    const mark = marksOf(curve, [], probe)[0];
    assert.ok(mark !== undefined && Math.abs(mark.norm - 28.03) < 0.01, String(mark?.norm));
  });

  it('are a line across where a wrong answer is at no one norm', () => {
    const { curve, probes, probe } = at('wrong', 'randn');
    const marks = marksOf(curve, probes, probe);
    assert.deepEqual(marks.map(({ look, norm }) => [look, norm.toFixed(1)]), [['reference', '28.0']]);
    assert.equal(wrongLevel(marks, probe), probe.penalty);
  });

  it('have the norms of the samples where the code is right and its own were not seen', () => {
    const { probe } = at('correct', 'unit');
    assert.deepEqual(normsOfSamples({ ...probe, norms: undefined }, 256, undefined), { count: 256, min: 1, max: 1, bins: [256] });
    const wrong = { ...at('wrong', 'unit').probe, norms: undefined };
    assert.equal(normsOfSamples(wrong, 256, { covered: [1], expected: [1, 2, 3], elements: 1, expectedElements: 784 }), undefined);
    assert.deepEqual(normsOfSamples(wrong, 256, { covered: [1, 2, 3], expected: [1, 2, 3], elements: 784, expectedElements: 784 }), { count: 256, min: 1, max: 1, bins: [256] });
  });

  it('say that norms are others than those of the samples', () => {
    assert.equal(hasOtherNorms(at('wrong', 'unit').probe, 256), true);
    assert.equal(hasOtherNorms(at('correct', 'unit').probe, 256), false);
    // The right norms, compared with another penalty.
    assert.equal(hasOtherNorms({ ...at('correct', 'zeros').probe, expected: 0 }, 256), false);
  });

  it('leave out others that would stand on one another, but never what the figure is about', () => {
    const { curve, probes, probe } = at('correct', 'randn');
    assert.deepEqual(apart(marksOf(curve, probes, probe), 35, 1000).map((mark) => mark.probe), ['randn', 'zeros']);
    const wrong = at('wrong', 'zeros');
    const both = marksOf(wrong.curve, [], { ...wrong.probe, penalty: 1.01 });
    assert.deepEqual(apart(both, 100, 100).map(({ look }) => look), ['wrong', 'reference']);
  });

  it('have room, and round numbers on both axes', () => {
    const { curve, probes, probe } = at('wholeBatch', 'unit');
    const frame = frameOf({ curve, marks: marksOf(curve, probes, probe), norms: probe.norms, level: undefined }, 316);
    assert.ok((frame.x.domain()[1] ?? 0) > 16 && (frame.y.domain()[1] ?? 0) > 225.03);
    assert.deepEqual([frame.normTicks, frame.penaltyTicks], [[0, 5, 10, 15], [0, 200]]);
    assert.ok(frame.x(0) >= 0 && frame.x(16) <= 316 && frame.y(225) > 0);
  });

  it('have 0 and 1 beside the usual curve', () => {
    const { curve, probes, probe } = at('correct', 'unit');
    const frame = frameOf({ curve, marks: marksOf(curve, probes, probe), norms: probe.norms, level: undefined }, 316);
    assert.deepEqual([frame.normTicks, frame.penaltyTicks], [[0, 0.5, 1, 1.5, 2], [0, 1]]);
  });
});
