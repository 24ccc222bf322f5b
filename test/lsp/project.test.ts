import assert from 'node:assert/strict';
import type { DocumentDiagnosticReport, FullDocumentDiagnosticReport, Hover, PublishDiagnosticsParams } from 'vscode-languageserver';
import { ClientFiles } from '../../src/lsp/clientFiles.ts';
import { pathsFrom } from '../../src/lsp/paths.ts';
import type { PlacedSubjectResult, ReadFilesParams } from '../../src/protocol/lsp.ts';
import { createService } from '../../src/service/service.ts';
import { openTestTools } from '../service/testService.ts';
import { connect } from './client.ts';

const root = 'vscode-vfs://github/somebody/gan';
const losses = 'import torch\ndef gradient_penalty(gradient):\n    return ((gradient.norm(2, dim=1) - 1) ** 2).mean()\n';
const train = 'import torch\nfrom gan.losses import gradient_penalty\npenalty = gradient_penalty(torch.zeros(8, 3, 16, 16))\n';
const inline = 'import torch\nfrom gan.settings import axes\ndef gradient_penalty(gradient):\n    return ((gradient.norm(2, dim=axes) - 1) ** 2).mean()\ngradient_penalty(torch.zeros(256, 1, 28, 28))\n';

/** An editor with a workspace that no server could read by itself. */
async function openVirtual(files: Map<string, string>) {
  const { pathOf, uriOf } = pathsFrom(root);
  const tools = await openTestTools();
  const editor = await connect((given) => createService({ ...tools, uriOf, readFile: (path) => given?.read(uriOf(path)) }), { pathOf, files: (connection) => new ClientFiles(connection) });
  const asked: string[][] = [];
  editor.connection.onRequest('penaltyLens/readFiles', ({ uris }: ReadFilesParams) => {
    asked.push([...uris]);
    return uris.map((uri) => files.get(uri.slice(root.length + 1)) ?? null);
  });
  const uriAt = (path: string): string => `${root}/${path}`;
  return {
    editor, asked, uriAt,
    open: (path: string, text: string) => editor.connection.sendNotification('textDocument/didOpen', { textDocument: { uri: uriAt(path), languageId: 'python', version: 1, text } }),
    change: (path: string) => editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriAt(path), type: 2 }] }),
  };
}

describe('a project that only the editor can read', () => {
  const call = { line: 2, character: 14 };

  it('is read through it, as far as a call needs', async () => {
    const { editor, asked, open, uriAt } = await openVirtual(new Map([['gan/__init__.py', ''], ['gan/losses.py', losses]]));
    try {
      await open('train.py', train);
      const hover = await editor.connection.sendRequest<Hover>('textDocument/hover', { textDocument: { uri: uriAt('train.py') }, position: call });
      assert.match(JSON.stringify(hover.contents), /✗/);
      assert.deepEqual(hover.range, { start: { line: 2, character: 10 }, end: { line: 2, character: 26 } });
      assert.ok(asked.flat().every((uri) => uri.startsWith(`${root}/`)), asked.flat().join(' '));
      const rounds = asked.length;
      const subject = await editor.connection.sendRequest<PlacedSubjectResult>('penaltyLens/subject', { uri: uriAt('train.py'), position: call });
      assert.ok(subject.kind === 'subject');
      assert.equal(subject.subject.request.uri, uriAt('gan/losses.py'));
      assert.deepEqual(subject.subject.request.shape, [8, 3, 16, 16]);
      assert.deepEqual(subject.documents, [{ uri: uriAt('gan/losses.py'), version: 0, start: 0 }]);
      assert.equal(asked.length, rounds, 'what is known is not asked for again');
    } finally {
      await editor.close();
    }
  });

  it('is not read for a file without a penalty', async () => {
    const { editor, asked, open, uriAt } = await openVirtual(new Map());
    try {
      await open('plain.py', 'import torch\nfrom elsewhere import something\nprint(something)\n');
      assert.deepEqual(await editor.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: uriAt('plain.py') } }), []);
      assert.deepEqual((await editor.nextDiagnostics()).diagnostics, []);
      assert.deepEqual(asked, []);
    } finally {
      await editor.close();
    }
  });

  it('is judged anew when a file of it changes, on disk or while somebody types', async () => {
    const files = new Map([['gan/settings.py', 'axes = 1']]);
    const { editor, open, change, uriAt } = await openVirtual(files);
    const { connection } = editor;
    try {
      const told = new Map<string, number>();
      connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => { told.set(uri, diagnostics.length); });
      const until = async (count: number): Promise<void> => {
        for (let i = 0; i < 400 && told.get(uriAt('train.py')) !== count; i++) await new Promise((resolve) => { setTimeout(resolve, 10); });
        assert.equal(told.get(uriAt('train.py')), count);
      };
      await open('train.py', inline);
      await until(1);
      files.set('gan/settings.py', 'axes = (1, 2, 3)');
      await change('gan/settings.py');
      await until(0);
      await connection.sendNotification('textDocument/didOpen', { textDocument: { uri: uriAt('gan/settings.py'), languageId: 'python', version: 1, text: 'axes = 2' } });
      await until(1);
      assert.equal(told.get(uriAt('gan/settings.py')) ?? 0, 0);
    } finally {
      await editor.close();
    }
  });
});

describe('an editor that asks for findings', () => {
  const uri = 'file:///penalty.py';
  const wrong = `${losses}gradient_penalty(torch.zeros(256, 1, 28, 28))\n`;

  it('gets them when it asks, and is not sent them as well', async () => {
    const editor = await connect(createService(await openTestTools()), { capabilities: { textDocument: { diagnostic: {} } } });
    const sent: unknown[] = [];
    editor.connection.onNotification('textDocument/publishDiagnostics', (params) => { sent.push(params); });
    try {
      await editor.open(wrong);
      const ask = () => editor.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });
      const { kind, items } = await ask() as FullDocumentDiagnosticReport; // the server sends no other
      assert.equal(kind, 'full');
      assert.deepEqual(items.map(({ code }) => code), ['norm-dim1-unflattened']);
      await editor.change(wrong.replace('dim=1', 'dim=(1, 2, 3)'));
      assert.deepEqual((await ask() as FullDocumentDiagnosticReport).items, []);
      await new Promise((resolve) => { setTimeout(resolve, 350); });
      assert.deepEqual(sent, []);
    } finally {
      await editor.close();
    }
  });
});

describe('paths', () => {
  it('are relative to the workspace, and lead back', () => {
    const { pathOf, uriOf } = pathsFrom('file:///home/me/gan%20one');
    for (const [uri, path] of [['file:///home/me/gan%20one/src/train.py', 'src/train.py'], ['file:///home/me/other/a.py', '../other/a.py'], ['vscode-vfs://github/me/gan/a.py', 'vscode-vfs://github/me/gan/a.py'], ['memory:/gan/a.py', 'memory:/gan/a.py']] as const) {
      assert.equal(pathOf(uri), path);
      assert.equal(uriOf(path), uri);
    }
    assert.equal(pathOf('untitled:Untitled-1'), 'Untitled-1');
    assert.equal(uriOf('losses.py'), 'file:///home/me/gan%20one/losses.py');
  });

  it('begin at the root where there is no folder', () => {
    const { pathOf, uriOf } = pathsFrom(undefined);
    assert.equal(pathOf('file:///tmp/a.py'), 'tmp/a.py');
    assert.equal(uriOf('tmp/a.py'), 'file:///tmp/a.py');
  });
});
