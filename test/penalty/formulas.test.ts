/** @file Which formula a penalty computes, from its answers alone. The values for the spread probe are PyTorch's. */
import assert from 'node:assert/strict';
import { evaluateFormula, fitFormula, groupNorms, kindOf, type Formula, type Observation } from '../../src/penalty/formulas.ts';
import { discriminatingShape, probeGradient, probeNames } from '../../src/penalty/probes/gradients.ts';

const shape = discriminatingShape(4);
const base: Formula = { norm: 'l2', axes: [1, 2, 3], shape: 'two-sided', reduction: 'mean', weight: 1, target: 1 };

const observe = (formula: Formula): Observation[] => probeNames.map((name) => {
  const gradient = probeGradient(name, shape);
  return { gradient, value: evaluateFormula(formula, gradient) };
});

/** Formula by formula what PyTorch answers to norms ¼, ½, 1, 2, 4. */
const table: readonly [string, Partial<Formula>, number][] = [
  ['two-sided', {}, 2.1625],
  ['one-sided', { shape: 'one-sided' }, 2],
  ['zero-centred', { shape: 'square', target: 0 }, 4.2625],
  ['zero-centred with ½', { shape: 'square', target: 0, weight: 0.5 }, 2.13125],
  ['mean first', { reduction: 'mean-first' }, 0.3025],
  ['root forgotten', { norm: 'squared' }, 47.0883],
  ['λ = 10 inside', { weight: 10 }, 21.625],
  ['sum', { reduction: 'sum' }, 10.8125],
  ['whole batch', { axes: [0, 1, 2, 3] }, 13.0794],
  ['absolute', { shape: 'absolute' }, 1.05],
];

describe('formulas on norms ¼, ½, 1, 2, 4', () => {
  for (const [name, parts, expected] of table) it(`${name}: ${expected.toString()}`, () => {
    const value = evaluateFormula({ ...base, ...parts }, probeGradient('spread', shape));
    assert.ok(Math.abs(value - expected) < 1e-3 * expected, `${value.toString()} is not ${expected.toString()}`);
  });
});

describe('fitFormula', () => {
  for (const parts of [...table.filter(([name]) => name !== 'sum').map(([, p]) => p), { axes: [1] }, { axes: [2, 3] }, { axes: [] }, { axes: [0] }, { target: 2 }, { target: 0.5, weight: 10 }, { norm: 'l1' }] as Partial<Formula>[])
    it(`finds ${JSON.stringify(parts)} again`, () => {
      const formula = { ...base, ...parts };
      const found = fitFormula(observe(formula));
      assert.ok(found);
      assert.deepEqual({ ...found, target: Number(found.target.toFixed(3)) }, formula);
    });

  it('tells a sum from a mean by a batch of another size', () => {
    const formula: Formula = { ...base, reduction: 'sum' };
    const gradient = probeGradient('spread', [7, 3, 4, 6]);
    assert.deepEqual(fitFormula([...observe(formula), { gradient, value: evaluateFormula(formula, gradient) }]), formula);
  });

  it('tells a mean over elements from a small weight by a sample of another size', () => {
    const formula: Formula = { ...base, norm: 'rms' };
    const gradient = probeGradient('spread', [7, 3, 4, 9]);
    assert.deepEqual(fitFormula([...observe(formula), { gradient, value: evaluateFormula(formula, gradient) }]), formula);
  });

  it('knows no formula for what none of them gives', () => {
    assert.equal(fitFormula(observe(base).map((o, i) => ({ ...o, value: Math.sin(i + 1) }))), undefined);
  });

  it('knows no formula where a number is missing', () => {
    assert.equal(fitFormula(observe(base).map((o) => ({ ...o, value: NaN }))), undefined);
  });
});

describe('groupNorms', () => {
  it('gives one norm per sample', () => {
    const norms = groupNorms(probeGradient('spread', shape), [1, 2, 3], 'l2');
    assert.deepEqual(norms.map((n) => Number(n.toFixed(5))), [0.25, 0.5, 1, 2, 4]);
  });
  it('of a constant gradient is the element times the root of the elements covered', () => {
    assert.ok(Math.abs((groupNorms(probeGradient('unit', [256, 1, 28, 28]), [0, 1, 2, 3], 'l2')[0] ?? 0) - 16) < 1e-5);
  });
});

describe('kindOf', () => {
  it('reads the kind off the shape', () => {
    assert.deepEqual((['two-sided', 'one-sided', 'square', 'norm'] as const).map((s) => kindOf({ ...base, shape: s })), ['two-sided', 'one-sided', 'zero-centred', 'unknown']);
  });
});
