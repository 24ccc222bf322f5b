/**
 * @file Files written for Python 2, which their `print` statements show: there `7 / 2` is 3. A size that such a file divides
 * is meant so, and the penalty behind it is judged as its author ran it.
 */
import type { Program } from '../python/evaluator/index.ts';
import { nodesOf, type AnyNode, type Module } from '../python/syntax/index.ts';

/** Whether some statement is one of Python 2 only. */
export function isPython2(tree: Module): boolean {
  return tree.body.some((statement) => nodesOf('ErrorStmt', statement).some(({ reason }) => reason === 'python2'));
}

/** The program with `//` for `/` where sizes are given; itself where it is of Python 3. */
export function withOldDivision(program: Program): Program {
  return isPython2(program.main.tree) ? { ...program, main: { ...program.main, tree: divided(program.main.tree) } } : program;
}

/** The tree with whole quotients among the arguments of what takes sizes. Places stay as they are. */
export const divided = (tree: Module): Module => rewritten(tree, false) as Module; // rewriting keeps every node's type

const takesSizes = /^(view|reshape|expand|repeat|resize_?|rand|randn|zeros|ones|empty|full|unflatten|xrange|range)$/;

function rewritten(value: unknown, isSize: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => rewritten(item, isSize));
  if (typeof value !== 'object' || value === null) return value;
  const node = value as Partial<AnyNode>; // nodes and the records between them: only what is found is read
  const within = isSize || (node.type === 'Call' && node.func?.type === 'Attribute' && takesSizes.test(node.func.attr));
  const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rewritten(inner, within && key !== 'func')]));
  return isSize && node.type === 'BinOp' && node.op === 'Div' ? { ...copy, op: 'FloorDiv' } : copy;
}
