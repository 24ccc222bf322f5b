/** @file Names beside points do not cover one another, and stay in the picture. */
import assert from 'node:assert/strict';
import { clearEnd, placeLabels, textWidth } from '../../../src/panel/figure/labels.ts';

const bounds = { left: 0, right: 300, top: 0, bottom: 200 };

describe('panel labels', () => {
  it('stand above on the right, where nothing is in the way', () => {
    assert.deepEqual(placeLabels([{ point: { x: 100, y: 100 }, reach: 5, width: 60 }], [], bounds), [{ x: 110, y: 94, anchor: 'start' }]);
  });

  it('turn to the left at the right end', () => {
    assert.equal(placeLabels([{ point: { x: 280, y: 100 }, reach: 5, width: 60 }], [], bounds)[0]?.anchor, 'end');
  });

  it('keep off one another', () => {
    const [first, second] = placeLabels([{ point: { x: 40, y: 100 }, reach: 5, width: 60 }, { point: { x: 30, y: 88 }, reach: 5, width: 40 }], [], bounds);
    assert.ok(first !== undefined && second !== undefined && Math.abs(first.y - second.y) >= 11, JSON.stringify([first, second]));
  });

  it('keep off the curve where they can', () => {
    const line = Array.from({ length: 60 }, (_, index) => ({ x: 100 + index, y: 95 }));
    assert.equal(placeLabels([{ point: { x: 100, y: 100 }, reach: 5, width: 60 }], line, bounds)[0]?.anchor, 'end');
  });

  it('take the end of a line across that the curve leaves free', () => {
    const rising = Array.from({ length: 50 }, (_, index) => ({ x: index, y: 90 }));
    assert.equal(clearEnd(100, 60, rising, bounds).anchor, 'end');
    assert.equal(clearEnd(100, 60, [], bounds).anchor, 'start');
  });

  it('are wider in Chinese', () => { assert.ok(textWidth('参考值') > textWidth('abc')); });
});
