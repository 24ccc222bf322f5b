/** @file Norms over some axes of a sample, or over other axes: what the three checks of that family share. */
import { pulls, sameAxes, sampleAxes, type Formula } from '../formulas.ts';
import { callAt, replace } from '../fixes/edits.ts';
import { averaged, flattenBefore, flattenInstead, otherAxis } from '../fixes/flatten.ts';
import { powerAfter } from '../locate.ts';
import type { Examination } from '../examination.ts';
import type { Repair } from '../fixes/repair.ts';

/** An L2 norm over axes that are not one whole sample, pulled to a target. */
export const isWrongAxes = (formula: Formula, rank: number): boolean =>
  formula.norm === 'l2' && formula.row === undefined && formula.reduction === 'mean' && pulls(formula) && !sameAxes(formula.axes, sampleAxes(rank));

/** The simplest first; each is tried until one is proven. */
export function flattenRepairs({ ops, reduction, shape, text, tree }: Examination): readonly Repair[] {
  if (!reduction?.node) return [];
  const shaping = ops.slice(0, ops.indexOf(reduction)).findLast((op) => shapings.has(op.name));
  const isFlat = reduction.inputShape.length === 2 && reduction.inputShape[0] === shape[0];
  const before = flattenBefore(tree, text, reduction.node);
  const instead = shaping?.node ? flattenInstead(tree, text, shaping.node, reduction.node) : [];
  // A shape that is made for this norm alone goes.
  const isWithin = shaping?.node !== undefined && shaping.node.start > reduction.node.start && shaping.node.end < reduction.node.end;
  const fixes = [...(isFlat ? otherAxis(tree, text, reduction.node) : []), ...(isWithin ? [...instead, ...before] : [...before, ...instead])];
  const power = powerAfter(ops, reduction)?.node;
  return power ? fixes.flatMap((fix) => [fix, averaged(fix, tree, power)]) : fixes;
}

const shapings = new Set(['view', 'reshape', 'flatten', 'ravel']);

/** The same, with `vector_norm` in the place of a matrix norm. */
export function vectorNormRepairs(examination: Examination): readonly Repair[] {
  const call = examination.reduction?.node && callAt(examination.tree, examination.reduction.node);
  if (call?.func.type !== 'Attribute') return [];
  const renamed = replace(call.func.attrRange, 'vector_norm');
  return [...flattenRepairs(examination).map((fix) => ({ ...fix, edits: [...fix.edits, renamed] })), ...flattenRepairs(examination)];
}
