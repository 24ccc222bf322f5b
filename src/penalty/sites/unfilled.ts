/** @file Templates that nobody has filled in yet: `penalty = None`, `raise NotImplementedError`. Read, not run. */
import type { Expr, FunctionDef, Stmt } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { boundNames } from './names.ts';

/** Whether the function returns nothing but None, or a name to which it last gave None. */
export function isUnfilled(node: FunctionDef): boolean {
  const returned = returnedValues(node);
  return returned.length > 0 && returned.every((value) => isNone(value) || (value.type === 'Name' && isNone(lastGiven(node.body, value.id))));
}

function returnedValues(node: FunctionDef): Expr[] {
  const found: Expr[] = [];
  for (const statement of node.body) walk(statement, (n) => {
    if (n.type === 'FunctionDef' || n.type === 'AsyncFunctionDef' || n.type === 'ClassDef' || n.type === 'Lambda') return false;
    if (n.type === 'Return' && n.value) found.push(n.value);
    return undefined;
  });
  return found;
}

function lastGiven(body: readonly Stmt[], name: string): Expr | undefined {
  const last = body.findLast((statement) => boundNames(statement).includes(name));
  return last?.type === 'Assign' ? last.value : undefined;
}

const isNone = (expr: Expr | undefined): boolean => expr?.type === 'Constant' && (expr.value.kind === 'None' || expr.value.kind === 'Ellipsis');
