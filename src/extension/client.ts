/** @file What the rest of the extension asks of the language client, in Node and in a worker alike. */
import type * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import {
  penaltiesRequest, readFilesRequest, reportRequest, subjectRequest,
  type ClientOptions, type PenaltiesParams, type PenaltiesResult, type PlacedSubjectResult, type ReportParams, type ReportResult, type SubjectParams,
} from '../protocol/lsp.ts';
import { withLinks } from './hoverLinks.ts';
import { pageLink } from './pages.ts';
import { readFiles } from './projectFiles.ts';

export interface Client {
  subject(document: vscode.TextDocument, position: vscode.Position, shape?: readonly number[]): Promise<PlacedSubjectResult>;
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
    penalties: (uris, token) => client.sendRequest<PenaltiesResult>(penaltiesRequest, { uris } satisfies PenaltiesParams, token),
    report: (params, token) => client.sendRequest<ReportResult>(reportRequest, params, token),
    stop: () => client.stop(),
  };
}
