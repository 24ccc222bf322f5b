/** @file A sample of the Python files on this machine goes through parser, verdicts, checks and hovers; `npm run corpus` takes all. */
import assert from 'node:assert/strict';
import { openTestService } from '../../service/testService.ts';
import { corpusFiles, whyNoPython } from '../../python/syntax/corpus.ts';
import { nothingPassed, pass } from './corpus.ts';

const reason = whyNoPython();

(reason === undefined ? describe : describe.skip)(`corpus${reason === undefined ? '' : ` (skipped: ${reason})`}`, function () {
  this.timeout(300_000);
  it('every tenth of 2,000 files passes without a problem', async () => {
    const service = await openTestService();
    const passed = nothingPassed();
    for (const path of corpusFiles(2_000).filter((_, index) => index % 10 === 0)) pass(path, service, passed);
    assert.deepEqual(passed.problems, []);
    assert.ok(passed.files > 100, passed.files.toString());
  });
});
