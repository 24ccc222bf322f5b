/** @file alpha-shape-broadcast: one weight for each sample, lined up with the last axis instead of the first. */
import type { Fix } from '../../protocol/evaluation.ts';
import { callAt, insert } from '../fixes/edits.ts';
import type { Examination } from '../examination.ts';
import type { PlacedOp } from '../probes/lab.ts';
import { isConvex, randomDraw, variesWithin } from '../trials/mixing.ts';
import type { Check } from './check.ts';
import { raisedIn } from './failureCheck.ts';
import { placeIn, shapeText } from './text.ts';

export const alphaShapeBroadcast: Check = {
  code: 'alpha-shape-broadcast', title: 'α against the wrong axis', severity: 'error', confirmed: true, subject: 'interpolation',
  find: (examination) => {
    const batch = examination.shape[0] ?? 1;
    const raised = raisedIn(examination);
    const draw = drawOf(examination, batch);
    if (!draw) return undefined;
    const place = placeIn(examination, draw.location);
    const repairs = columns(examination, draw);
    if (raised && /^The size of tensor a|^The expanded size of the tensor/.test(raised.message)) return {
      place, repairs, sentence: 'α has one axis too few: it lines up with the last axis of the data, not with the batch.',
      message: `α has one weight for each of the ${batch.toString()} samples, but broadcasting lines up last axes, and the data has shape ${shapeText(examination)}. It raises ${raised.type}: ${raised.message}`,
    };
    if (raised) return undefined;
    return {
      place, repairs, sentence: 'α has one axis too few: it weighs the last axis of the data, not the samples.',
      message: `α has one weight for each of the ${batch.toString()} samples, but broadcasting lines up last axes: at shape ${shapeText(examination)} it weighs the places along the last axis, the same for all samples. That it runs is chance; with another batch size it raises RuntimeError.`,
    };
  },
};

/** The draw of as many numbers as there are samples, with too few axes to broadcast along the batch. */
function drawOf(examination: Examination, batch: number): PlacedOp | undefined {
  const isShort = (shape: readonly number[]): boolean => shape[0] === batch && shape.length < examination.rank && shape.slice(1).every((size) => size === 1);
  return examination.failure ? examination.failure.notes.ops.find(({ op }) => /^(rand|uniform|normal)/.test(op.name) && !Array.isArray(op.output) && isShort((op.output as { shape: readonly number[] }).shape)) // not a list, so one tensor
    : quietly(examination, isShort);
}

/** It runs where the batch is as large as the last axis; the weights then vary along that. */
function quietly(examination: Examination, isShort: (shape: readonly number[]) => boolean): PlacedOp | undefined {
  const mixture = examination.mixture();
  return mixture && isConvex(mixture) && variesWithin(mixture) ? randomDraw(examination, ({ shape }) => isShort(shape)) : undefined;
}

/** `.view(-1, 1, 1, 1)` behind the draw. */
function columns(examination: Examination, draw: PlacedOp): readonly Fix[] {
  const place = placeIn(examination, draw.location);
  const call = place && callAt(examination.tree, place);
  return call ? [{ title: 'Give α one axis for each of the data\'s', edits: [insert(call.end, `.view(-1${examination.shape.slice(1).map(() => ', 1').join('')})`)] }] : [];
}
