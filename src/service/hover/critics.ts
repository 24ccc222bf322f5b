/** @file Explains the critic: its scores where a penalty asks for them, and the user's own class by running it. */
import { formatNumber, formatShape, type CriticPlace } from '../../penalty/index.ts';
import { phrase, type Text } from '../../texts/text.ts';
import type { Document } from '../document.ts';
import { batchOf, shapeText, type Explain } from './context.ts';
import type { Explanation, Formula } from './hoverText.ts';
import { inside } from './ranges.ts';

const anyNumber: Formula = { unicode: 'D(x̂) ∈ ℝ', tex: 'D(\\hat x) \\in \\mathbb{R}' };

export const scores: Explain = ({ place }) => ({
  answer: phrase`One score for each sample`, rest: shapeText(place), formula: anyNumber, lines: [],
  sentences: [phrase`Any real number: no sigmoid after it, since scores are compared, not read as probabilities. To judge the penalty, a linear critic D(x) = Σ w·x stands here, whose gradient w is known.`],
});

const ofSum: Formula = { unicode: '∂/∂x̂ᵢ Σⱼ D(x̂ⱼ) = ∂D(x̂ᵢ)/∂x̂ᵢ', tex: '\\nabla_{\\hat x_i} \\sum_j D(\\hat x_j) = \\nabla_{\\hat x_i} D(\\hat x_i)' };
const ofMean: Formula = { unicode: '∂/∂x̂ᵢ 1/B Σⱼ D(x̂ⱼ) = 1/B ∂D(x̂ᵢ)/∂x̂ᵢ', tex: '\\nabla_{\\hat x_i} \\frac{1}{B}\\sum_j D(\\hat x_j) = \\frac{1}{B}\\nabla_{\\hat x_i} D(\\hat x_i)' };

export const scoreSum: Explain = () => ({
  answer: phrase`The sum of the scores`, formula: ofSum, lines: [],
  sentences: [phrase`One number can be differentiated, so the scores are added up. Since D(x̂ⱼ) does not see x̂ᵢ, every sample keeps its own gradient.`],
});

export const scoreMean: Explain = ({ site }) => ({
  answer: phrase`The mean of the scores, not their sum`, formula: ofMean, check: 'outputs-averaged', lines: [],
  sentences: [phrase`Every sample's gradient comes out divided by the batch size, ${batchOf(site)}.`],
});

/** The class of the critic, and the call that makes it. */
export function explainCritic(document: Document, offset: number): Explanation | undefined {
  for (const { critic } of document.places) {
    const range = critic?.ranges.find((each) => inside(each, offset));
    if (critic && range) return { range, ...said(critic) };
  }
  return undefined;
}

function said(critic: CriticPlace): Omit<Explanation, 'range'> {
  const { from, to, bounds } = critic;
  return {
    answer: phrase`Critic: \`${formatShape(from)}\` → \`${formatShape(to)}\``, formula: bounds ? undefined : anyNumber, check: bounds ? 'sigmoid-critic' : undefined, lines: [],
    sentences: [countText(from, to), bounds ? boundsText(critic, bounds) : phrase`Random data get ${formatNumber(critic.least)} … ${formatNumber(critic.most)}: any real number is a score, so nothing squeezes the slope.`],
  };
}

function countText(from: readonly number[], to: readonly number[]): Text {
  const each = to.slice(1).reduce((a, b) => a * b, 1);
  return each === 1 && to[0] === from[0] ? phrase`It was made and asked: one score for each sample.` : phrase`It was made and asked: ${each} scores for each sample, as of a critic that judges patches. Their sum or mean is what is differentiated.`;
}

const boundsText = ({ least, most }: CriticPlace, [low, high]: readonly [number, number]): Text =>
  phrase`Its scores stay between ${formatNumber(low)} and ${formatNumber(high)} whatever it is given (random data get ${formatNumber(least)} … ${formatNumber(most)}): a Wasserstein critic has no such bound, for it flattens the slope that the penalty asks for.`;
