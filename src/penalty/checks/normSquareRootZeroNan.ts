/** @file norm-square-root-zero-nan: a square root whose slope at zero is infinite, where a sample's gradient vanishes. */
import type { Fix } from '../../protocol/evaluation.ts';
import { callAt, insert, nodeAt } from '../fixes/edits.ts';
import type { Examination } from '../examination.ts';
import type { Check } from './check.ts';
import { nodeIn } from './text.ts';

export const normSquareRootZeroNan: Check = {
  code: 'norm-square-root-zero-nan', title: 'NaN at a zero gradient', severity: 'warning', confirmed: true, subject: undefined,
  find: (examination) => {
    if (examination.training !== 'trains' || examination.trainingAtZero !== 'nan') return undefined;
    const root = examination.ops.find((op) => roots.has(op.name) || (op.name === 'pow' && op.args['exponent'] === 0.5));
    return {
      place: nodeIn(examination, root), sentence: 'Where a sample\'s gradient is exactly 0, the square root makes the step NaN.', repairs: root?.node ? withEpsilon(examination, root.node) : [],
      message: 'The norm is a square root taken by hand, whose slope at 0 is infinite. A single sample with a gradient of exactly 0 (dead ReLUs, padding, saturation) turns the critic\'s whole update into NaN; torch.norm would give 0 there.',
    };
  },
};
const roots = new Set(['sqrt', 'sqrt_', 'rsqrt']);

/** A small constant under the root. */
function withEpsilon({ tree }: Examination, place: { readonly start: number; readonly end: number }): readonly Fix[] {
  const title = 'Add a small constant under the root';
  const power = nodeAt(tree, place, 'BinOp');
  if (power?.op === 'Pow') return [{ title, edits: [insert(power.left.start, '('), insert(power.left.end, ' + 1e-12)')] }];
  const call = callAt(tree, place);
  const argument = call?.args[0];
  if (argument && !(argument.type === 'Constant')) return [{ title, edits: [insert(argument.end, ' + 1e-12')] }];
  if (call?.func.type !== 'Attribute') return [];
  return [{ title, edits: [insert(call.start, '('), insert(call.func.value.end, ' + 1e-12)')] }];
}
