/** @file norm-square-root-zero-nan: a square root whose slope at zero is infinite, where a sample's gradient vanishes. */
import type { Check } from './check.ts';
import { bareRoot, epsilonUnder } from './squareRoots.ts';
import { nodeIn } from './text.ts';
import { phrase } from '../../texts/text.ts';

export const normSquareRootZeroNan: Check = {
  code: 'norm-square-root-zero-nan', title: phrase`NaN at a zero gradient`, severity: 'warning', confirmed: true, subject: 'zero gradient',
  find: (examination) => {
    const root = bareRoot(examination);
    return root === undefined ? undefined : {
      place: nodeIn(examination, root.op ?? examination.reduction), sentence: phrase`Where a sample's gradient is exactly 0, the square root makes the step NaN.`, repairs: epsilonUnder(examination, root.op),
      message: phrase`The norm is a square root taken by hand, whose slope at 0 is infinite. A single sample with a gradient of exactly 0 (dead ReLUs, padding, saturation) turns the critic's whole update into NaN; torch.norm would give 0 there.`,
    };
  },
};
