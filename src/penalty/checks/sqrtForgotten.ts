/** @file sqrt-forgotten: the squared norm is pulled to the target instead of the norm. */
import { isPerSample, pulls } from '../formulas.ts';
import { callAt, insert } from '../fixes/edits.ts';
import { formulaCheck } from './formulaCheck.ts';
import { phrase } from '../../texts/text.ts';

export const sqrtForgotten = formulaCheck({
  code: 'sqrt-forgotten', title: phrase`Root forgotten`, severity: 'error',
  // With the mean inside the square it is the constraint of Sobolev GAN.
  matches: (formula, rank) => formula.norm === 'squared' && pulls(formula) && formula.reduction !== 'mean-first' && isPerSample({ ...formula, norm: 'l2' }, rank),
  message: () => phrase`The sum of squares is pulled to 1, not its square root, the norm. The optimum is the same but the force is not: a norm of 4 costs (16 − 1)² = 225 instead of (4 − 1)² = 9, and a norm of 0.5 costs 0.56 instead of 0.25.`,
  sentence: () => phrase`The squared norm is pulled to 1: a norm of 4 costs 225 instead of 9.`,
  repairs: ({ tree, reduction }) => {
    const call = reduction?.node && callAt(tree, reduction.node);
    return call ? [{ title: phrase`Take the root of the sum of squares`, edits: [insert(call.start, '('), insert(call.end, ' + 1e-12).sqrt()')] }] : [];
  },
});
