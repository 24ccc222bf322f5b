/** @file alpha-gaussian: a normal weight takes most points beyond the ends of the line between real and fake. */
import { uniformInstead } from '../fixes/drawEdits.ts';
import { formatNumber } from '../numberText.ts';
import { drawOf, drawsNormally } from '../trials/draws.ts';
import { isConvex, leavesSegment } from '../trials/mixing.ts';
import type { Check } from './check.ts';
import { phrase } from '../../texts/text.ts';

export const alphaGaussian: Check = {
  code: 'alpha-gaussian', title: phrase`Normal α`, severity: 'warning', confirmed: true, subject: 'interpolation',
  find: (examination) => {
    const mixture = examination.mixture();
    if (!mixture || !isConvex(mixture) || !leavesSegment(mixture)) return undefined;
    const draw = drawOf(examination, (output) => output.shape[0] === mixture.shape[0]);
    const repairs = draw ? uniformInstead(draw) : [];
    // Who draws uniformly from a wider range means to look beyond the ends. A normal draw may be in another file.
    if (repairs.length === 0 && !drawsNormally(examination)) return undefined;
    const weights = [...mixture.weights.values()].flatMap((weight) => [...weight]);
    return {
      place: draw, repairs,
      sentence: phrase`α is not drawn from [0, 1]: many points lie beyond the real and the fake sample.`,
      message: phrase`The mixing weight leaves [0, 1]: in one run it lay between ${formatNumber(Math.min(...weights))} and ${formatNumber(Math.max(...weights))}. With a standard normal weight two points in three lie beyond the ends of the line between a real and a fake sample, where the critic's slope need not be 1.`,
    };
  },
};
