/**
 * @file The language server without its process: wires a connection to the service. The same in Node and in a worker.
 */
import type { Connection, InitializeParams, InitializeResult, TextDocumentPositionParams } from 'vscode-languageserver';
import { CodeLensRefreshRequest, DidChangeConfigurationNotification, LSPErrorCodes, ResponseError, TextDocuments, TextDocumentSyncKind } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { evaluateRequest, subjectRequest, type EvaluateResult, type SubjectParams, type SubjectResult } from '../protocol/lsp.ts';
import { codeActionKinds, codeActions } from './codeActions.ts';
import { toCodeLenses, toHover } from './convert.ts';
import { pause } from './pause.ts';
import { createPublisher } from './publisher.ts';
import { defaults, readSettings, type Settings } from './settings.ts';
import { phrase } from '../texts/text.ts';
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
    codeActionProvider: { codeActionKinds: [...codeActionKinds] },
    codeLensProvider: { resolveProvider: false },
  },
  serverInfo: { name: 'penalty-lens' },
};

interface State { settings: Settings; readonly pages: string | undefined }

/** Where the client shows the checks' pages: an address with `{code}` in it. */
const pagesOf = (options: unknown): string | undefined =>
  (typeof options === 'object' && options !== null && 'pages' in options && typeof options.pages === 'string' ? options.pages : undefined);

function wire(connection: Connection, { service, pathOf }: Backing, { capabilities: client, initializationOptions }: InitializeParams): void {
  const documents = new TextDocuments(TextDocument);
  const state: State = { settings: defaults, pages: pagesOf(initializationOptions) };
  const canConfigure = client.workspace?.configuration === true;
  const publisher = createPublisher(connection, documents, service, () => state.settings, state.pages);

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

  /** Anything that is asked about a file needs its penalties judged; a newer text makes the answer worthless. */
  const settled = async (uri: string): Promise<void> => {
    if (!await service.settle(uri, pause, 'findings') && documents.get(uri) !== undefined) throw new ResponseError(LSPErrorCodes.ContentModified, service.say(phrase`The text has changed.`));
  };

  connection.onHover(async (params) => {
    if (!state.settings.hover) return undefined;
    await settled(params.textDocument.uri);
    const place = at(params);
    if (place === undefined) return undefined;
    const hover = service.hover(place.document.uri, place.offset);
    return hover && toHover(place.document, hover);
  });
  connection.onCodeLens(async ({ textDocument }) => {
    if (!state.settings.codeLens) return [];
    await settled(textDocument.uri);
    const document = documents.get(textDocument.uri);
    if (document === undefined) return [];
    return service.lenses(document.uri).flatMap((lens) => toCodeLenses(document, lens, service.say));
  });
  connection.onCodeAction(async (params) => {
    await settled(params.textDocument.uri);
    const document = documents.get(params.textDocument.uri);
    return document && state.settings.diagnostics ? codeActions(document, params, { service, levels: state.settings.checks, pages: state.pages }) : [];
  });
  connection.onRequest<SubjectResult, undefined>(subjectRequest, async ({ uri, position, shape }: SubjectParams): Promise<SubjectResult> => {
    await settled(uri);
    const place = at({ textDocument: { uri }, position });
    if (place === undefined) return { kind: 'nothing', sites: [], message: service.say(phrase`This file is not open.`) };
    return service.subject(uri, place.offset, shape);
  });
  connection.onRequest<EvaluateResult, undefined>(evaluateRequest, ({ uri }: { readonly uri: string }) => service.evaluate(uri));
}
