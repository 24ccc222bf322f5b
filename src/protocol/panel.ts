/**
 * @file What the panel is about, as plain data: the same in the language server, the extension, the page and its worker.
 */
import type { Fix, Site } from './evaluation.ts';

/** What the panel's worker needs to evaluate one site by itself: trees, no parser. */
export interface EvaluationRequest {
  readonly id: number;
  readonly uri: string;
  /** Document version, so that a stale result is known as such. */
  readonly version: number;
  readonly path: string;
  /** The JSON text of a `Program` of src/python; undefined: the one that was sent before. */
  readonly program: string | undefined;
  readonly site: Site;
  readonly shape: readonly number[] | undefined;
  readonly seed: number;
  /** Gradients that the user wrote in the panel, as rows of their own. */
  readonly expressions?: readonly ProbeExpression[] | undefined;
}

/** An expression as typed and parsed. `tree` is `Expr` of src/python, as JSON; undefined where `problem` says why there is none. */
export interface ProbeExpression {
  readonly text: string;
  readonly tree: unknown;
  readonly problem?: string | undefined;
}

export interface Subject {
  readonly request: EvaluationRequest;
  /** For links: 0-based line of the site, and the start offset of every line of the file. */
  readonly lineStarts: readonly number[];
  /** Of a notebook, whose lines count from one in every cell: where its cells begin, and their numbers among all cells, from 1. */
  readonly cells?: readonly { readonly start: number; readonly number: number }[] | undefined;
  /** Fixes were proven by the language server. */
  readonly fix: { readonly fix: Fix; readonly before: string; readonly after: string; readonly line: number } | undefined;
  /** The test that can be copied; empty where there can be none. */
  readonly pytest: string;
  /** The program that asks the user's own PyTorch the same; empty where there can be none. */
  readonly comparison: string;
  /** Other penalties of the file, for the empty state. */
  readonly sites: readonly Site[];
  /** Some file of the program makes a network, which may be the critic. */
  readonly hasNetwork?: boolean | undefined;
}
