/** @file view-noncontiguous: a view of elements that do not lie one behind the other. */
import { callAt, replace } from '../fixes/edits.ts';
import { failureCheck } from './failureCheck.ts';
import { phrase } from '../../texts/text.ts';

export const viewNoncontiguous = failureCheck({
  code: 'view-noncontiguous', title: phrase`View of a permuted gradient`,
  matches: ({ message }) => message.startsWith('view size is not compatible with input tensor'),
  message: ({ type, message }) => phrase`The elements of the gradient do not lie one behind the other (it was permuted, or is channels_last), so no view of that shape exists. It raises ${type}: ${message}`,
  sentence: () => phrase`The gradient is not contiguous: \`.view\` can't flatten it, \`.reshape\` can.`,
  // With one channel the elements do lie one behind the other.
  severityOf: ({ input: { shapeFrom } }) => (shapeFrom === 'implied' || shapeFrom === 'assumed' ? 'warning' : 'error'),
  repairs: ({ place }, { tree }) => {
    const call = place && callAt(tree, place);
    return call?.func.type === 'Attribute' && call.func.attr === 'view' ? [{ title: phrase`Reshape instead of view`, edits: [replace(call.func.attrRange, 'reshape')] }] : [];
  },
});
