/**
 * @file The open notebooks, as the client tells of them: their cells in order, and each cell's text. A cell that only moves
 * is neither opened nor closed, so the order is kept apart from the texts. Must not know what a cell means.
 */
import type { Connection, DidChangeNotebookDocumentParams, DidOpenNotebookDocumentParams, NotebookCell, NotebookDocument, TextDocumentItem } from 'vscode-languageserver';
import { NotebookCellKind } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { sourceOfCells, type Source } from './source.ts';

export interface SourceListener {
  readonly onDidChange: (source: Source) => void;
  readonly onDidClose: (uri: string) => void;
  /** Documents that are no more: a file, or cells. */
  readonly onDidDrop: (documents: readonly string[]) => void;
}

interface Notebook { readonly cells: NotebookCell[]; readonly texts: Map<string, TextDocument>; revision: number }

export class Notebooks {
  readonly #open = new Map<string, Notebook>();
  readonly #listener: SourceListener;

  constructor(listener: SourceListener) { this.#listener = listener; }

  listen({ notebooks: { synchronization } }: Connection): void {
    synchronization.onDidOpenNotebookDocument((params) => { this.#opened(params); });
    synchronization.onDidChangeNotebookDocument((params) => { this.#changed(params); });
    synchronization.onDidCloseNotebookDocument(({ notebookDocument: { uri } }) => { this.#closed(uri); });
  }

  /** The notebook of that address, or the one with a cell of that address. */
  sourceOf(uri: string): Source | undefined {
    for (const [own, notebook] of this.#open) if (own === uri || notebook.texts.has(uri)) return sourceIn(own, notebook);
    return undefined;
  }
  sources(): readonly Source[] { return [...this.#open].map(([uri, notebook]) => sourceIn(uri, notebook)); }

  #opened({ notebookDocument: { uri, cells }, cellTextDocuments }: DidOpenNotebookDocumentParams): void {
    const notebook: Notebook = { cells: [...cells], texts: new Map(cellTextDocuments.map((item) => [item.uri, documentOf(item)])), revision: 1 };
    this.#open.set(uri, notebook);
    this.#listener.onDidChange(sourceIn(uri, notebook));
  }

  #changed({ notebookDocument: { uri }, change: { cells } }: DidChangeNotebookDocumentParams): void {
    const notebook = this.#open.get(uri);
    if (notebook === undefined || cells === undefined) return;
    notebook.revision++;
    const gone = cells.structure ? restructure(notebook, cells.structure) : [];
    for (const data of cells.data ?? []) replaceCell(notebook, data);
    for (const { document: { uri: cell, version }, changes } of cells.textContent ?? []) {
      const text = notebook.texts.get(cell);
      if (text) notebook.texts.set(cell, TextDocument.update(text, changes, version));
    }
    this.#listener.onDidDrop(gone);
    this.#listener.onDidChange(sourceIn(uri, notebook));
  }

  #closed(uri: NotebookDocument['uri']): void {
    const notebook = this.#open.get(uri);
    this.#open.delete(uri);
    this.#listener.onDidClose(uri);
    this.#listener.onDidDrop([...notebook?.texts.keys() ?? []]);
  }
}

type Structure = NonNullable<NonNullable<DidChangeNotebookDocumentParams['change']['cells']>['structure']>;

/** Cells that came, went or moved; answers the documents that are closed. */
function restructure({ cells, texts }: Notebook, { array, didOpen = [], didClose = [] }: Structure): readonly string[] {
  cells.splice(array.start, array.deleteCount, ...array.cells ?? []);
  for (const item of didOpen) texts.set(item.uri, documentOf(item));
  for (const { uri } of didClose) texts.delete(uri);
  return didClose.map(({ uri }) => uri).filter((uri) => !texts.has(uri));
}

/** What kind of cell it is, say. */
function replaceCell({ cells }: Notebook, data: NotebookCell): void {
  const index = cells.findIndex(({ document }) => document === data.document);
  if (index >= 0) cells[index] = data;
}

const documentOf = ({ uri, languageId, version, text }: TextDocumentItem): TextDocument => TextDocument.create(uri, languageId, version, text);

function sourceIn(uri: string, { cells, texts, revision }: Notebook): Source {
  const code = cells.flatMap(({ kind, document: name }, index) => {
    const document = texts.get(name);
    return kind === NotebookCellKind.Code && document?.languageId === 'python' ? [{ number: index + 1, document }] : [];
  });
  return sourceOfCells(uri, revision, code);
}
