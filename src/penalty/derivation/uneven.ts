/** @file The derivation for a gradient whose elements differ: how its norms are spread, and what their penalties come to. */
import type { OffsetRange } from '../../protocol/evaluation.ts';
import { phrase } from '../../texts/text.ts';
import { groupNorms, type Formula } from '../formulas.ts';
import { formatNumber } from '../numberText.ts';
import { commonNorm, summaryOf } from '../table/norms.ts';
import { equals, number, numeral, step, term, type Step, type Term } from './formula.ts';
import { countStep, type Groups } from './groups.ts';
import { bodyOf, normSymbol, overAll, reductionLabels, weighted } from './penaltyTerms.ts';

export function deriveUneven(formula: Formula, shape: readonly number[], groups: Groups, penalty: number, range: OffsetRange | undefined): Step[] {
  const norms = groupNorms(groups.gradient, groups.axes, formula.norm).map((norm) => (formula.epsilon === undefined ? norm : Math.sqrt(norm * norm + formula.epsilon)));
  const symbol = normSymbol(formula);
  const common = commonNorm(norms);
  const count = groups.isSample ? [] : [countStep(groups, shape)];
  if (common !== undefined) {
    const body = bodyOf(formula, number(common));
    const all = formula.reduction === 'sum' && groups.count > 1 ? term(`${groups.count.toString()} · ${body.unicode}`, `${groups.count.toString()}\\cdot ${body.tex}`) : body;
    return [step(phrase`norm of ${groups.one}`, equals(symbol, number(common)), range), ...count, step(phrase`penalty`, equals(weighted(formula, all), number(penalty)))];
  }
  const { min, max, mean = 0, deviation = 0 } = summaryOf(norms);
  return [
    step(groups.isSample ? phrase`norms of the samples` : phrase`norms of ${groups.one} each`, equals(symbol, plusMinus(mean, deviation)), range),
    ...(groups.isSample ? [step(phrase`smallest and largest`, between(number(min), symbol, number(max)))] : count),
    step(reductionLabels[formula.reduction], equals(overAll(formula, groups.count, symbol), number(penalty))),
  ];
}

/** `0.0916 ± 0.0038`: two digits of the deviation, and the mean to the same place. */
function plusMinus(mean: number, deviation: number): Term {
  const places = Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(deviation))));
  const written = (value: number): Term => (Math.abs(value) >= 1e6 || value < 10 ** -places ? numeral(formatNumber(value)) : numeral(value.toFixed(places)));
  const [a, b] = [written(mean), written(deviation)];
  return term(`${a.unicode} ± ${b.unicode}`, `${a.tex} \\pm ${b.tex}`);
}

const between = (least: Term, what: Term, most: Term): Term => term(`${least.unicode} ≤ ${what.unicode} ≤ ${most.unicode}`, `${least.tex} \\le ${what.tex} \\le ${most.tex}`);
