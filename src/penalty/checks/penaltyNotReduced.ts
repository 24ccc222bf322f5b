/** @file penalty-not-reduced: a sum over the samples, so that λ grows with the batch. */
import { isPerSample } from '../formulas.ts';
import { callAt, replace } from '../fixes/edits.ts';
import { laterReduction } from '../locate.ts';
import { formulaCheck } from './formulaCheck.ts';

export const penaltyNotReduced = formulaCheck({
  code: 'penalty-not-reduced', title: 'Summed over samples', severity: 'warning',
  matches: (formula, rank) => formula.reduction === 'sum' && isPerSample(formula, rank),
  message: ({ shape }) => `The samples are added up instead of averaged, so the weight of the penalty grows with the batch: at ${(shape[0] ?? 1).toString()} samples it is ${(shape[0] ?? 1).toString()} times λ. A smaller last batch is penalised less.`,
  sentence: () => 'The samples are added up, so λ grows with the batch size.',
  place: ({ ops }) => laterReduction(ops),
  repairs: ({ tree, ops }) => {
    const op = laterReduction(ops);
    const call = op?.node && callAt(tree, op.node);
    return call?.func.type === 'Attribute' && call.func.attr === 'sum' ? [{ title: 'Average over the samples', edits: [replace(call.func.attrRange, 'mean')] }] : [];
  },
});
