/** @file Our own LSP requests, beside the standard ones. Positions are LSP's (0-based line and UTF-16 character). */
import type { Evaluation, Site, Verdict } from './evaluation.ts';
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

/** A hover in parts, so that our own client can put a picture of the formula and links into it. Markdown, without HTML. */
export const hoverRequest = 'penaltyLens/hover';
export interface HoverParams { readonly uri: string; readonly position: Position; readonly typeset: boolean }
export interface RichHover {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly head: string;
  readonly body: string;
  /** An SVG whose ink is `currentColor`, and what it says in Unicode. */
  readonly picture: { readonly svg: string; readonly text: string } | undefined;
  /** The check whose page says more. */
  readonly check: string | undefined;
}

/** Where the cursor is: inlay hints are shown in the function around it. */
export const cursorNotification = 'penaltyLens/cursor';
export interface CursorParams { readonly uri: string; readonly position: Position }

/** What a confirmed mistake does to the number, to be shown behind its line. An empty list takes marks away. */
export const marksNotification = 'penaltyLens/marks';
export interface MarksParams { readonly uri: string; readonly version: number; readonly marks: readonly { readonly line: number; readonly text: string }[] }

/** Lists the penalties of some files, open or not. Files of which nothing can be said are left out. */
export const penaltiesRequest = 'penaltyLens/penalties';
export interface PenaltiesParams { readonly uris: readonly string[] }
export type PenaltiesResult = readonly FilePenalties[];
export interface FilePenalties { readonly uri: string; readonly penalties: readonly ListedPenalty[] }
export interface ListedPenalty {
  /** Qualified name; undefined for a block of statements. */
  readonly function: string | undefined;
  readonly verdict: Verdict;
  readonly title: string;
  readonly sentence: string;
  readonly shape: readonly number[];
  /** The number of the notebook's cell that it is in, from 1; undefined in a file. */
  readonly cell: number | undefined;
  /** Of its name. */
  readonly start: Position;
  readonly end: Position;
}

/** A verdict, or an explanation of it, as text. */
export const reportRequest = 'penaltyLens/report';
export interface ReportParams {
  readonly kind: 'evaluate' | 'explain';
  /** The file or notebook, open or not; or a program by itself. */
  readonly uri?: string | undefined;
  readonly code?: string | undefined;
  /** Only this function, by its name or its qualified one. */
  readonly function?: string | undefined;
  readonly shape?: readonly number[] | undefined;
}
export interface ReportResult { readonly text: string; readonly verdicts: readonly Verdict[] }

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
  /** It has the commands that lenses name, shows marks, and tells where the cursor is. */
  readonly hasCommands: true;
}

/** Evaluates in the server (cpu); what `penalty-lens evaluate` prints. */
export const evaluateRequest = 'penaltyLens/evaluate';
export type EvaluateResult = readonly Evaluation[];
