/** @file Fixes speak as the file does: its way of flattening, its names, its line ends; comments stay. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../src/penalty/fixes/applyEdits.ts';
import { openTestService } from '../service/testService.ts';

const program = (critic: string, norm: string): string => `import torch
from einops import rearrange
import einops

def critic(x):
    ${critic}
    return x.sum(1)

def gradient_penalty(grads):
    norms = ${norm}  # one for each image
    return ((norms - 1) ** 2).mean()

gradient_penalty(torch.zeros(64, 3, 32, 32))
`;

async function fixed(text: string): Promise<string> {
  const service = await openTestService();
  service.update('file:///style.py', text, 1);
  const fix = service.findings('file:///style.py')[0]?.fix;
  assert.ok(fix, 'no fix is offered');
  return applyEdits(text, fix.edits);
}

const norm = 'grads.norm(2, dim=1)';
const styles: Readonly<Record<string, readonly [critic: string, norm: string, fixed: string]>> = {
  'nothing else': ['x = x.relu()', norm, 'grads.flatten(1).norm(2, dim=1)'],
  'view with size': ['x = x.view(x.size(0), -1)', norm, 'grads.view(grads.size(0), -1).norm(2, dim=1)'],
  'view with shape': ['x = x.view(x.shape[0], -1)', norm, 'grads.view(grads.shape[0], -1).norm(2, dim=1)'],
  'reshape with len': ['x = x.reshape(len(x), -1)', norm, 'grads.reshape(len(grads), -1).norm(2, dim=1)'],
  'flatten by keyword': ['x = x.flatten(start_dim=1)', norm, 'grads.flatten(start_dim=1).norm(2, dim=1)'],
  'torch.flatten': ['x = torch.flatten(x, 1)', norm, 'torch.flatten(grads, 1).norm(2, dim=1)'],
  'torch.flatten in a call': ['x = torch.flatten(x, 1)', 'torch.norm(grads, 2, dim=1)', 'torch.norm(torch.flatten(grads, 1), 2, dim=1)'],
  'rearrange': ['x = rearrange(x, "b c h w -> b (c h w)")', norm, 'rearrange(grads, "b ... -> b (...)").norm(2, dim=1)'],
  'einops.rearrange': ['x = einops.rearrange(x, \'b c h w -> b (c h w)\')', norm, 'einops.rearrange(grads, \'b ... -> b (...)\').norm(2, dim=1)'],
  'an operand too long to write twice': ['x = x.view(x.size(0), -1)', '(grads * 1.0).norm(2, dim=1)', '(grads * 1.0).flatten(1).norm(2, dim=1)'],
};

describe('a fix in the style of the file', () => {
  for (const [name, [critic, before, after]] of Object.entries(styles)) it(name, async () => {
    assert.equal(await fixed(program(critic, before)), program(critic, after));
  });

  it('keeps line ends', async () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    assert.equal(await fixed(crlf(program('x = x.relu()', norm))), crlf(program('x = x.relu()', 'grads.flatten(1).norm(2, dim=1)')));
  });

  it('mends three mistakes that meet in one place', async () => {
    const text = `import torch

def gradient_penalty(critic, real, fake):
    e = torch.rand(real.size(0), 1, 1, 1)
    x = (e * real + (1 - e) * fake).requires_grad_(True)
    g = torch.autograd.grad(critic(x), x)[0]
    return ((g.norm(2, dim=1) - 1) ** 2).mean()

loss = gradient_penalty(torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(3072, 1)), torch.zeros(64, 3, 32, 32), torch.ones(64, 3, 32, 32))
loss.backward()
`;
    assert.equal(await fixed(text), text.replace('critic(x), x)', 'critic(x).sum(), x, create_graph=True)').replace('g.norm', 'g.flatten(1).norm'));
  });
});
