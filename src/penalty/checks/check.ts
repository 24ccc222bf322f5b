/** @file What a check is: one mistake, told from what running the site has shown. One file and one page under one id. */
import type { OffsetRange } from '../../protocol/evaluation.ts';
import type { NodeBase } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import type { Text } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export type Severity = 'error' | 'warning' | 'information';

/** Something to say about another place. */
export interface Remark { readonly range: OffsetRange; readonly message: Text }

/** A mistake that was found, before its fixes are proven. */
export interface Draft {
  /** Where it is, in the main file; undefined: where the site has its name. */
  readonly place: NodeBase | undefined;
  /** Two sentences: what it is; what it does to the numbers, with them. */
  readonly message: Text;
  /** The panel's one sentence. */
  readonly sentence: Text;
  /** Edits that should mend it, the best first. They are offered only after the edited text was run and passed. */
  readonly repairs: readonly Repair[];
  readonly related?: readonly Remark[];
  /** Where it is another than the check's own. */
  readonly severity?: Severity;
  /** Likewise: what this finding rests on was read, not run. */
  readonly confirmed?: boolean;
  /** The shape of what the mended code answers, comma-separated, where the repair is to change it. */
  readonly answer?: string;
}

export interface Check {
  /** Kebab-case; the pages are docs/checks/<code>.md and docs/checks/zh-cn/<code>.md. */
  readonly code: string;
  /** 1–4 words for a heading. */
  readonly title: Text;
  /** An error makes the site wrong. Only what running has confirmed may be one. */
  readonly severity: Severity;
  /** Whether running confirms it (or it is read off the text alone). */
  readonly confirmed: boolean;
  /** Of all checks with the same subject, only the first that finds something speaks: one formula is one mistake. */
  readonly subject?: 'formula' | 'failure' | 'gradient taken' | 'interpolation' | 'training' | 'zero gradient' | undefined;
  /** undefined where the mistake is not. */
  find(examination: Examination): Draft | undefined;
}
