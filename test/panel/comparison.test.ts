/** @file How two results are set beside each other. */
import assert from 'node:assert/strict';
import { compare, type ComparedStep } from '../../src/panel/comparison.ts';
import type { Evaluation, TraceStep } from '../../src/protocol/evaluation.ts';
import { evaluationOf } from './harness/fixtures.ts';

const step = (operation: string, shape: readonly number[], text: string): TraceStep =>
  ({ range: { start: 0, end: 1 }, operation, code: `x.${operation}()`, result: { type: 'Tensor', shape, dtype: 'torch.float32', text }, wrong: false, note: undefined });
const withTrace = (...trace: TraceStep[]): Evaluation => ({ ...evaluationOf('correct'), trace });
const gradient = step('grad', [256, 1, 28, 28], 'all 0.0357');
const written = ({ a, b, isSame }: ComparedStep): string => `${a?.operation ?? '–'} ${b?.operation ?? '–'}${isSame ? '' : ' *'}`;

describe('two results beside each other', () => {
  it('agree with themselves on every probe and step', () => {
    const result = evaluationOf('correct');
    const { differing, compared, firstDifference } = compare(result, result);
    assert.deepEqual([differing, compared, firstDifference], [0, result.probes.length, undefined]);
  });

  it('differ where the numbers do, not by rounding', () => {
    const { probes, differing, compared } = compare(evaluationOf('correct'), evaluationOf('wrong'));
    assert.deepEqual(probes.filter(({ agreement }) => agreement === true).map(({ name }) => name), ['zeros']);
    assert.equal(differing, compared - 1);
  });

  it('list what only one of them has, without counting it', () => {
    const a = evaluationOf('correct');
    const { probes, compared } = compare(a, { ...a, probes: a.probes.slice(1) });
    assert.equal(probes[0]?.agreement, undefined);
    assert.equal(compared, a.probes.length - 1);
  });

  it('are not the same where only one is a number', () => {
    const a = evaluationOf('correct');
    const { differing } = compare(a, { ...a, probes: a.probes.map((probe, index) => index === 0 ? { ...probe, penalty: undefined, note: 'infinite' } : probe) });
    assert.equal(differing, 1);
  });

  it('part at the step that one of them lacks', () => {
    const a = withTrace(gradient, step('view', [256, 784], 'all 0.0357'), step('norm', [256], 'all 1'), step('mean', [], '0'));
    const b = withTrace(gradient, step('norm', [256, 28, 28], 'all 0.0357'), step('mean', [], '0.9298'));
    const { steps, firstDifference } = compare(a, b);
    assert.deepEqual(steps.map(written), ['grad grad', 'view – *', 'norm norm *', 'mean mean *']);
    assert.equal(firstDifference?.a?.operation, 'view');
  });

  it('take another operation with the same answer for the same step', () => {
    const a = withTrace(gradient, step('view', [256, 784], 'all 0.0357'), step('norm', [256], 'all 1'));
    const b = withTrace(gradient, step('reshape', [256, 784], 'all 0.0357'), step('norm', [256], 'all 1'));
    assert.equal(compare(a, b).firstDifference, undefined);
  });

  it('part where the same operation answers otherwise', () => {
    const a = withTrace(gradient, step('norm', [256], 'all 1'));
    const b = withTrace(gradient, step('norm', [256], 'all 28'));
    assert.deepEqual(compare(a, b).steps.map(written), ['grad grad', 'norm norm *']);
  });

  it('of two shapes are compared by their values', () => {
    const a = withTrace(gradient, step('norm', [256], 'all 1'));
    const b = { ...withTrace(step('grad', [64, 3, 8, 8], 'all 0.0357'), step('norm', [64], 'all 1')), shape: [64, 3, 8, 8] };
    assert.equal(compare(a, b).firstDifference, undefined);
  });
});
