/** @file The client whose server is a process of its own: a crash there is restarted and never stalls the editor. */
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientId, clientName, clientOptions, start, type Client } from './client.ts';

export function startClient({ extensionUri }: vscode.ExtensionContext): Promise<Client> {
  const module = vscode.Uri.joinPath(extensionUri, 'dist/server.cjs').fsPath;
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  return start(new LanguageClient(clientId, clientName, { run, debug }, clientOptions));
}
