/** @file docs/torch.md says what the programs reach, and they reach every row. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { coverageOf, judged, moduleNames, page, path, unreached } from './torchDocs.ts';

describe('docs/torch.md', function () {
  this.timeout(300_000);
  let made: { readonly text: string; readonly unreached: readonly string[] };
  before(async () => {
    const coverage = await coverageOf(judged());
    const modules = await moduleNames();
    made = { text: page(coverage, modules), unreached: unreached(coverage, modules) };
  });

  it('has every operation and module compared with PyTorch by a program', () => { assert.deepEqual(made.unreached, []); });
  it('is what `npm run docs` writes', () => { assert.ok(readFileSync(path, 'utf8') === made.text, 'npm run docs writes something else'); });
  it('lists at least 300 operations and 60 modules', () => {
    const [operations = 0, modules = 0] = [...made.text.matchAll(/^## .*\((\d+)\)$/gm)].map(([, count]) => Number(count));
    assert.ok(operations >= 300 && modules >= 60, `${operations} operations, ${modules} modules`);
  });
});
