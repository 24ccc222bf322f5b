/** @file Explains what is done to the gradient up to its norms: the gradient, its arrangement, squares, norms. */
import { elementsPerSample, formatShape } from '../../penalty/index.ts';
import { phrase, type Text } from '../../texts/text.ts';
import { batchOf, derivation, elementsOf, shapeText, type Explain, type PlaceContext } from './context.ts';
import type { Formula } from './hoverText.ts';

export const gradient: Explain = ({ place, site, evaluation }) => ({
  answer: phrase`The gradient of each sample's score with respect to the sample`, rest: shapeText(place), lines: derivation(evaluation).slice(0, 3),
  sentences: [phrase`One slope for each of the ${elementsOf(site)} elements of a sample. An element may be small and the norm still 1: length is a property of the whole sample.`],
});

export const arranged: Explain = ({ place, site, evaluation }) => ({
  answer: place.value?.shape && site.shape ? phrase`\`${formatShape(place.from ?? site.shape)}\` → \`${formatShape(place.value.shape)}\`` : phrase`The same elements in another arrangement`, lines: derivation(evaluation).slice(0, 3),
  sentences: [arrangementText(place.value?.shape, site.shape)],
});

function arrangementText(to: readonly number[] | undefined, from: readonly number[] | undefined): Text {
  const isRows = to?.length === 2 && to[0] === from?.[0];
  if (!to || !from || isRows) return phrase`One row for each sample. A norm over \`dim=1\` then covers all ${from ? elementsPerSample(from) : 'N'} elements of it; on the unflattened gradient it would cover the channels only.`;
  if (to.length < 2) return phrase`All samples in one row: a norm of it is one number for the whole batch.`;
  if (to[0] !== from[0]) return phrase`The rows are no samples any more: each holds ${elementsPerSample(to)} elements, a sample has ${elementsPerSample(from)}.`;
  return phrase`The same elements, the samples still along the first axis.`;
}

const sumOfSquares: Formula = { unicode: '‖g‖² = Σₖ gₖ²', tex: '\\lVert g\\rVert_2^2 = \\sum_k g_k^2' };
const root: Formula = { unicode: '‖g‖ = √(Σₖ gₖ²)', tex: '\\lVert g\\rVert_2 = \\sqrt{\\sum_k g_k^2}' };

export const squares: Explain = ({ place, site, evaluation }) => ({
  answer: phrase`Each element of the gradient squared`, rest: shapeText(place), formula: sumOfSquares, lines: derivation(evaluation).slice(0, 3),
  sentences: [phrase`Added up over the ${elementsOf(site)} elements of a sample, it is the square of the sample's norm.`],
});

export const squaredNorms: Explain = ({ place, site, evaluation }) => ({
  answer: site.formula?.norm === 'squared' ? phrase`The squared norms: no root is taken` : phrase`The sum of squares of each sample`, rest: shapeText(place), formula: sumOfSquares, lines: derivation(evaluation).slice(0, 3),
  sentences: [evaluation?.findings.some(({ code }) => code === 'norm-square-root-zero-nan') === true ? phrase`Its root is the norm. At a gradient of all zeros that root passes nan back, where \`norm\` passes 0.` : phrase`Its root is the norm: the Euclidean length of the sample's gradient.`],
});

export const norms: Explain = (context) => {
  const { place, evaluation } = context;
  return {
    answer: normsAnswer(context), rest: shapeText(place), formula: root, lines: derivation(evaluation).slice(0, 3),
    sentences: [normSentence(context)],
  };
};

function normsAnswer({ site, evaluation }: PlaceContext): Text {
  const { axes } = evaluation ?? {};
  if (!axes) return phrase`One norm for each sample`;
  if (axes.elements === axes.expectedElements && axes.covered.join() === axes.expected.join()) return phrase`One norm for each of ${batchOf(site)} samples, over all ${axes.elements} elements`;
  if (axes.covered.includes(0)) return phrase`One norm over ${axes.elements} elements of all samples, not one for each sample`;
  return phrase`Each norm covers ${axes.elements} elements, not ${axes.expectedElements}`;
}

function normSentence({ site: { formula }, evaluation }: PlaceContext): Text {
  if (evaluation?.verdict === 'wrong') return evaluationText(evaluation.sentence);
  if (formula?.norm === 'spectral') return phrase`The spectral norm is the largest singular value of a matrix; the penalty takes the length of all elements.`;
  if (formula?.norm === 'l1') return phrase`The sum of absolute values, not the Euclidean length.`;
  if (formula?.norm === 'max') return phrase`The largest absolute value, not the Euclidean length.`;
  if (formula?.norm === 'rms') return phrase`The root of the mean square: smaller than the Euclidean length by √N.`;
  return phrase`The Euclidean length of the flattened gradient; of a matrix it is called the Frobenius norm. The spectral norm, the largest singular value, is another.`;
}

/** A sentence of the evaluation, as it comes. */
export const evaluationText = (sentence: Text | string): Text => (typeof sentence === 'string' ? { template: '{0}', values: [sentence] } : sentence);
