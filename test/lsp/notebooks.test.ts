import assert from 'node:assert/strict';
import type { CodeAction, CodeLens, Diagnostic, Hover, PublishDiagnosticsParams, TextDocumentEdit } from 'vscode-languageserver';
import type { PlacedSubjectResult } from '../../src/protocol/lsp.ts';
import { createService } from '../../src/service/service.ts';
import { openTestTools } from '../service/testService.ts';
import { connect, type TestEditor } from './client.ts';

const notebook = 'file:///course.ipynb';
const cellUri = (name: string): string => `vscode-notebook-cell:/course.ipynb#${name}`;

const cells = {
  start: '%matplotlib inline\n!pip install torch\nimport torch\nimage_shape = (256, 1, 28, 28)',
  shell: '%%bash\nfor i in 1 2; do echo "$i; done',
  test: 'gradient_penalty(torch.zeros(*image_shape))',
  penalty: 'def gradient_penalty(gradient):\n    norm = gradient.norm(2, dim=1)\n    return torch.mean((norm - 1) ** 2)',
};
type Name = keyof typeof cells;

/** An editor with a notebook open; what each cell was told last. */
async function openNotebook(names: readonly Name[]) {
  const editor = await connect(createService(await openTestTools()), { pathOf: () => 'course.ipynb' });
  const { connection } = editor;
  const shown = new Map<string, readonly Diagnostic[]>();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => { shown.set(uri, diagnostics); });
  const item = (name: Name) => ({ uri: cellUri(name), languageId: 'python', version: 1, text: cells[name] });
  const cell = (name: Name) => ({ kind: 2, document: cellUri(name) });
  await connection.sendNotification('notebookDocument/didOpen', { notebookDocument: { uri: notebook, notebookType: 'jupyter-notebook', version: 1, cells: names.map(cell) }, cellTextDocuments: names.map(item) });
  let version = 1;
  return {
    editor, connection, shown, item, cell,
    change: (given: object) => connection.sendNotification('notebookDocument/didChange', { notebookDocument: { uri: notebook, version: ++version }, change: { cells: given } }),
    codes: (name: Name) => shown.get(cellUri(name))?.map(({ code }) => code),
    ask: <T>(method: string, name: Name, more: object = {}) => connection.sendRequest<T>(method, { textDocument: { uri: cellUri(name) }, ...more }),
  };
}
type OpenNotebook = Awaited<ReturnType<typeof openNotebook>>;

async function until(what: string, isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !isSo(); i++) await new Promise((resolve) => { setTimeout(resolve, 10); });
  assert.ok(isSo(), what);
}

describe('a notebook', () => {
  let book: OpenNotebook;
  let editor: TestEditor;
  const open = async (...names: readonly Name[]): Promise<void> => { book = await openNotebook(names); ({ editor } = book); };
  afterEach(() => editor.close());

  it('is one program: what is wrong is shown in the cell where it is, in that cell’s lines', async () => {
    await open('start', 'shell', 'penalty', 'test');
    await until('findings in the penalty’s cell', () => book.codes('penalty')?.[0] === 'norm-dim1-unflattened');
    assert.deepEqual(book.shown.get(cellUri('penalty'))?.[0]?.range.start.line, 1);
    for (const name of ['start', 'shell', 'test'] as const) {
      await until(`${name} is told`, () => book.codes(name) !== undefined);
      assert.deepEqual(book.codes(name), []);
    }
  });

  it('knows names from every cell, and its shape from a call', async () => {
    await open('start', 'penalty', 'test');
    const lenses = await book.ask<CodeLens[]>('textDocument/codeLens', 'penalty');
    assert.match(lenses[0]?.command?.title ?? '', /^✗ .* for \(256, 1, 28, 28\)$/);
    assert.deepEqual(lenses[1]?.command?.arguments, [{ uri: cellUri('penalty'), position: { line: 0, character: 4 } }]);
    assert.deepEqual(await book.ask('textDocument/codeLens', 'test'), []);
    const hover = await book.ask<Hover>('textDocument/hover', 'test', { position: { line: 0, character: 3 } });
    assert.deepEqual(hover.range, { start: { line: 0, character: 0 }, end: { line: 0, character: 16 } });
    assert.match(JSON.stringify(hover.contents), /256, 1, 28, 28/);
  });

  it('is read from top to bottom, whatever was run first', async () => {
    await open('penalty', 'test', 'start');
    await until('findings', () => book.codes('penalty')?.[0] === 'norm-dim1-unflattened');
  });

  it('gets its fix in the right cell, for that cell’s version', async () => {
    await open('start', 'penalty', 'test');
    const range = { start: { line: 1, character: 11 }, end: { line: 1, character: 30 } };
    const actions = await book.ask<CodeAction[]>('textDocument/codeAction', 'penalty', { range, context: { diagnostics: [] } });
    const [change] = (actions[0]?.edit?.documentChanges ?? []) as TextDocumentEdit[]; // the server creates no files
    assert.deepEqual(change?.textDocument, { uri: cellUri('penalty'), version: 1 });
    assert.ok(change.edits.every((edit) => edit.range.start.line < 3));
    assert.deepEqual(await book.ask('textDocument/codeAction', 'start', { range: { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } }, context: { diagnostics: [] } }), []);
  });

  it('is judged again after typing in one of its cells', async () => {
    await open('start', 'penalty', 'test');
    await until('findings', () => book.codes('penalty')?.length === 1);
    await book.change({ textContent: [{ document: { uri: cellUri('penalty'), version: 2 }, changes: [{ range: { start: { line: 1, character: 27 }, end: { line: 1, character: 32 } }, text: 'dim=(1, 2, 3)' }] }] });
    await until('no finding', () => book.codes('penalty')?.length === 0);
  });

  it('keeps up with cells that come, move and go', async () => {
    await open('shell', 'penalty');
    const lens = async () => (await book.ask<CodeLens[]>('textDocument/codeLens', 'penalty'))[0]?.command?.title ?? '';
    assert.doesNotMatch(await lens(), /256/);
    await book.change({ structure: { array: { start: 2, deleteCount: 0, cells: [book.cell('start'), book.cell('test')] }, didOpen: [book.item('start'), book.item('test')] } });
    assert.match(await lens(), /256/);
    // Up to the top, as one splice: nothing is opened or closed.
    await book.change({ structure: { array: { start: 0, deleteCount: 4, cells: [book.cell('penalty'), book.cell('test'), book.cell('start'), book.cell('shell')] } } });
    assert.match(await lens(), /256/);
    const result = await book.connection.sendRequest<PlacedSubjectResult>('penaltyLens/subject', { uri: cellUri('penalty'), position: { line: 1, character: 6 } });
    const { documents } = result;
    assert.deepEqual(result.kind === 'subject' ? result.subject.cells?.map(({ number }) => number) : [], [1, 2, 3, 4]);
    assert.equal(result.kind === 'subject' ? result.subject.fix?.line : undefined, 1);
    assert.deepEqual(documents.map(({ uri, start }) => [uri, start]), [[cellUri('penalty'), 0], [cellUri('test'), cells.penalty.length + 1], [cellUri('start'), cells.penalty.length + cells.test.length + 2], [cellUri('shell'), cells.penalty.length + cells.test.length + cells.start.length + 3]]);
    await until('findings', () => book.codes('penalty')?.length === 1);
    await book.change({ structure: { array: { start: 0, deleteCount: 1 }, didClose: [{ uri: cellUri('penalty') }] } });
    await until('nothing is left in a cell that is gone', () => book.codes('penalty')?.length === 0);
    assert.equal(await book.ask('textDocument/hover', 'penalty', { position: { line: 0, character: 6 } }), null);
  });

  it('leaves nothing behind when it is closed', async () => {
    await open('start', 'penalty', 'test');
    await until('findings', () => book.codes('penalty')?.length === 1);
    await book.connection.sendNotification('notebookDocument/didClose', { notebookDocument: { uri: notebook }, cellTextDocuments: Object.keys(cells).map((name) => ({ uri: cellUri(name) })) });
    await until('nothing is shown', () => book.codes('penalty')?.length === 0);
  });
});
