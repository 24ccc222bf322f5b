/** @file alpha-fixed: in what is called WGAN-GP the points sit at one fixed place of their lines, or are the real data. */
import { formatNumber } from '../numberText.ts';
import { drawnTensors } from '../trials/draws.ts';
import { isConvex, isDrawn, variesBetween, variesWithin } from '../trials/mixing.ts';
import type { Mixture } from '../trials/interpolation.ts';
import type { Check, Draft } from './check.ts';
import { phrase, print } from '../../texts/text.ts';

export const alphaFixed: Check = {
  code: 'alpha-fixed', title: phrase`α is fixed`, severity: 'information', confirmed: true, subject: 'interpolation',
  find: (examination) => {
    const { formula, text, spreadRun } = examination;
    // Many penalties look at fixed places; WGAN-GP draws them.
    if (formula?.shape !== 'two-sided' || !/wgan[-_ ]?gp/i.test(text) || /dragan/i.test(text)) return undefined;
    // A weight that was handed in is for the caller to draw.
    if ([...spreadRun?.notes.assumptions.values() ?? []].some((assumed) => print(assumed).endsWith('= 0.5'))) return undefined;
    const mixture = examination.mixture();
    if (!mixture || mixture.offset.some((x) => x !== 0) || drawnTensors(examination) > 0 || variesWithin(mixture) || variesBetween(mixture) || isDrawn(examination)) return undefined;
    return mixture.weights.size === 1 ? onData(mixture) : halfway(mixture);
  },
};

function halfway(mixture: Mixture): Draft | undefined {
  if (mixture.weights.size !== 2 || !isConvex(mixture)) return undefined;
  const [[name, weight] = ['', new Float32Array()]] = mixture.weights;
  return {
    place: undefined, repairs: [], sentence: phrase`α is ${formatNumber(weight[0] ?? 0)} at every step, not drawn.`,
    message: phrase`The weight of ${name} is ${formatNumber(weight[0] ?? 0)} at every step, so the slope is looked at in one place of each line only. WGAN-GP draws α uniformly from [0, 1] for each sample.`,
  };
}

function onData({ weights }: Mixture): Draft | undefined {
  const [[name, weight] = ['', new Float32Array()]] = weights;
  return weight.every((w) => Math.abs(w - 1) < 1e-4) ? {
    place: undefined, repairs: [], sentence: phrase`The points are ${name} itself, not on the lines between real and fake.`,
    message: phrase`The critic's slope is penalised at ${name} alone: α is 1 at every step. WGAN-GP takes points on the lines between real and fake samples, with α drawn uniformly from [0, 1].`,
  } : undefined;
}
