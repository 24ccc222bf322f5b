/** @file The language server as a process of its own. The parser's files and the kernels lie beside the bundle. */
import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { createConnection, ProposedFeatures, type InitializeParams } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { composeService, readModulesFrom } from '../service/index.ts';
import { serve } from './server.ts';
import type { Backing } from './service.ts';

const beside = (name: string): Promise<Uint8Array> => readFile(new URL(name, import.meta.url));

serve(createConnection(ProposedFeatures.all), startBacking);

/** Documents are named relative to the workspace, as a traceback of a program started there would name them. */
async function startBacking({ workspaceFolders, locale }: InitializeParams): Promise<Backing> {
  const folder = workspaceFolders?.[0];
  const root = folder === undefined ? resolve('/') : URI.parse(folder.uri).fsPath;
  const [runtime, grammar, kernels] = await Promise.all([beside('web-tree-sitter.wasm'), beside('tree-sitter-python.wasm'), beside('tfjs-backend-wasm-simd.wasm')]);
  const readModule = readModulesFrom((path) => readText(resolve(root, path)));
  return {
    service: await composeService({ wasm: { runtime, grammar }, kernels, clock: () => performance.now(), readModule, language: locale }),
    pathOf: (uri) => relative(root, URI.parse(uri).fsPath).split(sep).join('/'),
  };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // Most places where a module might be hold none.
  }
}
