/**
 * @file Files that only the client can read: those of a virtual workspace, and all files for a server in a web worker. A
 * question that needs one is asked again once the client has answered.
 */
import type { Connection } from 'vscode-languageserver';
import { readFilesRequest, type ReadFilesParams, type ReadFilesResult } from '../protocol/lsp.ts';

export class ClientFiles {
  readonly #connection: Pick<Connection, 'sendRequest'>;
  /** By address; undefined for one that is not there. */
  readonly #known = new Map<string, string | undefined>();
  readonly #wanted = new Set<string>();

  constructor(connection: Pick<Connection, 'sendRequest'>) { this.#connection = connection; }

  /** What is known of it now; what is not known is wanted from then on. */
  read(uri: string): string | undefined {
    if (!this.#known.has(uri)) this.#wanted.add(uri);
    return this.#known.get(uri);
  }

  /** Asks the client for whatever is wanted; answers the files that are there. */
  async fetch(): Promise<readonly string[]> {
    const uris = [...this.#wanted];
    if (uris.length === 0) return [];
    const params: ReadFilesParams = { uris };
    const texts = await this.#connection.sendRequest<ReadFilesResult>(readFilesRequest, params);
    uris.forEach((uri, index) => { this.#known.set(uri, texts[index] ?? undefined); });
    for (const uri of uris) this.#wanted.delete(uri);
    return uris.filter((uri) => this.#known.get(uri) !== undefined);
  }
  get wantsMore(): boolean { return this.#wanted.size > 0; }

  /** They have changed. */
  forget(uris: readonly string[]): void { for (const uri of uris) this.#known.delete(uri); }
}
