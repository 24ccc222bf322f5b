/** @file `check` as people call it: the built dist/cli.js on trees made for it; its formats, its exit codes, what it leaves out. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const cliPath = resolve('dist/cli.js');

const right = ['import torch', '', 'def gradient_penalty(gradient):', '    gradient = gradient.view(len(gradient), -1)', '    return ((gradient.norm(2, dim=1) - 1) ** 2).mean()', '', 'gradient_penalty(torch.zeros(256, 1, 28, 28))', ''].join('\n');
const wrong = right.replace('    gradient = gradient.view(len(gradient), -1)\n', '');
const mended = wrong.replace('gradient.norm', 'gradient.flatten(1).norm');

interface JsonReport {
  readonly version: number; readonly files: number;
  readonly findings: readonly { readonly file: string; readonly function: string | null; readonly code: string; readonly severity: string; readonly cell?: number; readonly line: number; readonly column: number; readonly endColumn: number; readonly fix?: { readonly edits: readonly { readonly text: string }[] } }[];
  readonly problems: readonly { readonly file: string; readonly message: string }[];
}

describe('check', function () {
  // Each test starts the program several times.
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'penalty-lens-check-')); });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  const write = (files: Readonly<Record<string, string | Uint8Array>>): void => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  };
  const run = (args: readonly string[], options: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {}): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [cliPath, 'check', ...args], { cwd: folder, encoding: 'utf8', input: options.input, env: { ...process.env, LC_ALL: 'C', ...options.env } });
  const json = (...args: string[]): JsonReport & { status: number | null } => {
    const { status, stdout, stderr } = run([...args, '--format', 'json']);
    assert.ok(stdout, stderr);
    return { status, ...JSON.parse(stdout) as JsonReport }; // docs/cli.md says so
  };
  const filesOf = (report: JsonReport): string[] => report.findings.map(({ file }) => file.replaceAll('\\', '/'));

  it('answers 0 and prints nothing where all is right', () => {
    write({ 'a.py': right });
    const { status, stdout, stderr } = run(['.']);
    assert.deepEqual([status, stdout, stderr], [0, '', 'Nothing found in 1 file.\n']);
  });

  it('answers 1 and prints the place, the line and the fix as a compiler does', () => {
    write({ 'a.py': wrong });
    const { status, stdout } = run(['.']);
    assert.equal(status, 1);
    const lines = stdout.split('\n');
    assert.match(lines[0] ?? '', /^a\.py:4:14: error\[norm-dim1-unflattened\]: The norm is taken over dim 1/);
    assert.equal(lines[1], '    4 |     return ((gradient.norm(2, dim=1) - 1) ** 2).mean()');
    assert.equal(lines[2], '      |              ^^^^^^^^^^^^^^^^^^^^^^^');
    assert.equal(lines[3], '  fix: Take one norm per sample');
    assert.equal(lines[4], '    4 |     return ((gradient.flatten(1).norm(2, dim=1) - 1) ** 2).mean()');
  });

  it('colours only where it is asked to, or on a terminal', () => {
    write({ 'a.py': wrong });
    assert.ok(!run(['a.py'], { env: { FORCE_COLOR: '', NO_COLOR: '' } }).stdout.includes('\u001b'));
    assert.ok(run(['a.py', '--color', 'always']).stdout.includes('\u001b[31merror'));
    assert.ok(!run(['a.py', '--color', 'never']).stdout.includes('\u001b'));
  });

  it('leaves out what Git ignores at every level, hidden folders, environments and packages', () => {
    write({
      '.git/HEAD': '', '.gitignore': 'build/\n*_old.py\n/top.py\n', 'build/a.py': wrong, 'a_old.py': wrong, 'top.py': wrong, 'sub/top.py': wrong,
      'sub/.gitignore': '*.py\n!keep.py\n', 'sub/other.py': wrong, 'sub/keep.py': wrong, 'sub/deep/b.py': wrong, 'sub/deep/.gitignore': '!b.py\n',
      '.hidden/a.py': wrong, 'node_modules/a.py': wrong, 'env/pyvenv.cfg': '', 'env/lib/a.py': wrong, '__pycache__/a.py': wrong, 'text.txt': wrong, 'here.py': wrong,
    });
    assert.deepEqual(filesOf(json('.')), ['here.py', 'sub/deep/b.py', 'sub/keep.py']);
    assert.deepEqual(filesOf(json('sub')), ['sub/deep/b.py', 'sub/keep.py'], 'the rules of folders above hold as well');
    assert.deepEqual(filesOf(json('a_old.py', 'text.txt')), ['a_old.py', 'text.txt'], 'what is named itself is checked');
    assert.deepEqual(filesOf(json('build')), ['build/a.py']);
  });

  it('is not led in circles by links', function () {
    write({ 'a/b.py': wrong });
    symlinkSync(folder, join(folder, 'a/up'), 'dir');
    symlinkSync('loop.py', join(folder, 'a/loop.py'));
    symlinkSync('nowhere.py', join(folder, 'a/gone.py'));
    const report = json('.');
    assert.deepEqual([report.status, filesOf(report)], [1, ['a/b.py']]);
  });

  it('gives lines and columns within the cell of a notebook', () => {
    const cell = (text: string, type = 'code'): object => ({ cell_type: type, source: text.split(/(?<=\n)/), metadata: {}, outputs: [] });
    write({ 'book.ipynb': JSON.stringify({ nbformat: 4, cells: [cell('# A penalty', 'markdown'), cell('%matplotlib inline\nimport torch\n'), cell(wrong.replace('import torch\n', ''))] }) });
    const [finding] = json('book.ipynb').findings;
    assert.deepEqual([finding?.code, finding?.cell, finding?.line, finding?.column], ['norm-dim1-unflattened', 3, 3, 14]);
    assert.match(run(['book.ipynb']).stdout, /^book\.ipynb:cell 3:3:14: error/);
    const sarif = JSON.parse(run(['book.ipynb', '--format', 'sarif']).stdout) as SarifReport; // SARIF 2.1.0
    assert.equal(sarif.runs[0]?.results[0]?.fixes, undefined, "a cell's lines are not lines of the file");
    assert.ok(!run(['book.ipynb', '--format', 'github']).stdout.includes('line='));
  });

  it('mends the right cell of a notebook, and leaves every other character of its JSON', () => {
    const book = `{"cells": [\n  {"cell_type": "markdown", "source": "caf\\u00e9"},\n\t{"source": [\n"import torch\\n",\n   "image_shape = (256, 1, 28, 28)"], "cell_type": "code"},\n {"cell_type": "code", "source": ["def gradient_penalty(gradient):\\n", "    # caf\\u00e9\\n",\n  "    norm = gradient.norm(2, dim=1)\\n", "    return ((norm - 1) ** 2).mean()\\n",\n "gradient_penalty(torch.zeros(*image_shape))"]}],\n"nbformat": 4 }`;
    write({ 'book.ipynb': book });
    run(['book.ipynb', '--fix']);
    const fixed = readFileSync(join(folder, 'book.ipynb'), 'utf8');
    const [line = ''] = /".*norm = .*"/.exec(fixed) ?? [];
    assert.match(line, /flatten|dim=\(1/);
    assert.equal(fixed.replace('gradient.flatten(1).norm(2, dim=1)', 'gradient.norm(2, dim=1)'), book);
  });

  it('reads every encoding, and survives what is no text', () => {
    const chinese = Buffer.concat([Buffer.from('# coding: gbk\n# '), Buffer.from([0xcc, 0xdd, 0xb6, 0xc8]), Buffer.from(`\n${wrong}`)]);
    write({
      'bom.py': `\u{feff}${wrong}`, 'latin.py': Buffer.from(`# -*- coding: latin-1 -*-\n# p\u00e9nalit\u00e9\n${wrong}`, 'latin1'), 'gbk.py': chinese,
      'old.py': Buffer.from(`# p\u00e9nalit\u00e9\n${wrong}`, 'latin1'), 'crlf.py': wrong.replaceAll('\n', '\r\n'),
      'binary.py': Buffer.from([0, 1, 2, 255, 0]), 'wide.py': Buffer.from(wrong, 'utf16le'), 'odd.py': '# coding: klingon\ndef grad(x):\n    return x\n',
      'broken.ipynb': '{"cells": [ "grad', 'list.ipynb': '["grad"]', 'null.ipynb': 'null', 'empty.py': '', 'syntax.py': 'def grad(:\n  ((((\n',
    });
    const report = json('.');
    assert.deepEqual(report.findings.map(({ file, line, column }) => `${file}:${line.toString()}:${column.toString()}`), ['bom.py:4:14', 'crlf.py:4:14', 'gbk.py:6:14', 'latin.py:6:14', 'old.py:5:14']);
    assert.deepEqual(report.problems.map(({ file }) => file), ['binary.py', 'broken.ipynb', 'odd.py', 'wide.py']);
    assert.equal(report.status, 1);
  });

  it('says what it cannot read, and answers 2', function () {
    write({ 'a.py': right, 'b.py': wrong });
    assert.equal(run(['nowhere']).status, 2);
    assert.match(run(['a.py', 'nowhere']).stderr, /^nowhere: there is no such file or folder\n/);
    if (process.getuid?.() === 0 || process.platform === 'win32') this.skip();
    chmodSync(join(folder, 'b.py'), 0);
    assert.deepEqual([run(['.']).status, json('.').problems.map(({ file }) => file)], [2, ['b.py']]);
  });

  it('knows which checks are wanted', () => {
    write({ 'a.py': wrong });
    assert.equal(run(['a.py', '--ignore', 'norm-dim1-unflattened']).status, 0);
    assert.equal(run(['a.py', '--select', 'norm-whole-batch,mean-before-square']).status, 0);
    assert.equal(run(['a.py', '--select', 'norm-dim1-unflattened']).status, 1);
    assert.equal(run(['a.py', '--severity', 'norm-dim1-unflattened=off']).status, 0);
    assert.equal(run(['a.py', '--severity', 'norm-dim1-unflattened=information']).status, 0);
    assert.deepEqual(json('a.py', '--severity', 'norm-dim1-unflattened=warning').findings.map(({ severity }) => severity), ['warning']);
    const unknown = run(['a.py', '--select', 'no-such-check']);
    assert.equal(unknown.status, 2);
    assert.match(unknown.stderr, /There is no check no-such-check/);
    assert.equal(run(['a.py', '--severity', 'norm-dim1-unflattened=fatal']).status, 2);
  });

  it('is silent where a comment says so', () => {
    write({ 'a.py': wrong.replace('.mean()', '.mean()  # penalty-lens: ignore[norm-dim1-unflattened] a patch critic') });
    assert.equal(run(['a.py']).status, 0);
  });

  it('reads standard input under the name it is given', () => {
    write({ 'here/sizes.py': 'import torch\n' });
    const { status, stdout } = run(['-', '--stdin-filename', 'here/a.py'], { input: wrong });
    assert.equal(status, 1);
    assert.match(stdout, /^here\/a\.py:4:14: error/);
    assert.match(run(['-'], { input: wrong }).stdout, /^<stdin>:4:14: error/);
  });

  it('writes proven fixes into files, and nothing else', () => {
    const latin = Buffer.from(`# coding: latin-1\n# p\u00e9nalit\u00e9\n${wrong}`, 'latin1');
    write({ 'a.py': wrong, 'crlf.py': `\u{feff}${wrong.replaceAll('\n', '\r\n')}`, 'right.py': right, 'latin.py': latin });
    const { status, stdout } = run(['.', '--fix']);
    assert.deepEqual([status, stdout], [0, '']);
    assert.equal(readFileSync(join(folder, 'a.py'), 'utf8'), mended);
    assert.equal(readFileSync(join(folder, 'crlf.py'), 'utf8'), `\u{feff}${mended.replaceAll('\n', '\r\n')}`);
    assert.equal(readFileSync(join(folder, 'right.py'), 'utf8'), right);
    assert.deepEqual(readFileSync(join(folder, 'latin.py')), Buffer.from(latin.toString('latin1').replace('gradient.norm', 'gradient.flatten(1).norm'), 'latin1'));
  });

  it('gives the same report however many threads there are', () => {
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`f${i.toString().padStart(2, '0')}.py`, i % 3 === 0 ? right : wrong]));
    write(files);
    const report = json('.');
    assert.deepEqual([report.files, filesOf(report)], [12, Object.keys(files).filter((_, i) => i % 3 !== 0)]);
  });

  it('is quiet when asked', () => {
    write({ 'a.py': right });
    const { status, stdout, stderr } = run(['a.py', '--quiet']);
    assert.deepEqual([status, stdout, stderr], [0, '', '']);
  });

  it('escapes what GitHub would read as its own', () => {
    write({ 'a,b:c.py': wrong });
    const { stdout } = run(['.', '--format', 'github']);
    assert.match(stdout, /^::error file=a%2Cb%3Ac\.py,line=4,endLine=4,col=14,endColumn=37,title=norm-dim1-unflattened::The norm is taken .*%0AFix: Take one norm per sample\n$/);
  });

  it('writes SARIF that explains itself', () => {
    write({ 'a b.py': `${wrong}\n` });
    const report = JSON.parse(run(['.', '--format', 'sarif']).stdout) as SarifReport; // SARIF 2.1.0
    const [found] = report.runs;
    const [result] = found?.results ?? [];
    assert.deepEqual([report.version, found?.columnKind, result?.ruleId, result?.level], ['2.1.0', 'utf16CodeUnits', 'norm-dim1-unflattened', 'error']);
    const rule = found?.tool.driver.rules[result?.ruleIndex ?? -1];
    assert.equal(rule?.id, 'norm-dim1-unflattened');
    assert.match(rule.help.markdown, /^# norm-dim1-unflattened\n/);
    assert.match(rule.helpUri, /docs\/checks\/norm-dim1-unflattened\.md$/);
    assert.deepEqual(result?.locations[0]?.physicalLocation, { artifactLocation: { uri: 'a%20b.py', uriBaseId: 'SRCROOT' }, region: { startLine: 4, startColumn: 14, endLine: 4, endColumn: 37 } });
    assert.deepEqual(result.fixes?.[0]?.artifactChanges[0]?.replacements, [{ deletedRegion: { startLine: 4, startColumn: 22, endLine: 4, endColumn: 22 }, insertedContent: { text: '.flatten(1)' } }]);
    const moved = (write({ 'a b.py': `\n\n${wrong}` }), JSON.parse(run(['.', '--format', 'sarif']).stdout) as SarifReport); // SARIF 2.1.0
    assert.deepEqual(moved.runs[0]?.results[0]?.partialFingerprints, result.partialFingerprints, 'the same finding some lines further down');
  });
});

interface SarifReport {
  readonly version: string;
  readonly runs: readonly {
    readonly columnKind: string;
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly help: { readonly markdown: string }; readonly helpUri: string }[] } };
    readonly results: readonly {
      readonly ruleId: string; readonly ruleIndex: number; readonly level: string; readonly partialFingerprints: object;
      readonly locations: readonly { readonly physicalLocation: object }[];
      readonly fixes?: readonly { readonly artifactChanges: readonly { readonly replacements: readonly object[] }[] }[];
    }[];
  }[];
}
