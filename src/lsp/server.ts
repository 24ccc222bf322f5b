/**
 * @file The language server without its process: wires a connection to the service. The same in Node and in a worker.
 */
import type { Connection, InitializeParams, InitializeResult, TextDocumentPositionParams } from 'vscode-languageserver';
import { CodeActionKind, CodeLensRefreshRequest, DidChangeConfigurationNotification, TextDocuments, TextDocumentSyncKind } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { evaluateRequest, subjectRequest, type EvaluateResult, type SubjectParams, type SubjectResult } from '../protocol/lsp.ts';
import { overlaps, toCodeLenses, toHover, toQuickFix } from './convert.ts';
import { createPublisher } from './publisher.ts';
import { readSettings, type Settings } from './settings.ts';
import type { Backing, Service } from './service.ts';

/** `start` gets what the client says of itself: its folders and, in a worker, the parser's files. */
export function serve(connection: Connection, start: (params: InitializeParams) => Promise<Backing>): void {
  connection.onInitialize(async (params) => {
    wire(connection, await start(params), params);
    return capabilities;
  });
  connection.listen();
}

const capabilities: InitializeResult = {
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
    codeLensProvider: { resolveProvider: false },
  },
  serverInfo: { name: 'penalty-lens' },
};

interface State { settings: Settings }

function wire(connection: Connection, { service, pathOf }: Backing, { capabilities: client }: InitializeParams): void {
  const documents = new TextDocuments(TextDocument);
  const state: State = { settings: { hover: true, codeLens: true, diagnostics: true } };
  const canConfigure = client.workspace?.configuration === true;
  const publisher = createPublisher(connection, documents, service, () => state.settings.diagnostics);

  const readAgain = async (): Promise<void> => {
    state.settings = await readSettings(connection, canConfigure);
    publisher.refresh();
    if (client.workspace?.codeLens?.refreshSupport === true) await connection.sendRequest(CodeLensRefreshRequest.type);
  };
  connection.onInitialized(async () => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration === true) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'penaltyLens' });
    await readAgain();
  });
  connection.onDidChangeConfiguration(readAgain);
  connection.onShutdown(() => { publisher.stop(); });

  documents.onDidChangeContent(({ document }) => {
    service.update(document.uri, document.getText(), document.version, pathOf(document.uri));
    publisher.schedule(document.uri);
  });
  documents.onDidClose(({ document }) => {
    service.close(document.uri);
    publisher.forget(document.uri);
  });
  answerRequests(connection, documents, service, state);
  documents.listen(connection);
}

function answerRequests(connection: Connection, documents: TextDocuments<TextDocument>, service: Service, state: State): void {
  const at = ({ textDocument, position }: TextDocumentPositionParams) => {
    const document = documents.get(textDocument.uri);
    return document && { document, offset: document.offsetAt(position) };
  };

  connection.onHover((params) => {
    const place = at(params);
    if (!state.settings.hover || place === undefined) return undefined;
    const hover = service.hover(place.document.uri, place.offset);
    return hover && toHover(place.document, hover);
  });
  connection.onCodeLens(({ textDocument }) => {
    const document = documents.get(textDocument.uri);
    if (!state.settings.codeLens || document === undefined) return [];
    return service.lenses(document.uri).flatMap((lens) => toCodeLenses(document, lens));
  });
  connection.onCodeAction(({ textDocument, range }) => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) return [];
    const asked = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    return service.findings(document.uri).flatMap((finding) =>
      (finding.fix !== undefined && overlaps(finding.range, asked) ? [toQuickFix(document, finding, finding.fix)] : []));
  });
  connection.onRequest<SubjectResult, undefined>(subjectRequest, ({ uri, position, shape }: SubjectParams) => {
    const place = at({ textDocument: { uri }, position });
    if (place === undefined) return { kind: 'nothing', sites: [], message: 'This file is not open.' };
    return service.subject(uri, place.offset, shape);
  });
  connection.onRequest<EvaluateResult, undefined>(evaluateRequest, ({ uri }: { readonly uri: string }) => service.evaluate(uri));
}
