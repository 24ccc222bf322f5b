/** @file Lambdas read as the defs that they could be: `gp = lambda g: …`, `return lambda critic, x: …`. */
import type { Expr, FunctionDef, Lambda, NodeBase, Stmt } from '../../python/syntax/index.ts';

/** The lambdas that a statement names or returns, as functions of one line. */
export function lambdaDefs(statement: Stmt): FunctionDef[] {
  if (statement.type === 'Return') return statement.value?.type === 'Lambda' ? [asDef(statement.value, '<lambda>', { start: statement.value.start, end: statement.value.start + 'lambda'.length })] : [];
  const value = statement.type === 'Assign' || statement.type === 'AnnAssign' ? statement.value : undefined;
  const target = statement.type === 'Assign' ? statement.targets[0] : statement.type === 'AnnAssign' ? statement.target : undefined;
  const name = target && nameOf(target);
  return value?.type === 'Lambda' && name ? [asDef(value, name.text, name.range)] : [];
}

/** `gp` of `gp = …` and of `self.gp = …`. */
function nameOf(target: Expr): { readonly text: string; readonly range: NodeBase } | undefined {
  if (target.type === 'Name') return { text: target.id, range: { start: target.start, end: target.end } };
  return target.type === 'Attribute' ? { text: target.attr, range: target.attrRange } : undefined;
}

function asDef({ start, end, args, body }: Lambda, name: string, nameRange: NodeBase): FunctionDef {
  return { type: 'FunctionDef', start, end, name, nameRange, args, body: [{ type: 'Return', start: body.start, end: body.end, value: body }], decorator_list: [], returns: undefined };
}
