/** @file grad-outputs-missing: the scores are not added up, and no weights for them are given. */
import type { NodeBase } from '../../python/syntax/index.ts';
import { addKeyword, appendCall, argumentOf, callAt, sourceOf } from '../fixes/edits.ts';
import type { Examination } from '../examination.ts';
import { failureCheck } from './failureCheck.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const gradOutputsMissing = failureCheck({
  code: 'grad-outputs-missing', title: phrase`Scores not summed`,
  matches: ({ message }) => message === 'grad can be implicitly created only for scalar outputs',
  message: ({ type, message }, { shape }) => phrase`The critic answers one score for each of the ${(shape[0] ?? 1).toString()} samples, and a derivative is taken of one number: give grad_outputs=torch.ones_like(scores) or the sum of the scores. It raises ${type}: ${message}.`,
  sentence: () => phrase`A gradient is taken of one number: the scores must be summed, or get \`grad_outputs\`.`,
  repairs: ({ place }, examination) => (place ? summed(examination, place) : []),
});

/** `grad_outputs` of the outputs' own shape where they have a name; their sum otherwise. */
function summed({ tree, text }: Examination, place: NodeBase): readonly Repair[] {
  const call = callAt(tree, place);
  const outputs = call && argumentOf(call, ['outputs'], 0);
  if (!outputs || argumentOf(call, ['grad_outputs'], 2)) return [];
  const bySum: Repair = { title: phrase`Differentiate the sum of the scores`, edits: appendCall(outputs, '.sum()') };
  const byWeights: Repair = { title: phrase`Weigh every score by 1`, edits: [addKeyword(call, text, `grad_outputs=torch.ones_like(${sourceOf(text, outputs)})`)] };
  return outputs.type === 'Name' ? [byWeights, bySum] : [bySum];
}
