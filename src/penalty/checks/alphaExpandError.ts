/** @file alpha-expand-error: weights of shape (B, 1) can't be expanded to data with more axes. */
import { columns, isRankGuessed, shortDraw } from './alphaAxes.ts';
import type { Check } from './check.ts';
import { raisedIn } from './failureCheck.ts';
import { shapeText } from './text.ts';
import { phrase } from '../../texts/text.ts';

export const alphaExpandError: Check = {
  code: 'alpha-expand-error', title: phrase`α not expandable`, severity: 'error', confirmed: true, subject: 'interpolation',
  find: (examination) => {
    const raised = raisedIn(examination);
    if (!raised?.message.startsWith('The expanded size of the tensor') || isRankGuessed(examination)) return undefined;
    const draw = shortDraw(examination, examination.failure?.notes.ops);
    return draw && {
      place: draw.call ?? raised.place, repairs: columns(examination, draw.call), sentence: phrase`Only axes of size 1 can be expanded, and expand lines up last axes: α lacks some.`,
      message: phrase`α has fewer axes than the data of shape ${shapeText(examination)}, and expand lines up last axes, so the batch meets one of another size. It raises ${raised.type}: ${raised.message}`,
    };
  },
};
