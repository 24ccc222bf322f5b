/** @file A place that may compute a penalty, with what is needed to run it. */
import type { Stmt } from '../../python/syntax/index.ts';
import type { Form, OffsetRange, Site } from '../../protocol/evaluation.ts';
import type { FunctionInfo } from './names.ts';
import type { Parameter } from './parameters.ts';

/** A function that answers a penalty. */
export interface FunctionTarget {
  readonly type: 'function';
  readonly info: FunctionInfo;
  readonly form: Exclude<Form, 'inline'>;
  readonly parameters: readonly Parameter[];
  /** Gradient-only: the parameter that is the gradient. */
  readonly gradientParameter: string | undefined;
  /** It takes a gradient and reduces it, by its own text: so a failed run is worth telling. */
  readonly evident: boolean;
  /** Its own body takes the gradient. */
  readonly direct: boolean;
  /** And drives norms of that gradient to a number. */
  readonly drives: boolean;
  /** Parameters to which lists of batches are given, not batches: those that are gone through, where that makes sense of the code. */
  readonly listed?: ReadonlySet<string> | undefined;
}

/** Statements of a training loop that compute one. */
export interface BlockTarget {
  readonly type: 'block';
  readonly form: 'inline';
  /** Where it stands: the innermost function, if any. */
  readonly within: FunctionInfo | undefined;
  /** In source order; the last ones depend on the gradient. */
  readonly statements: readonly Stmt[];
  /** Those that are left where so many of the last ones are not run, nor what only they need. */
  readonly without: (dropped: number) => readonly Stmt[];
  /** How many of them, from the end, come after the gradient was taken. */
  readonly dependent: number;
  /** Names bound after the gradient was taken, in order: the penalty is among them. */
  readonly results: readonly string[];
  /** The function of the project that takes the gradient for it. */
  readonly helper: string | undefined;
  readonly range: OffsetRange;
  readonly nameRange: OffsetRange;
}

export type SiteTarget = FunctionTarget | BlockTarget;

export function siteOf(target: SiteTarget): Site {
  if (target.type === 'block') return { function: undefined, form: 'inline', range: target.range, nameRange: target.nameRange };
  const { node, qualname } = target.info;
  return { function: qualname, form: target.form, range: { start: node.start, end: node.end }, nameRange: { start: node.nameRange.start, end: node.nameRange.end } };
}
