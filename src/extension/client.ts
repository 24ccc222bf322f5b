/** @file What the rest of the extension asks of the language client, in Node and in a worker alike. */
import type * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { expressionRequest, readFilesRequest, subjectRequest, type ClientOptions, type ExpressionParams, type ExpressionResult, type PlacedSubjectResult, type SubjectParams } from '../protocol/lsp.ts';
import type { ProbeExpression } from '../protocol/panel.ts';
import { withLinks } from './hoverLinks.ts';
import { pageLink } from './pages.ts';
import { readFiles } from './projectFiles.ts';

export interface Client {
  subject(document: vscode.TextDocument, position: vscode.Position, shape?: readonly number[]): Promise<PlacedSubjectResult>;
  /** An expression that was typed in the panel, as a tree. */
  expression(text: string): Promise<ProbeExpression>;
  stop(): Promise<void>;
}

export type StartClient = (context: vscode.ExtensionContext) => Promise<Client>;

export const clientId = 'penaltyLens';
export const clientName = 'Penalty Lens';

/** What the server is told of us. */
export const initializationOptions: ClientOptions = { pages: pageLink, readsFiles: true, hasCommands: true };

/** Python of any scheme: files, remote files, untitled ones. */
export const clientOptions: LanguageClientOptions = {
  initializationOptions,
  documentSelector: [{ language: 'python' }],
  markdown: { isTrusted: false, supportHtml: false },
  middleware: {
    provideHover: async (document, position, token, next) => {
      const hover = await next(document, position, token);
      return hover && withLinks(hover, document, position);
    },
  },
};

export async function start(client: BaseLanguageClient): Promise<Client> {
  client.onRequest(readFilesRequest, readFiles);
  await client.start();
  return {
    subject: (document, { line, character }, shape) => {
      const params: SubjectParams = { uri: client.code2ProtocolConverter.asUri(document.uri), position: { line, character }, shape };
      return client.sendRequest<PlacedSubjectResult>(subjectRequest, params);
    },
    expression: (text) => client.sendRequest<ExpressionResult>(expressionRequest, { text } satisfies ExpressionParams),
    stop: () => client.stop(),
  };
}
