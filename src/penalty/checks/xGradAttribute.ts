/** @file x-grad-attribute: `backward()` and `.grad` give a gradient without a graph, and touch the critic's own gradients. */
import { readsGradAttribute } from '../sites/gradCalls.ts';
import { takenGradient } from '../locate.ts';
import type { Check } from './check.ts';
import { isTrained, nodeIn } from './text.ts';

export const xGradAttribute: Check = {
  code: 'x-grad-attribute', title: 'Gradient by backward()', severity: 'error', confirmed: true, subject: 'training',
  find: (examination) => {
    const { target, spreadRun } = examination;
    if (examination.training !== 'inert' || !spreadRun || takenGradient(spreadRun.notes) || !isTrained(examination)) return undefined;
    if (target.type !== 'function' || !readsGradAttribute(target.info.node)) return undefined;
    return {
      place: nodeIn(examination, examination.ops[0]), sentence: '`.grad` after `backward()` has no graph: the penalty trains nothing.', repairs: [],
      message: 'The gradient is read from .grad after backward(), where it is a constant, so the penalty changes no weight. backward() has also added the slope of the scores to the gradients of the critic\'s own weights; torch.autograd.grad(scores.sum(), x, create_graph=True)[0] does neither.',
    };
  },
};
