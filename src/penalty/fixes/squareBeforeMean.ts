/** @file The edit that averages after squaring: the mean moves from the norms to the whole power. */
import type { TextEdit } from '../../protocol/evaluation.ts';
import type { Call, Expr } from '../../python/syntax/index.ts';
import { callAt, insert } from './edits.ts';
import type { Examination } from '../examination.ts';
import { laterReduction, powerAfter } from '../locate.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from './repair.ts';

export function squareBeforeMean({ ops, text, tree }: Examination): readonly Repair[] {
  const mean = laterReduction(ops);
  const power = mean && powerAfter(ops, mean);
  if (!mean?.node || !power?.node) return [];
  const call = callAt(tree, mean.node);
  if (!call) return [];
  const operand = meanOperand(call);
  if (!operand) return [];
  const removed = unwrap(call, operand, text);
  const isCall = callAt(tree, power.node) !== undefined;
  return [{ title: phrase`Square each norm, then average`, edits: isCall ? [...removed, insert(power.node.end, '.mean()')] : [insert(power.node.start, '('), ...removed, insert(power.node.end, ').mean()')] }];
}

/** `x` of `x.mean()` and of `torch.mean(x)`. */
function meanOperand(call: Call): Expr | undefined {
  if (call.func.type !== 'Attribute') return undefined;
  return call.args[0] ?? call.func.value;
}

/** Deletes everything of the call but its operand. */
function unwrap(call: Call, operand: Expr, text: string): TextEdit[] {
  const inner = text.slice(operand.start, operand.end);
  return [{ range: { start: call.start, end: call.end }, text: operand.type === 'Name' || operand.type === 'Call' ? inner : `(${inner})` }];
}
