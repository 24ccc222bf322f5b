import assert from 'node:assert/strict';
import { createService, type Service } from '../../src/service/service.ts';
import { buildProgram } from '../../src/service/program.ts';
import { readModulesFrom } from '../../src/service/modulePaths.ts';
import { parserForTests } from '../python/syntax/parserForTests.ts';
import { openTestTools } from './testService.ts';

const parser = await parserForTests();

const losses = `import torch

def gradient_penalty(critic, real, fake):
    alpha = torch.rand(real.size(0), 1, 1, 1)
    mixed = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
    gradient = torch.autograd.grad(critic(mixed).sum(), mixed, create_graph=True)[0]
    return ((gradient.norm(2, dim=1) - 1) ** 2).mean()
`;
const right = losses.replace('gradient.norm(2, dim=1)', 'gradient.flatten(1).norm(2, dim=1)');

type Files = Record<string, string>;

async function project(files: Files): Promise<Service> {
  const tools = await openTestTools();
  return createService({ ...tools, readFile: (path) => files[path], uriOf: (path) => `file:///${path}` });
}

function open(service: Service, path: string, text: string, version = 1): string {
  const uri = `file:///${path}`;
  service.update(uri, text, version, path);
  return uri;
}

/** Where the penalty is that is called behind the last `|`, and its verdict there. */
async function follow(files: Files, path: string, marked: string) {
  const service = await project(files);
  const offset = marked.lastIndexOf('|');
  const definition = service.definition(open(service, path, marked.slice(0, offset) + marked.slice(offset + 1)), offset);
  return definition && { uri: definition.uri, shape: definition.shape, hover: service.hover(definition.call, definition.offset)?.markdown ?? '' };
}

/** The modules that the program of a text has. */
function modulesOf(files: Files, text: string): readonly string[] {
  const main = { path: 'main.py', text, tree: parser.parse(text) };
  return Object.keys(buildProgram(main, parser, readModulesFrom((path) => files[path])).modules);
}

describe('a project', () => {
  it('has the penalty in another file: a call leads there, with the shape that it hands over', async () => {
    const found = await follow({ 'losses.py': losses }, 'train.py', 'import torch\nfrom losses import gradient_penalty\nreal = torch.rand(8, 3, 16, 16)\ngp = gradient_|penalty(None, real, real)\n');
    assert.equal(found?.uri, 'file:///losses.py');
    assert.deepEqual(found.shape, [8, 3, 16, 16]);
    assert.match(found.hover, /axis.*8, 3, 16, 16/);
  });

  const call = (imports: string, name = 'gradient_penalty'): string => `${imports}\ndef train(critic, loader):\n    for real, _ in loader:\n        loss = 10 * ${name.slice(0, -2)}|${name.slice(-2)}(critic, real, real)\n`;
  const layouts: readonly (readonly [string, Files, string, string, string])[] = [
    ['under an alias of the module', { 'losses.py': losses }, 'train.py', call('import losses as L', 'L.gradient_penalty'), 'losses.py'],
    ['under an alias of the function', { 'losses.py': losses }, 'train.py', call('from losses import gradient_penalty as gp', 'gp'), 'losses.py'],
    ['in a package', { 'gan/__init__.py': '', 'gan/losses.py': losses }, 'train.py', call('import gan.losses', 'gan.losses.gradient_penalty'), 'gan/losses.py'],
    ['in a package without __init__', { 'gan/losses.py': losses }, 'train.py', call('from gan.losses import gradient_penalty'), 'gan/losses.py'],
    ['handed on by __init__', { 'gan/__init__.py': 'from .losses import gradient_penalty', 'gan/losses.py': losses }, 'train.py', call('from gan import gradient_penalty'), 'gan/losses.py'],
    ['handed on with a star', { 'gan/__init__.py': 'from .losses import *', 'gan/losses.py': losses }, 'train.py', call('from gan import *'), 'gan/losses.py'],
    ['beside the file in a package', { 'gan/losses.py': losses }, 'gan/train.py', call('from .losses import gradient_penalty'), 'gan/losses.py'],
    ['a package further up', { 'gan/losses.py': losses, 'gan/wgan/__init__.py': '' }, 'gan/wgan/train.py', call('from ..losses import gradient_penalty'), 'gan/losses.py'],
    ['under its full name inside of the package', { 'gan/losses.py': losses }, 'gan/train.py', call('from gan.losses import gradient_penalty'), 'gan/losses.py'],
    ['in a folder named src', { 'src/gan/__init__.py': '', 'src/gan/losses.py': losses }, 'scripts/train.py', call('from gan.losses import gradient_penalty'), 'src/gan/losses.py'],
    ['imported where it is used', { 'losses.py': losses }, 'train.py', 'def train(critic, real):\n    from losses import gradient_penalty\n    return gradient_|penalty(critic, real, real)\n', 'losses.py'],
    ['inherited', { 'base.py': `import torch\nclass Base:\n${losses.replace('import torch\n\n', '').replace('(critic', '(self, critic').replace(/^(?=.)/gm, '    ')}` }, 'train.py', 'from base import Base\nclass Trainer(Base):\n    def step(self, critic, real):\n        return self.gradient_|penalty(critic, real, real)\n', 'base.py'],
  ];
  for (const [what, files, path, text, expected] of layouts) it(`is followed: ${what}`, async () => {
    assert.equal((await follow(files, path, text))?.uri, `file:///${expected}`);
  });

  it('leads nowhere from a call of what is no penalty, or stands in the same file', async () => {
    assert.equal(await follow({ 'losses.py': `${losses}\ndef crit_loss(a, b):\n    return (a - b).mean()\n` }, 'train.py', 'from losses import crit_loss\ncrit_|loss(1, 2)\n'), undefined);
    assert.equal(await follow({}, 'train.py', `${losses}gradient_|penalty(None, torch.rand(2, 3), torch.rand(2, 3))\n`), undefined);
    assert.equal(await follow({}, 'train.py', 'from missing import gradient_penalty\ngradient_|penalty(1, 2, 3)\n'), undefined);
  });

  it('has the configuration and the critic elsewhere', async () => {
    const service = await project({
      'config.py': 'class Config:\n    channels = 1\n    image_size = 28\ncfg = Config()\n',
      'models.py': 'from torch import nn\nfrom config import cfg\nclass Critic(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.main = nn.Sequential(nn.Flatten(), nn.Linear(cfg.channels * cfg.image_size ** 2, 1))\n    def forward(self, x):\n        return self.main(x)\n',
    });
    const uri = open(service, 'train.py', `import torch
from config import cfg
from models import Critic

critic = Critic()
img_shape = (cfg.channels, cfg.image_size, cfg.image_size)

def penalty(real, fake):
    alpha = torch.rand(real.size(0), 1, 1, 1)
    mixed = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
    gradient = torch.autograd.grad(critic(mixed).sum(), mixed, create_graph=True)[0]
    return ((gradient.flatten(1).norm(2, dim=1) - 1) ** 2).mean()
`);
    const [evaluation] = service.evaluate(uri);
    assert.deepEqual(evaluation?.shape, [64, 1, 28, 28]);
    assert.equal(evaluation.shapeFrom, 'config');
    assert.equal(evaluation.verdict, 'correct');
  });

  const inline = `import torch
from settings import axes
def gradient_penalty(gradient):
    return ((gradient.norm(2, dim=axes) - 1) ** 2).mean()
gradient_penalty(torch.zeros(256, 1, 28, 28))
`;

  it('is judged anew when a file changes that it imports, comes or goes', async () => {
    const files: Files = { 'settings.py': 'axes = 1' };
    const service = await project(files);
    const uri = open(service, 'train.py', inline);
    const codes = (): readonly string[] => service.findings(uri).map(({ code }) => code);
    assert.deepEqual(codes(), ['norm-dim1-unflattened']);
    assert.deepEqual(service.renew(['settings.py', 'other.py']), [], 'nothing has changed');
    files['settings.py'] = 'axes = (1, 2, 3)';
    assert.deepEqual(service.renew(['settings.py']), [uri]);
    assert.deepEqual(codes(), []);
    delete files['settings.py'];
    assert.deepEqual(service.renew(['settings.py']), [uri]);
    service.findings(uri);
    files['settings.py'] = 'axes = 1';
    assert.deepEqual(service.renew(['settings.py']), [uri], 'it was looked for in vain');
    assert.deepEqual(codes(), ['norm-dim1-unflattened']);
  });

  it('counts as it stands in the editor while a file is open there', async () => {
    const files: Files = { 'settings.py': 'axes = 1', 'losses.py': losses };
    const service = await project(files);
    const uri = open(service, 'train.py', inline);
    assert.equal(service.findings(uri).length, 1);
    const settings = open(service, 'settings.py', 'axes = (1, 2, 3)');
    assert.deepEqual(service.renew(['settings.py']), [uri]);
    assert.equal(service.findings(uri).length, 0);
    service.close(settings);
    assert.deepEqual(service.renew(['settings.py']), [uri]);
    assert.equal(service.findings(uri).length, 1);
  });

  it('shows a call the penalty as it stands in the editor, or now stands on disk', async () => {
    const files: Files = { 'losses.py': losses };
    const service = await project(files);
    const text = 'from losses import gradient_penalty\ngradient_penalty(1, 2, 3)\n';
    const uri = open(service, 'train.py', text);
    const hover = (): string => {
      const definition = service.definition(uri, text.lastIndexOf('penalty('));
      return definition ? service.hover(definition.uri, definition.offset)?.markdown ?? '' : 'nothing';
    };
    assert.match(hover(), /✗/);
    files['losses.py'] = right;
    assert.deepEqual(service.renew(['losses.py']), [uri]);
    assert.match(hover(), /✓/);
    open(service, 'losses.py', losses);
    service.renew(['losses.py']);
    assert.match(hover(), /✗/);
  });

  it('reads what fits, and goes on without a module that is all data', () => {
    const table = `table = [${'1234567, '.repeat(200_000)}]\n`;
    const modules = modulesOf({ 'data.py': table, 'losses.py': losses, ...Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`m${i.toString()}.py`, 'x = 1\n'])) }, `import data\nfrom losses import gradient_penalty\n${Array.from({ length: 60 }, (_, i) => `import m${i.toString()}\n`).join('')}`);
    assert.equal(modules.includes('data'), false);
    assert.equal(modules.includes('losses'), true);
    assert.equal(modules.length, 40);
  });
});
