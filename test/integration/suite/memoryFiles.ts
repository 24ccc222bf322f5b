/** @file A file system of nothing but a map, as a repository on a server is one to VS Code. */
import * as vscode from 'vscode';

export function memoryFiles(files: Map<string, Uint8Array>): vscode.FileSystemProvider {
  const names = (folder: string): string[] => [...files.keys()].filter((path) => path.startsWith(`${folder.replace(/\/$/, '')}/`)).map((path) => path.slice(folder.replace(/\/$/, '').length + 1));
  const missing = (uri: vscode.Uri): never => { throw vscode.FileSystemError.FileNotFound(uri); };
  const noChange = (): never => { throw vscode.FileSystemError.NoPermissions(); };
  return {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: (uri) => {
      const bytes = files.get(uri.path);
      const isFolder = bytes === undefined && (names(uri.path).length > 0 || missing(uri));
      return { type: isFolder ? vscode.FileType.Directory : vscode.FileType.File, ctime: 0, mtime: 0, size: bytes?.length ?? 0 };
    },
    readDirectory: (uri) => [...new Map((names(uri.path).length > 0 ? names(uri.path) : missing(uri)).map((name): [string, vscode.FileType] => {
      const [first = '', ...rest] = name.split('/');
      return [first, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File];
    }))],
    readFile: (uri) => files.get(uri.path) ?? missing(uri),
    writeFile: (uri, bytes) => { files.set(uri.path, bytes); },
    createDirectory: noChange, delete: noChange, rename: noChange,
  };
}
