/** @file The file that somebody means who writes a path: absolute, relative to a folder of the workspace, or an address. */
import * as vscode from 'vscode';
import { notebookOf } from '../source.ts';

/** undefined: nothing was written, and no Python file is in front of the user. */
export async function fileAt(path: string | undefined): Promise<vscode.Uri | undefined> {
  if (path === undefined) return activeFile();
  // A single letter is a drive.
  if (/^[a-z][\w+.-]+:/i.test(path)) return vscode.Uri.parse(path);
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const isAbsolute = /^([a-z]:)?[\\/]/i.test(path);
  const candidates = isAbsolute ? [...folders.map((folder) => folder.with({ path: slashed(path) })), vscode.Uri.file(path)] : folders.map((folder) => vscode.Uri.joinPath(folder, slashed(path)));
  for (const uri of candidates) if (await isThere(uri)) return uri;
  return candidates[0] ?? vscode.Uri.file(path);
}

function activeFile(): vscode.Uri | undefined {
  const notebook = vscode.window.activeNotebookEditor?.notebook.uri;
  const document = vscode.window.activeTextEditor?.document;
  return notebook ?? (document?.languageId === 'python' ? notebookOf(document)?.notebook.uri ?? document.uri : undefined);
}

const slashed = (path: string): string => path.replaceAll('\\', '/').replace(/^([a-z]:)/i, '/$1');

const isThere = (uri: vscode.Uri): Promise<boolean> => Promise.resolve(vscode.workspace.fs.stat(uri)).then(() => true, () => false);
