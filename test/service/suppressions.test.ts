/** @file Comments that silence findings. */
import assert from 'node:assert/strict';
import { openTestService } from './testService.ts';

const penalty = (comments: { readonly def?: string; readonly line?: string; readonly text?: string }): string => `import torch

def gradient_penalty(gradient):${comments.def ?? ''}
    """${comments.text ?? 'A penalty.'}"""
    return ((gradient.norm(2, dim=1) - 1) ** 2).mean()${comments.line ?? ''}

gradient_penalty(torch.zeros(64, 3, 32, 32))
`;

async function codes(text: string): Promise<string[]> {
  const service = await openTestService();
  service.update('file:///suppressed.py', text, 1);
  return service.findings('file:///suppressed.py').map(({ code }) => code);
}

describe('# penalty-lens: ignore', () => {
  const shown = ['norm-dim1-unflattened'];
  it('is needed: without it the mistake is shown', async () => { assert.deepEqual(await codes(penalty({})), shown); });
  it('silences the code on its line', async () => { assert.deepEqual(await codes(penalty({ line: '  # penalty-lens: ignore[norm-dim1-unflattened] patches are meant' })), []); });
  it('silences everything in a function when it stands at its def', async () => { assert.deepEqual(await codes(penalty({ def: '  # penalty-lens: ignore' })), []); });
  it('takes several codes', async () => { assert.deepEqual(await codes(penalty({ def: '  # penalty-lens: ignore[wrong-p, norm-dim1-unflattened]' })), []); });
  it('leaves other codes alone', async () => { assert.deepEqual(await codes(penalty({ line: '  # penalty-lens: ignore[wrong-p]' })), shown); });
  it('is a comment, not a string', async () => { assert.deepEqual(await codes(penalty({ text: '# penalty-lens: ignore' })), shown); });
});
