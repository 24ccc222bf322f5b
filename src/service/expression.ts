/** @file An expression that the user typed, as a tree for who has no parser. */
import type { ProbeExpression } from '../protocol/panel.ts';
import { walk, type Expr, type Parser } from '../python/syntax/index.ts';

/** One expression and nothing else; `problem` says what Python would. */
export function parseExpression(typed: string, parser: Parser): ProbeExpression {
  const text = typed.trim();
  const { body } = parser.parse(text);
  const [statement] = body;
  const isOne = body.length === 1 && statement?.type === 'Expr' && isWhole(statement.value) && statement.start === 0 && statement.end === text.length;
  return isOne ? { text, tree: statement.value } : { text, tree: undefined, problem: 'SyntaxError: invalid syntax' };
}

function isWhole(expr: Expr): boolean {
  let whole = true;
  walk(expr, (node) => { if (node.type === 'ErrorExpr') whole = false; });
  return whole;
}
