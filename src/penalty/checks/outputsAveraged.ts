/** @file outputs-averaged: the gradient of the mean score, B times smaller than that of each sample's own score. */
import type { Fix } from '../../protocol/evaluation.ts';
import { walk } from '../../python/syntax/index.ts';
import { argumentOf, callAt, replace } from '../fixes/edits.ts';
import type { Examination } from '../examination.ts';
import { formatNumber } from '../numberText.ts';
import type { Check } from './check.ts';
import { placeIn } from './text.ts';

export const outputsAveraged: Check = {
  code: 'outputs-averaged', title: 'Mean of the scores', severity: 'error', confirmed: true, subject: 'gradient taken',
  find: (examination) => {
    const { delivered } = examination;
    const batch = delivered?.shape[0] ?? 1;
    if (!delivered?.parallel || batch < 2 || !delivered.factors.every((factor) => Math.abs(factor * batch - 1) < 1e-3)) return undefined;
    const place = placeIn(examination, delivered.place.location);
    const own = (examination.shape[0] ?? 1).toString();
    return {
      place, sentence: `The scores are averaged before the gradient is taken: each sample's gradient is divided by ${own}.`, repairs: place ? summed(examination, place) : [],
      message: `The gradient is that of the mean score, so each sample's part is divided by the batch size. With ${own} samples a critic of slope 1 has norms of ${formatNumber(1 / (examination.shape[0] ?? 1))}, and the penalty pulls the slope to ${own}.`,
    };
  },
};

/** `.mean()` becomes `.sum()` in the outputs, or in the statement before that made them. */
function summed({ tree, text }: Examination, place: { readonly start: number; readonly end: number }): readonly Fix[] {
  const call = callAt(tree, place);
  const outputs = call && argumentOf(call, ['outputs'], 0);
  if (!outputs) return [];
  const fixes: Fix[] = [];
  walk(tree, (node) => {
    if (node.type === 'Call' && node.func.type === 'Attribute' && node.func.attr === 'mean' && node.start < place.end)
      fixes.unshift({ title: 'Differentiate the sum of the scores', edits: [replace(node.func.attrRange, 'sum')] });
  });
  return text.length > 0 ? fixes.slice(0, 3) : [];
}
