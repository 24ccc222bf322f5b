/** @file Where the values of a run stand under a name: targets of assignments and parameters, beside the expressions. */
import type { Expr, FunctionDef, Module, NodeBase, Stmt } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';

/** A name in the text with the expression whose value it stands for. */
export interface Named { readonly range: NodeBase; readonly value: Expr }

/** `name = value`, `name: type = value` and `name := value`, inside those statements. */
export function assignedNames(statements: readonly Stmt[]): Named[] {
  const found: Named[] = [];
  const add = (target: Expr, value: Expr): void => {
    if (target.type === 'Name') found.push({ range: target, value });
    else if (target.type === 'Attribute') found.push({ range: target.attrRange, value });
    // `(gradient,) = grad(…)`.
    else if ((target.type === 'Tuple' || target.type === 'List') && target.elts[0] && target.elts.length === 1) add(target.elts[0], value);
    else if ((target.type === 'Tuple' || target.type === 'List') && (value.type === 'Tuple' || value.type === 'List')) target.elts.forEach((each, i) => { const own = value.elts[i]; if (own) add(each, own); });
  };
  for (const statement of statements) walk(statement, (node) => {
    if (node.type === 'Assign') for (const target of node.targets) add(target, node.value);
    if (node.type === 'AnnAssign' && node.value) add(node.target, node.value);
    if (node.type === 'NamedExpr') add(node.target, node.value);
  });
  return found;
}

/** Parameters of the functions in those statements, each with the first expression that reads it. */
export function readParameters(statements: readonly Stmt[]): Named[] {
  const found: Named[] = [];
  for (const statement of statements) walk(statement, (node) => { if (node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef') found.push(...readParametersOf(node)); });
  return found;
}

function readParametersOf({ args, body }: FunctionDef): Named[] {
  const first = new Map<string, Expr>();
  for (const statement of body) walk(statement, (node) => { if (node.type === 'Name' && !first.has(node.id)) first.set(node.id, node); });
  return [...args.posonlyargs, ...args.args, ...args.kwonlyargs].flatMap((arg) => {
    const value = first.get(arg.arg);
    return value ? [{ range: { start: arg.start, end: arg.start + arg.arg.length }, value }] : [];
  });
}

/** For each expression that is a statement's value, the end of the statement; what only hands a name back adds nothing. */
export function statementValues(statements: readonly Stmt[]): ReadonlyMap<Expr, number> {
  const found = new Map<Expr, number>();
  for (const statement of statements) walk(statement, (node) => {
    const isStated = node.type === 'Assign' || node.type === 'AnnAssign' || node.type === 'AugAssign' || (node.type === 'Return' && node.value?.type !== 'Name');
    if (isStated && node.value) found.set(node.value, node.end);
  });
  return found;
}

/** Statements of the module in which any of the offsets is. */
export const statementsAround = ({ body }: Module, offsets: readonly number[]): Stmt[] => body.filter(({ start, end }) => offsets.some((offset) => start <= offset && offset <= end));
