import assert from 'node:assert/strict';
import { parseShape, showShape } from '../../src/extension/shape.ts';

describe('shapes as people type them', () => {
  for (const text of ['64, 3, 32, 32', '(64, 3, 32, 32)', '[64,3,32,32]', '64 3 32 32', '64x3x32x32', ' ( 64, 3, 32, 32, ) ']) {
    it(`takes ${text}`, () => { assert.deepEqual(parseShape(text), [64, 3, 32, 32]); });
  }

  for (const text of ['', '64, three', '64, -3', '64, 0', '3.5', '64,, 3']) {
    it(`refuses “${text}”`, () => { assert.equal(parseShape(text), undefined); });
  }

  it('shows them as Python does', () => {
    assert.equal(showShape([256, 1, 28, 28]), '(256, 1, 28, 28)');
    assert.equal(showShape([784]), '(784,)');
  });
});
