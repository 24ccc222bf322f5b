/** @file Explains what is done to the norms: their distance from the target, its square, the mean, λ. */
import { formatNumber, fromBelow } from '../../penalty/index.ts';
import { phrase, type Text } from '../../texts/text.ts';
import type { Value } from '../../python/evaluator/index.ts';
import { isTensor } from '../../torch/index.ts';
import type { Document } from '../document.ts';
import { weightsAtCalls } from './callSites.ts';
import { batchOf, derivation, shapeText, targetOf, weightOf, type Explain, type PlaceContext } from './context.ts';
import type { Explanation, Formula, Line } from './hoverText.ts';
import { evaluationText } from './norms.ts';
import { inside } from './ranges.ts';

export const distances: Explain = ({ place, site, evaluation }) => ({
  answer: site.formula?.shape === 'one-sided' ? phrase`By how much each norm exceeds ${targetOf(site)}` : phrase`How far each norm is from ${targetOf(site)}`, rest: shapeText(place), lines: derivation(evaluation).slice(2),
  sentences: [site.formula?.shape === 'one-sided'
    ? phrase`1-Lipschitz asks for a slope of at most 1, so only larger ones cost anything (WGAN-LP).`
    : phrase`Why 1 and not at most 1: the best critic that is 1-Lipschitz has slope 1 almost everywhere on the lines between real and generated data. A flat critic is as wrong as one of slope 2.`],
});

const identity = (t: string): Formula => ({ unicode: `mean((n − ${t})²) = (mean n − ${t})² + var n`, tex: `\\overline{(n-${t})^2} = (\\bar n-${t})^2 + \\operatorname{Var}(n)` });
const square: Formula = { unicode: '‖g‖² = Σₖ gₖ²', tex: '\\lVert g\\rVert_2^2' };

export const costs: Explain = (context) => {
  const { place, site, evaluation } = context;
  const { formula } = site;
  const meanFirst = formula?.reduction === 'mean-first';
  return {
    answer: meanFirst ? phrase`The square of the mean, not the mean of the squares` : phrase`What each sample costs`, rest: shapeText(place), lines: derivation(evaluation).slice(2),
    formula: formula?.shape === 'two-sided' ? identity(targetOf(site)) : undefined, check: meanFirst ? 'mean-before-square' : undefined,
    sentences: [costSentence(context)],
  };
};

function costSentence({ site: { formula } }: PlaceContext): Text {
  if (formula?.shape === 'square') return phrase`The squared norm pulls every slope to 0 (R1 and R2), not to 1.`;
  if (formula?.shape === 'one-sided') return phrase`Norms below the target cost nothing.`;
  return phrase`Each sample is squared by itself, then averaged: norms 0 and 2 cost 1 each. Averaged first, they are 1 and cost nothing: the variance of the norms escapes.`;
}

export const mean: Explain = ({ place, site, evaluation }) => ({
  answer: meanAnswer(place, site), rest: valueText(place), lines: derivation(evaluation), formula: site.formula?.shape === 'two-sided' ? identity(targetOf(site)) : undefined,
  sentences: [evaluation?.verdict === 'wrong' ? evaluationText(evaluation.sentence) : phrase`Every sample is penalised by itself, and the mean keeps the penalty from growing with the batch.`],
});

/** Where a norm does not cover a sample, there are more or fewer of them than samples. */
function meanAnswer({ from }: PlaceContext['place'], site: PlaceContext['site']): Text {
  const count = from?.reduce((a, b) => a * b, 1);
  return count === undefined || count === site.shape?.[0] ? phrase`The mean over ${batchOf(site)} samples` : phrase`The mean over ${count} numbers`;
}

/** `0 where every norm is 1`. */
const valueText = (place: PlaceContext['place']): Text | undefined => (place.value ? phrase`: ${fromBelow(place.value.text)} when every sample's gradient has norm 1` : undefined);

export const sum: Explain = ({ place, site, evaluation }) => ({
  answer: phrase`The sum over ${batchOf(site)} samples`, rest: valueText(place), lines: derivation(evaluation),
  sentences: [phrase`It grows with the batch size, so λ means something else for every batch.`],
});

export const maximum: Explain = ({ place, site, evaluation }) => ({
  answer: phrase`The largest of ${batchOf(site)} samples`, rest: valueText(place), lines: derivation(evaluation), sentences: [phrase`Only the steepest sample of the batch is penalised (MaxGP).`],
});

export const meanNorm: Explain = ({ place, site, evaluation }) => ({
  answer: phrase`The mean of the norms`, rest: valueText(place), lines: derivation(evaluation),
  formula: site.formula?.reduction === 'mean-first' ? identity(targetOf(site)) : undefined, check: site.formula?.reduction === 'mean-first' ? 'mean-before-square' : undefined,
  sentences: [site.formula?.reduction === 'mean-first' ? phrase`Averaged before they are squared, norms 0 and 2 pass for 1 and cost nothing: the variance of the norms escapes.` : phrase`A number to look at: it should come near the target as the critic trains.`],
});

export const meanDistance: Explain = (context) => ({ ...distancesOfMean(context), lines: derivation(context.evaluation) });
const distancesOfMean = ({ site }: PlaceContext): { readonly answer: Text; readonly sentences: readonly Text[]; readonly check: string } => ({
  answer: phrase`How far the mean of the norms is from ${targetOf(site)}`, check: 'mean-before-square',
  sentences: [phrase`Norms 0 and 2 have the mean 1, so their distances cancel: the variance of the norms escapes.`],
});

const weighted: Formula = { unicode: 'L = mean D(x̃) − mean D(x) + λ · penalty', tex: 'L = \\mathbb{E}\\,D(\\tilde x) - \\mathbb{E}\\,D(x) + \\lambda\\,\\mathrm{penalty}' };

export const weight: Explain = ({ site }) => ({
  answer: phrase`λ = ${weightOf(site)}: how much the penalty weighs beside the scores`, formula: weighted, lines: weightLines(site),
  sentences: [site.formula?.shape === 'square' ? phrase`R1 and R2 write it as γ/2: the half belongs to them, so that γ = 10 weighs 5.` : phrase`WGAN-GP takes 10.`, phrase`The penalty is added to whatever the critic makes small, whichever sign the scores have there.`],
});

/** The λ that a penalty is multiplied with where it is called. */
export function weightAtCall(document: Document, offset: number): Explanation | undefined {
  const found = weightsAtCalls(document).find(({ factor }) => inside(factor, offset));
  if (!found) return undefined;
  const { factor, evaluation } = found;
  const site = document.places.find(({ target }) => target.type === 'function' && target.info.node.nameRange.start === evaluation.site.nameRange.start);
  const known = document.contexts.known(factor);
  const value = known && !known.assumed ? numberOf(known.value) : undefined;
  const inner = site?.formula?.weight ?? 1;
  return {
    range: { start: factor.start, end: factor.end }, formula: weighted, lines: value === undefined || !site ? [] : weightLines(site, value * inner),
    answer: value === undefined ? phrase`λ: how much the penalty weighs beside the scores` : phrase`λ = ${formatNumber(value)}: how much the penalty weighs beside the scores`,
    sentences: [
      ...(inner === 1 || value === undefined ? [phrase`WGAN-GP takes 10.`] : [phrase`The function multiplies by ${formatNumber(inner)} already, so the penalty weighs ${formatNumber(inner * value)} in all.`]),
      phrase`The penalty is added to whatever the critic makes small, whichever sign the scores have there.`,
    ],
  };
}

function numberOf(value: Value): number | undefined {
  if (isTensor(value)) return value.shape.length === 0 ? value.array.fill : undefined;
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined;
}

function weightLines({ formula }: PlaceContext['site'], weightOfAll = formula?.weight ?? 1): Line[] {
  if (formula?.shape !== 'two-sided' || formula.norm !== 'l2') return [];
  return [0, formula.target, 2 * formula.target].map((n) => ({
    label: phrase`norm ${formatNumber(n)}`, unicode: `${formatNumber(weightOfAll)} · (${formatNumber(n)} − ${formatNumber(formula.target)})² = ${formatNumber(weightOfAll * (n - formula.target) ** 2)}`,
  }));
}

export const penalty: Explain = ({ place, site, evaluation }) => ({
  answer: phrase`The penalty`, rest: valueText(place), formula: site.formula?.shape === 'square' ? square : undefined, lines: derivation(evaluation),
  sentences: [penaltySentence({ site, evaluation })],
});

function penaltySentence({ site, evaluation }: Pick<PlaceContext, 'site' | 'evaluation'>): Text {
  if (evaluation?.verdict === 'wrong') return evaluationText(evaluation.sentence);
  if (site.formula?.shape !== 'two-sided') return phrase`It is added to what the critic makes small.`;
  return phrase`A fresh critic is nearly flat, so it starts near ${formatNumber(site.formula.weight * site.formula.target ** 2)}, then falls to a few hundredths of that. One that keeps rising tells of a wrong axis, a flipped sign or a missing \`create_graph\`.`;
}
