/** @file Checks that the fitted formula alone decides: what the code computes instead of one norm per sample, pulled to its target. */
import type { Fix } from '../../protocol/evaluation.ts';
import type { Examination } from '../examination.ts';
import type { Formula } from '../formulas.ts';
import type { GradientOp } from '../locate.ts';
import type { Check, Severity } from './check.ts';

export interface FormulaCheck {
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
  readonly matches: (formula: Formula, rank: number) => boolean;
  readonly message: (examination: Examination, formula: Formula) => string;
  readonly sentence: (examination: Examination, formula: Formula) => string;
  /** The operation that is mistaken; by default the norm. */
  readonly place?: (examination: Examination) => GradientOp | undefined;
  readonly repairs: (examination: Examination) => readonly Fix[];
}

/** The check as all others are. */
export function formulaCheck({ code, title, severity, matches, message, sentence, place, repairs }: FormulaCheck): Check {
  return {
    code, title, severity, confirmed: true, subject: 'formula',
    find: (examination) => {
      const { formula } = examination;
      if (!formula || !matches(formula, examination.rank)) return undefined;
      const op = place?.(examination) ?? examination.reduction;
      const isHere = op?.file === examination.input.program.main.path;
      return { place: isHere ? op.node : undefined, message: message(examination, formula), sentence: sentence(examination, formula), repairs: repairs(examination) };
    },
  };
}
