/** @file Explains where the critic is asked: batches, the random weights between them, the point itself, `requires_grad_`. */
import { formatShape, fromBelow } from '../../penalty/index.ts';
import { phrase, type Text } from '../../texts/text.ts';
import { batchOf, shapeText, type Explain, type PlaceContext } from './context.ts';
import type { Formula } from './hoverText.ts';

export const point: Explain = ({ place, site }) => ({ answer: pointAnswer(site), rest: shapeText(place), formula: mixtureFormula(site), lines: [], sentences: pointSentences(site) });

type Site = PlaceContext['site'];

function pointAnswer({ mixing }: Site): Text {
  if (isLine(mixing)) return phrase`A random point on the line between ${nameText(mixing?.batches[0])} and ${nameText(mixing?.batches[1])}, one for each sample`;
  if (mixing?.hasNoise === true) return phrase`The data with noise added: the critic is asked around it`;
  return mixing?.batches.length === 1 ? phrase`${nameText(mixing.batches[0])} itself: the critic is asked there` : phrase`The point at which the critic is asked`;
}

function pointSentences({ mixing }: Site): Text[] {
  if (isLine(mixing)) return [phrase`The slope is to be 1 along such lines; new points are drawn in every step. Which of the two gets ε and which 1 − ε makes no difference: both are distributed alike.`];
  if (mixing?.withinSamples === true) return [phrase`Each element is mixed by itself, so the points leave the line between the two samples.`];
  return [phrase`Gradients are taken with respect to it, so it must be the very tensor that the critic gets.`];
}

/** Convex, with one weight for each sample: on the line between two. */
const isLine = (mixing: Site['mixing']): boolean => mixing?.convex === true && mixing.batches.length === 2 && mixing.betweenSamples && !mixing.withinSamples && !mixing.leavesSegment;

const nameText = (name: string | undefined): Text => phrase`\`${name ?? 'x'}\``;

/** x̂ = ε · real + (1 − ε) · fake, by the names of this file. */
function mixtureFormula({ mixing }: Site, first = mixing?.batches[0]): Formula | undefined {
  const [a, b] = [first, mixing?.batches.find((name) => name !== first)];
  if (!mixing?.convex || a === undefined || b === undefined || mixing.batches.length > 2) return undefined;
  return { unicode: `x̂ = ε · ${a} + (1 − ε) · ${b}`, tex: `\\hat x = \\varepsilon\\,${texName(a)} + (1-\\varepsilon)\\,${texName(b)}` };
}

/** A Python name in upright letters; one with anything else in it stands for data. */
const texName = (name: string): string => (/^[A-Za-z][A-Za-z0-9_]*$/.test(name) ? `\\mathrm{${name.replaceAll('_', '\\_')}}` : '\\mathrm{x}');

export const weight: Explain = ({ place, site }) => ({
  answer: weightAnswer(site, place.name), rest: site.mixing?.handedIn === undefined ? shapeText(place) : undefined, formula: mixtureFormula(site, place.name), lines: [], sentences: [weightSentence(place, site)],
  check: site.mixing?.withinSamples === true ? 'alpha-per-element' : site.mixing?.leavesSegment === true ? 'alpha-gaussian' : undefined,
});

function weightAnswer(site: Site, name: string | undefined): Text {
  const { mixing } = site;
  if (mixing?.handedIn !== undefined) return phrase`The weight of ${nameText(name)} in the point at which the critic is asked`;
  if (mixing?.withinSamples === true) return phrase`A weight for each element, not one for each sample`;
  if (mixing?.betweenSamples === false) return phrase`One weight for the whole batch`;
  return phrase`One random weight for each of ${batchOf(site)} samples`;
}

function weightSentence({ name }: PlaceContext['place'], { mixing }: Site): Text {
  const of = nameText(name);
  if (mixing?.handedIn !== undefined) return phrase`0 is one end of the line, 1 the other. The caller draws it anew in every step: one number for each sample, of shape (B, 1, 1, 1) for images, which spreads over the whole sample.`;
  if (mixing?.withinSamples === true) return phrase`How much of ${of} is in each element. Drawn by element, the points leave the line between the two samples and crowd around its middle.`;
  if (mixing?.leavesSegment === true) return phrase`How much of ${of} is in the point. Some weights are below 0 or above 1: those points lie beyond the ends of the line.`;
  if (mixing?.betweenSamples === false) return phrase`How much of ${of} is in the point. All samples share one place on their lines, which makes the mean over the batch noisier.`;
  return phrase`How much of ${of} is in the point: 0 is one end of the line, 1 the other. It is drawn anew in every step; axes of size 1 spread it over the whole sample.`;
}

export const batch: Explain = ({ place }) => ({
  answer: phrase`A batch of data`, rest: shapeText(place), lines: [],
  sentences: [phrase`Random data stands for it here. A critic of known slope is asked about it, so the gradient does not depend on what it holds.`],
});

export const requiresGrad: Explain = ({ site }) => ({
  answer: phrase`Lets gradients be taken with respect to this tensor`, lines: [],
  sentences: [phrase`It changes no image: no optimizer owns it. Without it \`autograd.grad\` raises, unless ${site.mixing && site.mixing.batches.length > 1 ? phrase`what was mixed requires gradients already` : phrase`the data require gradients already`}.`],
});

/** What follows from the gradient has a value worth showing; of anything else only the shape is not ours. */
export const tensor: Explain = ({ place, site, evaluation }) => {
  const { value, range } = place;
  if (value?.shape === undefined || !site.shape) return undefined;
  const follows = evaluation?.trace.some((step) => step.range.start === range.start && step.range.end === range.end) === true;
  return follows
    ? { answer: phrase`${fromBelow(value.text)} \`${formatShape(value.shape)}\``, rest: phrase` when every sample of \`${formatShape(site.shape)}\` has norm 1`, sentences: [], lines: [] }
    : { answer: phrase`\`${formatShape(value.shape)}\``, rest: phrase` for data of shape \`${formatShape(site.shape)}\``, sentences: [], lines: [] };
};
