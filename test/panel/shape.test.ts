/** @file Shapes as people type them, and the brackets over and under them. */
import assert from 'node:assert/strict';
import { normBrackets, sampleBrackets } from '../../src/panel/brackets.ts';
import { axisSpans, parseShape, printShape, runs, stepDimension } from '../../src/panel/shape.ts';

describe('panel shape', () => {
  for (const [text, shape] of [
    ['(256, 1, 28, 28)', [256, 1, 28, 28]], ['256,1,28,28', [256, 1, 28, 28]], ['[64, 3]', [64, 3]], ['torch.Size([64, 3])', [64, 3]],
    ['64x3x64x64', [64, 3, 64, 64]], ['64 × 3', [64, 3]], ['(8,)', [8]], ['64 3 4', [64, 3, 4]],
  ] as const) {
    it(`reads ${text}`, () => { assert.deepEqual(parseShape(text), shape); });
  }

  for (const text of ['', '()', '(256, )(', '(0, 1)', '(-1, 3)', '(256, one)', '(1.5, 2)', '(1,, 2)', '99999999999']) {
    it(`does not take ${JSON.stringify(text)} for a shape`, () => { assert.equal(parseShape(text), undefined); });
  }

  it('prints as Python does', () => {
    assert.deepEqual([[256, 1], [8], []].map(printShape), ['(256, 1)', '(8,)', '()']);
  });

  it('reads what it prints', () => {
    for (const shape of [[8], [256, 1, 28, 28]]) assert.deepEqual(parseShape(printShape(shape)), shape);
  });

  it('steps the dimension at the caret and stays in it', () => {
    assert.deepEqual(stepDimension('(9, 1)', 2, 1), { text: '(10, 1)', caret: 3 });
    assert.deepEqual(stepDimension('(9, 1)', 5, -10), { text: '(9, 1)', caret: 5 });
    assert.deepEqual(stepDimension('(9, 1)', 0, 1), { text: '(10, 1)', caret: 3 });
    assert.equal(stepDimension('()', 1, 1), undefined);
  });

  it('joins neighbouring axes', () => {
    assert.deepEqual(runs([3, 1, 2, 6]), [[1, 3], [6, 6]]);
    assert.deepEqual(runs([]), []);
  });
});

describe('panel brackets', () => {
  const spans = axisSpans('(256, 1, 28, 28)');

  it('has one for the batch and one for the norm where the norm is right', () => {
    const { above, below } = normBrackets(spans, { covered: [1, 2, 3], expected: [1, 2, 3], elements: 784, expectedElements: 784 });
    assert.deepEqual(above, []);
    assert.deepEqual(below, [{ span: { start: 1, end: 4 }, look: 'batch', count: undefined }, { span: { start: 6, end: 15 }, look: 'good', count: 784 }]);
  });

  it('has those that should be covered above where they differ', () => {
    const { above, below } = normBrackets(spans, { covered: [1, 3], expected: [1, 2, 3], elements: 28, expectedElements: 784 });
    assert.deepEqual(above, [{ span: { start: 6, end: 15 }, look: 'wanted', count: 784 }]);
    assert.deepEqual(below.map(({ span, look, count }) => [span.start, look, count]), [[6, 'bad', 28], [13, 'bad', undefined]]);
  });

  it('shows batch and sample where nothing has run', () => {
    assert.deepEqual(sampleBrackets(axisSpans('(2, 3, 4)'), [2, 3, 4]).below.map(({ look, count }) => [look, count]), [['batch', undefined], ['sample', 12]]);
  });
});
