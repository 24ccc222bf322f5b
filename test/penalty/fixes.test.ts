/** @file Every fix offered for any program of the suite is applied, and the program judged again: it must be right then. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { applyEdits } from '../../src/penalty/fixes/applyEdits.ts';
import { composeEdits } from '../../src/penalty/fixes/composeEdits.ts';
import type { Evaluation, Finding } from '../../src/protocol/evaluation.ts';
import { openTestService } from '../service/testService.ts';

interface Source { readonly name: string; readonly python: string }

const blocksOf = (path: string): Source[] => readFileSync(path, 'utf8').split(/^## /m).slice(1).map((section) => ({
  name: `${path}: ${section.slice(0, section.indexOf('\n'))}`, python: /^```python\n([\s\S]*?)^```/m.exec(section)?.[1] ?? '',
}));
const under = (folder: string, extension: string): string[] => readdirSync(folder).filter((name) => name.endsWith(extension)).map((name) => `${folder}/${name}`);

const sources: readonly Source[] = [
  ...under('docs/checks', '.md').flatMap(blocksOf), ...blocksOf('test/penalty/verdicts.md'),
  ...under('samples', '.py').map((path) => ({ name: path, python: readFileSync(path, 'utf8') })),
];

describe('every fix that is offered', () => {
  for (const { name, python } of sources) it(`mends ${name}`, async () => {
    for (const { finding, site } of await mistakesIn(python)) if (finding.fix) {
      const [after] = (await evaluationsOf(applyEdits(python, finding.fix.edits))).filter((e) => e.site.function === site.function);
      assert.ok(after, `${finding.fix.title}: the penalty is gone`);
      if (finding.severity === 'error') assert.equal(after.verdict, 'correct', finding.fix.title);
      assert.ok(!after.findings.some(({ code }) => code === finding.code), `${finding.fix.title}: ${finding.code} is still there`);
    }
  });
});

async function evaluationsOf(text: string): Promise<readonly Evaluation[]> {
  const service = await openTestService();
  service.update('file:///fix.py', text, 1);
  return service.evaluate('file:///fix.py');
}

async function mistakesIn(text: string): Promise<{ readonly finding: Finding; readonly site: Evaluation['site'] }[]> {
  return (await evaluationsOf(text)).flatMap(({ findings, site }) => findings.map((finding) => ({ finding, site })));
}

describe('edits of edited text', () => {
  const text = '(norms - 1) ** 2  # λ';
  const insert = (at: number, added: string) => ({ range: { start: at, end: at }, text: added });

  it('are one round of edits of the original', () => {
    const first = [insert(6, '.sqrt()'), { range: { start: 9, end: 10 }, text: 'target' }];
    const middle = applyEdits(text, first);
    const second = [insert(0, '('), { range: { start: middle.indexOf('target'), end: middle.indexOf(')', 16) }, text: 't' }, insert(middle.indexOf('  #'), ').mean()')];
    const both = composeEdits(first, second, text.length);
    assert.equal(applyEdits(text, both), applyEdits(middle, second));
    assert.ok(applyEdits(text, both).endsWith('  # λ'));
  });

  it('that take the first ones back are none', () => {
    assert.deepEqual(composeEdits([insert(3, 'abc')], [{ range: { start: 3, end: 6 }, text: '' }], text.length), []);
  });
});
