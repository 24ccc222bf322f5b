/** @file All fixes of a file at once, and the comment that silences a finding: both are judged again. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../src/penalty/fixes/applyEdits.ts';
import type { Service } from '../../src/service/index.ts';
import { atLevels, readLevels } from '../../src/service/index.ts';
import { openTestService } from './testService.ts';

const uri = 'file:///all.py';
const text = `import torch

def gradient_penalty(gradient):
    return ((gradient.norm(2, dim=1) - 1) ** 2).mean()  # first

def gradient_penalty_of_batch(gradient):
    # second
    norms = gradient.norm(2, dim=1)
    return (norms.mean() - 1) ** 2

gradient_penalty(torch.zeros(64, 3, 32, 32))
gradient_penalty_of_batch(torch.zeros(64, 784))
`;

async function opened(source: string): Promise<Service> {
  const service = await openTestService();
  service.update(uri, source, 1);
  return service;
}

describe('all fixes of a file', () => {
  it('leave nothing to mend, keep the rest, and are none the second time', async () => {
    const after = applyEdits(text, (await opened(text)).fixAll(uri, () => true));
    assert.equal(after, text.replace('gradient.norm(2, dim=1) - 1', 'gradient.flatten(1).norm(2, dim=1) - 1').replace('(norms.mean() - 1) ** 2', '((norms - 1) ** 2).mean()'));
    const service = await opened(after);
    assert.deepEqual(service.findings(uri), []);
    assert.deepEqual(service.fixAll(uri, () => true), []);
  });

  it('leave out what does not count', async () => {
    const after = applyEdits(text, (await opened(text)).fixAll(uri, ({ code }) => code !== 'mean-before-square'));
    assert.deepEqual((await opened(after)).findings(uri).map(({ code }) => code), ['mean-before-square']);
  });
});

describe('the comment that silences a finding', () => {
  const silenced = async (source: string): Promise<string> => {
    const service = await opened(source);
    const [finding] = service.findings(uri);
    const edit = finding && service.ignore(uri, finding);
    assert.ok(edit, 'nothing to ignore');
    const after = applyEdits(source, [edit]);
    assert.ok(!(await opened(after)).findings(uri).some(({ code }) => code === finding.code), after);
    return after;
  };

  it('stands at the end of its line, after other comments', async () => {
    assert.ok((await silenced(text)).includes('.mean()  # first  # penalty-lens: ignore[norm-dim1-unflattened]\n'));
  });
  it('joins codes that are listed there', async () => {
    assert.ok((await silenced(text.replace('# first', '# penalty-lens: ignore[wrong-p] on purpose'))).includes('# penalty-lens: ignore[wrong-p, norm-dim1-unflattened] on purpose'));
  });
  it('goes where a comment can stand when the line goes on', async () => {
    assert.ok((await silenced(text.replace('return ((gradient.norm(2, dim=1) - 1) ** 2).mean()', 'return ((gradient.norm(2, dim=1) \\\n        - 1) ** 2).mean()'))).includes('def gradient_penalty(gradient):  # penalty-lens: ignore[norm-dim1-unflattened]\n'));
  });
  it('keeps the line ends of the file', async () => {
    assert.ok((await silenced(text.replaceAll('\n', '\r\n'))).includes('  # penalty-lens: ignore[norm-dim1-unflattened]\r\n'));
  });
});

describe('levels', () => {
  it('change severities, take findings away, and leave fixes unproven until they are asked for', async () => {
    const findings = (await opened(text)).findings(uri);
    const levels = readLevels({ 'mean-before-square': 'off', 'norm-dim1-unflattened': 'hint', 'wrong-p': 'loud' });
    assert.deepEqual([...levels], [['mean-before-square', 'off'], ['norm-dim1-unflattened', 'hint']]);
    const [shown, ...others] = atLevels(findings, levels);
    assert.deepEqual(others, []);
    assert.equal(shown?.severity, 'hint');
    assert.equal(typeof Object.getOwnPropertyDescriptor(shown, 'fix')?.get, 'function');
    assert.equal(shown.fix?.title, 'Take one norm per sample');
  });
});
