/** @file grad-outputs-shape: weights of another shape than the scores. */
import type { NodeBase } from '../../python/syntax/index.ts';
import { appendCall, argumentOf, callAt, replace, sourceOf, withoutArgument } from '../fixes/edits.ts';
import type { Examination } from '../examination.ts';
import { failureCheck } from './failureCheck.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const gradOutputsShape = failureCheck({
  code: 'grad-outputs-shape', title: phrase`Wrong grad_outputs`,
  matches: ({ message }, examination) => fitsNoCritic(message, examination),
  message: ({ type, message }) => phrase`grad_outputs must have the shape of the scores: one weight for each. It raises ${type}: ${message}`,
  sentence: () => phrase`\`grad_outputs\` has not the shape of the scores.`,
  repairs: ({ place }, examination) => (place ? likeOutputs(examination, place) : []),
});

/** A critic of patches or of several heads has scores of some other shape; but none has one score for each element of its data. */
function fitsNoCritic(message: string, { failure, input }: Examination): boolean {
  const given = /^Mismatch in shape: grad_output\[0\] has a shape of torch\.Size\(\[(.*?)\]\)/.exec(message)?.[1];
  // The file's own critic was asked for its scores.
  if (given !== undefined && input.forms) return true;
  return given !== undefined && failure?.notes.criticInputs.some((shape) => shape.join(', ') === given && (shape[1] ?? 1) > 1) === true;
}

function likeOutputs({ tree, text }: Examination, place: NodeBase): readonly Repair[] {
  const call = callAt(tree, place);
  const outputs = call && argumentOf(call, ['outputs'], 0);
  const given = call && argumentOf(call, ['grad_outputs'], 2);
  if (!outputs || !given) return [];
  if (outputs.type === 'Name') return [{ title: phrase`Weigh every score by 1`, edits: [replace(given, `torch.ones_like(${sourceOf(text, outputs)})`)] }];
  return [{ title: phrase`Differentiate the sum of the scores`, edits: [...appendCall(outputs, '.sum()'), withoutArgument(call, given)] }];
}
