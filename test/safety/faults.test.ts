/** @file What breaks from outside: files that can't be read or written, a disk that is full, processes that are killed, files that go away. */
import assert from 'node:assert/strict';
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { startServer, type ServerProcess } from './server.ts';

const right = 'import torch\n\ndef gradient_penalty(gradient):\n    return ((gradient.flatten(1).norm(2, dim=1) - 1) ** 2).mean()\n\ngradient_penalty(torch.zeros(16, 1, 28, 28))\n';
const wrong = right.replace('.flatten(1)', '');
const cliPath = resolve('dist/cli.js');

describe('the command line where the machine lets it down', function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'penalty-lens-faults-'));
    writeFileSync(join(folder, 'wrong.py'), wrong);
  });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });
  const run = (args: readonly string[], options: { readonly flags?: readonly string[]; readonly stdout?: number } = {}): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [...options.flags ?? [], cliPath, ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' }, stdio: ['ignore', options.stdout ?? 'pipe', 'pipe'] });

  it('says that the disk is full, without a stack, and answers 2', function () {
    if (!existsSync('/dev/full')) this.skip();
    for (const args of [['check', '.'], ['evaluate', 'wrong.py'], ['explain', 'wrong.py:4:15'], ['check', '.', '--format', 'sarif']]) {
      const { status, stderr } = run(args, { stdout: openSync('/dev/full', 'w') });
      assert.equal(status, 2, stderr);
      assert.match(stderr, /^The output could not be written: the disk is full/m);
      assert.doesNotMatch(stderr, /^\s+at /m);
    }
  });

  it('goes on past folders, links and names that are no files', () => {
    mkdirSync(join(folder, 'folder.py'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling.py'));
    symlinkSync(join(folder, 'circle.py'), join(folder, 'circle.py'));
    const { status, stdout } = run(['check', '.']);
    assert.equal(status, 1);
    assert.match(stdout, /wrong\.py:4:/);
  });

  it('names the file that may not be read, and checks the others', function () {
    if (process.getuid?.() === 0) this.skip();
    writeFileSync(join(folder, 'secret.py'), wrong);
    chmodSync(join(folder, 'secret.py'), 0);
    const { status, stdout, stderr } = run(['check', '.']);
    assert.equal(status, 2);
    assert.match(stderr, /secret\.py: it may not be read/);
    assert.match(stdout, /wrong\.py/);
  });

  it('answers 2 with one sentence for what is not there, a folder, and a notebook that is none', () => {
    writeFileSync(join(folder, 'broken.ipynb'), '{"cells": [');
    for (const args of [['evaluate', 'missing.py'], ['evaluate', '.'], ['explain', 'missing.py:1:1'], ['run', 'missing.py'], ['evaluate', 'broken.ipynb']]) {
      const { status, stderr } = run(args);
      assert.equal(status, 2, `${args.join(' ')}: ${stderr}`);
      assert.doesNotMatch(stderr, /^\s+at /m);
      assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
    }
  });

  it('writes nothing but the fixes that were asked for', () => {
    const before = readdirSync(folder);
    writeFileSync(join(folder, 'writes.py'), `import os, pathlib, shutil, subprocess, pickle, torch\nopen('made.txt', 'w').write('x')\npathlib.Path('made2.txt').write_text('x')\nos.makedirs('made3', exist_ok=True)\ntorch.save({}, 'made.pt')\nos.remove('wrong.py')\nshutil.rmtree('.', ignore_errors=True)\n${right}`);
    for (const args of [['run', 'writes.py'], ['evaluate', 'writes.py'], ['check', '.']]) run(args);
    assert.deepEqual(readdirSync(folder).filter((name) => name !== 'writes.py'), before);
    assert.equal(readFileSync(join(folder, 'wrong.py'), 'utf8'), wrong);
  });

  it('reads nothing of the user’s that a program asks for', () => {
    writeFileSync(join(folder, 'secret.txt'), 'the secret');
    writeFileSync(join(folder, 'reads.py'), "for read in (lambda: open('secret.txt').read(), lambda: open('/etc/passwd').read(), lambda: __import__('pathlib').Path('secret.txt').read_text(), lambda: __import__('os').environ['HOME'], lambda: __import__('os').listdir('/')):\n    try:\n        print(read())\n    except Exception as error:\n        print(type(error).__name__)\n");
    const { stdout } = run(['run', 'reads.py']);
    assert.doesNotMatch(stdout, /the secret|root:|bin/);
  });

  it('computes without the kernels where their module is damaged', () => {
    cpSync('dist', join(folder, 'dist'), { recursive: true, filter: (path) => !/\.map$|\/(?:panel|test|integration|scratch)/.test(path) });
    const kernels = join(folder, 'dist/tfjs-backend-wasm-simd.wasm');
    for (const damaged of [readFileSync(kernels).subarray(0, 200_000), Buffer.alloc(0)]) {
      writeFileSync(kernels, damaged);
      const { status, stdout } = spawnSync(process.execPath, [join(folder, 'dist/cli.js'), 'evaluate', 'wrong.py'], { cwd: folder, encoding: 'utf8', timeout: 60_000 });
      assert.equal(status, 1);
      assert.match(stdout, /axis/);
    }
  });

  it('needs no code made of text', () => {
    const flags = ['--disallow-code-generation-from-strings'];
    assert.equal(run(['check', '.'], { flags }).status, 1);
    assert.equal(run(['evaluate', 'wrong.py'], { flags }).status, 1);
  });

  it('ends quietly where the reader of its output goes away', async () => {
    const child = spawn(process.execPath, [cliPath, 'check', '.', '--format', 'sarif'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let complaints = '';
    child.stderr.on('data', (data: Buffer) => { complaints += data.toString(); });
    const status = await new Promise((end) => { child.on('close', end); });
    assert.ok(status === 0 || status === 1, String(status));
    assert.doesNotMatch(complaints, /^\s+at /m);
  });
});

describe('the language server under pressure', function () {
  this.timeout(300_000);
  const uri = 'file:///pressed.py';
  let server: ServerProcess;
  beforeEach(async () => { server = await startServer(['--disallow-code-generation-from-strings']); });
  afterEach(async () => { await server.stop(); });
  const until = async (what: () => boolean): Promise<void> => { while (!what()) await new Promise((later) => { setTimeout(later, 20); }); };

  it('answers for the newest text after 1,000 edits whose questions were cancelled', async () => {
    await server.open(uri, wrong);
    const asked: Promise<unknown>[] = [];
    for (let version = 2; version <= 1_001; version++) {
      await server.change(uri, version, version === 1_001 ? right : wrong.replace('(2, dim=1)', `(2, dim=1)  # ${version.toString()}\n`));
      if (version % 10 !== 0) continue;
      const source = new CancellationTokenSource();
      asked.push(server.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 3, character: 14 } }, source.token).catch(() => undefined));
      source.cancel();
    }
    await Promise.all(asked);
    const lenses = await server.connection.sendRequest<readonly { readonly command: { readonly title: string } }[]>('textDocument/codeLens', { textDocument: { uri } });
    assert.match(lenses[0]?.command.title ?? '', /✓ Correct/);
    await until(() => server.published.get(uri)?.version === 1_001);
    assert.deepEqual(server.published.get(uri)?.diagnostics, []);
  });

  it('answers for other files while one has a penalty that never ends, and for that one once it is mended', async () => {
    const other = 'file:///other.py';
    await server.open(uri, right.replace('    return', '    while True:\n        pass\n    return'));
    await server.open(other, wrong);
    await until(() => (server.published.get(other)?.diagnostics.length ?? 0) > 0);
    await server.change(uri, 2, wrong);
    await until(() => server.published.get(uri)?.version === 2);
    assert.equal(server.published.get(uri)?.diagnostics[0]?.code, 'norm-dim1-unflattened');
  });

  it('forgets a notebook that is deleted while it is analysed', async () => {
    const notebook = 'file:///gone.ipynb';
    const cells = Array.from({ length: 8 }, (_, i) => ({ uri: `${notebook}#${i.toString()}`, languageId: 'python', version: 1, text: wrong.replaceAll('gradient_penalty', `gradient_penalty_${i.toString()}`) }));
    await server.connection.sendNotification('notebookDocument/didOpen', { notebookDocument: { uri: notebook, notebookType: 'jupyter-notebook', version: 1, cells: cells.map((cell) => ({ kind: 2, document: cell.uri })) }, cellTextDocuments: cells });
    const hover = server.connection.sendRequest('textDocument/hover', { textDocument: { uri: cells[3]?.uri }, position: { line: 3, character: 14 } }).catch(() => null);
    await server.connection.sendNotification('notebookDocument/didClose', { notebookDocument: { uri: notebook }, cellTextDocuments: cells.map((cell) => ({ uri: cell.uri })) });
    await hover;
    await server.open(uri, wrong);
    await until(() => (server.published.get(uri)?.diagnostics.length ?? 0) > 0);
    assert.deepEqual(cells.flatMap((cell) => server.published.get(cell.uri)?.diagnostics ?? []), []);
  });

  it('reads a line of 5 MB and 10,000 brackets, and goes on', async () => {
    const large = [`x = "${'a'.repeat(5_000_000)}"\n${wrong}`, `x = ${'['.repeat(10_000)}${']'.repeat(10_000)}\n${wrong}`, `x = ${'('.repeat(10_000)}\n${wrong}`, `x = [${'1, '.repeat(300_000)}]\n${wrong}`];
    for (const [index, text] of large.entries()) {
      await server.open(`file:///large${index.toString()}.py`, text);
      await server.connection.sendRequest('textDocument/hover', { textDocument: { uri: `file:///large${index.toString()}.py` }, position: { line: 4, character: 14 } });
    }
    await server.open(uri, wrong);
    await until(() => (server.published.get(uri)?.diagnostics.length ?? 0) > 0);
  });
});
