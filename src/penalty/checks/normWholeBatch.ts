/** @file norm-whole-batch: one norm over the whole batch instead of one per sample. */
import { formatNumber } from '../numberText.ts';
import { isWrongAxes, flattenFixes } from './wrongAxes.ts';
import { shapeText, unitScores } from './text.ts';
import type { Check } from './check.ts';

export const normWholeBatch: Check = {
  code: 'norm-whole-batch',
  title: 'One norm for the batch',
  matches: (formula, rank) => isWrongAxes({ ...formula, reduction: 'mean' }, rank) && formula.axes.length === rank,
  message: (context) => `This is a single norm over the whole gradient of shape ${shapeText(context)}, the batch included, so it grows with the square root of the batch size. ${unitScores(context)}`,
  sentence: (context) => `One norm covers all ${(context.shape[0] ?? 1).toString()} samples; each is pulled to norm 1/√${(context.shape[0] ?? 1).toString()} = ${formatNumber(1 / Math.sqrt(context.shape[0] ?? 1))}.`,
  fixes: flattenFixes,
};
