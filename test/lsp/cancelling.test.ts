/** @file What happens to an analysis when one types on: it ends at the next penalty, and what it found is not shown. */
import assert from 'node:assert/strict';
import type { CodeLens } from 'vscode-languageserver';
import type { Service } from '../../src/lsp/service.ts';
import { createService } from '../../src/service/service.ts';
import { openTestTools } from '../service/testService.ts';
import { connect, uri } from './client.ts';

const penalties = 6;
const program = (dim: number): string => `import torch
${Array.from({ length: penalties }, (_, i) => `
def gradient_penalty_${i}(gradient):
    return ((gradient.norm(2, dim=${dim}) - 1) ** 2).mean()
gradient_penalty_${i}(torch.zeros(64, 3, 32, 32))
`).join('')}`;

describe('typing on while a file is being judged', () => {
  it('ends the older analysis before its next penalty', async () => {
    const service = createService(await openTestTools());
    service.update(uri, program(1), 1);
    let pauses = 0;
    const isWhole = await service.settle(uri, () => {
      pauses++;
      if (pauses === 2) service.update(uri, program(2), 2);
      return Promise.resolve();
    }, 'findings');
    assert.equal(isWhole, false);
    assert.equal(pauses, 2);
    assert.equal(await service.settle(uri, () => Promise.resolve(), 'findings'), true);
  });

  it('is answered first: a change that arrives meanwhile is heard, and only its findings are published', async () => {
    const service = createService(await openTestTools());
    const judged: number[] = [];
    let version = 0;
    const watched: Service = {
      ...service,
      update: (at, text, given, path) => { version = given; service.update(at, text, given, path); },
      settle: (at, pause, wanted) => service.settle(at, async () => { judged.push(version); await pause(); }, wanted),
    };
    const editor = await connect(watched);
    try {
      await editor.open(program(1));
      while (judged.length === 0) await new Promise((resolve) => { setTimeout(resolve, 5); });
      await editor.change(program(2).replaceAll('dim=2', 'dim=(1, 2, 3)'));
      const first = await editor.nextDiagnostics();
      assert.equal(first.version, 2);
      assert.deepEqual(first.diagnostics, []);
      assert.ok(judged.filter((one) => one === 1).length < penalties, `${judged.join(' ')}: the older text was judged to its end`);
    } finally {
      await editor.close();
    }
  });

  it('leaves no moment without lenses: who asked before has those of the newest text', async () => {
    const service = createService(await openTestTools());
    let pauses = 0;
    const watched: Service = { ...service, settle: (at, pause, wanted) => service.settle(at, async () => { pauses++; await pause(); }, wanted) };
    const editor = await connect(watched);
    try {
      await editor.open(program(1));
      const asked = editor.connection.sendRequest<readonly CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
      while (pauses === 0) await new Promise((resolve) => { setTimeout(resolve, 5); });
      await editor.change(program(2).replaceAll('dim=2', 'dim=(1, 2, 3)'));
      const verdicts = (await asked).map(({ command }) => command?.title ?? '').filter((title) => title.startsWith('✓'));
      assert.equal(verdicts.length, penalties);
    } finally {
      await editor.close();
    }
  });
});
