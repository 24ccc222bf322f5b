/** @file How long a run is expected to take. */
import assert from 'node:assert/strict';
import { Estimates } from '../../src/panel/estimates.ts';

describe('the time a run will take', () => {
  it('is not known before the first', () => { assert.equal(new Estimates().expect('f', [8, 4]), undefined); });

  it('grows with the elements, but does not shrink below what one run took', () => {
    const estimates = new Estimates();
    estimates.add('f', [10, 10], 50);
    assert.equal(estimates.expect('f', [100, 10]), 500);
    assert.equal(estimates.expect('f', [1, 10]), 50);
    assert.equal(estimates.expect('g', [1, 10]), undefined);
  });

  it('has a fixed part once two sizes were run', () => {
    const estimates = new Estimates();
    estimates.add('f', [100], 30);
    estimates.add('f', [200], 40);
    assert.equal(estimates.expect('f', [400]), 60);
    assert.equal(estimates.expect('f', [1]), 30 - 9.9);
  });

  it('goes by the newest run of a size', () => {
    const estimates = new Estimates();
    estimates.add('f', [100], 30);
    estimates.add('f', [100], 90);
    assert.equal(estimates.expect('f', [100]), 90);
  });
});
