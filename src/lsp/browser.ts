/** @file The language server as a web worker. It can't read files: the client sends the parser's two. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { URI, Utils } from 'vscode-uri';
import { composeService } from '../service/index.ts';
import { serve } from './server.ts';
import type { WasmFiles } from './service.ts';

/** A worker's global scope has what a message port has. */
declare const self: MessagePort;

serve(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), async ({ initializationOptions, locale }) => {
  const wasm: unknown = initializationOptions;
  if (!isWasmFiles(wasm)) throw new Error('The client did not send the parser.');
  return { service: await composeService({ wasm, clock: () => performance.now(), language: locale }), pathOf: (uri) => Utils.basename(URI.parse(uri)) };
});

function isWasmFiles(options: unknown): options is WasmFiles {
  return typeof options === 'object' && options !== null
    && 'runtime' in options && options.runtime instanceof Uint8Array
    && 'grammar' in options && options.grammar instanceof Uint8Array;
}
