/** @file What checks on training steps share: places in the text, and names. */
import type { TextEdit } from '../../protocol/evaluation.ts';
import type { AnyNode, BinOp, Call, Expr, Module, NodeBase, Stmt } from '../../python/syntax/index.ts';
import { nodesAt, walk } from '../../python/syntax/index.ts';
import type { Tensor } from '../../torch/index.ts';
import { replace } from '../fixes/edits.ts';
import { calleeName } from '../sites/calls.ts';
import { flows, type PenaltyUse, type Step } from '../steps/step.ts';
import type { SiteTarget } from '../sites/site.ts';

/** The assignment whose value stands there. */
export const assignmentOf = (module: Module, value: NodeBase): (Stmt & { readonly type: 'Assign' }) | undefined =>
  nodesAt(module, value.start).find((node): node is Stmt & { readonly type: 'Assign' } => node.type === 'Assign' && node.value === value);

/** The one name that an expression's value is assigned to. */
export function nameGiven(module: Module, value: NodeBase): string | undefined {
  const [target] = assignmentOf(module, value)?.targets ?? [];
  return target?.type === 'Name' ? target.id : undefined;
}

/** The name under which a tensor is known at the end of the step. */
export const nameOf = ({ outcome }: Step, tensor: Tensor): string | undefined => [...outcome.names].find(([, value]) => value === tensor)?.[0];

/** The penalty calls `backward()` itself. */
export function trainsItself(target: SiteTarget): boolean {
  let found = false;
  for (const statement of target.type === 'function' ? target.info.node.body : target.statements) walk(statement, (node) => { if ((calleeName(node) ?? '').includes('backward')) found = true; });
  return found;
}

/** Operators of that kind one side of which holds the penalty, in the order in which they were evaluated. */
export function operatorsOn(step: Step, use: PenaltyUse, op: BinOp['op'], side: 'left' | 'right'): BinOp[] {
  const { lab } = step;
  const values = new Map<AnyNode, Tensor>(lab.notes.values.flatMap(({ node, value }) => (lab.torch.isTensor(value) ? [[node, value]] : [])));
  const holds = (expr: Expr): boolean => { const value = values.get(expr); return value !== undefined && (value === use.tensor || flows(lab, use.tensor, value)); };
  return lab.notes.values.flatMap(({ node }) => (node.type === 'BinOp' && node.op === op && holds(node[side]) ? [node] : []));
}

/** An optimizer takes a step: places of `optimizer.step()` that were evaluated, with the path of the optimizer. */
export const stepsTaken = ({ lab }: Step): { readonly node: Expr; readonly optimizer: Expr; readonly at: number }[] =>
  lab.notes.values.flatMap(({ node }, at) => (node.type === 'Call' && node.func.type === 'Attribute' && node.func.attr === 'step' ? [{ node, optimizer: node.func.value, at }] : []));

/** The text of whole lines around a statement, as a range. */
export function linesOf(text: string, { start, end }: NodeBase): NodeBase {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  return { start: from, end: to < 0 ? text.length : to + 1 };
}

/** The same call of another class or function of the same module: `nn.Tanh()` for `nn.Sigmoid()`. */
export const named = ({ func }: Call, name: string): TextEdit => replace(func.type === 'Attribute' ? func.attrRange : func, name);
