/** @file Explains the critic: its scores where a penalty asks for them, and the user's own class by running it. */
import { formatNumber, formatShape, type CriticPlace } from '../../penalty/index.ts';
import { phrase, type Text } from '../../texts/text.ts';
import type { Document } from '../document.ts';
import { shapeText, type Explain } from './context.ts';
import type { Explanation, Formula } from './hoverText.ts';
import { inside } from './ranges.ts';

const anyNumber: Formula = { unicode: 'D(x̂) ∈ ℝ', tex: 'D(\\hat x) \\in \\mathbb{R}' };

export const scores: Explain = ({ place }) => ({
  answer: phrase`One score for each sample`, rest: shapeText(place), formula: anyNumber, lines: [],
  sentences: [phrase`Any real number: no sigmoid after it, since scores are compared, not read as probabilities. To judge the penalty, a linear critic D(x) = Σ w·x stands here, whose gradient w is known.`],
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
