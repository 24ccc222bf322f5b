/** @file What the editor asks, answered by the service: each question in the document in which it is asked. */
import type { CodeLens, Connection, Diagnostic, Hover, Position, TextDocumentPositionParams } from 'vscode-languageserver';
import { DocumentDiagnosticReportKind, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { evaluateRequest, expressionRequest, subjectRequest, type DocumentPart, type EvaluateResult, type ExpressionParams, type ExpressionResult, type PlacedSubjectResult, type SubjectParams } from '../protocol/lsp.ts';
import { phrase } from '../texts/text.ts';
import type { Client } from './clientOptions.ts';
import { codeActions } from './codeActions.ts';
import { toCodeLenses, toDiagnostic, toHover } from './convert.ts';
import type { Judge } from './judge.ts';
import { atLevels, type Service } from './service.ts';
import type { Settings } from './settings.ts';
import { offsetAt, type Source } from './source.ts';
import type { Sources } from './sources.ts';

export interface State { settings: Settings; readonly client: Client }

export interface RequestTools {
  readonly connection: Connection;
  readonly sources: Sources;
  readonly service: Service;
  readonly judge: Judge;
  readonly state: State;
}

export function answerRequests(tools: RequestTools): void {
  const { connection, sources, service, judge, state } = tools;
  const settled = settling(tools);

  connection.onHover(async (params) => (state.settings.hover ? hoverAt(params, tools) : undefined));
  connection.onCodeLens(async ({ textDocument: { uri } }): Promise<CodeLens[]> => {
    if (!state.settings.codeLens) return [];
    const source = await settled(uri);
    return source ? service.lenses(source.uri).flatMap((lens) => toCodeLenses(source, uri, lens, service.say)) : [];
  });
  connection.onCodeAction(async (params) => {
    const source = await settled(params.textDocument.uri);
    return source && state.settings.diagnostics ? codeActions(source, params, { service, levels: state.settings.checks, pages: state.client.pages }) : [];
  });
  connection.languages.diagnostics.on(async ({ textDocument: { uri } }) => {
    const source = state.settings.diagnostics ? await settled(uri) : undefined;
    return { kind: DocumentDiagnosticReportKind.Full, items: source ? diagnosticsIn(source, uri, tools) : [] };
  });
  connection.onRequest<PlacedSubjectResult, undefined>(subjectRequest, (params: SubjectParams) => subjectAt(params, tools));
  connection.onRequest<ExpressionResult, undefined>(expressionRequest, ({ text }: ExpressionParams) => service.expression(text));
  connection.onRequest<EvaluateResult, undefined>(evaluateRequest, ({ uri }: { readonly uri: string }) => judge.ask(() => service.evaluate(sources.of(uri)?.uri ?? uri)));
}

/** Anything that is asked about a file needs its penalties judged; a newer text makes the answer worthless. */
function settling({ sources, service, judge }: RequestTools) {
  return async (uri: string): Promise<Source | undefined> => {
    const source = sources.of(uri);
    if (source !== undefined && !await judge.settle(source.uri, 'findings') && sources.of(uri) !== undefined) throw new ResponseError(LSPErrorCodes.ContentModified, service.say(phrase`The text has changed.`));
    return sources.of(uri);
  };
}

function diagnosticsIn(source: Source, uri: string, { service, state }: RequestTools): Diagnostic[] {
  return atLevels(service.findings(source.uri), state.settings.checks).flatMap((finding) => {
    const placed = toDiagnostic(source, finding, state.client.pages, service.say);
    return placed.uri === uri ? [placed.diagnostic] : [];
  });
}

async function hoverAt({ textDocument: { uri }, position }: TextDocumentPositionParams, tools: RequestTools): Promise<Hover | undefined> {
  const { service, judge } = tools;
  const place = await placeOf(uri, position, tools);
  if (place === undefined) return undefined;
  const { source, offset } = place;
  const definition = await judge.ask(() => service.definition(source.uri, offset));
  // The name of a penalty of another file says what is known of it over there, with the data of this call.
  const isOnName = definition && definition.called.start <= offset && offset <= definition.called.end && await judge.settle(definition.call, 'findings');
  const hover = await judge.ask(() => (isOnName ? service.hover(definition.call, definition.offset) : service.hover(source.uri, offset)));
  return hover && toHover(source, isOnName ? { ...hover, range: definition.called } : hover);
}

async function placeOf(uri: string, position: Position, tools: RequestTools): Promise<{ readonly source: Source; readonly offset: number } | undefined> {
  const source = await settling(tools)(uri);
  const offset = source && offsetAt(source, uri, position);
  return source === undefined || offset === undefined ? undefined : { source, offset };
}

async function subjectAt({ uri, position, shape }: SubjectParams, tools: RequestTools): Promise<PlacedSubjectResult> {
  const { service, sources, judge } = tools;
  const place = await placeOf(uri, position, tools);
  if (place === undefined) return { kind: 'nothing', sites: [], message: service.say(phrase`This file is not open.`), documents: [] };
  const { source, offset } = place;
  const definition = await judge.ask(() => service.definition(source.uri, offset));
  if (definition === undefined || !await judge.settle(definition.uri, 'findings')) return { ...service.subject(source.uri, offset, shape), documents: documentsOf(source) };
  const other = sources.of(definition.uri);
  const documents = other ? documentsOf(other) : [{ uri: definition.uri, version: 0, start: 0 }];
  return { ...service.subject(definition.uri, definition.offset, shape ?? definition.shape), documents };
}

const documentsOf = ({ parts }: Source): readonly DocumentPart[] => parts.map(({ document: { uri, version }, start }) => ({ uri, version, start }));
