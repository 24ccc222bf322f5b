/** @file grad-tuple-not-unpacked: `autograd.grad` answers a tuple, one gradient for each input. */
import type { Examination } from '../examination.ts';
import { gradCallOf } from '../fixes/criticCalls.ts';
import { insert } from '../fixes/edits.ts';
import { gradientOps } from '../locate.ts';
import { failureCheck } from './failureCheck.ts';
import { phrase } from '../../texts/text.ts';

export const gradTupleNotUnpacked = failureCheck({
  code: 'grad-tuple-not-unpacked', title: phrase`Tuple not unpacked`,
  matches: ({ message }, examination) => ofTuple.test(message) && wasLeftAlone(examination),
  message: ({ type, message }) => phrase`torch.autograd.grad answers a tuple with one gradient for each input, and the gradient was not taken out of it. What follows raises ${type}: ${message}`,
  sentence: () => phrase`\`autograd.grad\` answers a tuple: its \`[0]\` is the gradient.`,
  repairs: (_, examination) => {
    const call = gradCallOf(examination);
    return call ? [{ title: phrase`Take the gradient out of the tuple`, edits: [insert(call.end, '[0]')] }] : [];
  },
});

const ofTuple = /'tuple' object has no attribute|must be Tensor, not tuple|unsupported operand type\(s\) for .*'tuple'|bad operand type for .*'tuple'|tuple indices must be integers/;

/** A gradient was taken, and no operation had it yet. */
const wasLeftAlone = ({ failure }: Examination): boolean =>
  failure?.notes.ops.some(({ op }) => op.name === 'autograd.grad') === true && gradientOps(failure.notes, undefined).length === 0;
