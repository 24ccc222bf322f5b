/** @file alpha-shape-broadcast: one weight for each sample, lined up with the last axis instead of the first. */
import type { Examination } from '../examination.ts';
import { columns, isRankGuessed, shortDraw } from './alphaAxes.ts';
import { isMixedWithin } from './alphaText.ts';
import type { Check, Draft } from './check.ts';
import { raisedIn } from './failureCheck.ts';
import { shapeText } from './text.ts';
import { phrase, type Text } from '../../texts/text.ts';

export const alphaShapeBroadcast: Check = {
  code: 'alpha-shape-broadcast', title: phrase`α against the wrong axis`, severity: 'error', confirmed: true, subject: 'interpolation',
  find: (examination) => (raisedIn(examination) ? loudly(examination) : quietly(examination)),
};

const tooShort = ({ shape: [batch = 1] }: Examination): Text => phrase`α has one weight for each of the ${batch.toString()} samples, but broadcasting lines up last axes`;

function loudly(examination: Examination): Draft | undefined {
  const raised = raisedIn(examination);
  if (!raised?.message.startsWith('The size of tensor a')) return undefined;
  const draw = shortDraw(examination, examination.failure?.notes.ops);
  // Weights of shape (B, 1, 1) are for data with three axes: what failed there was something else.
  if (!draw || (draw.axes > 1 && isRankGuessed(examination))) return undefined;
  return {
    place: draw.call ?? raised.place, repairs: columns(examination, draw.call), sentence: phrase`α has one axis too few: it lines up with the last axis of the data, not with the batch.`,
    message: phrase`${tooShort(examination)}, and the data has shape ${shapeText(examination)}. It raises ${raised.type}: ${raised.message}`,
  };
}

/** It runs where the batch is as large as the last axis; the weights then vary along that. */
function quietly(examination: Examination): Draft | undefined {
  const draw = isMixedWithin(examination.mixture()) ? shortDraw(examination) : undefined;
  return draw && {
    place: draw.call, repairs: columns(examination, draw.call), sentence: phrase`α has one axis too few: it weighs the last axis of the data, not the samples.`,
    message: phrase`${tooShort(examination)}: at shape ${shapeText(examination)} it weighs the places along the last axis, the same for all samples. That it runs is chance; with another batch size it raises RuntimeError.`,
  };
}
