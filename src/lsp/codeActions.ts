/** @file What the light bulb offers at a finding: the proven fix, all fixes, the check's page, and silence. */
import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { phrase } from '../texts/text.ts';
import { overlaps, toDiagnostic, toWorkspaceEdit } from './convert.ts';
import { atLevels, type CheckLevels, type LevelledFinding, type Service } from './service.ts';

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

export function codeActions(document: TextDocument, { range, context: { only } }: CodeActionParams, tools: ActionTools): CodeAction[] {
  const isWanted = (kind: string): boolean => only?.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`)) ?? kind === CodeActionKind.QuickFix;
  const shown = atLevels(tools.service.findings(document.uri), tools.levels);
  const asked = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const here = isWanted(CodeActionKind.QuickFix) ? shown.filter((finding) => overlaps(finding.range, asked)) : [];
  return [
    ...here.flatMap((finding) => fixAction(document, finding, tools)),
    ...(here.some(({ fix }) => fix) && shown.filter(({ fix }) => fix).length > 1 ? fixAllAction(document, CodeActionKind.QuickFix, tools) : []),
    ...here.flatMap((finding) => [...explainAction(document, finding, tools), ...ignoreAction(document, finding, tools)]),
    ...(isWanted(fixAllKind) ? fixAllAction(document, fixAllKind, tools) : []),
  ];
}

function fixAction(document: TextDocument, finding: LevelledFinding, { service, pages }: ActionTools): CodeAction[] {
  const { fix } = finding;
  return fix ? [{ title: fix.title, kind: CodeActionKind.QuickFix, isPreferred: true, diagnostics: [toDiagnostic(document, finding, pages, service.say)], edit: toWorkspaceEdit(document, fix.edits) }] : [];
}

function fixAllAction(document: TextDocument, kind: string, { service, levels }: ActionTools): CodeAction[] {
  const edits = service.fixAll(document.uri, ({ code }) => levels.get(code) !== 'off');
  return edits.length === 0 ? [] : [{ title: service.say(phrase`Fix all penalties in this file`), kind, edit: toWorkspaceEdit(document, edits) }];
}

function explainAction(document: TextDocument, finding: LevelledFinding, { service, pages }: ActionTools): CodeAction[] {
  const title = service.say(phrase`Explain ${finding.code}`);
  return pages === undefined ? [] : [{ title, kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(document, finding, pages, service.say)], command: { title, command: explainCommand, arguments: [finding.code] } }];
}

function ignoreAction(document: TextDocument, finding: LevelledFinding, { service, pages }: ActionTools): CodeAction[] {
  const edit = service.ignore(document.uri, finding);
  return edit ? [{ title: service.say(phrase`Ignore ${finding.code} here`), kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(document, finding, pages, service.say)], edit: toWorkspaceEdit(document, [edit]) }] : [];
}
