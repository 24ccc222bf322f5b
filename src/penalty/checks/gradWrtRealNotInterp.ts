/** @file grad-wrt-real-not-interp: the gradient is asked with respect to one of the batches that were mixed, so that it carries that batch's weight. */
import type { Examination } from '../examination.ts';
import { askForCriticInput } from '../fixes/criticCalls.ts';
import { isConvex } from '../trials/mixing.ts';
import type { Check } from './check.ts';
import { placeIn } from './text.ts';
import { phrase } from '../../texts/text.ts';

export const gradWrtRealNotInterp: Check = {
  code: 'grad-wrt-real-not-interp', title: phrase`Not the mixed point`, severity: 'error', confirmed: true, subject: 'gradient taken',
  find: (examination) => {
    const name = mixedBatch(examination);
    if (name === undefined) return undefined;
    const place = placeIn(examination, examination.delivered?.place.location);
    return {
      place, repairs: place ? askForCriticInput(examination, place) : [], sentence: phrase`The gradient is asked with respect to ${name}, so it carries ${name}'s weight in the mixture.`,
      message: phrase`The gradient is asked with respect to ${name}, not to the mixture that entered the critic, so each sample's part is multiplied by the weight of ${name} in it. A critic of slope 1 has norms anywhere between 0 and 1, and the penalty pulls the slope to 1 divided by that weight.`,
    };
  },
};

/** The batch whose weights in a mixture of several are the factors on the gradient, element by element. */
function mixedBatch(examination: Examination): string | undefined {
  const { delivered } = examination;
  if (!delivered || delivered.factors.every((factor) => Math.abs(factor - 1) < 1e-3)) return undefined;
  const mixture = examination.mixture();
  if (!mixture || !isConvex(mixture)) return undefined;
  const { values, own } = delivered;
  const carries = (weight: Float32Array): boolean => weight.length === own.length && own.every((w, i) => Math.abs((values[i] ?? 0) - w * (weight[i] ?? 0)) <= 1e-4 * Math.abs(w) + 1e-6);
  return [...mixture.weights].find(([, weight]) => carries(weight))?.[0];
}
