/** @file Why the number is what it is: the formula with the user's numbers, for a gradient whose samples all have norm 1. */
import { phrase } from '../../texts/text.ts';
import { groupNorms, type Formula } from '../formulas.ts';
import type { GradientOp } from '../locate.ts';
import { firstReduction } from '../locate.ts';
import { elementsPerSample } from '../probes/gradients.ts';
import { formatCount } from '../numberText.ts';
import { elementTerm, equals, minus, number, parens, power, root, squared, step, term, times, whole, type Step, type Term } from './formula.ts';

export interface DerivationInput {
  readonly formula: Formula | undefined;
  readonly shape: readonly number[];
  readonly ops: readonly GradientOp[];
  /** What the user's code answered to the unit gradient. */
  readonly unit: number | undefined;
}

export function derive({ formula, shape, ops, unit }: DerivationInput): Step[] {
  if (!formula || unit === undefined || formula.pack !== undefined || formula.row !== undefined) return [];
  const n = elementsPerSample(shape);
  const covered = formula.axes.reduce((size, axis) => size * (shape[axis] ?? 1), 1);
  const element = elementTerm(1 / Math.sqrt(n), n);
  const norm = groupNorms({ shape: formula.axes.map((axis) => shape[axis] ?? 1), fill: 1 / Math.sqrt(n), data: undefined }, formula.axes.map((_, i) => i), formula.norm)[0] ?? 0;
  const node = firstReduction(ops)?.node;
  const range = node && { start: node.start, end: node.end };
  const isSample = covered === n && formula.axes.length === shape.length - 1;
  return [
    step(phrase`elements per sample`, elementCount(shape.slice(1))),
    step(phrase`each element`, element.long),
    step(isSample ? phrase`norm of a sample` : covered === 1 ? phrase`norm of 1 element` : phrase`norm of ${formatCount(covered)} elements`, equals(normTerm(formula, covered, element.short), number(norm)), range),
    step(phrase`penalty`, equals(penaltyTerm(formula, norm), number(unit))),
  ];
}

/** `1 · 28 · 28 = 784`. */
export const elementCount = (sizes: readonly number[]): Term => (sizes.length < 2 ? whole(sizes[0] ?? 1) : equals(times(...sizes.map(whole)), whole(sizes.reduce((a, b) => a * b, 1))));

function normTerm(formula: Formula, covered: number, element: Term): Term {
  const squares = times(whole(covered), squared(element));
  switch (formula.norm) {
    // A matrix of equal elements has rank 1: its largest singular value is its L2 norm.
    case 'l2': case 'spectral': return root(squares);
    case 'squared': return squares;
    case 'rms': return root(squared(element));
    case 'l1': return times(whole(covered), element);
    case 'max': return term(`max ${element.unicode}`, `\\max ${element.tex}`);
  }
}

function penaltyTerm(formula: Formula, norm: number): Term {
  const distance = minus(number(norm), number(formula.target));
  const body: Term = {
    'two-sided': power(parens(distance), 2),
    'one-sided': power(term(`max(0, ${distance.unicode})`, `\\max(0, ${distance.tex})`), 2),
    square: power(number(norm), 2), 'sixth-power': power(number(norm), 6),
    absolute: term(`|${distance.unicode}|`, `\\left|${distance.tex}\\right|`), difference: distance, norm: number(norm),
  }[formula.shape];
  return formula.weight === 1 ? body : times(number(formula.weight), body);
}
