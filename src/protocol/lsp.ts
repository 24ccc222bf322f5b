/** @file Our own LSP requests, beside the standard ones. Positions are LSP's (0-based line and UTF-16 character). */
import type { Evaluation, Site } from './evaluation.ts';
import type { Subject } from './panel.ts';

export interface Position { readonly line: number; readonly character: number }

/** Everything the panel needs for the site at a position. `shape` overrides the file's. */
export const subjectRequest = 'penaltyLens/subject';
export interface SubjectParams { readonly uri: string; readonly position: Position; readonly shape?: readonly number[] | undefined }
export type SubjectResult =
  | { readonly kind: 'subject'; readonly subject: Subject }
  /** A site, but no shape is known: ask, offering these. */
  | { readonly kind: 'needs-shape'; readonly site: Site; readonly shapes: readonly { readonly shape: readonly number[]; readonly from: string }[] }
  | { readonly kind: 'nothing'; readonly sites: readonly Site[]; readonly message: string };

/** Evaluates in the server (cpu); what `penalty-lens evaluate` prints. */
export const evaluateRequest = 'penaltyLens/evaluate';
export type EvaluateResult = readonly Evaluation[];
