/**
 * @file Every program in programs/ prints here what CPython printed when `record.mjs` ran it.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { formatTraceback } from '../../../src/python/evaluator/index.ts';
import { evaluatorOf } from './support.ts';

const folder = join(process.cwd(), 'test/python/evaluator/programs');

describe('programs print what CPython prints', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.py')).sort()) {
    it(file.replace(/\.py$/, ''), async () => {
      const text = readFileSync(join(folder, file), 'utf8');
      const { evaluator, printed } = await evaluatorOf(text, { path: file });
      const outcome = evaluator.runMain();
      const failure = outcome.kind === 'raises' ? formatTraceback(outcome, new Map([[file, { text }]])) : outcome.kind === 'value' ? '' : JSON.stringify(outcome);
      assert.equal(printed() + failure, readFileSync(join(folder, file.replace(/\.py$/, '.out')), 'utf8'));
    });
  }
});
