/** @file How much memory training takes: a large step fits, and a long loop takes no more than a short one. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { runOf } from '../conformance/evaluation.ts';

/** The step that `npm run bench` times, with four times the features. */
const wide = (): string => {
  const source = readFileSync('test/bench/steps/dcgan.py', 'utf8');
  const widened = source.replace('features, batch, size, channels = 16,', 'features, batch, size, channels = 64,');
  assert.notEqual(widened, source);
  return `${widened}\nprint(step())\nstep()\n`;
};

const small = (steps: number): string => `
import torch
torch.manual_seed(0)
weight = torch.randn(6, 4, requires_grad=True)
x = torch.rand(5, 6)
for step in range(${steps}):
    loss = (((x @ weight).tanh() - 0.5) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        weight -= 0.1 * weight.grad
        weight.grad = None
print('finished', loss.item() < 0.1)
`;

describe('memory of training', function () {
  this.timeout(300_000);

  it('a WGAN-GP step of a DCGAN with 64 features, on 16 images of 64 × 64, stays under 400 MB', async () => {
    const { printed, peak } = await runOf('dcgan.py', wide(), { kind: 'wasm' });
    assert.match(printed, /^\d+\.\d+\n$/);
    assert.ok(peak < 400e6, `${(peak / 1e6).toFixed(0)} MB`);
  });

  for (const kind of ['cpu', 'wasm'] as const) {
    it(`10,000 small steps take hardly more memory than 3,000 (${kind})`, async () => {
      const [short, long] = [await runOf('loop.py', small(3000), { kind }), await runOf('loop.py', small(10_000), { kind })];
      assert.equal(long.printed, 'finished True\n');
      // Not swept, it would be more than three times as much.
      assert.ok(long.peak < 1.5 * short.peak, `${long.peak} bytes after ${short.peak}`);
    });
  }
});
