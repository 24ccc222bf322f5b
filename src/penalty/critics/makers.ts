/**
 * @file The places where a program makes a network that may be the critic of a penalty, likeliest first: under the names
 * by which the penalty calls it, then under names that sound like one, then classes that nobody makes anything of.
 */
import { PyClass, PyInstance, type Value } from '../../python/evaluator/index.ts';
import { walk, type Assign, type Call, type ClassDef, type Expr, type Module, type Stmt } from '../../python/syntax/index.ts';
import type { OffsetRange } from '../../protocol/evaluation.ts';
import { looksLikeCritic } from '../probes/assumptions.ts';
import type { Lab } from '../probes/lab.ts';
import { blocksOf, boundNames, functionsOf, isDef, type FunctionInfo } from '../sites/names.ts';
import type { SiteTarget } from '../sites/site.ts';
import { calleeName } from '../sites/calls.ts';
import { criticNames } from './constructors.ts';

/** One way to make it. */
export type Maker =
  /** An expression, with the statements after it that initialise what it made: `D.apply(weights_init)`. */
  | { readonly kind: 'expression'; readonly expr: Expr; readonly constructor: Call | undefined; readonly within: FunctionInfo | undefined; readonly initialisers: readonly Call[]; readonly target: string; readonly cls: string | undefined; readonly range: OffsetRange; readonly isNamed: boolean }
  /** A class, called with as little as it takes. */
  | { readonly kind: 'class'; readonly cls: string; readonly range: OffsetRange | undefined; readonly isNamed: boolean }
  /** A network that another file has made. */
  | { readonly kind: 'imported'; readonly name: string; readonly range: undefined; readonly isNamed: boolean };

/** `isNamed`: the penalty itself calls it by that name, or is its method. */
export function makersOf(lab: Lab, target: SiteTarget, module: Module): readonly Maker[] {
  const functions = functionsOf(module);
  const named = criticNames(target, module, functions);
  const owner = target.type === 'function' ? target.info.owner?.name : target.within?.owner?.name;
  const made = assignmentsIn(module.body).flatMap(({ statement, after }) => makersIn(lab, statement, after, functions, named, owner));
  const bound = [...new Set(module.body.flatMap(boundNames))];
  const classes = bound.flatMap((name): readonly Maker[] => (isNetworkClass(lab, name) ? [{ kind: 'class', cls: name, range: classRange(module, name), isNamed: name === owner }] : []));
  const imported = module.body.filter((s) => s.type === 'ImportFrom').flatMap(boundNames).flatMap((name): readonly Maker[] =>
    ((named.has(name) || looksLikeCritic(name)) && isNetwork(globalOf(lab, name)) ? [{ kind: 'imported', name, range: undefined, isNamed: named.has(name) }] : []));
  return [...made, ...imported, ...classes].map((maker, order) => ({ maker, order })).sort((a, b) => rank(a.maker) - rank(b.maker) || a.order - b.order).map(({ maker }) => maker);
}

/** Known by name, then made somewhere, then a class alone. */
function rank(maker: Maker): number {
  const soundsRight = maker.kind === 'imported' || looksLikeCritic(maker.cls ?? '') || (maker.kind === 'expression' && looksLikeCritic(maker.target));
  return (maker.isNamed ? 0 : soundsRight ? 2 : 4) + (maker.kind === 'class' ? 1 : 0);
}

function makersIn(lab: Lab, statement: Assign, after: readonly Stmt[], functions: readonly FunctionInfo[], named: ReadonlySet<string>, owner: string | undefined): readonly Maker[] {
  const [assigned] = statement.targets;
  const target = assigned && dotted(assigned);
  if (target === undefined || statement.value.type !== 'Call') return [];
  const name = target.split('.').at(-1) ?? target;
  const constructor = constructorIn(lab, statement.value);
  // What a function makes is worth a try only where the penalty calls it by that name.
  if (!constructor && !looksLikeCritic(name) && (!named.has(name) || lab.isTensorAttribute(name))) return [];
  const cls = constructor && calleeName(constructor);
  const within = functions.findLast(({ node }) => node.start <= statement.start && statement.end <= node.end);
  // A layer of a network is a part of a critic, unless the penalty is a method of that very class.
  if (within?.owner && within.owner.name !== owner && isNetworkClass(lab, within.owner.name)) return [];
  const rest = { within, target, cls, constructor, isNamed: named.has(name) || (cls !== undefined && cls === owner), initialisers: initialisersIn(after, target) };
  const whole: Maker = { kind: 'expression', expr: statement.value, range: { start: statement.value.start, end: statement.value.end }, ...rest };
  return constructor && constructor !== statement.value ? [whole, { ...whole, expr: constructor }] : [whole];
}

/** `D.apply(…)`, and calls that are named for what they do: `init_weights(D, …)`. */
function initialisersIn(after: readonly Stmt[], target: string): Call[] {
  return after.flatMap((statement) => {
    if (statement.type !== 'Expr' || statement.value.type !== 'Call') return [];
    const call = statement.value;
    const applies = call.func.type === 'Attribute' && call.func.attr === 'apply' && dotted(call.func.value) === target;
    const initialises = /init|weight/i.test(calleeName(call) ?? '') && call.args.some((argument) => dotted(argument) === target);
    return applies || initialises ? [call] : [];
  });
}

/** `D`, `self.D`. */
export function dotted(expr: Expr): string | undefined {
  if (expr.type === 'Name') return expr.id;
  const base = expr.type === 'Attribute' ? dotted(expr.value) : undefined;
  return expr.type === 'Attribute' && base !== undefined ? `${base}.${expr.attr}` : undefined;
}

/** The call of a network's class: `Critic(…)` of `nn.DataParallel(Critic(…)).to(device)`. */
function constructorIn(lab: Lab, expr: Expr): Call | undefined {
  let found: Call | undefined;
  walk(expr, (node) => { if (node.type === 'Call' && isNetworkClass(lab, calleeName(node) ?? '')) found ??= node; });
  return found;
}

interface Placed { readonly statement: Assign; /** In the same list of statements. */ readonly after: readonly Stmt[] }
function assignmentsIn(body: readonly Stmt[]): Placed[] {
  return body.flatMap((statement, i): Placed[] => {
    const own = statement.type === 'Assign' ? [{ statement, after: body.slice(i + 1) }] : [];
    const blocks = isDef(statement) || statement.type === 'ClassDef' ? [statement.body] : blocksOf(statement);
    return [...own, ...blocks.flatMap(assignmentsIn)];
  });
}

const classRange = (module: Module, name: string): OffsetRange | undefined => {
  const def = module.body.find((statement): statement is ClassDef => statement.type === 'ClassDef' && statement.name === name);
  return def && { start: def.nameRange.start, end: def.nameRange.end };
};

/** A class of the user's, made of PyTorch's. */
export function isNetworkClass(lab: Lab, name: string): boolean {
  const value = /^[A-Za-z_]\w*$/.test(name) ? globalOf(lab, name) : undefined;
  return value instanceof PyClass && isModule(value) && !value.module.startsWith('torch.nn');
}

const isModule = (cls: PyClass): boolean => cls.mro.some(({ name, module }) => name === 'Module' && module.startsWith('torch.nn'));
export const isNetwork = (value: Value | undefined): value is PyInstance => value instanceof PyInstance && isModule(value.cls);

function globalOf(lab: Lab, name: string): Value | undefined {
  const outcome = lab.evaluator.global(name);
  return outcome.kind === 'value' ? outcome.value : undefined;
}
