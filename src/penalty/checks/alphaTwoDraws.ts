/** @file alpha-two-draws: real and fake get weights of their own, which do not add up to 1. */
import { variesBetween, variesWithin, weightSums } from '../trials/mixing.ts';
import type { Check } from './check.ts';
import { formatNumber } from '../numberText.ts';

export const alphaTwoDraws: Check = {
  code: 'alpha-two-draws', title: 'Weights do not add up', severity: 'error', confirmed: true, subject: 'interpolation',
  find: (examination) => {
    const mixture = examination.mixture();
    if (mixture?.weights.size !== 2 || !(variesBetween(mixture) || variesWithin(mixture))) return undefined;
    const sums = weightSums(mixture);
    const [least, most] = sums.reduce<readonly [number, number]>(([low, high], sum) => [Math.min(low, sum), Math.max(high, sum)], [Infinity, -Infinity]);
    // Weights that add up to the same everywhere are scaled, not drawn twice.
    if (most - least < 1e-3) return undefined;
    const names = [...mixture.weights.keys()];
    return {
      place: undefined, repairs: [], sentence: `The weights of ${names.join(' and ')} are drawn independently.`,
      message: `The weights of ${names.join(' and ')} are drawn independently, so they do not add up to 1: here their sum lies between ${formatNumber(least)} and ${formatNumber(most)}. The points lie off the line between the two; draw one α and use it and 1 − α.`,
    };
  },
};
