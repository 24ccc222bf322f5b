/**
 * @file The workspace's penalties as far as they are known: which files there are, what the server says of them, and what
 * has to be asked again. Asks in small portions, so that it can be stopped, and never by itself.
 */
import * as vscode from 'vscode';
import type { FilePenalties } from '../../protocol/lsp.ts';
import type { Client } from '../client.ts';

const files = '**/*.{py,ipynb}';
/** What nobody wrote, as on the command line. */
const leftOut = '{**/node_modules/**,**/__pycache__/**,**/site-packages/**,**/venv/**,**/.*/**}';
const maxFiles = 5_000;
const portion = 16;

export interface Progress { readonly done: number; readonly all: number }

export class Scan {
  readonly #getClient: () => Promise<Client>;
  readonly #found = new Map<string, FilePenalties>();
  /** Addresses to ask about; undefined: all, which are not known yet. */
  #due: Set<string> | undefined;

  constructor(getClient: () => Promise<Client>) { this.#getClient = getClient; }

  /** In the order of their paths; of files that have any. */
  get found(): readonly FilePenalties[] {
    return [...this.#found.values()].filter(({ penalties }) => penalties.length > 0).sort((a, b) => (a.uri < b.uri ? -1 : 1));
  }
  /** Whether something was not asked about since it changed. */
  get isDue(): boolean { return this.#due === undefined || this.#due.size > 0; }

  /** Everything is to be looked for again. */
  forget(): void { this.#due = undefined; }

  /** A file has changed, has come or is gone. */
  changed(uri: vscode.Uri): void { this.#due?.add(uri.toString()); }

  /** Asks about whatever is due; what is left when it is stopped stays due. */
  async run(token: vscode.CancellationToken, onProgress: (progress: Progress) => void): Promise<void> {
    const due = this.#due ??= await this.#all(token);
    const all = due.size;
    const client = all === 0 ? undefined : await this.#getClient();
    while (client !== undefined && due.size > 0 && !token.isCancellationRequested) {
      onProgress({ done: all - due.size, all });
      const uris = [...due].slice(0, portion);
      for (const uri of uris) due.delete(uri);
      const answers = await whole(client.penalties(uris, token), token);
      if (answers === undefined) for (const uri of uris) due.add(uri);
      else this.#learn(uris, answers);
    }
  }

  async #all(token: vscode.CancellationToken): Promise<Set<string>> {
    this.#found.clear();
    return new Set((await vscode.workspace.findFiles(files, leftOut, maxFiles, token)).map((uri) => uri.toString()));
  }

  #learn(uris: readonly string[], answers: readonly FilePenalties[]): void {
    for (const uri of uris) this.#found.delete(uri);
    for (const answer of answers) this.#found.set(vscode.Uri.parse(answer.uri).toString(), answer);
  }
}

/** undefined: it was stopped meanwhile. A file that the server can't cope with has no penalties. */
async function whole(answer: Promise<readonly FilePenalties[]>, token: vscode.CancellationToken): Promise<readonly FilePenalties[] | undefined> {
  const answers = await answer.catch(() => []);
  return token.isCancellationRequested ? undefined : answers;
}

/** Tells of every file that changes, on disk or in an editor. */
export function watchFiles(onChange: (uri: vscode.Uri) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(files);
  return vscode.Disposable.from(
    watcher, watcher.onDidCreate(onChange), watcher.onDidChange(onChange), watcher.onDidDelete(onChange),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document.languageId === 'python' && contentChanges.length > 0 && document.uri.scheme !== 'vscode-notebook-cell') onChange(document.uri);
    }),
    vscode.workspace.onDidChangeNotebookDocument(({ notebook }) => { onChange(notebook.uri); }),
  );
}
