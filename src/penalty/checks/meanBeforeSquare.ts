/** @file mean-before-square: the norms are averaged first, so their spread escapes the penalty. */
import { isPerSample } from '../formulas.ts';
import { squareBeforeMean } from '../fixes/squareBeforeMean.ts';
import { laterReduction } from '../locate.ts';
import { formulaCheck } from './formulaCheck.ts';
import { phrase } from '../../texts/text.ts';

export const meanBeforeSquare = formulaCheck({
  code: 'mean-before-square',
  title: phrase`Mean before square`,
  severity: 'error',
  matches: (formula, rank) => formula.reduction === 'mean-first' && isPerSample(formula, rank) && (formula.shape === 'two-sided' || formula.shape === 'one-sided'),
  message: () => phrase`The norms are averaged before the target is subtracted and squared, so norms that are too small hide norms that are too large. A batch with norms 0 and 2 scores 0 instead of 1.`,
  sentence: () => phrase`Norms 0 and 2 average to 1: they score 0 instead of 1.`,
  place: ({ ops }) => laterReduction(ops),
  repairs: squareBeforeMean,
});
