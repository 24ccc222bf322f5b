/** @file The extension on the desktop and on remote machines. */
import type * as vscode from 'vscode';
import { activateWith, type Api } from './extension.ts';

export function activate(context: vscode.ExtensionContext): Api {
  return activateWith(context, { startClient: async (given) => (await import('./nodeClient.ts')).startClient(given), hasProcesses: true });
}
