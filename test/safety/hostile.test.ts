/** @file A hostile repository: what its names, strings, comments and paths hold reaches people as text, and never as markup or a command. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { visible, visibleJson } from '../../src/texts/visible.ts';
import { openTestService } from '../service/testService.ts';
import { hostile } from './fuzz/strange.ts';
import { controls, markupIn } from './markup.ts';

const uri = 'file:///hostile.py';
const quoted = (text: string): string => JSON.stringify(text).replaceAll(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The same text as a name of a keyword, as what an exception says, as what a shape and a comment hold, and in a wrong penalty. */
const program = (text: string): string => `import torch
settings = {${quoted(text)}: 10}
class Trainer:
    def gradient_penalty(self, critic, real, fake, **options):
        # ${text.replaceAll(/[\r\n]/g, ' ')}
        alpha = torch.rand(real.size(0), 1, 1, 1)
        mixed = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
        scores = critic(mixed)
        gradients = torch.autograd.grad(scores, mixed, torch.ones_like(scores), create_graph=True)[0]
        return settings[${quoted(text)}] * ((gradients.norm(2, dim=1) - 1) ** 2).mean()

def r1_penalty(gradient):
    raise ValueError(${quoted(text)})

def gradient_penalty(gradient):
    getattr(gradient, ${quoted(text)})
    return ((gradient.norm(2, dim=1) - 1) ** 2).mean()
gradient_penalty(torch.zeros(16, 3, 8, 8))
`;

describe('text of a stranger', () => {
  for (const text of hostile)
    it(`${quoted(text)} is no markup in hovers, and nothing unseen in messages`, async () => {
      const service = await openTestService();
      const source = program(text);
      service.update(uri, source, 1);
      const hovers = Array.from({ length: Math.ceil(source.length / 7) }, (_, i) => service.hover(uri, i * 7)?.markdown ?? '');
      assert.ok(hovers.some((markdown) => markdown !== ''));
      assert.deepEqual(hovers.flatMap((markdown) => markupIn(markdown) ?? []), []);
      const said = [...hovers, ...service.evaluate(uri).flatMap(({ title, sentence, assumptions, raises, unsupported }) => [title, sentence, ...assumptions, unsupported?.what ?? '', raises === undefined ? '' : visible(raises.message)]), ...service.findings(uri).flatMap(({ message, title, fix }) => [message, title, fix?.title ?? ''])];
      assert.deepEqual(said.filter((one) => controls.test(one)), []);
      service.close(uri);
    });

  it('is shown with a sign for what would not be seen, and is the same in JSON', () => {
    for (const text of hostile) {
      assert.doesNotMatch(visible(text), controls);
      assert.doesNotMatch(visibleJson(JSON.stringify(text)), controls);
      assert.equal(JSON.parse(visibleJson(JSON.stringify(text))), text);
    }
  });
});

describe('a repository of a stranger', function () {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'penalty-lens-hostile-'));
    const names = ['\u001b[31mred', 'a\u202eyp.exe', 'x;rm -rf $HOME', '::error file=b::c', '%0A::warning::', '<img src=x>', '[l](command:quit)', '__proto__', '$(bug)', 'a\nb'];
    for (const name of names) {
      const path = join(folder, name, `${name}.py`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `import torch\n\n\ndef gradient_penalty(gradient):\n    return ((gradient.norm(2, dim=1) - 1) ** 2).mean()  # \u001b[2J \u202e ${name.replace('\n', ' ')}\n\n\ngradient_penalty(torch.zeros(16, 1, 28, 28))\n`);
    }
  });
  after(() => { rmSync(folder, { recursive: true, force: true }); });

  const outputs = (...args: string[]): string[] => {
    const { stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli.js'), ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
    return [stdout, stderr];
  };
  for (const format of ['text', 'json', 'sarif', 'github'])
    it(`moves no cursor and writes no command in ${format}`, () => {
      const [stdout = '', stderr = ''] = outputs('check', '.', '--format', format);
      assert.ok(stdout.length > 1000, stderr);
      for (const text of [stdout, stderr]) assert.doesNotMatch(text, controls);
      if (format === 'github') assert.ok(stdout.trimEnd().split('\n').every((line) => /^::(error|warning|notice) file=[^:,]*,line=5,/.test(line)), stdout);
      if (format === 'sarif' || format === 'json') assert.equal(({} as { readonly polluted?: unknown }).polluted, undefined, String(JSON.parse(stdout)));
    });

  it('is text in the terminal where one file is asked about', () => {
    for (const name of ['\u001b[31mred', 'a\u202eyp.exe'])
      for (const command of ['evaluate', 'explain'])
        for (const text of outputs(command, `${join(name, `${name}.py`)}${command === 'explain' ? ':5:15' : ''}`)) assert.doesNotMatch(text, controls);
  });
});
