/** @file The extension in a web-worker extension host. */
import type * as vscode from 'vscode';
import { activateWith, type Api } from './extension.ts';

export function activate(context: vscode.ExtensionContext): Api {
  return activateWith(context, { startClient: async (given) => (await import('./browserClient.ts')).startClient(given), hasProcesses: false });
}
