/** @file Why the number is what it is: the formula with the numbers of one gradient put in, step by step. */
import type { OffsetRange } from '../../protocol/evaluation.ts';
import { phrase } from '../../texts/text.ts';
import { groupNorms, type Formula } from '../formulas.ts';
import type { GradientOp } from '../locate.ts';
import { firstReduction } from '../locate.ts';
import { elementsPerSample, type ProbeGradient } from '../probes/gradients.ts';
import { elementTerm, equals, number, step, times, valueOf, whole, type Step, type Term } from './formula.ts';
import { countStep, groupsOf, type Groups } from './groups.ts';
import { bodyOf, normOfEqual, normSymbol, weighted } from './penaltyTerms.ts';
import { deriveUneven } from './uneven.ts';

export interface DerivationInput {
  readonly formula: Formula | undefined;
  readonly gradient: ProbeGradient;
  readonly ops: readonly GradientOp[];
  /** What the user's code answered to it. */
  readonly penalty: number | undefined;
}

/** What the code computes of the gradient, whether right or wrong. */
export function derive({ formula, gradient, ops, penalty }: DerivationInput): Step[] {
  const groups = formula && groupsOf(formula, gradient);
  if (!formula || !groups || penalty === undefined) return [];
  const node = firstReduction(ops)?.node;
  const range = node && { start: node.start, end: node.end };
  return gradient.data === undefined ? deriveEven(formula, gradient, groups, penalty, range) : deriveUneven(formula, gradient.shape, groups, penalty, range);
}

/** All elements are equal, and so are all norms. */
function deriveEven(formula: Formula, gradient: ProbeGradient, groups: Groups, penalty: number, range: OffsetRange | undefined): Step[] {
  const { shape, fill = 0 } = gradient;
  const element = elementTerm(fill, elementsPerSample(shape));
  const norm = number(normOf(formula, groups));
  const body = bodyOf(formula, norm);
  return [
    ...(groups.isSample ? [step(phrase`elements per sample`, valueOf('N', elementCount(shape.slice(1))))] : []),
    step(phrase`each element`, valueOf('g_{ij}', element.long)),
    step(phrase`norm of ${groups.one}`, valueOf(normSymbol(formula).tex, equals(normOfEqual(formula, groups.covered, element.short), norm)), range),
    ...(groups.isSample ? [] : [countStep(groups, shape)]),
    step(phrase`penalty`, equals(weighted(formula, formula.reduction === 'sum' ? times(whole(groups.count), body) : body), number(penalty))),
  ];
}

function normOf({ norm, epsilon = 0 }: Formula, { gradient, axes }: Groups): number {
  const one = groupNorms({ ...gradient, shape: axes.map((axis) => gradient.shape[axis] ?? 1) }, axes.map((_, i) => i), norm)[0] ?? 0;
  return epsilon === 0 ? one : Math.sqrt(one * one + epsilon);
}

/** `1 · 28 · 28 = 784`. */
export const elementCount = (sizes: readonly number[]): Term => (sizes.length < 2 ? whole(sizes[0] ?? 1) : equals(times(...sizes.map(whole)), whole(sizes.reduce((a, b) => a * b, 1))));
