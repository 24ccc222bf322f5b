/** @file Calls and their arguments, which class statements have too. */
import type { Expr, Keyword } from '../ast.ts';
import type { CstNode } from '../cst.ts';
import type { Lowering } from './lowering.ts';
import { errorExpr, required, textOf } from './lowering.ts';

/** What stands between the parentheses of a call or a class statement. */
export interface CallArguments {
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}

/** `f(a, *b, c=d, **e)`, and `f(x for x in y)`. */
export function lowerCall(node: CstNode, lowering: Lowering): Expr {
  const [callee, list] = node.parts;
  if (callee === undefined || list === undefined) return errorExpr(lowering, node);
  const func = lowering.expression(callee);
  const { args, keywords } = lowerArguments(list, lowering);
  if (func.type !== 'Starred') return { type: 'Call', start: node.start, end: node.end, func, args, keywords };
  const value = { type: 'Call', start: func.value.start, end: node.end, func: func.value, args, keywords } as const;
  return { type: 'Starred', start: node.start, end: node.end, value };
}

/** The arguments of an `argument_list`, or the generator that is the only argument. */
export function lowerArguments(list: CstNode, lowering: Lowering): CallArguments {
  if (list.type === 'generator_expression') return { args: [lowering.expression(list)], keywords: [] };
  const args: Expr[] = [];
  const keywords: Keyword[] = [];
  for (const part of list.parts) {
    if (part.type === 'keyword_argument') keywords.push(lowerKeyword(part, lowering));
    else if (part.type === 'dictionary_splat') keywords.push(lowerDoubleStar(part, lowering));
    else args.push(lowering.expression(part));
  }
  return { args, keywords };
}

function lowerKeyword(node: CstNode, lowering: Lowering): Keyword {
  const [name, value] = node.parts;
  const arg = name === undefined ? '' : textOf(lowering, name);
  return { type: 'keyword', start: node.start, end: node.end, arg, value: required(lowering, value, node) };
}

function lowerDoubleStar(node: CstNode, lowering: Lowering): Keyword {
  const value = required(lowering, node.parts[0], node);
  return { type: 'keyword', start: node.start, end: node.end, arg: undefined, value };
}
