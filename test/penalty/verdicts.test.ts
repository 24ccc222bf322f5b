/** @file The programs of verdicts.md, each with what must be said of it. Verdicts, kinds and weights are those of real PyTorch's numbers. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { applyEdits } from '../../src/penalty/fixes/applyEdits.ts';
import type { Evaluation } from '../../src/protocol/evaluation.ts';
import { openTestService } from '../service/testService.ts';

describe('verdicts', () => {
  for (const section of readFileSync('test/penalty/verdicts.md', 'utf8').split(/^## /m).slice(1)) {
    const title = section.slice(0, section.indexOf('\n'));
    it(title, async () => {
      const python = /^```python\n([\s\S]*?)^```/m.exec(section)?.[1] ?? '';
      const expected = section.split('\n').filter((line) => line.startsWith('- ')).map((line) => line.slice(2));
      const service = await openTestService();
      service.update('file:///verdict.py', python, 1);
      const evaluations = service.evaluate('file:///verdict.py', {});
      assert.deepEqual(evaluations.map(inWords), expected.filter((line) => line !== 'nothing' && !line.startsWith('fixed:')));
      const fixed = expected.find((line) => line.startsWith('fixed: '))?.slice('fixed: '.length);
      if (fixed !== undefined) assert.ok(applyEdits(python, evaluations[0]?.findings[0]?.fix?.edits ?? []).includes(fixed), `the fix does not give ${fixed}`);
    });
  }
});

/** `penalty: correct, two-sided, λ 10`. */
function inWords({ site, verdict, kind, weight }: Evaluation): string {
  const numbers = verdict === 'correct' ? [kind, `λ ${weight?.toString() ?? '?'}`] : [];
  return [`${site.function ?? 'inline'}: ${verdict}`, ...numbers].join(', ');
}
