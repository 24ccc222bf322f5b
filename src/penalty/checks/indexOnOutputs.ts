/** @file index-on-outputs: the score of the first sample alone is differentiated, where `[0]` was meant for the answer of `grad`. */
import type { Check } from './check.ts';
import type { Fix } from '../../protocol/evaluation.ts';
import type { Examination } from '../examination.ts';
import { argumentOf, callAt, replace, sourceOf } from '../fixes/edits.ts';
import { formatNumber } from '../numberText.ts';
import { placeIn } from './text.ts';

export const indexOnOutputs: Check = {
  code: 'index-on-outputs', title: 'Only the first sample', severity: 'error', confirmed: true, subject: 'gradient taken',
  find: (examination) => {
    const { delivered } = examination;
    const [first = 0, ...others] = delivered?.factors ?? [];
    if (!delivered || others.length === 0 || Math.abs(first - 1) > 1e-3 || others.some((factor) => Math.abs(factor) > 1e-6)) return undefined;
    const place = placeIn(examination, delivered.place.location);
    const batch = examination.shape[0] ?? 1;
    return {
      place, sentence: 'Only the first sample\'s score is differentiated; all others have a gradient of 0.', repairs: place ? withoutIndex(examination, place) : [],
      message: `The score of the first sample alone is differentiated, so the gradients of the other ${(batch - 1).toString()} samples are 0. The penalty stays near ${formatNumber((batch - 1) / batch)} whatever the critic does.`,
    };
  },
};

function withoutIndex({ tree, text }: Examination, place: { readonly start: number; readonly end: number }): readonly Fix[] {
  const call = callAt(tree, place);
  const outputs = call && argumentOf(call, ['outputs'], 0);
  if (outputs?.type !== 'Subscript') return [];
  return [{ title: 'Differentiate the score of every sample', edits: [replace(outputs, `${sourceOf(text, outputs.value)}.sum()`)] }];
}
