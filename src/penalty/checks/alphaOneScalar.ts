/** @file alpha-one-scalar: one number for the whole batch, so that all points sit at the same place of their lines. */
import { onePerSample } from '../fixes/drawEdits.ts';
import { drawOf } from '../trials/draws.ts';
import { isConvex, isDrawn, variesBetween, variesWithin } from '../trials/mixing.ts';
import { drawContext } from './alphaText.ts';
import type { Check } from './check.ts';
import { phrase } from '../../texts/text.ts';

export const alphaOneScalar: Check = {
  code: 'alpha-one-scalar', title: phrase`One α for the batch`, severity: 'information', confirmed: true, subject: 'interpolation',
  find: (examination) => {
    const mixture = examination.mixture();
    if (!mixture || (examination.shape[0] ?? 1) < 2 || !isConvex(mixture) || variesWithin(mixture) || variesBetween(mixture) || !isDrawn(examination)) return undefined;
    const draw = drawOf(examination, ({ size }) => size === 1);
    return {
      place: draw, repairs: draw ? onePerSample(draw, drawContext(examination, mixture)) : [], sentence: phrase`One α serves the whole batch: each step looks at one place of the lines only.`,
      message: phrase`One mixing weight is drawn for the whole batch, so all points sit at the same fraction of their lines. The estimate is right on average but noisier than with one α for each of the ${(examination.shape[0] ?? 1).toString()} samples.`,
    };
  },
};
