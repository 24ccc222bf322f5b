/** @file The language server as a process of its own. The parser's files lie beside the bundle. */
import { readFile } from 'node:fs/promises';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createService } from './createService.ts';
import { serve } from './server.ts';

const beside = (name: string): Promise<Uint8Array> => readFile(new URL(name, import.meta.url));

serve(createConnection(ProposedFeatures.all), async () => createService({
  runtime: await beside('web-tree-sitter.wasm'),
  grammar: await beside('tree-sitter-python.wasm'),
}));
