/** @file Everything that is open in the editor: files and notebooks, found by the address of any document in them. */
import type { Connection } from 'vscode-languageserver';
import { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Notebooks, type SourceListener } from './notebooks.ts';
import { sourceOfFile, type Source } from './source.ts';

export class Sources {
  readonly #files = new TextDocuments(TextDocument);
  readonly #notebooks: Notebooks;

  constructor(listener: SourceListener) {
    this.#notebooks = new Notebooks(listener);
    this.#files.onDidChangeContent(({ document }) => { listener.onDidChange(sourceOfFile(document)); });
    this.#files.onDidClose(({ document }) => {
      listener.onDidClose(document.uri);
      listener.onDidDrop([document.uri]);
    });
  }

  listen(connection: Connection): void {
    this.#files.listen(connection);
    this.#notebooks.listen(connection);
  }

  /** The file, or the notebook that it is or has as a cell. */
  of(uri: string): Source | undefined {
    const file = this.#files.get(uri);
    return file ? sourceOfFile(file) : this.#notebooks.sourceOf(uri);
  }
  all(): readonly Source[] { return [...this.#files.all().map(sourceOfFile), ...this.#notebooks.sources()]; }
}
