/** @file LSP's positions and ours: a position is a line and a UTF-16 character, ours is an offset into the text. */
import type { CodeAction, CodeLens, Diagnostic, Hover, Range } from 'vscode-languageserver';
import { CodeActionKind, DiagnosticSeverity, MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Fix, OffsetRange } from '../protocol/evaluation.ts';
import type { HoverText, Lens } from './service.ts';

export const source = 'penalty-lens';

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
} as const satisfies Record<Finding['severity'], DiagnosticSeverity>;

export function toDiagnostic(document: TextDocument, finding: Finding): Diagnostic {
  return { source, code: finding.code, severity: severities[finding.severity], message: finding.message, range: toRange(document, finding.range) };
}

/** The version makes an editor refuse the edit once the text has changed. */
export function toQuickFix(document: TextDocument, finding: Finding, fix: Fix): CodeAction {
  const edits = fix.edits.map((edit) => ({ range: toRange(document, edit.range), newText: edit.text }));
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    isPreferred: true,
    diagnostics: [toDiagnostic(document, finding)],
    edit: { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] },
  };
}

/** The editor's own command, with where to evaluate. */
export const evaluateCommand = 'penaltyLens.evaluatePenalty';

export function toCodeLenses(document: TextDocument, lens: Lens): readonly CodeLens[] {
  const range = toRange(document, lens.range);
  const titles = [...(lens.verdict === undefined ? [] : [lens.verdict]), 'Evaluate penalty'];
  return titles.map((title) => ({ range, command: { title, command: evaluateCommand, arguments: [{ uri: document.uri, position: range.start }] } }));
}

export function overlaps(a: OffsetRange, b: OffsetRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}
