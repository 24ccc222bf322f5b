/** @file The edit that averages after squaring: the mean moves from the norms to the whole power. */
import type { Fix, TextEdit } from '../../protocol/evaluation.ts';
import type { Call, Expr, Module, NodeBase } from '../../python/syntax/index.ts';
import { nodesAt } from '../../python/syntax/index.ts';
import type { Examination } from '../examination.ts';
import { laterReduction, powerAfter } from '../locate.ts';

export function squareBeforeMean({ ops, text, tree }: Examination): readonly Fix[] {
  const mean = laterReduction(ops);
  const power = mean && powerAfter(ops, mean);
  if (!mean?.node || !power?.node) return [];
  const call = exprAt(tree, mean.node);
  if (call?.type !== 'Call') return [];
  const operand = meanOperand(call);
  if (!operand) return [];
  const removed = unwrap(call, operand, text);
  return [{ title: 'Square each norm, then average', edits: [insert(power.node.start, '('), ...removed, insert(power.node.end, ').mean()')].sort((a, b) => a.range.start - b.range.start) }];
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

const exprAt = (tree: Module, place: NodeBase): Expr | undefined => nodesAt(tree, place.start).find((node) => node.start === place.start && node.end === place.end && node.type === 'Call') as Call | undefined; // the filter has just said so
const insert = (at: number, text: string): TextEdit => ({ range: { start: at, end: at }, text });
