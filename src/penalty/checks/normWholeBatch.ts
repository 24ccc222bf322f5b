/** @file norm-whole-batch: one norm over the whole batch instead of one per sample. */
import { formatNumber } from '../numberText.ts';
import { isWrongAxes, flattenRepairs } from './wrongAxes.ts';
import { shapeText, unitScores } from './text.ts';
import { formulaCheck } from './formulaCheck.ts';
import { phrase } from '../../texts/text.ts';

export const normWholeBatch = formulaCheck({
  code: 'norm-whole-batch',
  title: phrase`One norm for the batch`,
  severity: 'error',
  matches: (formula, rank) => isWrongAxes({ ...formula, reduction: 'mean' }, rank) && formula.axes.length === rank,
  message: (examination) => phrase`This is a single norm over the whole gradient of shape ${shapeText(examination)}, the batch included, so it grows with the square root of the batch size. ${unitScores(examination)}`,
  sentence: (examination) => phrase`One norm covers all ${(examination.shape[0] ?? 1).toString()} samples; each is pulled to norm 1/√${(examination.shape[0] ?? 1).toString()} = ${formatNumber(1 / Math.sqrt(examination.shape[0] ?? 1))}.`,
  repairs: flattenRepairs,
});
