/**
 * @file Which names a function, class body, comprehension or module binds: Python's scoping, found before anything runs.
 */
import type { AnyNode, Arguments, Expr, Stmt } from '../syntax/ast.ts';
import { childNodes, type NodeOf } from './walk.ts';

/** What a scope binds. */
export interface ScopeInfo {
  readonly locals: ReadonlySet<string>;
  readonly globals: ReadonlySet<string>;
  readonly nonlocals: ReadonlySet<string>;
  readonly isGenerator: boolean;
  readonly isComprehension: boolean;
  /** The `yield`s of each statement that has some, inner before outer. */
  readonly yields: ReadonlyMap<Stmt, readonly Expr[]>;
}

interface Collected { readonly bound: Set<string>; readonly globals: Set<string>; readonly nonlocals: Set<string>; readonly yields: Map<Stmt, Expr[]>; isGenerator: boolean }

/** Trees never change but for their places, and those of library modules are there for every run. */
const known = new WeakMap<object, ScopeInfo>();

/** The scope of a function body, lambda, class body, comprehension or module. */
export function scopeOf(node: object): ScopeInfo {
  const before = known.get(node);
  if (before !== undefined) return before;
  const info = read(node);
  known.set(node, info);
  return info;
}

function read(node: object): ScopeInfo {
  const found: Collected = { bound: new Set(), globals: new Set(), nonlocals: new Set(), yields: new Map(), isGenerator: false };
  if ('args' in node && 'body' in node) for (const name of parameterNames(node.args as Arguments /* only functions and lambdas have both */)) found.bound.add(name);
  if ('generators' in node) for (const generator of node.generators as { readonly target: Expr }[]) bindTarget(generator.target, found.bound); // the generators of a comprehension
  else for (const part of bodyOf(node)) collect(part, isStatement(part) ? part : undefined, found);
  const locals = new Set([...found.bound].filter((name) => !found.globals.has(name) && !found.nonlocals.has(name)));
  return { locals, globals: found.globals, nonlocals: found.nonlocals, isGenerator: found.isGenerator, isComprehension: 'generators' in node, yields: found.yields };
}

/** The statements of a block, or a lambda's expression. */
function bodyOf(node: object): readonly AnyNode[] {
  if (!('body' in node)) return [];
  return Array.isArray(node.body) ? (node.body as AnyNode[]) /* of a function, class or module */ : [node.body as AnyNode]; // of a lambda
}

/** Every parameter's name. */
export const parameterNames = (args: Arguments): string[] =>
  [...args.posonlyargs, ...args.args, ...args.kwonlyargs, ...(args.vararg ? [args.vararg] : []), ...(args.kwarg ? [args.kwarg] : [])].map((a) => a.arg);

/** The names that statements and targets bind, each kind of node its own way. */
const binders: { readonly [T in AnyNode['type']]?: (node: NodeOf<T>, into: Set<string>) => void } = {
  FunctionDef: (node, into) => into.add(node.name),
  AsyncFunctionDef: (node, into) => into.add(node.name),
  ClassDef: (node, into) => into.add(node.name),
  Assign: (node, into) => { for (const target of node.targets) bindTarget(target, into); },
  AugAssign: (node, into) => { bindTarget(node.target, into); },
  AnnAssign: (node, into) => { bindTarget(node.target, into); },
  For: (node, into) => { bindTarget(node.target, into); },
  AsyncFor: (node, into) => { bindTarget(node.target, into); },
  With: (node, into) => { for (const item of node.items) if (item.optional_vars) bindTarget(item.optional_vars, into); },
  AsyncWith: (node, into) => { for (const item of node.items) if (item.optional_vars) bindTarget(item.optional_vars, into); },
  ExceptHandler: (node, into) => { if (node.name) into.add(node.name); },
  Import: (node, into) => { for (const alias of node.names) into.add(alias.asname ?? alias.name.split('.')[0] ?? alias.name); },
  ImportFrom: (node, into) => { for (const alias of node.names) into.add(alias.asname ?? alias.name); },
  Delete: (node, into) => { for (const target of node.targets) bindTarget(target, into); },
  NamedExpr: (node, into) => into.add(node.target.id),
  MatchStar: (node, into) => { if (node.name) into.add(node.name); },
  MatchAs: (node, into) => { if (node.name) into.add(node.name); },
  MatchMapping: (node, into) => { if (node.rest) into.add(node.rest); },
};

/** Adds what this one node binds, not looking below it. */
export function addBindings(node: AnyNode, into: Set<string>): void {
  const bind = binders[node.type] as ((node: AnyNode, into: Set<string>) => void) | undefined; // the table pairs each type with its node
  bind?.(node, into);
}

/** Adds the names in an assignment target. */
export function bindTarget(target: Expr, into: Set<string>): void {
  if (target.type === 'Name') into.add(target.id);
  else if (target.type === 'Starred') bindTarget(target.value, into);
  else if (target.type === 'Tuple' || target.type === 'List') for (const item of target.elts) bindTarget(item, into);
}

const functionLike = new Set<string>(['FunctionDef', 'AsyncFunctionDef', 'Lambda', 'ClassDef']);
const compound = new Set<string>(['If', 'For', 'While', 'With', 'Try', 'Match', 'AsyncFor', 'AsyncWith', 'TryStar']);

function collect(node: AnyNode, statement: Stmt | undefined, found: Collected): void {
  addBindings(node, found.bound);
  if (node.type === 'Global') for (const name of node.names) found.globals.add(name);
  if (node.type === 'Nonlocal') for (const name of node.names) found.nonlocals.add(name);
  if (functionLike.has(node.type)) { collectOutside(node, statement, found); return; }
  for (const child of childNodes(node)) collect(child, isStatement(child) ? child : compound.has(node.type) ? undefined : statement, found);
  if (node.type === 'Yield' || node.type === 'YieldFrom' || node.type === 'Await') {
    found.isGenerator = true;
    if (statement !== undefined) found.yields.set(statement, [...(found.yields.get(statement) ?? []), node]);
  }
}

const isStatement = (node: AnyNode): node is Stmt => !expressionTypes.has(node.type);
const expressionTypes = new Set<string>([
  'BoolOp', 'NamedExpr', 'BinOp', 'UnaryOp', 'Lambda', 'IfExp', 'Dict', 'Set', 'ListComp', 'SetComp', 'GeneratorExp', 'DictComp', 'Await', 'Yield', 'YieldFrom', 'Compare', 'Call',
  'FormattedValue', 'JoinedStr', 'Constant', 'Attribute', 'Subscript', 'Starred', 'Name', 'List', 'Tuple', 'Slice', 'ErrorExpr', 'keyword', 'ExceptHandler',
  'MatchValue', 'MatchSingleton', 'MatchSequence', 'MatchMapping', 'MatchClass', 'MatchStar', 'MatchAs', 'MatchOr',
]);

/** Of a nested function or class only decorators, defaults and bases belong to this scope. */
function collectOutside(node: AnyNode, statement: Stmt | undefined, found: Collected): void {
  const parts: unknown[] = [];
  if ('decorator_list' in node) parts.push(node.decorator_list);
  if ('bases' in node) parts.push(node.bases, node.keywords);
  if ((node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef' || node.type === 'Lambda')) parts.push(node.args.defaults, node.args.kw_defaults);
  for (const child of childNodes(parts)) collect(child, statement, found);
}
