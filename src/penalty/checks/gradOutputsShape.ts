/** @file grad-outputs-shape: weights of another shape than the scores. */
import type { Fix } from '../../protocol/evaluation.ts';
import type { NodeBase } from '../../python/syntax/index.ts';
import { argumentOf, callAt, replace, sourceOf } from '../fixes/edits.ts';
import type { Examination } from '../examination.ts';
import { failureCheck } from './failureCheck.ts';

export const gradOutputsShape = failureCheck({
  code: 'grad-outputs-shape', title: 'Wrong grad_outputs',
  matches: ({ message }) => message.startsWith('Mismatch in shape: grad_output'),
  message: ({ type, message }) => `grad_outputs must have the shape of the scores: one weight for each. It raises ${type}: ${message}`,
  sentence: () => '`grad_outputs` has not the shape of the scores.',
  repairs: ({ place }, examination) => (place ? likeOutputs(examination, place) : []),
});

function likeOutputs({ tree, text }: Examination, place: NodeBase): readonly Fix[] {
  const call = callAt(tree, place);
  const outputs = call && argumentOf(call, ['outputs'], 0);
  const given = call && argumentOf(call, ['grad_outputs'], 2);
  return outputs?.type === 'Name' && given ? [{ title: 'Weigh every score by 1', edits: [replace(given, `torch.ones_like(${sourceOf(text, outputs)})`)] }] : [];
}
