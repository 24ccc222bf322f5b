/** @file The panel's worker holds no more after many runs than after some. `npm run soak` runs it for longer. */
import assert from 'node:assert/strict';
import { browserPath } from './harness/browserPanel.ts';
import { grown, soak } from './harness/soak.ts';

const reason = browserPath === undefined ? ' (skipped: no Chromium here; set CHROMIUM_PATH)' : '';

(reason === '' ? describe : describe.skip)(`panel worker over time in a browser${reason}`, function () {
  this.timeout(120_000);
  it('holds as much after 50 evaluations and 40 steps of training as after the first of them', async () => {
    const { evaluating, training } = await soak({ evaluations: 50, steps: 40 });
    assert.deepEqual({ evaluating: grown(evaluating), training: grown(training) }, { evaluating: [], training: [] });
  });
});
