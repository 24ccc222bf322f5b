/** @file wrong-p: another norm than the L2 norm. */
import { isPerSample, pulls } from '../formulas.ts';
import { argumentOf, callAt, replace } from '../fixes/edits.ts';
import { formulaCheck } from './formulaCheck.ts';
import { unitScores } from './text.ts';

export const wrongP = formulaCheck({
  code: 'wrong-p', title: 'Not the L2 norm', severity: 'warning',
  matches: (formula, rank) => (formula.norm === 'l1' || formula.norm === 'max') && pulls(formula) && isPerSample({ ...formula, norm: 'l2' }, rank),
  message: (examination, { norm }) => `This is the ${norm === 'l1' ? 'L1 norm: the sum of absolute values' : 'maximum norm: the largest absolute value'}, where WGAN-GP takes the L2 norm. ${unitScores(examination)}`,
  sentence: (_, { norm }) => `It is the ${norm === 'l1' ? 'L1' : 'maximum'} norm, where WGAN-GP takes the L2 norm.`,
  repairs: ({ tree, reduction }) => {
    const call = reduction?.node && callAt(tree, reduction.node);
    const isMethod = call?.func.type === 'Attribute' && call.keywords.every(({ arg }) => arg !== 'input');
    return call ? [0, 1].flatMap((position) => {
      const p = argumentOf(call, ['p', 'ord'], position);
      return p && isMethod ? [{ title: 'Take the L2 norm', edits: [replace(p, '2')] }] : [];
    }) : [];
  },
});
