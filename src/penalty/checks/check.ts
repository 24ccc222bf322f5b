/** @file What a check is: one mistake, recognised by the formula that a run revealed. One file and one page under one id. */
import type { Fix } from '../../protocol/evaluation.ts';
import type { Formula } from '../formulas.ts';
import type { GradientOp } from '../locate.ts';
import type { Module } from '../../python/syntax/index.ts';

/** What a check may look at. */
export interface CheckContext {
  readonly formula: Formula;
  readonly shape: readonly number[];
  /** Penalty of a gradient whose samples all have norm 1, by the code and by the formula meant. */
  readonly unit: { readonly yours: number; readonly expected: number };
  /** The norm, or the reduction that stands for it. */
  readonly reduction: GradientOp | undefined;
  readonly ops: readonly GradientOp[];
  readonly text: string;
  readonly tree: Module;
}

export interface Check {
  /** Kebab-case; the page is docs/checks/<code>.md. */
  readonly code: string;
  /** 1–4 words for a heading. */
  readonly title: string;
  matches(formula: Formula, rank: number): boolean;
  /** Two sentences: what it is; what it does to the numbers, with them. */
  message(context: CheckContext): string;
  /** The panel's one sentence. */
  sentence(context: CheckContext): string;
  /** Where the mistake is; by default the reduction. */
  place?(context: CheckContext): GradientOp | undefined;
  /** Edits that should mend it. They are offered only after the edited text was run and passed. */
  fixes(context: CheckContext): readonly Fix[];
}
