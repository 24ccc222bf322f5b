/** @file mean-before-square: the norms are averaged first, so their spread escapes the penalty. */
import { isPerSample } from '../formulas.ts';
import { squareBeforeMean } from '../fixes/squareBeforeMean.ts';
import { laterReduction } from '../locate.ts';
import { formulaCheck } from './formulaCheck.ts';

export const meanBeforeSquare = formulaCheck({
  code: 'mean-before-square',
  title: 'Mean before square',
  severity: 'error',
  matches: (formula, rank) => formula.reduction === 'mean-first' && isPerSample(formula, rank) && (formula.shape === 'two-sided' || formula.shape === 'one-sided'),
  message: () => 'The norms are averaged before the target is subtracted and squared, so norms that are too small hide norms that are too large. A batch with norms 0 and 2 scores 0 instead of 1.',
  sentence: () => 'Norms 0 and 2 average to 1: they score 0 instead of 1.',
  place: ({ ops }) => laterReduction(ops),
  repairs: squareBeforeMean,
});
