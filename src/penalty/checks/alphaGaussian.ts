/** @file alpha-gaussian: a normal weight takes most points beyond the ends of the line between real and fake. */
import type { Fix } from '../../protocol/evaluation.ts';
import { callAt, replace } from '../fixes/edits.ts';
import type { Examination } from '../examination.ts';
import type { PlacedOp } from '../probes/lab.ts';
import { isConvex, leavesSegment, randomDraw } from '../trials/mixing.ts';
import type { Check } from './check.ts';
import { placeIn } from './text.ts';

export const alphaGaussian: Check = {
  code: 'alpha-gaussian', title: 'Normal α', severity: 'warning', confirmed: true, subject: 'interpolation',
  find: (examination) => {
    const mixture = examination.mixture();
    if (!mixture || !isConvex(mixture) || !leavesSegment(mixture)) return undefined;
    const draw = randomDraw(examination, (output) => output.shape[0] === mixture.shape[0]);
    return {
      place: draw && placeIn(examination, draw.location), repairs: draw ? uniform(examination, draw) : [],
      sentence: 'α is not drawn from [0, 1]: many points lie beyond the real and the fake sample.',
      message: 'The mixing weight leaves [0, 1], so the points leave the line between a real and a fake sample. With a standard normal weight two points in three lie beyond its ends, where the critic\'s slope need not be 1.',
    };
  },
};

/** `torch.randn(…)` → `torch.rand(…)`, `x.normal_()` → `x.uniform_()`. */
function uniform(examination: Examination, draw: PlacedOp): readonly Fix[] {
  const place = placeIn(examination, draw.location);
  const call = place && callAt(examination.tree, place);
  if (call?.func.type !== 'Attribute') return [];
  const name = { randn: 'rand', randn_like: 'rand_like', normal_: 'uniform_' }[call.func.attr];
  return name === undefined ? [] : [{ title: 'Draw α uniformly from [0, 1]', edits: [replace(call.func.attrRange, name)] }];
}
