/** @file grad-tuple-not-unpacked: `autograd.grad` answers a tuple, one gradient for each input. */
import type { Fix } from '../../protocol/evaluation.ts';
import { insert } from '../fixes/edits.ts';
import { gradCallsIn } from '../sites/gradCalls.ts';
import { importTable } from '../sites/names.ts';
import type { Examination } from '../examination.ts';
import { failureCheck } from './failureCheck.ts';
import { statementsOf } from './text.ts';

export const gradTupleNotUnpacked = failureCheck({
  code: 'grad-tuple-not-unpacked', title: 'Tuple not unpacked',
  matches: ({ message }) => /'tuple' object has no attribute|must be Tensor, not tuple|unsupported operand type\(s\) for .*: 'tuple'/.test(message),
  message: ({ type, message }) => `torch.autograd.grad answers a tuple with one gradient for each input, and the gradient was not taken out of it. The next line raises ${type}: ${message}`,
  sentence: () => '`autograd.grad` answers a tuple: its `[0]` is the gradient.',
  repairs: (_, examination) => unpacked(examination),
});

function unpacked({ target, tree }: Examination): readonly Fix[] {
  const calls = statementsOf(target).flatMap((statement) => gradCallsIn(statement, importTable(tree)));
  return calls.map(({ call }) => ({ title: 'Take the gradient out of the tuple', edits: [insert(call.end, '[0]')] }));
}
