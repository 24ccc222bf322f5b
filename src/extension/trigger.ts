/** @file Notices the first open Python file that could hold a gradient penalty. Must stay cheap: it runs at every activation. */
import * as vscode from 'vscode';
import { notebookOf } from './source.ts';

/** Every penalty names a gradient or a norm, or the library that has them. */
const hint = /grad|norm|torch/;

/** Anything else needs no language server to be known as a file without a penalty. */
export const isCandidate = (document: vscode.TextDocument): boolean => document.languageId === 'python' && (hint.test(document.getText()) || isInNotebook(document));

/** One cell may lean on all others. */
const isInNotebook = (document: vscode.TextDocument): boolean => notebookOf(document)?.notebook.getCells().some(({ document: cell }) => cell.languageId === 'python' && hint.test(cell.getText())) === true;

/** Calls `found` at most once. */
export function whenPenaltyFileAppears(found: () => void): vscode.Disposable {
  const listeners: vscode.Disposable[] = [];
  const stop = new vscode.Disposable(() => {
    clearTimeout(timer);
    for (const listener of listeners.splice(0)) listener.dispose();
  });
  const look = (document: vscode.TextDocument): boolean => {
    if (!isCandidate(document)) return false;
    stop.dispose();
    found();
    return true;
  };
  // What is open is looked at once activation is over: whatever else starts now need not wait for a language client.
  const timer = setTimeout(() => { vscode.workspace.textDocuments.some(look); });
  listeners.push(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
  );
  return stop;
}
