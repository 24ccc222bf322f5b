/** @file grad-of-other-tensor: the tensor asked about is not the one that went through the critic. */
import { askForCriticInput, gradCallOf } from '../fixes/criticCalls.ts';
import { requireGradients } from '../fixes/requireGradients.ts';
import type { Examination } from '../examination.ts';
import { failureCheck, type Raised } from './failureCheck.ts';
import { phrase } from '../../texts/text.ts';

export const gradOfOtherTensor = failureCheck({
  code: 'grad-of-other-tensor', title: phrase`Not the critic's input`,
  matches: (raised, examination) => onlyData(examination) && (raised.message.startsWith('One of the differentiated Tensors appears to not have been used in the graph') || wasUnused(raised, examination)),
  message: ({ type, message }) => phrase`The gradient is asked with respect to a tensor that the scores do not depend on: the critic was given a copy, a detached tensor or another one. It raises ${type}: ${message}`,
  sentence: () => phrase`The scores do not depend on the tensor that the gradient is asked for.`,
  place: (_, examination) => gradCallOf(examination),
  repairs: ({ place }, examination) => {
    const call = gradCallOf(examination) ?? place;
    // The critic may have had it before it was told to require gradients.
    return call ? [...askForCriticInput(examination, call), ...requireGradients(examination, call)] : [];
  },
});

/** One critic was called with data, and no network was asked for its parameters: those of ours are not the user's, nor are parts of critics. */
const onlyData = ({ failure }: Examination): boolean => failure?.notes.critics.size === 1 && failure.notes.parameters.length === 0;

/** With `allow_unused=True` the answer is None, and what is done to it raises. */
function wasUnused({ type, message }: Raised, { failure }: Examination): boolean {
  const asked = failure?.notes.ops.findLast(({ op }) => op.name === 'autograd.grad');
  return type === 'AttributeError' && message.startsWith("'NoneType' object has no attribute") && asked !== undefined && Array.isArray(asked.op.output) && asked.op.output.length === 0;
}
