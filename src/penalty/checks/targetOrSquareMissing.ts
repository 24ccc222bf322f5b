/** @file target-or-square-missing: a distance to the target that is not squared, or no distance at all. */
import { walk } from '../../python/syntax/index.ts';
import { insert, replace, sourceOf } from '../fixes/edits.ts';
import { isPerSample } from '../formulas.ts';
import type { Examination } from '../examination.ts';
import { laterReduction } from '../locate.ts';
import { formulaCheck } from './formulaCheck.ts';
import { isOfPoints } from './text.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const targetOrSquareMissing = formulaCheck({
  code: 'target-or-square-missing', title: phrase`Not squared`, severity: 'error',
  // Eikonal losses take the distance as it is, and others may mean to.
  severityOf: ({ shape }) => (shape === 'absolute' ? 'warning' : 'error'),
  spares: (examination, { shape }) => shape === 'absolute' && isOfPoints(examination),
  matches: (formula, rank) => (formula.shape === 'difference' || formula.shape === 'absolute') && (formula.reduction === 'mean' || formula.reduction === 'mean-first') && isPerSample(formula, rank),
  message: (_, { shape }) => (shape === 'difference'
    ? phrase`The distance of the norm to its target is not squared, so it can be negative: in Python ** binds tighter than −. A gradient of zeros scores −1, and the critic is paid for having no slope at all.`
    : phrase`The distance of the norm to its target is taken as it is, not squared. Every deviation then pulls with the same force: a norm of 1.01 as hard as a norm of 4.`),
  sentence: (_, { shape }) => (shape === 'difference' ? phrase`The distance is not squared: norms below 1 are rewarded.` : phrase`The distance is not squared.`),
  place: ({ ops }) => laterReduction(ops) ?? ops.at(-1),
  repairs: (examination) => squares(examination),
});

/** Parentheses around every `norm - target` of the site, with a square after them. */
function squares({ tree, text, target }: Examination): readonly Repair[] {
  const fixes: Repair[] = [];
  const { start, end } = target.type === 'function' ? target.info.node : target.range;
  walk(tree, (node) => {
    if (node.type === 'Call' && node.func.type === 'Attribute' && node.func.attr === 'abs' && node.start >= start && node.end <= end) fixes.unshift({ title: phrase`Square the distance to the target`, edits: [replace(node.func.attrRange, 'square')] });
    if (node.type !== 'BinOp' || node.op !== 'Sub' || node.start < start || node.end > end) return;
    const { left, right } = node;
    const isOne = (value: string): boolean => /^1(\.0?)?$/.test(value);
    const title = phrase`Square the distance to the target`;
    if (right.type === 'BinOp' && right.op === 'Pow' && isOne(sourceOf(text, right.left))) fixes.unshift({ title, edits: [insert(left.start, '('), insert(right.left.end, ')')] });
    else if (isOne(sourceOf(text, right)) || isOne(sourceOf(text, left))) fixes.push({ title, edits: [insert(node.start, '('), insert(node.end, ') ** 2')] }, { title, edits: [insert(node.start, '(('), insert(node.end, ') ** 2)')] });
  });
  return fixes;
}
