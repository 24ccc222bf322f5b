import * as vscode from 'vscode';
import { equal, match, ok } from './assert.ts';
import { activate, diagnostics, eventually, lenses, open, quickFixes } from './editor.ts';

describe('findings', () => {
  before(async () => { await activate(); });

  it('a right penalty has none, and its lens says so', async () => {
    const document = await open('course.py');
    const titles = await eventually('lenses', async () => {
      const found = await lenses(document);
      return found.length > 0 ? found : undefined;
    });
    equal(titles, ['✓ Correct for (256, 1, 28, 28)', 'Evaluate penalty']);
    equal(diagnostics(document).map(({ message }) => message), []);
  });

  it('a norm over the wrong axis is underlined; its fix is applied and judged again', async () => {
    const document = await open('unflattened.py');
    const finding = await eventually('a diagnostic', () => diagnostics(document)[0]);
    // With its page behind it.
    equal(typeof finding.code === 'object' ? finding.code.value : finding.code, 'norm-dim1-unflattened');
    match((await lenses(document))[0] ?? '', /^✗ .* for \(256, 1, 28, 28\)$/);

    const [fix] = await quickFixes(document, finding.range);
    ok(fix?.edit, 'There is no quick fix.');
    await vscode.workspace.applyEdit(fix.edit);
    await eventually('no diagnostic after the fix', () => (diagnostics(document).length === 0 ? true : undefined));
    equal((await lenses(document))[0], '✓ Correct for (256, 1, 28, 28)');

    await vscode.commands.executeCommand('undo');
    await eventually('the diagnostic again after one undo', () => diagnostics(document)[0]);
  });

  it('every surface has its switch', async () => {
    const document = await open('unflattened.py');
    await eventually('a diagnostic', () => diagnostics(document)[0]);
    const settings = vscode.workspace.getConfiguration('penaltyLens');
    try {
      await settings.update('diagnostics', false, vscode.ConfigurationTarget.Workspace);
      await settings.update('codeLens', false, vscode.ConfigurationTarget.Workspace);
      await eventually('no diagnostic', () => (diagnostics(document).length === 0 ? true : undefined));
      await eventually('no lens', async () => ((await lenses(document)).length === 0 ? true : undefined));
    } finally {
      await settings.update('diagnostics', undefined, vscode.ConfigurationTarget.Workspace);
      await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
