/** @file Norms over some axes of a sample, or over other axes: what the three checks of that family share. */
import type { Fix } from '../../protocol/evaluation.ts';
import { sameAxes, sampleAxes, type Formula } from '../formulas.ts';
import { flattenBefore } from '../fixes/flatten.ts';
import type { CheckContext } from './check.ts';

/** An L2 norm over axes that are not one whole sample, pulled to a target. */
export const isWrongAxes = (formula: Formula, rank: number): boolean =>
  formula.norm === 'l2' && formula.reduction === 'mean' && (formula.shape === 'two-sided' || formula.shape === 'one-sided') && !sameAxes(formula.axes, sampleAxes(rank));

export const flattenFixes = (context: CheckContext): readonly Fix[] => {
  const { reduction, text, tree } = context;
  return reduction?.node ? flattenBefore(tree, text, reduction.node) : [];
};
