/** @file The program behind "Compare with your PyTorch", run by real PyTorch: the same numbers as the evaluation's, probe by probe. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonWithPyTorch } from '../../differential/pytorch.ts';
import { openProjectService, openTestService } from '../testService.ts';

interface Answers { readonly torch: string; readonly answers: Readonly<Record<string, { readonly penalty?: string; readonly raises?: string }>> }

/** Right, wrong, of whole images, by the file's own numbers, raising; methods, statements, code for a GPU. */
const programs: Readonly<Record<string, string>> = {
  ...Object.fromEntries(readdirSync('samples').filter((name) => name.endsWith('.py')).map((name) => [name, readFileSync(`samples/${name}`, 'utf8')])),
  'one norm of the batch': 'import torch\ndef gp(gradient):\n    return 10 * (gradient.norm(2) - 1) ** 2\ngp(torch.ones(8, 3, 4, 4))\n',
  'an operation in place that PyTorch refuses': 'import torch\ndef gp(critic, real, fake):\n    x = torch.rand(real.shape).requires_grad_()\n    x += real\n    g = torch.autograd.grad(critic(x).sum(), x, create_graph=True)[0]\n    return ((g.flatten(1).norm(dim=1) - 1) ** 2).mean()\ngp(lambda x: x.sum((1, 2, 3)), torch.rand(4, 3, 8, 8), torch.rand(4, 3, 8, 8))\n',
  'a GPU': 'import torch\ndef gp(D, real, fake):\n    alpha = torch.rand(real.size(0), 1, 1, 1).cuda()\n    x = (alpha * real + (1 - alpha) * fake).requires_grad_(True)\n    g = torch.autograd.grad(D(x), x, torch.ones(real.size(0), 1).cuda(), create_graph=True)[0]\n    return ((g.view(g.size(0), -1).norm(2, dim=1) - 1) ** 2).mean()\nshape = (16, 3, 8, 8)\n',
  'names that the program needs too': 'import torch\ndef ask(gradient):\n    return ((tell(gradient) - 1) ** 2).mean()\ndef tell(g):\n    return g.flatten(1).norm(dim=1)\nask(torch.ones(8, 1, 4, 4))\n',
};

describe('Compare with your PyTorch', () => {
  const python = pythonWithPyTorch();
  const folder = mkdtempSync(join(tmpdir(), 'penalty-lens-comparison-'));
  after(() => { rmSync(folder, { recursive: true }); });

  for (const [name, text] of Object.entries(programs)) it(name, async function run() {
    this.timeout(60_000);
    if (python === undefined) this.skip();
    const service = await openProjectService();
    const uri = 'file:///program.py';
    service.update(uri, text, 1, 'program.py');
    const [evaluation] = service.evaluate(uri);
    assert.ok(evaluation);
    const found = service.subject(uri, evaluation.site.nameRange.start, evaluation.shape);
    assert.ok(found.kind === 'subject');
    const told = ask(python, found.subject.comparison);
    assert.match(told.torch, /^\d+\.\d+/);
    const { raises } = evaluation;
    for (const answer of Object.values(told.answers)) assert.equal(answer.raises?.split(':')[0], raises?.type, answer.raises);
    if (raises !== undefined) return;
    const ours = evaluation.probes.filter((probe) => probe.name in told.answers);
    assert.ok(ours.length >= 4, 'too few probes');
    for (const { name: probe, penalty = NaN } of ours) {
      const theirs = Number(told.answers[probe]?.penalty);
      assert.ok(Math.abs(theirs - penalty) <= 1e-4 * Math.max(1, Math.abs(penalty)), `${probe}: ours ${penalty.toString()}, PyTorch's ${theirs.toString()}`);
    }
  });

  it('tells which module is missing', function run() {
    if (python === undefined) this.skip();
    return openTestService().then((service) => {
      const uri = 'file:///missing.py';
      service.update(uri, programs['names that the program needs too'] ?? '', 1);
      const found = service.subject(uri, 20, [8, 1, 4, 4]);
      assert.ok(found.kind === 'subject');
      const told: unknown = ask(python, `import sys\nsys.modules['torch'] = None\n${found.subject.comparison.replace('from __future__ import annotations', '')}`, 1);
      assert.deepEqual(told, { failure: 'ModuleNotFoundError: import of torch halted; None in sys.modules', missing: 'torch' });
    });
  });

  function ask(interpreter: string, program: string, expected = 0): Answers {
    const [file, answers] = [join(folder, 'program.py'), join(folder, 'answers.json')];
    writeFileSync(file, program);
    const { status, stderr } = spawnSync(interpreter, [file], { encoding: 'utf8', env: { ...process.env, PENALTY_LENS_ANSWERS: answers } });
    assert.equal(status, expected, stderr);
    return JSON.parse(readFileSync(answers, 'utf8')) as Answers; // as the program writes it
  }
});
