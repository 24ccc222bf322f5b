/** @file Comparing with another kind of penalty changes the references, never the answers or the verdict. */
import assert from 'node:assert/strict';
import { curveOf } from '../../src/panel/figure/curve.ts';
import { agrees } from '../../src/panel/probes.ts';
import { comparedWith, variantOf, variantsOf } from '../../src/panel/variant.ts';
import { evaluationOf } from './harness/fixtures.ts';

const correct = evaluationOf('correct');

describe('panel variant', () => {
  it('is the run itself where nothing else is chosen', () => {
    assert.equal(comparedWith(correct, undefined), correct);
    assert.equal(comparedWith(correct, 'two-sided'), correct);
  });

  it('puts other references beside the same answers', () => {
    const shown = comparedWith(correct, 'one-sided');
    assert.deepEqual(shown.probes.slice(0, 3).map(({ penalty, expected }) => [Math.round(penalty ?? NaN), expected]), [[1, 0], [0, 0], [1, 1]]);
    assert.deepEqual(shown.probes.slice(0, 3).map(agrees), [false, true, true]);
    assert.equal(shown.verdict, 'correct');
    assert.equal(variantOf(correct, shown), 'one-sided');
  });

  it('has a curve of its own', () => {
    const curve = curveOf(comparedWith(correct, 'zero-centred'));
    assert.deepEqual([curve?.target, curve?.penalty(2)], [0, 4]);
  });

  it('pulls to 1 where the code pulls to 0', () => {
    const centred = { ...comparedWith(correct, 'zero-centred') };
    assert.equal(comparedWith(centred, 'two-sided').target, 1);
  });

  it('is no choice where no formula is known', () => {
    assert.deepEqual(variantsOf(evaluationOf('different')), []);
    assert.equal(comparedWith(evaluationOf('different'), 'one-sided'), evaluationOf('different'));
  });
});
