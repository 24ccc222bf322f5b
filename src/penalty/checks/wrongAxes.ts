/** @file Norms over some axes of a sample, or over other axes: what the three checks of that family share. */
import type { Fix } from '../../protocol/evaluation.ts';
import { sameAxes, sampleAxes, type Formula } from '../formulas.ts';
import { averaged, flattenBefore, flattenInstead } from '../fixes/flatten.ts';
import { powerAfter } from '../locate.ts';
import type { Examination } from '../examination.ts';

/** An L2 norm over axes that are not one whole sample, pulled to a target. */
export const isWrongAxes = (formula: Formula, rank: number): boolean =>
  formula.norm === 'l2' && formula.reduction === 'mean' && (formula.shape === 'two-sided' || formula.shape === 'one-sided') && !sameAxes(formula.axes, sampleAxes(rank));

/** The simplest first; each is tried until one is proven. */
export function flattenRepairs({ ops, reduction, text, tree }: Examination): readonly Fix[] {
  if (!reduction?.node) return [];
  const shaping = ops.slice(0, ops.indexOf(reduction)).findLast((op) => shapings.has(op.name));
  const fixes = [...flattenBefore(tree, text, reduction.node), ...(shaping?.node ? flattenInstead(tree, text, shaping.node, reduction.node) : [])];
  const power = powerAfter(ops, reduction)?.node;
  return power ? fixes.flatMap((fix) => [fix, averaged(fix, tree, power)]) : fixes;
}

const shapings = new Set(['view', 'reshape', 'flatten', 'ravel']);
