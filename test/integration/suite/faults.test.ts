import * as vscode from 'vscode';
import { equal } from './assert.ts';
import { activate, diagnostics, eventually, fixture, open } from './editor.ts';

describe('a notebook that is deleted while it is judged', () => {
  it('leaves nothing behind, and other files are judged as ever', async () => {
    const api = await activate();
    const copy = vscode.Uri.joinPath(fixture('exercise.ipynb'), '..', 'gone.ipynb');
    await vscode.workspace.fs.copy(fixture('exercise.ipynb'), copy, { overwrite: true });
    // As a click does: what the extension itself opens, VS Code keeps open for long.
    await vscode.commands.executeCommand('vscode.openWith', copy, 'jupyter-notebook');
    const notebook = await eventually('the notebook', () => vscode.workspace.notebookDocuments.find(({ uri }) => uri.path === copy.path));
    await eventually('a language client', () => api.client());
    const penalty = notebook.getCells().find(({ document }) => document.getText().includes('def gradient_penalty'));
    const edit = new vscode.WorkspaceEdit();
    // More to judge than can be done before it goes.
    edit.set(copy, [vscode.NotebookEdit.insertCells(notebook.cellCount, Array.from({ length: 12 }, (_, i) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, penalty?.document.getText().replaceAll('gradient_penalty', `gradient_penalty_${i}`) ?? '', 'python')))]);
    await vscode.workspace.applyEdit(edit);
    await notebook.save();
    await vscode.workspace.fs.delete(copy);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await eventually('the notebook closed', () => (notebook.isClosed ? true : undefined));
    const other = await open('unflattened.py');
    await eventually('a diagnostic of another file', () => diagnostics(other)[0]);
    await eventually('nothing of the notebook', () => (cellFindings(copy) === 0 ? true : undefined));
    await new Promise((resolve) => { setTimeout(resolve, 1000); });
    equal(cellFindings(copy), 0);
  });
});

/** How many findings stand in cells of a notebook, open or not. */
const cellFindings = ({ path }: vscode.Uri): number => vscode.languages.getDiagnostics().filter(([uri]) => uri.path === path).flatMap(([, found]) => found).filter(({ source }) => source === 'penalty-lens').length;
