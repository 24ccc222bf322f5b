/**
 * @file Messages between the extension and its panel. Plain data; the panel never gets HTML.
 */
import type { Evaluation, Fix, OffsetRange, Site, TextEdit } from './evaluation.ts';

/** What the panel's worker needs to evaluate one site by itself: trees, no parser. `program` is `Program` of src/python, as JSON. */
export interface EvaluationRequest {
  readonly id: number;
  readonly uri: string;
  /** Document version, so that a stale result is known as such. */
  readonly version: number;
  readonly path: string;
  readonly program: unknown;
  readonly site: Site;
  readonly shape: readonly number[] | undefined;
  readonly seed: number;
}

export interface Subject {
  readonly request: EvaluationRequest;
  /** For links: 0-based line of the site, and the start offset of every line of the file. */
  readonly lineStarts: readonly number[];
  /** Fixes were proven by the language server. */
  readonly fix: { readonly fix: Fix; readonly before: string; readonly after: string; readonly line: number } | undefined;
  readonly pytest: string;
  /** Other penalties of the file, for the empty state. */
  readonly sites: readonly Site[];
}

export type ToPanel =
  | { readonly type: 'subject'; readonly subject: Subject }
  | { readonly type: 'empty'; readonly path: string | undefined; readonly sites: readonly Site[]; readonly message: string | undefined }
  /** The file does not say how large the data is; opening the site asks. */
  | { readonly type: 'no-shape'; readonly path: string; readonly site: Site }
  | { readonly type: 'evaluate' }
  /** The document has changed; a new subject follows when typing pauses. Until then no verdict is shown. */
  | { readonly type: 'stale'; readonly uri: string; readonly version: number }
  | { readonly type: 'cursor'; readonly offset: number };

export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly uri: string; readonly range: OffsetRange }
  | { readonly type: 'applyFix'; readonly uri: string; readonly version: number; readonly edits: readonly TextEdit[]; readonly title: string }
  | { readonly type: 'copy'; readonly text: string; readonly what: string }
  /** Another shape was typed in the panel, which evaluates it at once; the host may answer with the subject for it. */
  | { readonly type: 'shape'; readonly shape: readonly number[] }
  /** Escape: back to where the user was typing. */
  | { readonly type: 'focusEditor' }
  | { readonly type: 'openSite'; readonly site: Site }
  | { readonly type: 'result'; readonly id: number; readonly evaluation: Evaluation };
