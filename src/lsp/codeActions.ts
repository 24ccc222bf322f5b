/** @file What the light bulb offers at a finding: the proven fix, all fixes, the check's page, and silence. */
import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import { phrase } from '../texts/text.ts';
import { overlaps, toDiagnostic, toWorkspaceEdit } from './convert.ts';
import { atLevels, type CheckLevels, type LevelledFinding, type Service } from './service.ts';
import { rangeIn, type Source } from './source.ts';

/** Asked for by its name: on saving, and by our command. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.penaltyLens`;
export const codeActionKinds: readonly string[] = [CodeActionKind.QuickFix, fixAllKind];

/** The editor's own command, with the check's code. */
const explainCommand = 'penaltyLens.explain';

export interface ActionTools {
  readonly service: Service;
  readonly levels: CheckLevels;
  /** Where pages are; undefined where the client can't show them. */
  readonly pages: string | undefined;
}

export function codeActions(source: Source, { textDocument, range, context: { only } }: CodeActionParams, tools: ActionTools): CodeAction[] {
  const isWanted = (kind: string): boolean => only?.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`)) ?? kind === CodeActionKind.QuickFix;
  const shown = atLevels(tools.service.findings(source.uri), tools.levels);
  const asked = rangeIn(source, textDocument.uri, range);
  const here = asked !== undefined && isWanted(CodeActionKind.QuickFix) ? shown.filter((finding) => overlaps(finding.range, asked)) : [];
  return [
    ...here.flatMap((finding) => fixAction(source, finding, tools)),
    ...(here.some(({ fix }) => fix) && shown.filter(({ fix }) => fix).length > 1 ? fixAllAction(source, CodeActionKind.QuickFix, tools) : []),
    ...here.flatMap((finding) => [...explainAction(source, finding, tools), ...ignoreAction(source, finding, tools)]),
    ...(isWanted(fixAllKind) ? fixAllAction(source, fixAllKind, tools) : []),
  ];
}

function fixAction(source: Source, finding: LevelledFinding, { service, pages }: ActionTools): CodeAction[] {
  const { fix } = finding;
  return fix ? [{ title: fix.title, kind: CodeActionKind.QuickFix, isPreferred: true, diagnostics: [toDiagnostic(source, finding, pages, service.say).diagnostic], edit: toWorkspaceEdit(source, fix.edits) }] : [];
}

function fixAllAction(source: Source, kind: string, { service, levels }: ActionTools): CodeAction[] {
  const edits = service.fixAll(source.uri, ({ code }) => levels.get(code) !== 'off');
  return edits.length === 0 ? [] : [{ title: service.say(phrase`Fix all penalties in this file`), kind, edit: toWorkspaceEdit(source, edits) }];
}

function explainAction(source: Source, finding: LevelledFinding, { service, pages }: ActionTools): CodeAction[] {
  const title = service.say(phrase`Explain ${finding.code}`);
  return pages === undefined ? [] : [{ title, kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(source, finding, pages, service.say).diagnostic], command: { title, command: explainCommand, arguments: [finding.code] } }];
}

function ignoreAction(source: Source, finding: LevelledFinding, { service, pages }: ActionTools): CodeAction[] {
  const edit = service.ignore(source.uri, finding);
  return edit ? [{ title: service.say(phrase`Ignore ${finding.code} here`), kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(source, finding, pages, service.say).diagnostic], edit: toWorkspaceEdit(source, [edit]) }] : [];
}
