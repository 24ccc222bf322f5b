/** @file What running a training step shows: how much of each penalty and score is back-propagated. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createMetaBackend, createTfjsBackend } from '../../src/arrays/index.ts';
import { analyse, Contexts, type AnalysisTools } from '../../src/penalty/index.ts';
import { FileExamination } from '../../src/penalty/fileChecks/fileExamination.ts';
import type { Step } from '../../src/penalty/steps/step.ts';
import { createParser, type Parser } from '../../src/python/syntax/index.ts';

const head = `import torch
def penalty(critic, real, fake, weight=1):
    t = torch.rand(len(real), 1, 1, 1)
    x = (t * real + (1 - t) * fake).requires_grad_()
    g = torch.autograd.grad(critic(x).sum(), x, create_graph=True)[0]
    return weight * ((g.flatten(1).norm(2, dim=1) - 1) ** 2).mean()
`;

describe('training steps', () => {
  it('add up what is back-propagated one by one', async () => {
    const step = await firstStep(`${head}
def train(D, G, opt, loader):
    for real, _ in loader:
        fake = G(torch.randn(len(real), 8)).detach()
        D(real).mean().backward(torch.tensor(-1.))
        D(fake).mean().backward()
        (penalty(D, real, fake) * 7).backward()
        opt.step()
`);
    assert.deepEqual(shares(step), { penalties: [7], scores: [-1, 1] });
  });

  it('see through helpers, dicts and conditional weights', async () => {
    const step = await firstStep(`${head}
def losses(D, real, fake):
    return {'w': D(fake).mean() - D(real).mean(), 'gp': penalty(D, real, fake)}
def train(D, G, opt, loader, lam=5):
    for real in loader:
        parts = losses(D, real, G(torch.randn(len(real), 8)).detach())
        total = parts['w'] + (lam if lam > 0 else 1) * parts['gp']
        total.backward()
        opt.step()
`);
    assert.deepEqual(shares(step), { penalties: [5], scores: [1, -1] });
  });

  it('take what a Lightning step answers as back-propagated', async () => {
    const step = await firstStep(`${head}
import pytorch_lightning as pl
class Model(pl.LightningModule):
    def training_step(self, batch, index):
        real, _ = batch
        fake = self.G(torch.randn(len(real), 8)).detach()
        return self.D(fake).mean() - self.D(real).mean() + 3 * penalty(self.D, real, fake)
`);
    assert.deepEqual(shares(step), { penalties: [3], scores: [1, -1] });
  });

  it('give scores between 0 and 1 to losses that take nothing else', async () => {
    const step = await firstStep(`${head}
criterion = torch.nn.BCELoss()
for real in loader:
    fake = G(torch.randn(len(real), 8)).detach()
    loss = criterion(D(real), torch.ones(len(real), 1)) + criterion(D(fake), torch.zeros(len(real), 1)) + penalty(D, real, fake)
    loss.backward()
    opt.step()
`);
    assert.deepEqual(step?.penalties.map(({ share }) => share?.sum), [1]);
    assert.deepEqual(step.scores.map(({ share }) => Math.sign(share?.sum ?? 0)), [-1, 1]);
  });
});

describe('the file\'s own critic', () => {
  it('is made with what the file says, and asked', async () => {
    const file = await examine(`${head}
from torch import nn
class Critic(nn.Module):
    def __init__(self, channels, width=4):
        super().__init__()
        self.net = nn.Sequential(nn.Conv2d(channels, width, 4, 2), nn.ReLU(), nn.Flatten(), nn.Linear(width * 13 * 13, 1))
    def forward(self, x):
        return self.net(x)
class Trainer:
    def __init__(self, opt):
        self.critic = Critic(1, width=opt.width).to(opt.device)
    def step(self, real, fake):
        (10 * penalty(self.critic, real, fake)).backward()
`);
    file.tools.arrays.scope(() => {
      const [trained] = file.trained;
      const critic = trained && file.criticOf(trained);
      assert.deepEqual(critic?.shape, [4, 1, 28, 28]);
      assert.deepEqual(critic.ask(critic.batch(0))?.scores.shape, [4, 1]);
    });
  });

  it('is none where the constructor does not run', async () => {
    const file = await examine(`${head}
from torch import nn
class Critic(nn.Module):
    def __init__(self):
        super().__init__()
        raise ValueError
D = Critic()
penalty(D, torch.zeros(4, 3, 8, 8), torch.zeros(4, 3, 8, 8))
`);
    file.tools.arrays.scope(() => {
      const [trained] = file.trained;
      assert.equal(trained && file.criticOf(trained), undefined);
    });
  });
});

let parser: Parser | undefined;

async function examine(text: string): Promise<FileExamination> {
  parser ??= await createParser({ runtime: readFileSync('node_modules/web-tree-sitter/web-tree-sitter.wasm'), grammar: readFileSync('node_modules/tree-sitter-python/tree-sitter-python.wasm') });
  const tools: AnalysisTools = { arrays: await createTfjsBackend({ kind: 'cpu' }), openMeta: createMetaBackend, clock: () => performance.now() };
  const program = { main: { path: 'train.py', text, tree: parser.parse(text) }, modules: {} };
  return new FileExamination(program, analyse(program, tools), tools, new Contexts(program, tools));
}

async function firstStep(text: string): Promise<Step | undefined> {
  const file = await examine(text);
  return file.trained[0]?.steps[0];
}

/** Rounded: the numbers are float32. */
const shares = (step: Step | undefined): unknown => ({
  penalties: step?.penalties.map(({ share }) => share && Math.round(share.sum * 1e5) / 1e5), scores: step?.scores.map(({ share }) => share && Math.round(share.sum * 1e5) / 1e5),
});
