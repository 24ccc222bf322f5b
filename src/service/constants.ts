/** @file Constant gradients in the text: expressions such as `torch.ones(*shape) / torch.sqrt(n)`, by what they are worth. */
import { constantGradient, type ConstantGradient, type Contexts } from '../penalty/index.ts';
import type { AnyNode, Expr } from '../python/syntax/index.ts';
import { isTensor } from '../torch/index.ts';

export interface FoundConstant { readonly node: Expr; readonly gradient: ConstantGradient; readonly assumed: boolean }

/** The constant gradient that an expression is worth; undefined if it is none. */
export function constantAt(expr: Expr, contexts: Contexts): FoundConstant | undefined {
  if (!makesTensor(expr)) return undefined;
  const found = contexts.known(expr);
  if (!found || !isTensor(found.value)) return undefined;
  const { shape, array } = found.value;
  if (shape.length < 2 || array.fill === undefined || !array.dtype.startsWith('float')) return undefined;
  return { node: expr, gradient: constantGradient(shape, array.fill), assumed: found.assumed };
}

/** Operators and calls; a name or a literal has no spelling worth explaining. */
const makesTensor = (expr: Expr): boolean => expr.type === 'BinOp' || expr.type === 'Call' || expr.type === 'UnaryOp';

const expressions = new Set(['BinOp', 'Call', 'UnaryOp', 'Name', 'Tuple', 'List', 'Attribute', 'Subscript']);
export const isExpr = (node: AnyNode): node is Expr => expressions.has(node.type);
