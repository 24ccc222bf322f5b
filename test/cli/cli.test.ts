/** @file The command line as people call it: the built dist/cli.js, its JSON, its exit codes. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface SiteJson {
  readonly function: string | null; readonly line: number; readonly form: string; readonly shape: readonly number[]; readonly verdict: string; readonly kind: string; readonly weight: number;
  readonly probes: readonly { readonly name: string; readonly penalty: number; readonly expected: number }[];
  readonly findings: readonly { readonly code: string; readonly cell?: number; readonly line: number; readonly fix?: object }[];
}

function cli(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
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

  it('takes a notebook for one program', () => {
    const { status, site } = evaluate('samples/course.ipynb');
    assert.deepEqual([status, site.function, site.verdict, site.shape, site.line], [0, 'gradient_penalty', 'correct', [256, 1, 28, 28], 1]);
    const { status: ran, stdout } = cli('run', 'samples/course.ipynb');
    assert.deepEqual([ran, stdout.split('\n').slice(0, 2)], [0, ['Success!', 'zeros 1.0000, ones/√784 0.0000, a fresh critic\'s 0.99']]);
    assert.match(stdout, /step 1: penalty 0\.94, critic 9\.36, generator 0\.03/);
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
  it('calls as deep as Python does, and deeper where the program asks for it', () => {
    const { stdout } = runText(`import sys
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
print(depth(950))
try:
    depth(1000)
except RecursionError as error:
    print(error)
sys.setrecursionlimit(6000)
print(depth(5000))
`);
    assert.equal(stdout, '950\nmaximum recursion depth exceeded\n5000\n');
  });
  it('runs critics of hundreds of modules within modules', () => {
    const { stdout } = runText(`import torch
from torch import nn
class Residual(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.body = nn.Sequential(inner)
    def forward(self, x):
        return x + self.body(x) * 0
critic = nn.Identity()
for _ in range(200):
    critic = Residual(critic)
x = torch.ones(2, requires_grad=True)
critic(x).sum().backward()
print(x.grad)
`);
    assert.equal(stdout, 'tensor([1., 1.])\n');
  });
  it('prints a traceback and answers 1 after an exception', () => {
    const { status, stderr } = runText('import torch\ntorch.ones(2, 3) @ torch.ones(2, 3)\n');
    assert.equal(status, 1);
    assert.match(stderr, /Traceback[\s\S]*line 2[\s\S]*RuntimeError: mat1 and mat2 shapes cannot be multiplied \(2x3 and 2x3\)/);
  });
  it('names what it can not run and answers 3', () => {
    const { status, stderr } = runText('import torch\nx = torch.eye(4)\nprint(torch.linalg.eig(x))\n');
    assert.equal(status, 3);
    assert.match(stderr, /program\.py:3: not supported: torch\.linalg\.eig; the nearest supported one is torch\.linalg\.eigh/);
  });
  it('stops at an unknown value that is needed, and says which', () => {
    const { status, stderr } = runText('import cv2\nif cv2.imread("a.png").shape[0] > 3:\n    print(1)\n');
    assert.equal(status, 3);
    assert.match(stderr, /program\.py:2: .*cv2\.imread/);
  });
  it('prints causes, contexts and marks as CPython does', () => {
    const { stderr } = runText('try:\n    {}["k"]\nexcept KeyError as error:\n    raise ValueError("no") from error\n');
    const file = join(folder, 'program.py');
    assert.equal(stderr, ['Traceback (most recent call last):', `  File "${file}", line 2, in <module>`, '    {}["k"]', '    ~~^^^^^', "KeyError: 'k'", '', 'The above exception was the direct cause of the following exception:', '',
      'Traceback (most recent call last):', `  File "${file}", line 4, in <module>`, '    raise ValueError("no") from error', 'ValueError: no', ''].join('\n'));
  });
  it('runs nothing of a file with a syntax error', () => {
    const { status, stdout, stderr } = runText('print(1)\nx = = 2\n');
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, /line 2[\s\S]*SyntaxError: invalid syntax/);
  });
  it("answers sys.exit's code, and prints its text", () => {
    assert.equal(runText('import sys\nsys.exit(4)\n').status, 4);
    assert.equal(runText('raise SystemExit\n').status, 0);
    const { status, stderr } = runText('import sys\nsys.exit("no data")\n');
    assert.deepEqual([status, stderr], [1, 'no data\n']);
  });
  it('passes on what follows --', () => {
    const text = 'import argparse\np = argparse.ArgumentParser()\np.add_argument("--lr", type=float, default=1.0)\nprint(p.parse_args().lr)\n';
    assert.equal(runText(text, '--', '--lr', '0.5').stdout, '0.5\n');
    assert.equal(runText(text).stdout, '1.0\n');
  });
  it('imports the files of a project, packages and relative ones too', () => {
    mkdirSync(join(folder, 'models'));
    writeFileSync(join(folder, 'models', '__init__.py'), 'from .critic import Critic\n');
    writeFileSync(join(folder, 'models', 'critic.py'), 'from . import sizes\nclass Critic:\n    size = sizes.WIDTH\n');
    writeFileSync(join(folder, 'models', 'sizes.py'), 'WIDTH = 7\n');
    assert.equal(runText('from models import Critic\nimport models.sizes as s\nif __name__ == "__main__":\n    print(Critic.size, s.WIDTH)\n').stdout, '7 7\n');
  });
  it('runs a notebook whole, without its magics', () => {
    const cell = (source: string): object => ({ cell_type: 'code', source });
    writeFileSync(join(folder, 'book.ipynb'), JSON.stringify({ cells: [cell('%matplotlib inline\n!pip install torch\nx = 2'), { cell_type: 'markdown', source: '# text' }, cell('print(x * 3)')] }));
    assert.equal(cli('run', join(folder, 'book.ipynb')).stdout, '6\n');
  });
  it('names the cell of a notebook in tracebacks, and the line in it', () => {
    const cell = (source: string): object => ({ cell_type: 'code', source });
    const book = join(folder, 'fails.ipynb');
    const cells = (last: string): string => JSON.stringify({ cells: [cell('def half(x):\n    return x / 0'), { cell_type: 'markdown', source: '# text' }, cell(`# first\n${last}`)] });
    writeFileSync(book, cells('half(2)'));
    assert.equal(cli('run', book).stderr, ['Traceback (most recent call last):', `  File "${book}", cell 3, line 2, in <module>`, '    half(2)', `  File "${book}", cell 1, line 2, in half`, '    return x / 0', '           ~~^~~', 'ZeroDivisionError: division by zero', ''].join('\n'));
    writeFileSync(book, cells('half(('));
    assert.match(cli('run', book).stderr, /, cell 3, line 2\n {4}half\(\(\nSyntaxError/);
    writeFileSync(book, cells('import torch\ntorch.linalg.eig(torch.ones(3, 3))'));
    assert.match(cli('run', book).stderr, /fails\.ipynb:cell 3:3: /);
  });
  it('runs unittest, with its report on stderr', () => {
    const { status, stderr } = runText('import unittest\nclass T(unittest.TestCase):\n    def test_a(self):\n        self.assertEqual(1, 2)\n    def test_b(self):\n        pass\nunittest.main()\n');
    assert.equal(status, 1);
    assert.match(stderr, /^F\.\n=+\nFAIL: test_a \(__main__\.T\.test_a\)[\s\S]*AssertionError: 1 != 2[\s\S]*Ran 2 tests in [\d.]+s\n\nFAILED \(failures=1\)\n$/);
  });
  it('runs a file of pytest functions', () => {
    const text = 'import pytest\n@pytest.mark.parametrize("n", [1, 2])\ndef test_n(n):\n    assert n == pytest.approx(1.0)\n';
    writeFileSync(join(folder, 'test_n.py'), text);
    const { status, stdout } = cli('run', join(folder, 'test_n.py'));
    assert.equal(status, 1);
    assert.match(stdout, /test_n\[1\] PASSED\n[\s\S]*test_n\[2\] FAILED[\s\S]*1 failed, 1 passed/);
    assert.equal(cli('run', join(folder, 'test_n.py'), '--no-tests').stdout, '');
    assert.equal(runText(text, '--tests').status, 1);
  });
  it('stops a program that does not', () => { assert.equal(runText('while True:\n    pass\n', '--timeout', '1').status, 3); });
});

describe('usage', () => {
  it('answers 2 for a file that is not there', () => { assert.equal(cli('evaluate', 'no/such/file.py').status, 2); });
  it('answers 2 for a shape that is none', () => { assert.equal(cli('evaluate', 'samples/wgan_gp.py', '--shape', '3,x').status, 2); });
});

describe('a notebook on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'penalty-lens-book-'));
  const book = join(folder, 'book.ipynb');
  before(() => {
    const cell = (source: string, type = 'code'): object => ({ cell_type: type, source });
    writeFileSync(book, JSON.stringify({ nbformat: 4, cells: [
      cell('# A penalty', 'markdown'), cell('import torch\nimage_shape = (256, 1, 28, 28)'),
      cell('def gradient_penalty(gradient):\n    norm = gradient.norm(2, dim=1)\n    return ((norm - 1) ** 2).mean()'), cell('gradient_penalty(torch.zeros(*image_shape))'),
    ] }));
  });
  after(() => { rmSync(folder, { recursive: true }); });

  it('is judged by cell and line, from 1, as check and editors count', () => {
    assert.match(cli('evaluate', book).stdout, /book\.ipynb:cell 3:1 .*[\s\S]*error\[norm-dim1-unflattened\] cell 3, line 2: .*\n +fix: .* at cell 3, line 2\n/);
    assert.match(cli('evaluate', `${book}:cell 3:2`).stdout, /Wrong norm axis/);
    assert.match(cli('evaluate', `${book}:cell 2:1`).stderr, /No gradient penalty was found/);
    const { site } = evaluate(book);
    assert.deepEqual(site.findings.map(({ cell, line }) => [cell, line]), [[3, 2]]);
  });
  it('is explained at a place of a cell', () => {
    assert.match(cli('explain', `${book}:cell 3:2:12`).stdout, /norm/);
    assert.match(cli('explain', `${book}:cell 2:2:2`, '--format', 'json').stdout, /"cell": 2,\n +"line": 2,/);
  });
  it('asks for the cell where none is given, and says where there is no such place', () => {
    assert.deepEqual([cli('explain', `${book}:3:2`).status, cli('explain', `${book}:3:2`).stderr], [2, `A notebook’s lines count in its cells: give the place as ${book}:cell 3:LINE:COL.\n`]);
    for (const place of ['cell 9:1:1', 'cell 1:1:1', 'cell 2:7:1']) assert.equal(cli('explain', `${book}:${place}`).stderr, `There is no such place: ${book}:${place}.\n`);
  });
});
