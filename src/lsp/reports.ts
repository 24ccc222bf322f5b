/** @file Verdicts and explanations as text, of a file, of a function in it, or of a program that is nowhere yet. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Evaluation } from '../protocol/evaluation.ts';
import type { Position, ReportParams, ReportResult } from '../protocol/lsp.ts';
import { phrase } from '../texts/text.ts';
import { withSource, type FileTools } from './closedFiles.ts';
import { reportOf } from './service.ts';
import { locate, offsetAt, sourceOfFile, type Source } from './source.ts';

/** Where a program stands that was sent along. */
const nowhere = 'penalty-lens:program.py';

export async function report(params: ReportParams, tools: FileTools): Promise<ReportResult> {
  const { backing: { service } } = tools;
  const { uri, code } = params;
  if (code !== undefined) {
    const source = sourceOfFile(TextDocument.create(nowhere, 'python', 0, code));
    service.show(nowhere, { text: code }, 'program.py');
    try {
      return await reportOn(source, params, tools);
    } finally {
      service.close(nowhere);
    }
  }
  const answer = uri === undefined ? undefined : await withSource(uri, tools, (source) => reportOn(source, params, tools));
  return answer ?? { text: service.say(phrase`There is no such file: ${uri ?? ''}`), verdicts: [] };
}

/** The penalty whose name is there: what a lens stands above. */
export async function reportAt(uri: string, position: Position, tools: FileTools): Promise<ReportResult> {
  const source = tools.sources.of(uri);
  const offset = source && offsetAt(source, uri, position);
  const isThere = ({ site: { nameRange } }: Evaluation): boolean => offset !== undefined && nameRange.start <= offset && offset <= nameRange.end;
  return source ? reportOn(source, { kind: 'evaluate' }, tools, isThere) : { text: tools.backing.service.say(phrase`This file is not open.`), verdicts: [] };
}

async function reportOn(source: Source, params: ReportParams, { backing: { service, pathOf }, judge }: FileTools, isMeant = namedAs(params.function)): Promise<ReportResult> {
  await judge.settle(source.uri, 'findings');
  const found = service.evaluate(source.uri, params.shape && { shape: params.shape }).filter(isMeant);
  const path = source.uri === nowhere ? 'program.py' : pathOf(source.uri);
  const placeOf = (offset: number): { readonly file: string; readonly line: number } => {
    const { cell, range } = locate(source, { start: offset, end: offset });
    return { file: cell === undefined ? path : service.say(phrase`${path}, cell ${cell}`), line: range.start.line + 1 };
  };
  const none = params.function === undefined ? phrase`No gradient penalty was found in ${path}.` : phrase`No gradient penalty named ${params.function} was found in ${path}.`;
  const tools = { text: source.text, placeOf, say: service.say };
  return { text: found.length === 0 ? service.say(none) : found.map((evaluation) => reportOf(evaluation, params.kind, tools)).join('\n\n'), verdicts: found.map(({ verdict }) => verdict) };
}

const namedAs = (name: string | undefined) => ({ site }: Evaluation): boolean => name === undefined || site.function === name || site.function?.split('.').at(-1) === name;
