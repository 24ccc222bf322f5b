/**
 * @file The documents that the server's offsets are in: one file, or the cells of a notebook one below the other. The only
 * place that turns an offset of a whole notebook into one of a cell.
 */
import * as vscode from 'vscode';
import type { OffsetRange } from '../protocol/evaluation.ts';
import type { DocumentPart } from '../protocol/lsp.ts';

/** A range in a document of its own. */
export interface Located { readonly uri: vscode.Uri; readonly range: OffsetRange }

export class Source {
  readonly #parts: readonly DocumentPart[];

  constructor(parts: readonly DocumentPart[]) { this.#parts = parts; }

  has(document: vscode.TextDocument): boolean { return this.#startOf(document) !== undefined; }

  /** From an offset in one of the documents to that in the whole; undefined: the document is none of them. */
  offsetIn(document: vscode.TextDocument, offset: number): number | undefined {
    const start = this.#startOf(document);
    return start === undefined ? undefined : start + offset;
  }

  /** undefined where nothing is open. */
  locate({ start, end }: OffsetRange): Located | undefined {
    const part = this.#parts.findLast((other) => other.start <= start) ?? this.#parts[0];
    return part && { uri: vscode.Uri.parse(part.uri), range: { start: start - part.start, end: end - part.start } };
  }

  /** Whether every document still has the text that the server was asked about. */
  get isCurrent(): boolean {
    return this.#parts.every(({ uri, version }) => {
      const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === vscode.Uri.parse(uri).toString());
      // A file that was not open counts as it is on disk.
      return document === undefined || (version === 0 ? !document.isDirty : document.version === version);
    });
  }

  #startOf(document: vscode.TextDocument): number | undefined {
    const own = document.uri.toString();
    return this.#parts.find(({ uri }) => vscode.Uri.parse(uri).toString() === own)?.start;
  }
}

/** The notebook that a document is a cell of. */
export function notebookOf(document: Pick<vscode.TextDocument, 'uri'>): { readonly notebook: vscode.NotebookDocument; readonly cell: vscode.NotebookCell } | undefined {
  for (const notebook of vscode.workspace.notebookDocuments) {
    const cell = notebook.getCells().find(({ document: { uri } }) => uri.toString() === document.uri.toString());
    if (cell) return { notebook, cell };
  }
  return undefined;
}

/** Goes there. A cell is shown in its notebook. */
export async function reveal({ uri, range }: Located): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const selection = new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
  const viewColumn = columnOf(document);
  // VS Code's own way, which alone knows when a cell is ready to take the cursor.
  await vscode.commands.executeCommand('vscode.open', document.uri, { selection, ...(viewColumn === undefined ? {} : { viewColumn }) });
}

/** Where it is open already, if it is. */
function columnOf(document: vscode.TextDocument): vscode.ViewColumn | undefined {
  const found = notebookOf(document);
  return found === undefined
    ? vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn
    : vscode.window.visibleNotebookEditors.find((editor) => editor.notebook === found.notebook)?.viewColumn;
}
