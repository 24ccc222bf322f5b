/** @file What a name means in a module, as far as its imports and definitions tell by reading. Must not run anything. */
import type { AnyNode, ClassDef, Expr, FunctionDef, Module, Stmt } from '../../python/syntax/index.ts';
import { importsIn, nodesOf, walk } from '../../python/syntax/index.ts';
import { lambdaDefs } from './lambdas.ts';
import { remembered } from './remembered.ts';

/** Local name → dotted name of what was imported: `F` → `torch.nn.functional`, `torch_grad` → `torch.autograd.grad`. */
export type ImportTable = ReadonlyMap<string, string>;

/** Reads every import of the module, wherever it stands. */
export const importTable = remembered((module: Module): ImportTable => {
  const table = new Map<string, string>();
  for (const node of importsIn(module)) for (const { name, asname } of node.names) {
    if (node.type === 'ImportFrom') table.set(asname ?? name, `${node.module ?? ''}.${name}`);
    else if (asname !== undefined) table.set(asname, name);
    else table.set(firstPart(name), firstPart(name));
  }
  return table;
});
const firstPart = (dotted: string): string => dotted.split('.')[0] ?? dotted;

/** `torch.autograd.grad` for `autograd.grad` after `from torch import autograd`; undefined for what is not a dotted name. */
export function dottedName(expr: Expr, imports: ImportTable): string | undefined {
  if (expr.type === 'Name') return imports.get(expr.id) ?? expr.id;
  if (expr.type !== 'Attribute') return undefined;
  const base = dottedName(expr.value, imports);
  return base === undefined ? undefined : `${base}.${expr.attr}`;
}

/** The name at the bottom of `a.b[0].c(…)`; undefined where there is none. */
export function rootName(expr: Expr): string | undefined {
  switch (expr.type) {
    case 'Name': return expr.id;
    case 'Attribute': case 'Subscript': case 'Starred': return rootName(expr.value);
    case 'Call': return rootName(expr.func);
    default: return undefined;
  }
}

/** A def with the names and defs around it. */
export interface FunctionInfo {
  readonly node: FunctionDef;
  /** `Critic.gradient_penalty`, `train.inner`. */
  readonly qualname: string;
  /** Outermost first. */
  readonly parents: readonly (FunctionDef | ClassDef)[];
  /** The class whose method it is. */
  readonly owner: ClassDef | undefined;
}

/** Every def of the module, and every lambda with a name or returned, in source order. */
export const functionsOf = remembered((module: Module): readonly FunctionInfo[] => module.body.flatMap((statement) => (nodesOf('Lambda', statement).length > 0 ? functionsInside(statement) : defsInside(statement))));

/** A lambda's stand-in has places of its own, which do not move with the statement: so they are not kept. */
const defsInside = remembered((statement: Stmt): readonly FunctionInfo[] => functionsInside(statement));

function functionsInside(statement: Stmt): readonly FunctionInfo[] {
  const found: FunctionInfo[] = [];
  const visit = (body: readonly Stmt[], parents: readonly (FunctionDef | ClassDef)[]): void => {
    for (const statement of body) {
      if (isDef(statement) || statement.type === 'ClassDef') {
        const owner = parents.at(-1);
        if (isDef(statement)) found.push({ node: statement, qualname: [...parents, statement].map((p) => p.name).join('.'), parents, owner: owner?.type === 'ClassDef' ? owner : undefined });
        visit(statement.body, [...parents, statement]);
        continue;
      }
      for (const node of lambdaDefs(statement)) found.push({ node, qualname: [...parents, node].map((p) => p.name).join('.'), parents, owner: undefined });
      for (const block of blocksOf(statement)) visit(block, parents);
    }
  };
  visit([statement], []);
  return found;
}

export const isDef = (statement: Stmt): statement is FunctionDef => statement.type === 'FunctionDef' || statement.type === 'AsyncFunctionDef';

/** The statement lists inside a compound statement; a def's and a class's own body is not among them. */
export function blocksOf(statement: Stmt): (readonly Stmt[])[] {
  switch (statement.type) {
    case 'If': case 'For': case 'AsyncFor': case 'While': return [statement.body, statement.orelse];
    case 'With': case 'AsyncWith': return [statement.body];
    case 'Try': case 'TryStar': return [statement.body, ...statement.handlers.map((h) => h.body), statement.orelse, statement.finalbody];
    case 'Match': return statement.cases.map((c) => c.body);
    default: return [];
  }
}

/** The statements of a body and of the blocks in them, in the order of the text. */
export const statementsIn = (body: readonly Stmt[]): readonly Stmt[] => body.flatMap((statement) => [statement, ...blocksOf(statement).flatMap(statementsIn)]);

/** Names that an assignment target binds. */
export function targetNames(target: Expr): string[] {
  switch (target.type) {
    case 'Name': return [target.id];
    case 'Tuple': case 'List': return target.elts.flatMap(targetNames);
    case 'Starred': return targetNames(target.value);
    default: return [];
  }
}

/** Names that a statement binds, those inside its blocks included (not those inside defs). */
export function boundNames(statement: Stmt): string[] {
  const inner = blocksOf(statement).flatMap((block) => block.flatMap(boundNames));
  switch (statement.type) {
    case 'FunctionDef': case 'AsyncFunctionDef': case 'ClassDef': return [statement.name];
    case 'Assign': return statement.targets.flatMap(targetNames);
    case 'AugAssign': case 'AnnAssign': return targetNames(statement.target);
    case 'For': case 'AsyncFor': return [...targetNames(statement.target), ...inner];
    case 'With': case 'AsyncWith': return [...statement.items.flatMap((i) => (i.optional_vars ? targetNames(i.optional_vars) : [])), ...inner];
    case 'Import': case 'ImportFrom': return statement.names.map((alias) => alias.asname ?? firstPart(alias.name));
    default: return inner;
  }
}

/** Names that are read in a statement or expression (each once). */
export function readNames(node: Stmt | Expr): Set<string> {
  const names = new Set<string>();
  walk(node, (n) => {
    if (n.type === 'Name') names.add(n.id);
  });
  return names;
}

/** A statement that stands inside another. */
export const isNestedStatement = (node: AnyNode): node is Stmt => nested.has(node.type);
const nested: ReadonlySet<string> = new Set<Stmt['type']>(['Assign', 'AugAssign', 'AnnAssign', 'Expr', 'Return', 'If', 'For', 'AsyncFor', 'While', 'With', 'AsyncWith', 'Try', 'TryStar', 'Match', 'FunctionDef', 'AsyncFunctionDef', 'ClassDef']);

/** A block or a function in which no graph is recorded. */
export const isWithoutGrad = (node: AnyNode): boolean =>
  (node.type === 'With' && node.items.some(({ context_expr: e }) => endsGraphs(e))) || (node.type === 'FunctionDef' && node.decorator_list.some(endsGraphs));

/** `torch.no_grad()`, `torch.no_grad` as a decorator, `inference_mode()`. */
export function endsGraphs(expr: Expr): boolean {
  const name = expr.type === 'Call' ? expr.func : expr;
  const last = name.type === 'Name' ? name.id : name.type === 'Attribute' ? name.attr : '';
  return last === 'no_grad' || last === 'inference_mode';
}
