/** @file LSP's positions and ours: a position is a line and a UTF-16 character, ours is an offset into the text. */
import type { CodeLens, Diagnostic, Hover, Range, TextEdit as LspTextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { DiagnosticSeverity, MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { OffsetRange, TextEdit } from '../protocol/evaluation.ts';
import { phrase, type Text } from '../texts/text.ts';
import type { HoverText, Lens, LevelledFinding } from './service.ts';

export const source = 'penalty-lens';

/** In the reader's language. */
export type Say = (said: Text) => string;

export function toRange(document: TextDocument, range: OffsetRange): Range {
  return { start: document.positionAt(range.start), end: document.positionAt(range.end) };
}

export function toHover(document: TextDocument, hover: HoverText): Hover {
  return { range: toRange(document, hover.range), contents: { kind: MarkupKind.Markdown, value: hover.markdown } };
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const satisfies Record<LevelledFinding['severity'], DiagnosticSeverity>;

/** `pages`: where a check's page is, with `{code}` in the place of its code; undefined where the client shows none. */
export function toDiagnostic(document: TextDocument, { code, severity, message, confirmed, range, related }: LevelledFinding, pages: string | undefined, say: Say): Diagnostic {
  return {
    source, code, severity: severities[severity], message: confirmed ? message : say(phrase`${message} This was found by reading, not by running.`), range: toRange(document, range),
    ...(pages === undefined ? {} : { codeDescription: { href: pages.replaceAll('{code}', code) } }),
    ...(related.length === 0 ? {} : { relatedInformation: related.map((other) => ({ message: other.message, location: { uri: document.uri, range: toRange(document, other.range) } })) }),
  };
}

/** The version makes an editor refuse the edit once the text has changed. */
export function toWorkspaceEdit(document: TextDocument, edits: readonly TextEdit[]): WorkspaceEdit {
  const changes: LspTextEdit[] = edits.map(({ range, text }) => ({ range: toRange(document, range), newText: text }));
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: changes }] };
}

/** The editor's own command, with where to evaluate. */
export const evaluateCommand = 'penaltyLens.evaluatePenalty';

export function toCodeLenses(document: TextDocument, lens: Lens, say: Say): readonly CodeLens[] {
  const range = toRange(document, lens.range);
  const titles = [...(lens.verdict === undefined ? [] : [lens.verdict]), say(phrase`Evaluate penalty`)];
  return titles.map((title) => ({ range, command: { title, command: evaluateCommand, arguments: [{ uri: document.uri, position: range.start }] } }));
}

export function overlaps(a: OffsetRange, b: OffsetRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}
