/** @file The client whose server is a web worker. The worker can't read files, so the parser travels with the first request. */
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientId, clientName, clientOptions, initializationOptions, start, type Client } from './client.ts';

export async function startClient({ extensionUri }: vscode.ExtensionContext): Promise<Client> {
  const file = (name: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'dist', name);
  const [runtime, grammar] = await Promise.all(['web-tree-sitter.wasm', 'tree-sitter-python.wasm'].map((name) => vscode.workspace.fs.readFile(file(name))));
  const worker = new Worker(file('server.web.js').toString(true), { name: clientName });
  return start(new LanguageClient(clientId, clientName, worker, { ...clientOptions, initializationOptions: { ...initializationOptions, formulas: file('hoverFormulas.js').toString(true), runtime, grammar } }));
}
