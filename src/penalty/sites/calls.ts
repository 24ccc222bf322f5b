/** @file Calls by the name of what is called, and the names by which a function goes in its module. Reads; runs nothing. */
import type { AnyNode, Call, Expr, FunctionDef, Module, Stmt } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { boundNames, type FunctionInfo } from './names.ts';
import { remembered } from './remembered.ts';

/** `f` of `f(…)`, `self.f(…)` and `module.f(…)`; undefined for anything else. */
export const calleeName = (node: AnyNode): string | undefined => (node.type === 'Call' ? lastName(node.func) : undefined);

/** `f` of `f`, `self.f` and `module.f`. */
export const lastName = (expr: Expr): string | undefined => (expr.type === 'Name' ? expr.id : expr.type === 'Attribute' ? expr.attr : undefined);

/** The same, and `Losses()` of `Losses()(…)`. */
export const calledBy = (call: Call): string | undefined => {
  const made = calleeName(call.func);
  return calleeName(call) ?? (made === undefined ? undefined : `${made}()`);
};

/** What a function may be called by, as `calledBy` has it. */
export function callNames(info: FunctionInfo, module: Module): readonly string[] {
  const makers = makersOf(info);
  return [info.node.name, ...(aliasesIn(module).get(info.node.name) ?? []), ...makers.map((name) => `${name}()`), ...namesOfMade(new Set(makers), module)];
}

/** Calls in a function's body, those of the functions inside it too, in the order of the text. */
export const callsWithin = remembered(({ body }: FunctionDef): readonly Call[] => {
  const found: Call[] = [];
  for (const statement of body) walk(statement, (node) => { if (node.type === 'Call') found.push(node); });
  return found;
});

/** Calls in a statement. Defs inside it are not entered unless they are the statement itself. */
export const ownCalls = remembered((statement: Stmt): readonly Call[] => {
  const found: Call[] = [];
  walk(statement, (node) => {
    if (node !== statement && (node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef' || node.type === 'ClassDef')) return false;
    if (node.type === 'Call') found.push(node);
    return undefined;
  });
  return found.length === 0 ? none : found;
});
const none: readonly Call[] = [];

/** Names of what a function calls: `f` for `f(…)`, `self.f(…)` and `module.f(…)`. */
export const calledNames = remembered((node: FunctionDef): ReadonlySet<string> => new Set(callsWithin(node).flatMap((call) => calleeName(call) ?? [])));

/** Whether a function calls something by one of these names. */
export function callsAny(node: FunctionDef, names: ReadonlySet<string>): boolean {
  const called = calledNames(node);
  const [few, many] = called.size < names.size ? [called, names] : [names, called];
  for (const name of few) if (many.has(name)) return true;
  return false;
}

/** Function → other names by which the module calls it. */
export type Aliases = ReadonlyMap<string, readonly string[]>;

/** `name = function` and `name = partial(function, …)` at module level, `from module import function as name` anywhere. */
export const aliasesIn = remembered((module: Module): Aliases => {
  const found = new Map<string, string[]>();
  const add = (name: string, aliases: readonly string[]): void => { found.set(name, [...(found.get(name) ?? []), ...aliases]); };
  for (const statement of module.body) walk(statement, (node) => {
    if (node.type === 'ImportFrom') for (const { name, asname } of node.names) if (asname !== undefined) add(name, [asname]);
  });
  for (const statement of module.body) {
    if (statement.type !== 'Assign') continue;
    const { value } = statement;
    const of = value.type === 'Call' ? value.args[0] : value;
    if (of?.type === 'Name') add(of.id, boundNames(statement));
  }
  return found;
});

/** What is called in order to have the function: the class of a callable object, the factory that returns it. */
export function makersOf({ node, owner, parents }: FunctionInfo): string[] {
  const outer = parents.at(-1);
  const isReturned = outer !== undefined && outer.type !== 'ClassDef' && outer.body.some((statement) => statement.type === 'Return' && statement.value?.type === 'Name' && statement.value.id === node.name);
  return [...(owner && /^(__call__|forward)$/.test(node.name) ? [owner.name] : []), ...(isReturned ? [outer.name] : [])];
}

/** Calls of a function or method outside of itself: by its name, by another, through an object or a function that was made. */
export function callsOf(info: FunctionInfo, module: Module): Call[] {
  const isCall = callTest(info, module);
  const calls: Call[] = [];
  for (const statement of module.body) walk(statement, (node) => {
    if (node === info.node) return false;
    if (isCall(node)) calls.push(node);
    return undefined;
  });
  return calls;
}

/** Whether a node calls the function. */
export function callTest(info: FunctionInfo, module: Module): (node: AnyNode) => node is Call {
  const names = new Set(callNames(info, module));
  return (node): node is Call => node.type === 'Call' && names.has(calledBy(node) ?? '');
}

/** `gp` of `gp = GradientPenalty(10).to(device)` and of `self.gp = …`, wherever it stands. */
function namesOfMade(makers: ReadonlySet<string>, module: Module): string[] {
  const found: string[] = [];
  if (makers.size > 0) for (const statement of module.body) walk(statement, (node) => {
    if (node.type === 'Assign' && makers.has(calleeName(innermostCall(node.value)) ?? '')) found.push(...node.targets.flatMap((target) => lastName(target) ?? []));
  });
  return found;
}

/** `Critic()` of `Critic().to(device)`. */
const innermostCall = (expr: Expr): Expr => (expr.type === 'Call' && expr.func.type === 'Attribute' && expr.func.value.type === 'Call' ? innermostCall(expr.func.value) : expr);
