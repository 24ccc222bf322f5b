/** @file Our own LSP requests, beside the standard ones. Positions are LSP's (0-based line and UTF-16 character). */
import type { Evaluation, Site } from './evaluation.ts';
import type { ProbeExpression, Subject } from './panel.ts';

export interface Position { readonly line: number; readonly character: number }

/** Everything the panel needs for the site at a position. `shape` overrides the file's. */
export const subjectRequest = 'penaltyLens/subject';
export interface SubjectParams { readonly uri: string; readonly position: Position; readonly shape?: readonly number[] | undefined }
export type SubjectResult =
  | { readonly kind: 'subject'; readonly subject: Subject }
  /** A site, but no shape is known: ask, offering these. */
  | { readonly kind: 'needs-shape'; readonly site: Site; readonly shapes: readonly { readonly shape: readonly number[]; readonly from: string }[] }
  | { readonly kind: 'nothing'; readonly sites: readonly Site[]; readonly message: string };

/** Reads an expression that was typed in the panel, which has no parser. */
export const expressionRequest = 'penaltyLens/expression';
export interface ExpressionParams { readonly text: string }
export type ExpressionResult = ProbeExpression;

/** A document of the editor: a file, or one of a notebook's cells. Offsets count from the first cell on. */
export interface DocumentPart { readonly uri: string; readonly version: number; readonly start: number }
/** `documents`: where the answer's offsets are, in their order. */
export type PlacedSubjectResult = SubjectResult & { readonly documents: readonly DocumentPart[] };

/** Asked of the client by a server that can't read the project's files itself; null where there is no such file. */
export const readFilesRequest = 'penaltyLens/readFiles';
export interface ReadFilesParams { readonly uris: readonly string[] }
export type ReadFilesResult = readonly (string | null)[];

/** What our own client says of itself when it starts the server. */
export interface ClientOptions {
  /** Where it shows the checks' pages: an address with `{code}` in the place of the code. */
  readonly pages: string;
  /** It answers `readFilesRequest`. */
  readonly readsFiles: true;
  /** It has the commands that lenses name. */
  readonly hasCommands: true;
}

/** Evaluates in the server (cpu); what `penalty-lens evaluate` prints. */
export const evaluateRequest = 'penaltyLens/evaluate';
export type EvaluateResult = readonly Evaluation[];
