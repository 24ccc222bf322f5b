import * as vscode from 'vscode';
import { equal, match, ok } from './assert.ts';
import { activate, diagnostics, eventually, find, fixture, hover, lenses, quickFixes } from './editor.ts';

describe('notebook', () => {
  let notebook: vscode.NotebookDocument;
  /** The code cell that holds `text`. */
  const cell = (text: string): vscode.TextDocument => {
    const found = notebook.getCells().find(({ document }) => document.languageId === 'python' && document.getText().includes(text));
    ok(found, `No cell has ${text}.`);
    return found.document;
  };
  const penalty = (): vscode.TextDocument => cell('def gradient_penalty');

  before(async () => {
    await activate();
    notebook = await vscode.workspace.openNotebookDocument(fixture('exercise.ipynb'));
    await vscode.window.showNotebookDocument(notebook);
  });
  after(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('has its mistake underlined in the cell where it is', async () => {
    const finding = await eventually('a diagnostic', () => diagnostics(penalty())[0]);
    equal(finding.range.start.line, 1);
    equal(diagnostics(cell('!pip')).length + diagnostics(cell('echo')).length + diagnostics(cell('*image_shape')).length, 0);
  });

  it('has its lens and hovers in cells, with a shape from another cell', async () => {
    const [verdict] = await eventually('lenses', async () => {
      const found = await lenses(penalty());
      return found.length > 0 ? found : undefined;
    });
    match(verdict ?? '', /^✗ .* for \(256, 1, 28, 28\)$/);
    equal(await lenses(cell('*image_shape')), []);
    const test = cell('*image_shape');
    match(await hover(test, find(test, 'gradient_penalty')), /256, 1, 28, 28/);
  });

  it('is judged anew when cells move', async () => {
    const from = notebook.getCells().findIndex(({ document }) => document === penalty());
    const moved = notebook.cellAt(from);
    const copy = new vscode.NotebookCellData(moved.kind, moved.document.getText(), moved.document.languageId);
    const edit = new vscode.WorkspaceEdit();
    edit.set(notebook.uri, [vscode.NotebookEdit.insertCells(notebook.cellCount, [copy]), vscode.NotebookEdit.deleteCells(new vscode.NotebookRange(from, from + 1))]);
    await vscode.workspace.applyEdit(edit);
    ok(penalty() === notebook.cellAt(notebook.cellCount - 1).document, 'The penalty is not in the last cell.');
    equal((await eventually('a diagnostic', () => diagnostics(penalty())[0])).range.start.line, 1);
  });

  it('gets its fix in the right cell', async () => {
    const finding = await eventually('a diagnostic', () => diagnostics(penalty())[0]);
    const [fix] = await quickFixes(penalty(), finding.range);
    ok(fix?.edit, 'There is no quick fix.');
    equal(fix.edit.entries().map(([uri]) => uri.toString()), [penalty().uri.toString()]);
    await vscode.workspace.applyEdit(fix.edit);
    await eventually('no diagnostic after the fix', () => (diagnostics(penalty()).length === 0 ? true : undefined));
    equal((await lenses(penalty()))[0], '✓ Correct for (256, 1, 28, 28)');
  });
});
