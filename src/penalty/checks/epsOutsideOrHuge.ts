/** @file eps-outside-or-huge: a constant that comes after the root, where it is too late, or one that shows in the norm. */
import { nodeAt, numberIn, replace } from '../fixes/edits.ts';
import type { BinOp } from '../../python/syntax/index.ts';
import { evaluateFormula } from '../formulas.ts';
import type { Examination } from '../examination.ts';
import type { GradientOp } from '../locate.ts';
import { formatNumber } from '../numberText.ts';
import type { Check, Draft } from './check.ts';
import { bareRoot, epsilonUnder, isRoot } from './squareRoots.ts';
import { nodeIn } from './text.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const epsOutsideOrHuge: Check = {
  code: 'eps-outside-or-huge', title: phrase`Constant at the root`, severity: 'information', confirmed: true, subject: 'zero gradient',
  find: (examination) => outside(examination) ?? huge(examination),
};

/** Added to the norm itself: the root's slope at 0 is infinite all the same. */
function outside(examination: Examination): Draft | undefined {
  const root = bareRoot(examination)?.op;
  const after = root && examination.ops.slice(examination.ops.indexOf(root) + 1).find((op) => op.input === root.output);
  const place = after && nodeIn(examination, after);
  const sum = place && nodeAt(examination.tree, place, 'BinOp');
  const constant = sum?.op === 'Add' ? numberIn(sum.right) : undefined;
  if (!root || !sum || constant === undefined || constant > largestGuard) return undefined;
  return {
    place, severity: 'warning', sentence: phrase`The constant is added after the root, whose slope at 0 stays infinite.`, repairs: underTheRoot(examination, root, sum),
    message: phrase`${formatGuard(constant)} is added to the norm after the root has been taken, which is too late: its slope at 0 stays infinite. A single sample with a gradient of exactly 0 still turns the critic's whole update into NaN; under the root the constant helps.`,
  };
}

/** What stands behind a norm as a guard, not as a target with its sign turned. */
const largestGuard = 1e-2;

/** The sum becomes its left side, with a constant under the root there. */
function underTheRoot(examination: Examination, root: GradientOp, sum: BinOp): readonly Repair[] {
  const removed = replace({ start: sum.left.end, end: sum.end }, '');
  return epsilonUnder(examination, root).map((fix) => ({ title: phrase`Move the constant under the root`, edits: [...fix.edits, removed] }));
}

/** Under the root, and so large that norms are not what they are called. */
function huge(examination: Examination): Draft | undefined {
  const { formula, ops } = examination;
  if (formula?.epsilon === undefined) return undefined;
  const zero = evaluateFormula({ ...formula, weight: 1 }, examination.input.gradients.get('zeros', examination.shape));
  const root = ops.find(isRoot);
  const place = root && nodeIn(examination, root);
  return {
    place, repairs: smaller(examination), sentence: phrase`A constant of ${formatGuard(formula.epsilon)} under the root keeps every norm above ${formatNumber(Math.sqrt(formula.epsilon))}.`,
    message: phrase`A constant of ${formatGuard(formula.epsilon)} is added under the root, so no norm is below ${formatNumber(Math.sqrt(formula.epsilon))}. A gradient of zeros scores ${formatNumber(zero)} instead of ${formatNumber(formula.target ** 2)}; 1e-12 is as safe and does not show.`,
  };
}

/** The same constant, where it is written as a number at the root or before it. */
function smaller(examination: Examination): readonly Repair[] {
  const { ops, tree, formula } = examination;
  return ops.flatMap((op) => {
    const place = nodeIn(examination, op);
    const sum = place && nodeAt(tree, place, 'BinOp');
    return sum?.op === 'Add' && numberIn(sum.right) === formula?.epsilon ? [{ title: phrase`Make the constant small`, edits: [replace(sum.right, '1e-12')] }] : [];
  });
}

/** `1e-8`, as it is written in Python. */
const formatGuard = (value: number): string => value.toExponential();
