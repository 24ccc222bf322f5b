/** @file Square roots that are taken by hand of the gradient's squares, and the constants at them: what two checks share. */
import { callAt, insert, nodeAt } from '../fixes/edits.ts';
import { isTensor } from '../../torch/index.ts';
import type { Examination } from '../examination.ts';
import type { GradientOp } from '../locate.ts';
import { isOfPoints } from './text.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

/** A root whose derivative is no number where a sample's gradient is zero; `op` is undefined where it is not seen. */
export function bareRoot(examination: Examination): { readonly op: GradientOp | undefined } | undefined {
  if (examination.training !== 'trains' || examination.trainingAtZero !== 'nan' || isOfPoints(examination)) return undefined;
  const op = examination.ops.find(isRoot);
  // What is infinite at a gradient of zero, a logarithm say, has no root to blame.
  const { study } = examination;
  return op || (study.kind === 'studied' && study.observations.every(({ value }) => Number.isFinite(value))) ? { op } : undefined;
}

const roots = new Set(['sqrt', 'sqrt_', 'rsqrt']);
export const isRoot = ({ name, args }: GradientOp): boolean => roots.has(name) || (name === 'pow' && isHalf(args['exponent']));

/** A number of Python's comes as a tensor of its own. */
const isHalf = (exponent: unknown): boolean => exponent === 0.5 || (isTensor(exponent) && exponent.array.fill === 0.5);

/** A small constant under the root. */
export function epsilonUnder({ tree }: Examination, root: GradientOp | undefined): readonly Repair[] {
  if (!root?.node) return [];
  const title = phrase`Add a small constant under the root`;
  const power = nodeAt(tree, root.node, 'BinOp');
  if (power?.op === 'Pow') return [{ title, edits: [insert(power.left.start, '('), insert(power.left.end, ' + 1e-12)')] }];
  const call = callAt(tree, root.node);
  const argument = call?.args[0];
  if (argument && !(argument.type === 'Constant')) return [{ title, edits: [insert(argument.end, ' + 1e-12')] }];
  if (call?.func.type !== 'Attribute') return [];
  return [{ title, edits: [insert(call.start, '('), insert(call.func.value.end, ' + 1e-12)')] }];
}
