/** @file What the server says that it can do, to this client. */
import type { InitializeParams, InitializeResult } from 'vscode-languageserver';
import { TextDocumentSyncKind } from 'vscode-languageserver';
import { clientOf } from './clientOptions.ts';
import { codeActionKinds } from './codeActions.ts';
import { evaluateCommand } from './convert.ts';

/** An editor that asks for findings is not sent them too, or it would show them twice. Ours is sent them. */
export const pullsDiagnostics = (params: InitializeParams): boolean => params.capabilities.textDocument?.diagnostic !== undefined && !clientOf(params).isOurs;

export function capabilitiesFor(params: InitializeParams): InitializeResult {
  return {
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      // All cells, whatever their language: or else nobody could tell which of the notebook's cells one is.
      notebookDocumentSync: { notebookSelector: [{ notebook: '*' }] },
      hoverProvider: true,
      inlayHintProvider: true,
      codeActionProvider: { codeActionKinds: [...codeActionKinds] },
      codeLensProvider: { resolveProvider: false },
      ...(clientOf(params).isOurs ? {} : { executeCommandProvider: { commands: [evaluateCommand] } }),
      ...(pullsDiagnostics(params) ? { diagnosticProvider: { identifier: 'penalty-lens', interFileDependencies: true, workspaceDiagnostics: false } } : {}),
    },
    serverInfo: { name: 'penalty-lens' },
  };
}
