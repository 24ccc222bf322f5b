/** @file alpha-per-element: every pixel is mixed in a proportion of its own, so the point lies on no line between two samples. */
import { onePerSample } from '../fixes/drawEdits.ts';
import { sizeOf } from '../probes/gradients.ts';
import { drawOf } from '../trials/draws.ts';
import { drawContext, isMixedWithin } from './alphaText.ts';
import type { Check } from './check.ts';
import { perSample } from './text.ts';
import { phrase } from '../../texts/text.ts';

export const alphaPerElement: Check = {
  code: 'alpha-per-element', title: phrase`Mixed pixel by pixel`, severity: 'warning', confirmed: true, subject: 'interpolation',
  find: (examination) => {
    const mixture = examination.mixture();
    if (!isMixedWithin(mixture)) return undefined;
    const draw = drawOf(examination, ({ size }) => size === sizeOf(mixture.shape));
    return {
      // Some mix the columns of a table each by itself on purpose.
      severity: examination.rank > 2 ? 'warning' : 'information',
      place: draw, sentence: phrase`α is drawn for every element: the points are not on the lines between real and fake.`, repairs: draw ? onePerSample(draw, drawContext(examination, mixture)) : [],
      message: phrase`The mixing weight is drawn for each of the ${perSample(examination)} elements of a sample instead of once. The points then lie off the line between a real and a fake sample by about 0.29 of its length, and gather around its middle instead of spreading over it.`,
    };
  },
};
