/** @file What a run that is given up leaves behind for those after it. */
import assert from 'node:assert/strict';
import { createTfjsBackend } from '../../src/arrays/index.ts';
import { ProbeGradients } from '../../src/penalty/probes/gradients.ts';
import { Lab } from '../../src/penalty/probes/lab.ts';
import { parserForTests } from '../python/syntax/parserForTests.ts';

const text = `
import torch
weight = torch.zeros(1)
with torch.no_grad():
    for step in range(10 ** 9):
        weight = weight + 1
`;

describe('a run that is given up', () => {
  it('does not leave gradients switched off', async () => {
    const tree = (await parserForTests()).parse(text);
    const lab = new Lab({ program: { main: { path: 'train.py', text, tree }, modules: {} }, arrays: await createTfjsBackend({ kind: 'cpu' }), clock: () => performance.now(), shape: [4, 2], seed: 0, gradients: new ProbeGradients(0) });
    assert.equal(lab.evaluator.global('weight').kind, 'budget');
    assert.equal(lab.torch.run('mul', [lab.torch.full([1], 1, 'float32', { requiresGrad: true }), 2]).requiresGrad, true);
  });
});
