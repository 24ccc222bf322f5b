/** @file Calls by the name of what is called, and the names by which a function goes in its module. Reads; runs nothing. */
import type { AnyNode, Call, Expr, FunctionDef, Module, Stmt } from '../../python/syntax/index.ts';
import { nodesOf, walk } from '../../python/syntax/index.ts';
import { boundNames, type FunctionInfo } from './names.ts';
import { remembered } from './remembered.ts';

/** `f` of `f(…)`, `self.f(…)` and `module.f(…)`; undefined for anything else. */
export const calleeName = (node: AnyNode): string | undefined => (node.type === 'Call' ? lastName(node.func) : undefined);

/** `f` of `f`, `self.f` and `module.f`. */
export const lastName = (expr: Expr): string | undefined => (expr.type === 'Name' ? expr.id : expr.type === 'Attribute' ? expr.attr : undefined);

/** The same, `Losses()` of `Losses()(…)`, however often what is called was called to have it, and `f` of `partial(f, …)(…)`. */
export const calledBy = (call: Call): string | undefined => {
  if (call.func.type !== 'Call') return calleeName(call);
  const [first] = call.func.args;
  const made = calledBy(call.func);
  return made === 'partial' ? first && lastName(first) : made === undefined ? undefined : `${made}()`;
};

/** What a function may be called by, as `calledBy` has it. */
export function callNames(info: FunctionInfo, module: Module): readonly string[] {
  const makers = makersOf(info).flatMap((maker) => { const base = maker.replaceAll('()', ''); return otherNames(base, module).map((name) => name + maker.slice(base.length)); });
  return [...otherNames(info.node.name, module), ...makers.map((name) => `${name}()`), ...namesOfMade(new Set(makers), module)];
}

/** The name, its aliases, and theirs. */
function otherNames(name: string, module: Module): readonly string[] {
  const aliases = aliasesIn(module);
  const found = new Set([name]);
  for (const each of found) for (const alias of aliases.get(each) ?? []) found.add(alias);
  return [...found];
}

/** What a call gives, as far as that is said: up to the first thing that is spread and that nobody knows. */
export interface Given { readonly args: readonly Expr[]; readonly keywords: ReadonlyMap<string, Expr>; /** Nothing else is given. */ readonly isWhole: boolean }

/** By position and by name, where `*(a, b)`, `**dict(a=a)` and `partial(f, a)(b)` say it as plainly. */
export function givenTo({ func, args, keywords }: Call): Given {
  const bound = func.type === 'Call' && calleeName(func) === 'partial' ? func : undefined;
  const positional = [...bound?.args.slice(1) ?? [], ...args].flatMap((argument) => (argument.type === 'Starred' && (argument.value.type === 'Tuple' || argument.value.type === 'List') ? argument.value.elts : [argument]));
  const named = [...bound?.keywords ?? [], ...keywords].flatMap((keyword) => (keyword.arg === undefined && keyword.value.type === 'Call' && calleeName(keyword.value) === 'dict' ? keyword.value.keywords : [keyword]));
  const star = positional.findIndex(({ type }) => type === 'Starred');
  return { args: star < 0 ? positional : positional.slice(0, star), keywords: new Map(named.flatMap(({ arg, value }) => (arg === undefined ? [] : [[arg, value]]))), isWhole: star < 0 && named.every(({ arg }) => arg !== undefined) };
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

/** Names by which anything is called in a statement, as `calleeName` and `calledBy` have them. */
export const namesCalled = remembered((statement: Stmt): ReadonlySet<string> => new Set(nodesOf('Call', statement).flatMap((call) => [calleeName(call) ?? [], calledBy(call) ?? []].flat())));

/** Whether a function calls something by one of these names. */
export function callsAny(node: FunctionDef, names: ReadonlySet<string>): boolean {
  return shareAny(calledNames(node), names);
}

interface Names { readonly size: number; has(name: string): boolean; keys(): Iterable<string> }

/** Whether something is in both, sets or what tables are keyed by. */
export function shareAny(some: Names, others: Names): boolean {
  const [few, many] = some.size < others.size ? [some, others] : [others, some];
  for (const name of few.keys()) if (many.has(name)) return true;
  return false;
}

/** Function → other names by which the module calls it. */
export type Aliases = ReadonlyMap<string, readonly string[]>;

/**
 * `name = function`, `name = Losses.function` and `name = partial(function, …)` at module level, `from module import
 * function as name` anywhere; a function that hands all it gets on to it, and of a class those that derive from it.
 */
export const aliasesIn = remembered((module: Module): Aliases => {
  const found = new Map<string, string[]>();
  const add = (name: string | undefined, aliases: readonly string[]): void => { if (name !== undefined) found.set(name, [...(found.get(name) ?? []), ...aliases]); };
  for (const statement of module.body) for (const [name, alias] of aliasesInside(statement)) add(name, [alias]);
  for (const statement of module.body) {
    if (statement.type !== 'Assign') continue;
    const { value } = statement;
    const of = value.type === 'Call' ? value.args[0] : value;
    add(of && lastName(of), boundNames(statement));
  }
  return found;
});

/** Those that a statement makes wherever it stands: the name, and the other one. */
const aliasesInside = remembered((statement: Stmt): readonly (readonly [string, string])[] => {
  const found: (readonly [string, string])[] = [];
  const add = (name: string | undefined, alias: string): void => { if (name !== undefined) found.push([name, alias]); };
  walk(statement, (node) => {
    if (node.type === 'ImportFrom') for (const { name, asname } of node.names) if (asname !== undefined) add(name, asname);
    if (node.type === 'ClassDef') for (const base of node.bases) add(lastName(base), node.name);
    if (node.type === 'FunctionDef') add(forwardedTo(node), node.name);
  });
  return found;
});

/** `f` of `def g(*args, **kwargs): return f(*args, **kwargs)`. */
export function forwardedTo({ name, args, body }: FunctionDef): string | undefined {
  const [only, ...more] = body.filter((statement) => !(statement.type === 'Expr' && statement.value.type === 'Constant'));
  const call = more.length === 0 && only?.type === 'Return' && only.value?.type === 'Call' ? only.value : undefined;
  const to = call && lastName(call.func);
  const isWhole = call?.args.length === 1 && call.args[0]?.type === 'Starred' && call.args[0].value.type === 'Name' && call.args[0].value.id === args.vararg?.arg;
  return isWhole && to !== name ? to : undefined;
}

/** What is called in order to have the function: the class of a callable object, the factory that returns it, what makes the factory. */
export function makersOf({ node, owner, parents }: FunctionInfo): string[] {
  const outer = parents.at(-1);
  const isReturned = outer !== undefined && outer.type !== 'ClassDef' && outer.body.some((statement) => statement.type === 'Return' && statement.value?.type === 'Name' && statement.value.id === node.name);
  const around = parents.at(-2);
  const ofFactory = isReturned ? makersOf({ node: outer, owner: around?.type === 'ClassDef' ? around : undefined, parents: parents.slice(0, -1), qualname: outer.name }) : [];
  return [...(owner && /^(__call__|forward)$/.test(node.name) ? [owner.name] : []), ...(isReturned ? [outer.name] : []), ...ofFactory.map((name) => `${name}()`)];
}

/** Calls of a function or method outside of itself and of what hands all on to it: by its name, by another, through an object or a function that was made. */
export function callsOf(info: FunctionInfo, module: Module): Call[] {
  const names = new Set(callNames(info, module));
  const isCall = callOf(names);
  const calls: Call[] = [];
  for (const statement of module.body) if (shareAny(namesCalled(statement), names)) walk(statement, (node) => {
    if (node === info.node || (node.type === 'FunctionDef' && forwardedTo(node) === info.node.name)) return false;
    if (isCall(node)) calls.push(node);
    return undefined;
  });
  return calls;
}

/** Whether a node calls the function. */
export function callTest(info: FunctionInfo, module: Module): (node: AnyNode) => node is Call {
  return callOf(new Set(callNames(info, module)));
}

const callOf = (names: ReadonlySet<string>) => (node: AnyNode): node is Call => node.type === 'Call' && names.has(calledBy(node) ?? '');

/** `gp` of `gp = GradientPenalty(10).to(device)` and of `self.gp = …`, wherever it stands. */
function namesOfMade(makers: ReadonlySet<string>, module: Module): string[] {
  const found: string[] = [];
  if (makers.size > 0) for (const statement of module.body) walk(statement, (node) => {
    const made = node.type === 'Assign' ? innermostCall(node.value) : undefined;
    if (node.type === 'Assign' && made?.type === 'Call' && makers.has(calledBy(made) ?? '')) found.push(...node.targets.flatMap((target) => lastName(target) ?? []));
  });
  return found;
}

/** `Critic()` of `Critic().to(device)`. */
const innermostCall = (expr: Expr): Expr => (expr.type === 'Call' && expr.func.type === 'Attribute' && expr.func.value.type === 'Call' ? innermostCall(expr.func.value) : expr);
