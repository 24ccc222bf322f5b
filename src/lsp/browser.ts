/** @file The language server as a web worker. It can't read files: the client sends the parser's two, and the project's as they are needed. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { composeService } from '../service/index.ts';
import { ClientFiles } from './clientFiles.ts';
import { clientOf } from './clientOptions.ts';
import { pathsFrom } from './paths.ts';
import { serve } from './server.ts';
import type { WasmFiles } from './service.ts';

/** A worker's global scope has what a message port has. */
declare const self: MessagePort;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

serve(connection, async ({ initializationOptions, workspaceFolders, locale }) => {
  const wasm: unknown = initializationOptions;
  if (!isWasmFiles(wasm)) throw new Error('The client did not send the parser.');
  const { pathOf, uriOf } = pathsFrom(workspaceFolders?.[0]?.uri);
  const files = new ClientFiles(connection);
  return { service: await composeService({ wasm, clock: () => performance.now(), language: locale, uriOf, readFile: (path) => files.read(uriOf(path)) }), pathOf, readUri: (uri) => files.read(uri), files, formulas: clientOf({ initializationOptions: wasm }).formulas };
});

function isWasmFiles(options: unknown): options is WasmFiles {
  return typeof options === 'object' && options !== null
    && 'runtime' in options && options.runtime instanceof Uint8Array
    && 'grammar' in options && options.grammar instanceof Uint8Array;
}
