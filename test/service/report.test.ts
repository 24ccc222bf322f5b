import assert from 'node:assert/strict';
import { unifiedDiff } from '../../src/service/diff.ts';
import { reportOf, type ReportKind } from '../../src/service/report.ts';
import { print } from '../../src/texts/text.ts';
import { LineIndex } from '../../src/service/index.ts';
import { openTestService } from './testService.ts';

const wrong = `import torch

def gradient_penalty(gradient):
    norm = gradient.norm(2, dim=1)
    return torch.mean((norm - 1) ** 2)

gradient_penalty(torch.zeros(256, 1, 28, 28))
`;

async function reportOn(text: string, kind: ReportKind): Promise<string> {
  const service = await openTestService();
  service.update('file:///a.py', text, 1, 'a.py');
  const lines = new LineIndex(text);
  return service.evaluate('file:///a.py').map((evaluation) => reportOf(evaluation, kind, { text, say: print, placeOf: (offset) => ({ file: 'a.py', line: lines.positionAt(offset).line + 1 }) })).join('\n');
}

describe('a report', () => {
  it('says the verdict, the numbers, what was found, and the fix as a diff', async () => {
    assert.equal(await reportOn(wrong, 'evaluate'), `gradient_penalty (a.py:3), (256, 1, 28, 28): Wrong norm axis
\`dim=1\` is the channel axis. Each norm covers 1 element, not 784.
Weight 1; pulls the norm to 1.

Gradient: penalty
all zeros: 1 (expected 1)
norm 1 for each sample: 0.9298 (expected 0)
norm 2 for each sample: 0.8622 (expected 1)
norms ¼, ½, 1, 2 and 4: 0.5969 (expected 2.162)
norm 0 for half of them, 2 for the others: 0.7669 (expected 1)
random numbers: 0.4043 (expected 729.3)

error[norm-dim1-unflattened] a.py:4: The norm is taken over dim 1 of a gradient of shape (256, 1, 28, 28), the channel axis: each norm covers 1 element, not the 784 of a sample. A gradient whose samples all have norm 1 scores 0.9298 instead of 0.
Fix, proven by running it: Take one norm per sample
--- a.py
+++ a.py
@@ -4 +4 @@
-    norm = gradient.norm(2, dim=1)
+    norm = gradient.flatten(1).norm(2, dim=1)`);
  });

  it('explains how the penalty comes to its number', async () => {
    assert.equal(await reportOn(wrong.replace('dim=1', 'dim=(1, 2, 3)'), 'explain'), `gradient_penalty (a.py:3), (256, 1, 28, 28): Correct
Two-sided, one norm per sample.
Weight 1; pulls the norm to 1.

Why, where every sample’s gradient has norm 1:
elements per sample: 1 · 28 · 28 = 784
each element: 1/√784 = 1/28
norm of a sample: √(784 · (1/28)²) = 1
penalty: (1 − 1)² = 0

Step by step:
4: gradient.norm(2, dim=(1, 2, 3)) → all 1 (256,)
5: norm - 1 → all 0 (256,)
5: (…) ** 2 → all 0 (256,)
5: torch.mean(…) → 0 ()`);
  });
});

describe('a diff', () => {
  const text = 'a\nb\nc\nd\n';
  const at = (file: string) => (offset: number) => ({ file, line: text.slice(0, offset).split('\n').length });
  const edit = (start: number, end: number, given: string) => ({ range: { start, end }, text: given });

  it('shows changed lines alone', () => {
    assert.equal(unifiedDiff(text, [edit(2, 3, 'B')], at('x.py')), '--- x.py\n+++ x.py\n@@ -2 +2 @@\n-b\n+B');
  });

  it('counts on after lines that came or went', () => {
    assert.equal(unifiedDiff(text, [edit(0, 0, 'new\n'), edit(6, 7, 'D')], at('x.py')), '--- x.py\n+++ x.py\n@@ -0,0 +1 @@\n+new\n@@ -4 +5 @@\n-d\n+D');
    assert.equal(unifiedDiff(text, [edit(2, 4, '')], at('x.py')), '--- x.py\n+++ x.py\n@@ -2 +1,0 @@\n-b');
  });

  it('joins edits of the same line', () => {
    assert.equal(unifiedDiff('f(a, b)\n', [edit(2, 3, 'x'), edit(5, 6, 'y')], () => ({ file: 'x.py', line: 1 })), '--- x.py\n+++ x.py\n@@ -1 +1 @@\n-f(a, b)\n+f(x, y)');
  });
});
