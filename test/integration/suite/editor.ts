/** @file The one helper that calls VS Code's API, so that tests read like what a user does. */
import * as vscode from 'vscode';
import { ok } from './assert.ts';

export const extensionId = 'penalty-lens.penalty-lens';

interface Api { readonly client: () => Promise<unknown> | undefined }

export async function activate(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>(extensionId);
  ok(extension, 'The extension is not installed.');
  return extension.activate();
}

/** The address of a file of test/integration/fixtures; every run has its own copy of them. */
export function fixture(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'No folder is open.');
  return vscode.Uri.joinPath(folder.uri, name);
}

export async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fixture(name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** The position inside the first `word` after `before`. */
export function find(document: vscode.TextDocument, word: string, before = ''): vscode.Position {
  const text = document.getText();
  const offset = text.indexOf(word, text.indexOf(before));
  ok(offset >= 0, `There is no ${word} in the file.`);
  return document.positionAt(offset + Math.floor(word.length / 2));
}

export async function hover(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await provided<readonly vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  // The oldest form of a hover, `{ language, value }`, has a value too.
  return hovers.flatMap(({ contents }) => contents).map((content) => (content instanceof vscode.MarkdownString ? content.value : JSON.stringify(content))).join('\n');
}

export async function lenses(document: vscode.TextDocument): Promise<readonly string[]> {
  const found = await provided<readonly vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
  return found.map(({ command }) => command?.title ?? '');
}

export function diagnostics(document: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'penalty-lens');
}

export async function quickFixes(document: vscode.TextDocument, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  return provided<readonly vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, vscode.CodeActionKind.QuickFix.value);
}

/** What providers answer. VS Code cancels a question when the document's providers change meanwhile; then it is asked again. */
async function provided<T>(command: string, ...given: readonly unknown[]): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await vscode.commands.executeCommand<T>(command, ...given);
    } catch (error) {
      if (!(error instanceof Error && error.name === 'Canceled') || tries === 4) throw error;
    }
  }
}

/** Asks again and again until there is an answer that is not undefined. */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined> | T | undefined, milliseconds = 15_000): Promise<T> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  throw new Error(`${what}: not within ${milliseconds / 1000} s`);
}
