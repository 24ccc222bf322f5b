/** @file The language server as a process of its own. The parser's files and the kernels lie beside the bundle. */
import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures, type InitializeParams } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { composeService, workClock } from '../service/index.ts';
import { ClientFiles } from './clientFiles.ts';
import { clientOf } from './clientOptions.ts';
import { pathsFrom } from './paths.ts';
import { serve } from './server.ts';
import type { Backing } from './service.ts';

const beside = (name: string): Promise<Uint8Array> => readFile(new URL(name, import.meta.url));

// A long file leaves much garbage and little that lives (37 MB of 10,000 lines): V8 would keep 350 MB for it, so 180.
setFlagsFromString('--optimize-for-size');

const connection = createConnection(ProposedFeatures.all);
serve(connection, startBacking);

async function startBacking(params: InitializeParams): Promise<Backing> {
  const paths = pathsFrom(params.workspaceFolders?.[0]?.uri);
  const [runtime, grammar, kernels] = await Promise.all([beside('web-tree-sitter.wasm'), beside('tree-sitter-python.wasm'), beside('tfjs-backend-wasm-simd.wasm')]);
  const files = clientOf(params).readsFiles ? new ClientFiles(connection) : undefined;
  const readUri = (uri: string): string | undefined => (uri.startsWith('file:') ? readText(URI.parse(uri).fsPath) : files?.read(uri));
  const service = await composeService({ wasm: { runtime, grammar }, kernels, clock: workClock(process, () => performance.now()), language: params.locale, uriOf: paths.uriOf, readFile: (path) => readUri(paths.uriOf(path)) });
  return { service, pathOf: paths.pathOf, readUri, files, formulas: new URL('hoverFormulas.js', import.meta.url).href };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // Most places where a module might be hold none.
  }
}
