/** @file grad-of-other-tensor: the tensor asked about is not the one that went through the critic. */
import { failureCheck } from './failureCheck.ts';

export const gradOfOtherTensor = failureCheck({
  code: 'grad-of-other-tensor', title: 'Not the critic\'s input',
  matches: ({ type, message }, { ops, failure }) => message.startsWith('One of the differentiated Tensors appears to not have been used in the graph') ||
    (type === 'AttributeError' && message.startsWith("'NoneType' object has no attribute") && ops.length === 0 && failure?.notes.ops.some(({ op }) => op.name === 'autograd.grad') === true),
  message: ({ type, message }) => `The gradient is asked with respect to a tensor that the scores do not depend on: the critic was given a copy, a detached tensor or another one. It raises ${type}: ${message}`,
  sentence: () => 'The scores do not depend on the tensor that the gradient is asked for.',
  repairs: () => [],
});
