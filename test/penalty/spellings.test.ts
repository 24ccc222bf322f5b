/** @file Other spellings of known penalties are judged alike. `npm run spellings` tries many more. */
import assert from 'node:assert/strict';
import { openTestTools } from '../service/testService.ts';
import { hunt } from './spellings/hunt.ts';

describe('spellings', () => {
  it('does not change what is said of a program', async function () {
    this.timeout(120_000);
    const { variants, failures } = hunt(await openTestTools(), { variants: 150, seed: 1, maxFailures: 1 });
    assert.deepEqual(failures.map(({ program, variant, problem }) => `${program}: ${variant.applied.join(', ')}: ${problem}\n${variant.texts.main}`), []);
    assert.ok(variants >= 150);
  });
});
