/** @file interp-inplace-alias: the batch of real data is overwritten, since a name is no copy. */
import type { Check } from './check.ts';

export const interpInplaceAlias: Check = {
  code: 'interp-inplace-alias', title: 'Data overwritten', severity: 'error', confirmed: true,
  find: (examination) => {
    const [changed] = examination.changedBatches;
    return changed === undefined ? undefined : {
      place: undefined, repairs: [], sentence: `\`${changed}\` is overwritten in place.`,
      message: `The batch ${changed} is written into: another name for a tensor is no copy of it. Whatever uses ${changed} afterwards, the critic's loss on it included, gets the interpolation instead; start from ${changed}.clone().`,
    };
  },
};
