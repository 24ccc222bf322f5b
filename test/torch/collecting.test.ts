/**
 * @file Freeing what can't be reached must not be seen: programs print the same whether memory is swept between all
 * statements, when it is worth it, or never. What they print, real PyTorch recorded (`npm run goldens`).
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runOf } from '../conformance/evaluation.ts';

const folder = join(process.cwd(), 'test/conformance/memory');
const mebibyte = 2 ** 20;

/** Each step makes about 20 MiB. */
const training = `
import torch
from torch import nn, autograd

torch.manual_seed(0)
critic = nn.Sequential(nn.Conv2d(3, 8, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(8, 16, 4, 2, 1), nn.LeakyReLU(0.2), nn.Flatten(), nn.Linear(16 * 64, 1))
optimizer = torch.optim.Adam(critic.parameters(), lr=1e-3)

def penalty(real, fake):
    eps = torch.rand(real.size(0), 1, 1, 1)
    mixed = (eps * real + (1 - eps) * fake).requires_grad_(True)
    grads = autograd.grad(critic(mixed).sum(), mixed, create_graph=True)[0]
    return ((grads.flatten(1).norm(2, dim=1) - 1) ** 2).mean()

def train(steps):
    for step in range(steps):
        real, fake = torch.randn(16, 3, 32, 32), torch.rand(16, 3, 32, 32)
        optimizer.zero_grad()
        loss = critic(fake).mean() - critic(real).mean() + 10 * penalty(real, fake)
        loss.backward()
        optimizer.step()
    print('finished', f'{loss.item():.3f}')

train(20)
`;

describe('freeing what a program can reach no more', function () {
  this.timeout(60_000);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.py'))) {
    it(`is not seen by ${file}, swept between all statements`, async () => {
      const { peak } = await sweptOf(file, 'cpu');
      assert.ok(peak < (await runOf(file, textOf(file), { sweeps: 'never' })).peak / 2, 'something was freed');
    });
  }
  it('is not seen on WebAssembly', () => sweptOf('graphs.py', 'wasm'));

  for (const kind of ['cpu', 'wasm'] as const) {
    it(`lets a training loop run in little memory (${kind})`, async () => {
      const { printed, peak } = await runOf('training.py', training, { kind, maxBytes: 64 * mebibyte });
      assert.match(printed, /^finished/);
      assert.ok(peak < 64 * mebibyte);
    });
  }
});

const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');

/** Fails unless the program prints what PyTorch printed. */
async function sweptOf(file: string, kind: 'cpu' | 'wasm'): Promise<{ readonly peak: number }> {
  const { printed, peak } = await runOf(file, textOf(file), { sweeps: 'always', kind });
  assert.equal(printed, textOf(file.replace(/\.py$/, '.out')));
  return { peak };
}
