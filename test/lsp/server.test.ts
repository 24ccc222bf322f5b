import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import type { CodeAction, CodeLens, Hover } from 'vscode-languageserver';
import type { Finding } from '../../src/protocol/evaluation.ts';
import type { PlacedSubjectResult, SubjectResult } from '../../src/protocol/lsp.ts';
import type { Service } from '../../src/lsp/service.ts';
import { print } from '../../src/texts/text.ts';
import { connect, uri, type TestEditor } from './client.ts';

/** A service that is about to know more once it is let. */
function heldService(): { readonly service: Service; readonly release: () => void } {
  const service = wordService();
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => { release = resolve; });
  return { service: { ...service, settle: (at, pause, wanted) => (wanted === 'places' ? held.then(() => true) : service.settle(at, pause, wanted)) }, release: () => { release(); } };
}

/** A service that finds the word `wrong`, and would have `right` in its place. */
function wordService(): Service {
  const texts = new Map<string, string>();
  const place = (at: string) => {
    const start = texts.get(at)?.indexOf('wrong') ?? -1;
    return start < 0 ? undefined : { start, end: start + 'wrong'.length };
  };
  const finding = (at: string): readonly Finding[] => {
    const range = place(at);
    if (range === undefined) return [];
    return [{ code: 'wrong-word', severity: 'warning', confirmed: true, title: 'Wrong word', message: 'This word is wrong.', range, related: [], fix: { title: 'Say right', edits: [{ range, text: 'right' }] } }];
  };
  return {
    update: (at, source) => { texts.set(at, typeof source === 'string' ? source : source.text); },
    close: (at) => { texts.delete(at); },
    show: (at, { text }) => { texts.set(at, text); },
    prepare: () => undefined,
    renew: () => [],
    definition: () => undefined,
    expression: (text) => ({ text, tree: undefined, problem: 'SyntaxError: invalid syntax' }),
    hover: (at, offset) => {
      const range = place(at);
      return range !== undefined && offset >= range.start && offset <= range.end ? { range, markdown: '**Wrong**', head: '**Wrong**', body: '', formula: undefined, check: undefined } : undefined;
    },
    isSettled: () => true,
    hints: () => [],
    marks: () => [],
    findings: (at) => {
      if (texts.get(at)?.includes('break') === true) throw new Error('broken');
      return finding(at);
    },
    settle: async (at, pause) => {
      const text = texts.get(at);
      await pause();
      return texts.get(at) === text;
    },
    fixAll: (at, counts) => finding(at).filter(counts).flatMap(({ fix }) => fix?.edits ?? []),
    ignore: (at, { code }) => ({ range: { start: texts.get(at)?.length ?? 0, end: texts.get(at)?.length ?? 0 }, text: `# ignore ${code}` }),
    lenses: (at) => finding(at).map(({ range }) => ({ range, verdict: '✗ wrong word' })),
    subject: (_at, offset, shape): SubjectResult => ({ kind: 'nothing', sites: [], message: `${offset} ${shape?.join(' ') ?? 'no shape'}` }),
    say: (said) => print(said),
    evaluate: () => [],
  };
}

describe('the language server', () => {
  let editor: TestEditor;
  /** The word stands in line 1, characters 9 to 14; the emoji before it is two UTF-16 units. */
  const text = '# one line\nx = "😀 wrong"\n';
  const wordRange = { start: { line: 1, character: 8 }, end: { line: 1, character: 13 } };
  const textDocument = { uri };

  beforeEach(async () => {
    editor = await connect(wordService());
    await editor.open(text);
  });
  afterEach(() => editor.close());

  it('hovers where the service has something to say, in UTF-16 positions', async () => {
    const hover = await editor.connection.sendRequest<Hover | null>('textDocument/hover', { textDocument, position: { line: 1, character: 10 } });
    assert.deepEqual(hover, { range: wordRange, contents: { kind: 'markdown', value: '**Wrong**' } });
    assert.equal(await editor.connection.sendRequest('textDocument/hover', { textDocument, position: { line: 0, character: 3 } }), null);
  });

  it('publishes findings, and takes them back once the text is right', async () => {
    const before = await editor.nextDiagnostics();
    assert.deepEqual(before.diagnostics, [{ source: 'penalty-lens', code: 'wrong-word', codeDescription: { href: 'pages:wrong-word' }, severity: 2, message: 'This word is wrong.', range: wordRange }]);
    await editor.change('x = "right"\n');
    assert.deepEqual((await editor.nextDiagnostics()).diagnostics, []);
  });

  it('offers the fix, for this version of the text alone', async () => {
    const actions = await editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument, range: wordRange, context: { diagnostics: [] } });
    assert.deepEqual(actions.map(({ title }) => title), ['Say right', 'Explain wrong-word', 'Ignore wrong-word here']);
    assert.deepEqual(actions[0]?.edit, { documentChanges: [{ textDocument: { uri, version: 1 }, edits: [{ range: wordRange, newText: 'right' }] }] });
    assert.deepEqual(actions[1]?.command, { title: 'Explain wrong-word', command: 'penaltyLens.explain', arguments: ['wrong-word'] });
    assert.match(JSON.stringify(actions[2]?.edit), /# ignore wrong-word/);
    const elsewhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    assert.deepEqual(await editor.connection.sendRequest('textDocument/codeAction', { textDocument, range: elsewhere, context: { diagnostics: [] } }), []);
  });

  it('offers all fixes where they are asked for by name', async () => {
    const asked = (only: string) => editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, context: { diagnostics: [], only: [only] } });
    assert.deepEqual((await asked('source.fixAll')).map(({ kind }) => kind), ['source.fixAll.penaltyLens']);
    assert.deepEqual((await asked('source.fixAll.penaltyLens')).map(({ title }) => title), ['Fix all penalties in this file']);
    assert.deepEqual(await asked('source.organizeImports'), []);
  });

  it('takes each check as seriously as the user does, at once', async () => {
    await editor.nextDiagnostics();
    for (const [level, severity] of [['error', 1], ['information', 3], ['hint', 4], ['unheard-of', 2]] as const) {
      await editor.setSettings({ checks: { 'wrong-word': level } });
      assert.equal((await editor.nextDiagnostics()).diagnostics[0]?.severity, severity);
    }
    await editor.setSettings({ checks: { 'wrong-word': 'off' } });
    assert.deepEqual((await editor.nextDiagnostics()).diagnostics, []);
    assert.deepEqual(await editor.connection.sendRequest('textDocument/codeAction', { textDocument, range: wordRange, context: { diagnostics: [] } }), []);
  });

  it('shows the verdict and the command above a penalty', async () => {
    const lenses = await editor.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument });
    assert.deepEqual(lenses.map(({ command }) => command?.title), ['✗ wrong word', 'Evaluate penalty']);
    assert.deepEqual(lenses[1]?.command?.arguments, [{ uri, position: wordRange.start }]);
  });

  it('passes the panel’s question on', async () => {
    const ask = (params: object) => editor.connection.sendRequest<PlacedSubjectResult>('penaltyLens/subject', { uri, position: wordRange.start, ...params });
    const documents = [{ uri, version: 1, start: 0 }];
    assert.deepEqual(await ask({}), { kind: 'nothing', sites: [], message: '19 no shape', documents });
    assert.deepEqual(await ask({ shape: [5, 3] }), { kind: 'nothing', sites: [], message: '19 5 3', documents });
  });

  it('is silent where its switches are off', async () => {
    await editor.nextDiagnostics();
    await editor.setSettings({ hover: false, codeLens: false, diagnostics: false });
    assert.deepEqual((await editor.nextDiagnostics()).diagnostics, []);
    assert.equal(await editor.connection.sendRequest('textDocument/hover', { textDocument, position: wordRange.start }), null);
    assert.deepEqual(await editor.connection.sendRequest('textDocument/codeLens', { textDocument }), []);
  });

  it('survives a mistake of the service', async () => {
    await editor.nextDiagnostics();
    await editor.change('# break\n');
    assert.deepEqual((await editor.nextDiagnostics()).diagnostics, []);
    await editor.change(text);
    assert.equal((await editor.nextDiagnostics()).diagnostics.length, 1);
  });

  it('forgets a closed file', async () => {
    await editor.nextDiagnostics();
    await editor.connection.sendNotification('textDocument/didClose', { textDocument });
    assert.deepEqual((await editor.nextDiagnostics()).diagnostics, []);
    assert.equal(await editor.connection.sendRequest('textDocument/hover', { textDocument, position: wordRange.start }), null);
  });

  it('says nothing more to a client that has left while a file was judged', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => { unhandled.push(reason); };
    const { service, release } = heldService();
    const leaving = await connect(service, { initializationOptions: { hasCommands: true } });
    await leaving.open(text);
    await leaving.nextDiagnostics();
    await leaving.close();
    await setTimeout(20);
    process.on('unhandledRejection', note);
    release();
    await setTimeout(20);
    process.off('unhandledRejection', note);
    assert.deepEqual(unhandled, []);
  });
});
