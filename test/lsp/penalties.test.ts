import assert from 'node:assert/strict';
import type { ShowMessageParams } from 'vscode-languageserver';
import type { PenaltiesResult, ReportParams, ReportResult } from '../../src/protocol/lsp.ts';
import { pathsFrom } from '../../src/lsp/paths.ts';
import { createService } from '../../src/service/service.ts';
import { openTestTools } from '../service/testService.ts';
import { connect, type TestEditor } from './client.ts';

const right = 'import torch\ndef gradient_penalty(gradient):\n    return ((gradient.flatten(1).norm(2, dim=1) - 1) ** 2).mean()\ngradient_penalty(torch.zeros(8, 3, 16, 16))\n';
const wrong = right.replace('.flatten(1)', '');
const notebook = JSON.stringify({ cells: [{ cell_type: 'markdown', source: '# Title' }, { cell_type: 'code', source: '%%bash\nls' }, { cell_type: 'code', source: wrong.split(/(?<=\n)/) }] });

describe('penalties of files that are not open', () => {
  let editor: TestEditor;
  const files = new Map<string, string>();
  const uriAt = (path: string): string => `file:///project/${path}`;
  const report = (params: Omit<ReportParams, 'kind'>, kind: ReportParams['kind'] = 'evaluate') => editor.connection.sendRequest<ReportResult>('penaltyLens/report', { kind, ...params });
  const list = (...paths: readonly string[]) => editor.connection.sendRequest<PenaltiesResult>('penaltyLens/penalties', { uris: paths.map(uriAt) });

  beforeEach(async () => {
    for (const [path, text] of [['right.py', right], ['wrong.py', wrong], ['plain.py', 'print("gradient of a hill")\n'], ['book.ipynb', notebook], ['broken.ipynb', '{'], ['caller.py', 'from right import gradient_penalty\n']] as const) files.set(path, text);
    const { pathOf, uriOf } = pathsFrom('file:///project');
    editor = await connect(createService({ ...await openTestTools(), uriOf, readFile: (path) => files.get(path) }), { pathOf, readUri: (uri) => files.get(pathOf(uri)) });
  });
  afterEach(() => editor.close());

  it('are listed with their verdicts and places; in notebooks, by cell', async () => {
    const found = await list('right.py', 'wrong.py', 'plain.py', 'book.ipynb', 'broken.ipynb', 'missing.py');
    assert.deepEqual(found.map(({ uri, penalties }) => [uri.slice('file:///project/'.length), penalties.map(({ verdict, shape, cell, start }) => [verdict, shape.join(), cell, start.line])]), [
      ['right.py', [['correct', '8,3,16,16', undefined, 1]]], ['wrong.py', [['wrong', '8,3,16,16', undefined, 1]]], ['plain.py', []], ['book.ipynb', [['wrong', '8,3,16,16', 3, 1]]],
    ]);
  });

  it('are those of the text in the editor where it is open, and those on disk afterwards', async () => {
    const textDocument = { uri: uriAt('right.py'), languageId: 'python', version: 1, text: wrong };
    await editor.connection.sendNotification('textDocument/didOpen', { textDocument });
    assert.equal((await list('right.py'))[0]?.penalties[0]?.verdict, 'wrong');
    await editor.connection.sendNotification('textDocument/didClose', { textDocument });
    assert.equal((await list('right.py'))[0]?.penalties[0]?.verdict, 'correct');
    files.set('right.py', wrong);
    assert.equal((await list('right.py'))[0]?.penalties[0]?.verdict, 'wrong');
  });

  it('are reported as text: of a file, of one function, at a shape', async () => {
    const { text, verdicts } = await report({ uri: uriAt('wrong.py') });
    assert.deepEqual(verdicts, ['wrong']);
    assert.match(text, /^gradient_penalty \(wrong\.py:2\), \(8, 3, 16, 16\): Wrong norm axis\n/);
    assert.match(text, /\n@@ -3 \+3 @@\n-.*\n\+.*flatten/);
    assert.match((await report({ uri: uriAt('book.ipynb') })).text, /^gradient_penalty \(book\.ipynb, cell 3:2\)/);
    assert.match((await report({ uri: uriAt('wrong.py'), shape: [16, 10] })).text, /\(16, 10\): Correct/);
    assert.deepEqual(await report({ uri: uriAt('wrong.py'), function: 'other' }), { text: 'No gradient penalty named other was found in wrong.py.', verdicts: [] });
    assert.match((await report({ uri: uriAt('right.py') }, 'explain')).text, /Step by step:/);
  });

  it('count a notebook’s cells as the notebook does, open or not', async () => {
    const cellUri = (index: number): string => `vscode-notebook-cell:/project/book.ipynb#${index.toString()}`;
    const item = (index: number, languageId: string, text: string) => ({ uri: cellUri(index), languageId, version: 1, text });
    await editor.connection.sendNotification('notebookDocument/didOpen', {
      notebookDocument: { uri: uriAt('book.ipynb'), notebookType: 'jupyter-notebook', version: 1, cells: [{ kind: 1, document: cellUri(0) }, { kind: 2, document: cellUri(1) }, { kind: 2, document: cellUri(2) }] },
      cellTextDocuments: [item(0, 'markdown', '# Title'), item(1, 'shellscript', 'ls'), item(2, 'python', wrong)],
    });
    assert.deepEqual((await list('book.ipynb'))[0]?.penalties.map(({ cell, start }) => [cell, start.line]), [[3, 1]]);
  });

  it('are reported of a program that is in no file', async () => {
    const { text, verdicts } = await report({ code: wrong });
    assert.deepEqual(verdicts, ['wrong']);
    assert.match(text, /program\.py:2/);
    assert.equal((await report({ uri: uriAt('missing.py') })).text, `There is no such file: ${uriAt('missing.py')}`);
  });

  it('are shown as a message by an editor that has no panel', async () => {
    const messages: string[] = [];
    editor.connection.onNotification('window/showMessage', ({ message }: ShowMessageParams) => { messages.push(message); });
    await editor.connection.sendNotification('textDocument/didOpen', { textDocument: { uri: uriAt('wrong.py'), languageId: 'python', version: 1, text: wrong } });
    await editor.connection.sendRequest('workspace/executeCommand', { command: 'penaltyLens.evaluatePenalty', arguments: [{ uri: uriAt('wrong.py'), position: { line: 1, character: 4 } }] });
    assert.equal(messages.length, 1);
    assert.match(messages[0] ?? '', /Wrong norm axis/);
  });
});
