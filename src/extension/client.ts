/** @file What the rest of the extension asks of the language client, in Node and in a worker alike. */
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import {
  expressionRequest, penaltiesRequest, readFilesRequest, reportRequest, subjectRequest,
  type ClientOptions, type ExpressionParams, type ExpressionResult, type PenaltiesParams, type PenaltiesResult, type PlacedSubjectResult, type ReportParams, type ReportResult, type SubjectParams,
} from '../protocol/lsp.ts';
import type { ProbeExpression } from '../protocol/panel.ts';
import { tellCursor } from './cursor.ts';
import { provideHover } from './hovers.ts';
import { showMarks } from './marks.ts';
import { pageLink } from './pages.ts';
import { readFiles } from './projectFiles.ts';

export interface Client {
  subject(document: vscode.TextDocument, position: vscode.Position, shape?: readonly number[]): Promise<PlacedSubjectResult>;
  /** An expression that was typed in the panel, as a tree. */
  expression(text: string): Promise<ProbeExpression>;
  penalties(uris: readonly string[], token: vscode.CancellationToken): Promise<PenaltiesResult>;
  report(params: ReportParams, token: vscode.CancellationToken): Promise<ReportResult>;
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
  middleware: {},
};

export async function start(client: BaseLanguageClient): Promise<Client> {
  client.onRequest(readFilesRequest, readFiles);
  client.middleware.provideHover = provideHover(client);
  await client.start();
  const attached = vscode.Disposable.from(showMarks(client), tellCursor(client));
  return {
    subject: (document, { line, character }, shape) => {
      const params: SubjectParams = { uri: client.code2ProtocolConverter.asUri(document.uri), position: { line, character }, shape };
      return client.sendRequest<PlacedSubjectResult>(subjectRequest, params);
    },
    expression: (text) => client.sendRequest<ExpressionResult>(expressionRequest, { text } satisfies ExpressionParams),
    penalties: (uris, token) => client.sendRequest<PenaltiesResult>(penaltiesRequest, { uris } satisfies PenaltiesParams, token),
    report: (params, token) => client.sendRequest<ReportResult>(reportRequest, params, token),
    stop: () => {
      attached.dispose();
      return client.stop();
    },
  };
}
