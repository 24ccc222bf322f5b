/** @file alpha-one-scalar: one number for the whole batch, so that all points sit at the same place of their lines. */
import { isConvex, variesBetween, variesWithin } from '../trials/mixing.ts';
import type { Check } from './check.ts';

export const alphaOneScalar: Check = {
  code: 'alpha-one-scalar', title: 'One α for the batch', severity: 'information', confirmed: true, subject: 'interpolation',
  find: (examination) => {
    const first = examination.mixture();
    if (!first || (first.shape[0] ?? 1) < 2 || !isConvex(first) || variesWithin(first) || variesBetween(first)) return undefined;
    const second = examination.mixture(1);
    const isDrawn = second !== undefined && [...first.weights].some(([name, weight]) => Math.abs((weight[0] ?? 0) - (second.weights.get(name)?.[0] ?? 0)) > 1e-4);
    return isDrawn ? {
      place: undefined, repairs: [], sentence: 'One α serves the whole batch: each step looks at one place of the lines only.',
      message: 'One mixing weight is drawn for the whole batch, so all points sit at the same fraction of their lines. The estimate is right on average but noisier than with one α for each sample, torch.rand(batch, 1, 1, 1).',
    } : undefined;
  },
};
