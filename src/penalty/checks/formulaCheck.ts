/** @file Checks that the fitted formula alone decides: what the code computes instead of one norm per sample, pulled to its target. */
import type { Text } from '../../texts/text.ts';
import type { Examination } from '../examination.ts';
import type { Formula } from '../formulas.ts';
import { isEikonal } from '../eikonal.ts';
import type { GradientOp } from '../locate.ts';
import type { Check, Severity } from './check.ts';
import type { Repair } from '../fixes/repair.ts';

export interface FormulaCheck {
  readonly code: string;
  readonly title: Text;
  readonly severity: Severity;
  /** Where the formula makes it another. */
  readonly severityOf?: (formula: Formula) => Severity;
  readonly matches: (formula: Formula, rank: number) => boolean;
  /** Whether the same numbers are meant here. */
  readonly spares?: (examination: Examination, formula: Formula) => boolean;
  readonly message: (examination: Examination, formula: Formula) => Text;
  readonly sentence: (examination: Examination, formula: Formula) => Text;
  /** The operation that is mistaken; by default the norm. */
  readonly place?: (examination: Examination) => GradientOp | undefined;
  readonly repairs: (examination: Examination) => readonly Repair[];
}

/** The check as all others are. */
export function formulaCheck({ code, title, severity, matches, message, sentence, place, repairs, severityOf, spares }: FormulaCheck): Check {
  return {
    code, title, severity, confirmed: true, subject: 'formula',
    find: (examination) => {
      const { formula } = examination;
      if (!formula || !matches(formula, examination.rank) || isEikonal(examination) || spares?.(examination, formula) === true) return undefined;
      const op = place?.(examination) ?? examination.reduction;
      const isHere = op?.file === examination.input.program.main.path;
      return { place: isHere ? op.node : undefined, message: message(examination, formula), sentence: sentence(examination, formula), repairs: repairs(examination), severity: severityOf?.(formula) ?? severity };
    },
  };
}
