/** @file requires-grad-on-nonleaf: the flag of a computed tensor can't be set. */
import { failureCheck } from './failureCheck.ts';

export const requiresGradOnNonleaf = failureCheck({
  code: 'requires-grad-on-nonleaf', title: 'Not a leaf',
  matches: ({ message }) => message.startsWith('you can only change requires_grad flags of leaf variables'),
  message: ({ type, message }) => `requires_grad is set on a tensor that was computed from one that already requires gradients, as an interpolation with an undetached fake does. It raises ${type}: ${message}`,
  sentence: () => 'The flag of a computed tensor can\'t be set: detach the data first.',
  repairs: () => [],
});
