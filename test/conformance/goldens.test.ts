/** @file What is recorded is what PyTorch prints, wherever there is a PyTorch to ask. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

describe('recordings', function () {
  this.timeout(180_000);
  it('are what real PyTorch prints', function () {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/goldens.mjs', '--check'], { encoding: 'utf8' });
    if (status === 2) this.skip(); // no Python with PyTorch here
    assert.equal(status, 0, stdout + stderr);
  });
});
