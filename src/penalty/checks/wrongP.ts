/** @file wrong-p: another norm than the L2 norm. */
import { isPerSample, pulls } from '../formulas.ts';
import { argumentOf, callAt, replace } from '../fixes/edits.ts';
import { formulaCheck } from './formulaCheck.ts';
import type { Examination } from '../examination.ts';
import { rootName } from '../sites/names.ts';
import { unitScores } from './text.ts';
import { phrase } from '../../texts/text.ts';

export const wrongP = formulaCheck({
  code: 'wrong-p', title: phrase`Not the L2 norm`, severity: 'warning',
  matches: (formula, rank) => (formula.norm === 'l1' || formula.norm === 'max') && pulls(formula) && isPerSample({ ...formula, norm: 'l2' }, rank),
  spares: (examination) => isChosen(examination),
  message: (examination, { norm }) => (norm === 'l1'
    ? phrase`This is the L1 norm: the sum of absolute values, where WGAN-GP takes the L2 norm. ${unitScores(examination)}`
    : phrase`This is the maximum norm: the largest absolute value, where WGAN-GP takes the L2 norm. ${unitScores(examination)}`),
  sentence: (_, { norm }) => (norm === 'l1' ? phrase`It is the L1 norm, where WGAN-GP takes the L2 norm.` : phrase`It is the maximum norm, where WGAN-GP takes the L2 norm.`),
  repairs: ({ tree, reduction }) => {
    const call = reduction?.node && callAt(tree, reduction.node);
    const isMethod = call?.func.type === 'Attribute' && call.keywords.every(({ arg }) => arg !== 'input');
    return call ? [0, 1].flatMap((position) => {
      const p = argumentOf(call, ['p', 'ord'], position);
      return p && isMethod ? [{ title: phrase`Take the L2 norm`, edits: [replace(p, '2')] }] : [];
    }) : [];
  },
});

/** The order is a parameter or a setting, or one that we assumed: whoever takes another norm means it, as Banach WGAN does. */
function isChosen({ tree, reduction, target, unitRun }: Examination): boolean {
  const call = reduction?.node && callAt(tree, reduction.node);
  const parameters = target.type === 'function' ? [target.info.node, ...target.info.parents].flatMap((def) => (def.type === 'ClassDef' ? ['self'] : [...def.args.args, ...def.args.kwonlyargs].map(({ arg }) => arg))) : ['self'];
  const orders = call ? [argumentOf(call, ['p', 'ord'], 0), argumentOf(call, ['p', 'ord'], 1)] : [];
  const open = new Set([...parameters, ...[...unitRun.notes.assumptions.keys()].map((path) => /^\w+/.exec(path)?.[0] ?? path)]);
  return orders.some((order) => order !== undefined && /^(Name|Attribute|Subscript)$/.test(order.type) && open.has(rootName(order) ?? ''));
}
