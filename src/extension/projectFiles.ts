/**
 * @file Reads files of the project for a server that can't: it may live in a web worker, and the workspace on no disk at
 * all. Most of the places where a module might be hold none, so each folder is listed before a file in it is read.
 */
import * as vscode from 'vscode';
import type { ReadFilesParams, ReadFilesResult } from '../protocol/lsp.ts';

/** Nobody writes so much Python by hand. */
const maxBytes = 4 * 1024 * 1024;

export async function readFiles({ uris }: ReadFilesParams): Promise<ReadFilesResult> {
  const folders = new Map<string, Promise<ReadonlySet<string>>>();
  const namesIn = (folder: vscode.Uri): Promise<ReadonlySet<string>> => {
    const key = folder.toString();
    const names = folders.get(key) ?? listFiles(folder);
    folders.set(key, names);
    return names;
  };
  return Promise.all(uris.map(async (text) => {
    const uri = vscode.Uri.parse(text);
    const names = await namesIn(vscode.Uri.joinPath(uri, '..'));
    return names.has(uri.path.slice(uri.path.lastIndexOf('/') + 1)) ? readText(uri) : null;
  }));
}

async function listFiles(folder: vscode.Uri): Promise<ReadonlySet<string>> {
  try {
    return new Set((await vscode.workspace.fs.readDirectory(folder)).flatMap(([name, type]) => ((type & vscode.FileType.File) === 0 ? [] : [name])));
  } catch {
    return new Set(); // No such folder.
  }
}

async function readText(uri: vscode.Uri): Promise<string | null> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    return bytes.length > maxBytes ? null : new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}
