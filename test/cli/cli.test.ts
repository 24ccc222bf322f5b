/** @file The command line as people call it: the built dist/cli.js, its JSON, its exit codes. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface SiteJson {
  readonly function: string | null; readonly line: number; readonly form: string; readonly shape: readonly number[]; readonly verdict: string; readonly kind: string; readonly weight: number;
  readonly probes: readonly { readonly name: string; readonly penalty: number; readonly expected: number }[];
  readonly findings: readonly { readonly code: string; readonly line: number; readonly fix?: object }[];
}

function cli(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8' });
}

function evaluate(...args: string[]): { status: number | null; site: SiteJson; penalty: (probe: string) => number } {
  const { status, stdout, stderr } = cli('evaluate', ...args, '--format', 'json');
  const report = JSON.parse(stdout || '{}') as { version: number; sites: SiteJson[] }; // docs/cli.md says so
  assert.equal(report.version, 1, stderr);
  const [site] = report.sites;
  assert.ok(site, `no site: ${stderr}`);
  return { status, site, penalty: (probe) => site.probes.find((p) => p.name === probe)?.penalty ?? NaN };
}

const near = (actual: number, expected: number, tolerance: number): void => { assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`); };

describe('evaluate', () => {
  it('finds the course-style penalty correct: zeros 1, unit 0, double 1', () => {
    const { status, site, penalty } = evaluate('samples/wgan_gp.py');
    assert.deepEqual([status, site.function, site.form, site.verdict, site.kind, site.weight, site.shape], [0, 'gradient_penalty', 'gradient-only', 'correct', 'two-sided', 1, [256, 1, 28, 28]]);
    near(penalty('zeros'), 1, 1e-6);
    near(penalty('unit'), 0, 1e-6);
    near(penalty('double'), 1, 1e-5);
  });

  it('finds the un-flattened norm wrong, says where, and has a fix', () => {
    const { status, site, penalty } = evaluate('samples/norm_dim1.py');
    assert.deepEqual([status, site.verdict, site.findings.map((f) => f.code)], [1, 'wrong', ['norm-dim1-unflattened']]);
    assert.ok(site.findings[0]?.fix);
    near(penalty('unit'), 0.9298, 5e-5);
  });

  it("gives PyTorch's 225.03 for the norm of the whole batch", () => {
    const { site, penalty } = evaluate('samples/whole_batch.py', '--shape', '256,1,28,28');
    assert.deepEqual([site.verdict, site.findings[0]?.code], ['wrong', 'norm-whole-batch']);
    near(penalty('unit'), 225.03, 5e-3);
  });

  it('takes one-sided and zero-centred penalties for what they are', () => {
    const oneSided = evaluate('samples/one_sided.py');
    assert.deepEqual([oneSided.site.verdict, oneSided.site.kind], ['correct', 'one-sided']);
    near(oneSided.penalty('spread'), 2, 1e-3);
    const r1 = evaluate('samples/r1.py');
    assert.deepEqual([r1.site.verdict, r1.site.kind, r1.site.form], ['correct', 'zero-centred', 'outputs-given']);
  });

  it('finds the penalty of a training loop', () => {
    const { site } = evaluate('samples/inline_training_loop.py');
    assert.deepEqual([site.form, site.function, site.verdict], ['inline', null, 'correct']);
  });

  it('picks the one at a line', () => {
    assert.equal(evaluate('samples/wgan_gp.py:57').site.function, 'gradient_penalty');
    assert.equal(cli('evaluate', 'samples/wgan_gp.py:2').status, 3);
  });
});

describe('explain', () => {
  it('prints the hover', () => {
    const { status, stdout } = cli('explain', 'samples/wgan_gp.py:83:25');
    assert.deepEqual([status, stdout.split('\n')[0]], [0, '**norm 1, penalty 0** for `(256, 1, 28, 28)`']);
  });
  it('answers 1 where there is nothing', () => { assert.equal(cli('explain', 'samples/wgan_gp.py:1:1').status, 1); });
});

describe('run', () => {
  let folder = '';
  before(() => { folder = mkdtempSync(join(tmpdir(), 'penalty-lens-')); });
  after(() => { rmSync(folder, { recursive: true }); });
  const runText = (text: string, ...args: string[]): ReturnType<typeof cli> => {
    writeFileSync(join(folder, 'program.py'), text);
    return cli('run', join(folder, 'program.py'), ...args);
  };

  it('prints what PyTorch prints', () => { assert.equal(cli('run', 'samples/whole_batch.py').stdout.trim().split('\n').at(-1), 'batch of 256:   225.0278'); });
  it('prints a traceback and answers 1 after an exception', () => {
    const { status, stderr } = runText('import torch\ntorch.ones(2, 3) @ torch.ones(2, 3)\n');
    assert.equal(status, 1);
    assert.match(stderr, /Traceback[\s\S]*line 2[\s\S]*RuntimeError: mat1 and mat2 shapes cannot be multiplied \(2x3 and 2x3\)/);
  });
  it('names what it can not run and answers 3', () => {
    const { status, stderr } = runText('import time\nif time.time() > 0:\n    print(1)\n');
    assert.equal(status, 3);
    assert.match(stderr, /program\.py:2: /);
  });
  it('stops a program that does not', () => { assert.equal(runText('while True:\n    pass\n', '--timeout', '1').status, 3); });
});

describe('usage', () => {
  it('answers 2 for a file that is not there', () => { assert.equal(cli('evaluate', 'no/such/file.py').status, 2); });
  it('answers 2 for a shape that is none', () => { assert.equal(cli('evaluate', 'samples/wgan_gp.py', '--shape', '3,x').status, 2); });
});
