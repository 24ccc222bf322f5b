/** @file What the editor asks, answered by the service: each question in the document in which it is asked. */
import type { CancellationToken, CodeLens, Connection, Diagnostic, Position } from 'vscode-languageserver';
import { DocumentDiagnosticReportKind, LSPErrorCodes, MessageType, ResponseError, ShowMessageNotification } from 'vscode-languageserver';
import { evaluateRequest, expressionRequest, penaltiesRequest, reportRequest, subjectRequest, type DocumentPart, type EvaluateResult, type ExpressionParams, type ExpressionResult, type PenaltiesParams, type PenaltiesResult, type PlacedSubjectResult, type ReportParams, type ReportResult, type SubjectParams } from '../protocol/lsp.ts';
import { phrase } from '../texts/text.ts';
import type { Client } from './clientOptions.ts';
import { codeActions } from './codeActions.ts';
import { toCodeLenses, toDiagnostic, type LensArgument } from './convert.ts';
import type { Judge } from './judge.ts';
import type { Cursor } from './inlayHints.ts';
import { penaltiesIn } from './penalties.ts';
import { report, reportAt } from './reports.ts';
import { atLevels, type Backing, type Service, type Stage } from './service.ts';
import type { Settings } from './settings.ts';
import { offsetAt, type Source } from './source.ts';
import type { Sources } from './sources.ts';
import type { Typeset } from './typesetter.ts';

export interface State { settings: Settings; readonly client: Client }

export interface RequestTools {
  readonly connection: Connection;
  readonly sources: Sources;
  readonly backing: Backing;
  readonly service: Service;
  readonly judge: Judge;
  readonly state: State;
  /** Where the editor's cursor is, if it tells. */
  readonly cursor: Cursor;
  /** undefined where the bundle for it can't be had. */
  readonly typesetter: Typeset | undefined;
}

export function answerRequests(tools: RequestTools): void {
  const { connection, sources, service, judge, state } = tools;
  const settled = settling(tools);
  const newest = settlingNewest(tools);

  connection.onCodeLens(async ({ textDocument: { uri } }, token): Promise<CodeLens[]> => {
    if (!state.settings.codeLens) return [];
    const source = await newest(uri, token);
    return source ? service.lenses(source.uri).flatMap((lens) => toCodeLenses(source, uri, lens, service.say)) : [];
  });
  connection.onCodeAction(async (params) => {
    const source = await settled(params.textDocument.uri);
    return source && state.settings.diagnostics ? codeActions(source, params, { service, levels: state.settings.checks, pages: state.client.pages }) : [];
  });
  connection.languages.diagnostics.on(async ({ textDocument: { uri } }, token) => {
    const source = state.settings.diagnostics ? await newest(uri, token) : undefined;
    return { kind: DocumentDiagnosticReportKind.Full, items: source ? diagnosticsIn(source, uri, tools) : [] };
  });
  connection.onRequest<PlacedSubjectResult, undefined>(subjectRequest, (params: SubjectParams) => subjectAt(params, tools));
  connection.onRequest<ExpressionResult, undefined>(expressionRequest, ({ text }: ExpressionParams) => service.expression(text));
  connection.onRequest<PenaltiesResult, undefined>(penaltiesRequest, (params: PenaltiesParams, token: CancellationToken) => penaltiesIn(params, token, tools));
  connection.onRequest<ReportResult, undefined>(reportRequest, (params: ReportParams) => report(params, tools));
  // For editors that have no such command of their own.
  connection.onExecuteCommand(async ({ arguments: given }) => {
    const { uri, position } = given?.[0] as LensArgument; // what our lenses carry
    await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message: (await reportAt(uri, position, tools)).text });
  });
  connection.onRequest<EvaluateResult, undefined>(evaluateRequest, ({ uri }: { readonly uri: string }) => judge.ask(() => service.evaluate(sources.of(uri)?.uri ?? uri)));
}

/** Anything that is asked about a place needs its penalties judged; a newer text, in which the place is another, makes the answer worthless. */
export function settling({ sources, service, judge }: RequestTools) {
  return async (uri: string, stage: Stage = 'findings'): Promise<Source | undefined> => {
    const source = sources.of(uri);
    if (source !== undefined && !await judge.settle(source.uri, stage) && sources.of(uri) !== undefined) throw new ResponseError(LSPErrorCodes.ContentModified, service.say(phrase`The text has changed.`));
    return sources.of(uri);
  };
}

/** What is asked about a whole file has an answer for a newer text too. An error would empty the screen until the editor asks anew. */
export function settlingNewest({ sources, service, judge }: RequestTools) {
  return async (uri: string, token: CancellationToken, stage: Stage = 'findings'): Promise<Source | undefined> => {
    for (let source = sources.of(uri); source !== undefined; source = sources.of(uri)) {
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, service.say(phrase`The text has changed.`));
      if (await judge.settle(source.uri, stage)) break;
    }
    return sources.of(uri);
  };
}

function diagnosticsIn(source: Source, uri: string, { service, state }: RequestTools): Diagnostic[] {
  return atLevels(service.findings(source.uri), state.settings.checks).flatMap((finding) => {
    const placed = toDiagnostic(source, finding, state.client.pages, service.say);
    return placed.uri === uri ? [placed.diagnostic] : [];
  });
}


/** The place in its source, once that much is known of it. */
export async function placeOf(uri: string, position: Position, tools: RequestTools, stage: Stage): Promise<{ readonly source: Source; readonly offset: number } | undefined> {
  const source = await settling(tools)(uri, stage);
  const offset = source && offsetAt(source, uri, position);
  return source === undefined || offset === undefined ? undefined : { source, offset };
}

async function subjectAt({ uri, position, shape }: SubjectParams, tools: RequestTools): Promise<PlacedSubjectResult> {
  const { service, sources, judge } = tools;
  const place = await placeOf(uri, position, tools, 'findings');
  if (place === undefined) return { kind: 'nothing', sites: [], message: service.say(phrase`This file is not open.`), documents: [] };
  const { source, offset } = place;
  const definition = await judge.ask(() => service.definition(source.uri, offset));
  if (definition === undefined || !await judge.settle(definition.uri, 'findings')) return { ...service.subject(source.uri, offset, shape), documents: documentsOf(source) };
  const other = sources.of(definition.uri);
  const documents = other ? documentsOf(other) : [{ uri: definition.uri, version: 0, start: 0 }];
  return { ...service.subject(definition.uri, definition.offset, shape ?? definition.shape), documents };
}

const documentsOf = ({ parts }: Source): readonly DocumentPart[] => parts.map(({ document: { uri, version }, start }) => ({ uri, version, start }));
