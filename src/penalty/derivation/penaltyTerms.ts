/** @file A formula written out for a norm: what is done to one norm, and to all of them. */
import { phrase, type Text } from '../../texts/text.ts';
import type { Formula, NormKind, Reduction } from '../formulas.ts';
import { fraction, minus, number, parens, plus, power, root, squared, term, times, whole, type Term } from './formula.ts';

/** The norm of so many equal elements. */
export function normOfEqual({ norm, epsilon }: Formula, covered: number, element: Term): Term {
  const squares = times(whole(covered), squared(element));
  const terms: { readonly [N in NormKind]: () => Term } = {
    l2: () => root(epsilon === undefined ? squares : plus(squares, number(epsilon))),
    // A matrix of equal elements has rank 1: its largest singular value is its L2 norm.
    spectral: () => root(squares), squared: () => squares, rms: () => root(squared(element)),
    l1: () => times(whole(covered), element), max: () => term(`max ${element.unicode}`, `\\max ${element.tex}`),
  };
  return terms[norm]();
}

/** `‖gᵢ‖₂`: the norm of any one group. */
export function normSymbol({ norm, epsilon }: Formula): Term {
  const length = (unicode: string, tex: string): Term => term(`‖gᵢ‖${unicode}`, `\\lVert g_i\\rVert${tex}`);
  const symbols: { readonly [N in NormKind]: () => Term } = {
    l2: () => (epsilon === undefined ? length('₂', '_2') : root(plus(power(length('₂', '_2'), 2), number(epsilon)))),
    squared: () => power(length('₂', '_2'), 2), l1: () => length('₁', '_1'), max: () => length('∞', '_\\infty'),
    rms: () => term('rms(gᵢ)', '\\operatorname{rms}(g_i)'), spectral: () => term('σ₁(gᵢ)', '\\sigma_1(g_i)'),
  };
  return symbols[norm]();
}

/** What is done to one norm, without λ. */
export function bodyOf({ shape, target }: Formula, norm: Term): Term {
  const distance = minus(norm, number(target));
  const bodies: { readonly [S in Formula['shape']]: () => Term } = {
    'two-sided': () => power(parens(distance), 2),
    'one-sided': () => power(term(`max(0, ${distance.unicode})`, `\\max\\left(0, ${distance.tex}\\right)`), 2),
    square: () => power(isSimple(norm) ? norm : parens(norm), 2), 'sixth-power': () => power(isSimple(norm) ? norm : parens(norm), 6),
    absolute: () => term(`|${distance.unicode}|`, `\\left|${distance.tex}\\right|`), difference: () => parens(distance), norm: () => norm,
  };
  return bodies[shape]();
}
const isSimple = ({ unicode }: Term): boolean => /^[\d.]+$|^‖gᵢ‖.$/u.test(unicode);

/** The same for all of so many norms. */
export function overAll(formula: Formula, count: number, norm: Term): Term {
  const sum = (what: Term): Term => term(`Σᵢ ${what.unicode}`, `\\sum_i ${what.tex}`);
  const mean = (what: Term): Term => joined(fraction(whole(1), whole(count)), sum(what));
  const reduced: { readonly [R in Reduction]: () => Term } = {
    mean: () => mean(bodyOf(formula, norm)), sum: () => sum(bodyOf(formula, norm)),
    max: () => { const body = bodyOf(formula, norm); return term(`maxᵢ ${body.unicode}`, `\\max_i ${body.tex}`); },
    'mean-first': () => bodyOf(formula, mean(norm)),
  };
  return weighted(formula, reduced[formula.reduction]());
}
const joined = (a: Term, b: Term): Term => term(`${a.unicode} ${b.unicode}`, `${a.tex}${b.tex}`);

export const weighted = ({ weight }: Formula, body: Term): Term => (weight === 1 ? body : times(number(weight), body));

/** What the last line of a derivation is called. */
export const reductionLabels: { readonly [R in Reduction]: Text } = { mean: phrase`mean penalty`, sum: phrase`sum of the penalties`, max: phrase`largest penalty`, 'mean-first': phrase`penalty of the mean norm` };
