/** @file The test that "Copy as PyTorch test" copies, run by real pytest: right code passes, wrong code fails. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { pythonWithPyTorch } from '../../differential/pytorch.ts';
import { sourcePrograms } from './programs.ts';
import { disagreement, tryAll } from './trial.ts';

/** All of them are run by `npm run pytests`. */
const selected = sourcePrograms().filter(({ name }, i) => name.startsWith('samples/') || (name.includes('verdicts.md') && i % 4 === 0));

describe('Copy as PyTorch test', () => {
  it(`agrees with the verdict on ${selected.length.toString()} programs`, async function run() {
    this.timeout(180_000);
    const python = pythonWithPyTorch();
    if (python === undefined || spawnSync(python, ['-c', 'import pytest'], { stdio: 'ignore' }).status !== 0) this.skip();
    const trials = await tryAll(python, selected);
    assert.ok(trials.length >= selected.length - 3, 'too few penalties were found');
    assert.deepEqual(trials.flatMap((trial) => { const problem = disagreement(trial); return problem === undefined || problem.startsWith('not here') ? [] : [`${trial.program}, ${trial.site}: ${problem}`]; }), []);
  });
});
