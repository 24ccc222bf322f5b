/** @file LSP's positions and ours: a position is a line and a UTF-16 character of a document, ours is an offset into a source. */
import type { CodeLens, Diagnostic, Hover, Position, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { DiagnosticSeverity, MarkupKind } from 'vscode-languageserver';
import type { OffsetRange, TextEdit } from '../protocol/evaluation.ts';
import { phrase, type Text } from '../texts/text.ts';
import type { HoverText, Lens, LevelledFinding } from './service.ts';
import { locate, type Source } from './source.ts';

const sourceName = 'penalty-lens';

/** In the reader's language. */
export type Say = (said: Text) => string;

export function toHover(source: Source, hover: HoverText): Hover {
  return { range: locate(source, hover.range).range, contents: { kind: MarkupKind.Markdown, value: hover.markdown } };
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const satisfies Record<LevelledFinding['severity'], DiagnosticSeverity>;

/** A diagnostic, and the document that it is in. */
export interface PlacedDiagnostic { readonly uri: string; readonly diagnostic: Diagnostic }

/** `pages`: where a check's page is, with `{code}` in the place of its code; undefined where the client shows none. */
export function toDiagnostic(source: Source, { code, severity, message, confirmed, range, related }: LevelledFinding, pages: string | undefined, say: Say): PlacedDiagnostic {
  const place = locate(source, range);
  return { uri: place.uri, diagnostic: {
    source: sourceName, code, severity: severities[severity], message: confirmed ? message : say(phrase`${message} This was found by reading, not by running.`), range: place.range,
    ...(pages === undefined ? {} : { codeDescription: { href: pages.replaceAll('{code}', code) } }),
    ...(related.length === 0 ? {} : { relatedInformation: related.map((other) => ({ message: other.message, location: toLocation(source, other.range) })) }),
  } };
}

function toLocation(source: Source, range: OffsetRange) {
  const place = locate(source, range);
  return { uri: place.uri, range: place.range };
}

/** The versions make an editor refuse the edit once a text has changed. */
export function toWorkspaceEdit(source: Source, edits: readonly TextEdit[]): WorkspaceEdit {
  const changes = new Map<string, TextDocumentEdit>();
  for (const { range, text } of edits) {
    const place = locate(source, range);
    const change = changes.get(place.uri) ?? { textDocument: { uri: place.uri, version: place.document.version }, edits: [] };
    change.edits.push({ range: place.range, newText: text });
    changes.set(place.uri, change);
  }
  return { documentChanges: [...changes.values()] };
}

/** Our editor's own command, with where to evaluate; in others the server answers it. */
export const evaluateCommand = 'penaltyLens.evaluatePenalty';

/** What a lens hands over to the command. */
export interface LensArgument { readonly uri: string; readonly position: Position }

/** Lenses in one of the source's documents. */
export function toCodeLenses(source: Source, uri: string, lens: Lens, say: Say): readonly CodeLens[] {
  const place = locate(source, lens.range);
  if (place.uri !== uri) return [];
  const titles = [...(lens.verdict === undefined ? [] : [lens.verdict]), say(phrase`Evaluate penalty`)];
  const argument: LensArgument = { uri, position: place.range.start };
  return titles.map((title) => ({ range: place.range, command: { title, command: evaluateCommand, arguments: [argument] } }));
}

export function overlaps(a: OffsetRange, b: OffsetRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}
