/**
 * @file The places where a program makes a network that may be the critic of a penalty, likeliest first: under the names
 * by which the penalty calls it, then under names that sound like one, then classes that nobody makes anything of.
 */
import { PyClass, PyInstance, type Value } from '../../python/evaluator/index.ts';
import { walk, type Call, type ClassDef, type Expr, type Module, type Stmt } from '../../python/syntax/index.ts';
import type { OffsetRange } from '../../protocol/evaluation.ts';
import { looksLikeCritic, looksLikeGenerator } from '../probes/assumptions.ts';
import type { Lab } from '../probes/lab.ts';
import { blocksOf, boundNames, functionsOf, isDef, type FunctionInfo } from '../sites/names.ts';
import type { SiteTarget } from '../sites/site.ts';
import { calleeName } from '../sites/calls.ts';
import { criticNames } from './criticNames.ts';

/** One way to make it. */
export type Maker =
  /** An expression, with the statements after it that initialise what it made: `D.apply(weights_init)`. */
  | { readonly kind: 'expression'; readonly expr: Expr; readonly constructor: Call | undefined; readonly within: FunctionInfo | undefined; readonly initialisers: readonly Call[]; readonly target: string; readonly cls: string | undefined; readonly range: OffsetRange; readonly isNamed: boolean }
  /** A class, called with as little as it takes. */
  | { readonly kind: 'class'; readonly cls: string; readonly range: OffsetRange | undefined; readonly isNamed: boolean }
  /** A network that a name of the module stands for, whoever has made it. */
  | { readonly kind: 'bound'; readonly name: string; readonly range: undefined; readonly isNamed: boolean };

/** `isNamed`: the penalty itself calls it by that name, or is its method. */
export function makersOf(lab: Lab, target: SiteTarget, module: Module): readonly Maker[] {
  const all = allMakers(lab, target, module).filter((maker) => !namesOf(maker).some(looksLikeGenerator));
  return all.map((maker, order) => ({ maker, order })).sort((a, b) => rank(a.maker) - rank(b.maker) || a.order - b.order).map(({ maker }) => maker);
}

/** Ways to make what the program calls by that name, or what sounds like a generator. */
export function generatorMakers(lab: Lab, target: SiteTarget, module: Module, name: string): readonly Maker[] {
  const all = allMakers(lab, target, module);
  const named = all.filter((maker) => 'target' in maker && maker.target.split('.').at(-1) === name);
  return named.length > 0 ? named : all.filter((maker) => namesOf(maker).some(looksLikeGenerator));
}

function allMakers(lab: Lab, target: SiteTarget, module: Module): readonly Maker[] {
  const functions = functionsOf(module);
  const named = criticNames(target, module, functions);
  const owner = target.type === 'function' ? target.info.owner?.name : target.within?.owner?.name;
  const made = assignmentsIn(module.body).flatMap((assignment) => makersIn(lab, assignment, functions, named, owner));
  const simple = simpleStatements(module.body);
  const classes = namesBound(simple.filter(({ type }) => type === 'ClassDef' || type === 'ImportFrom')).flatMap((name): readonly Maker[] => (isNetworkClass(lab, name) ? [{ kind: 'class', cls: name, range: classRange(module, name), isNamed: name === owner }] : []));
  const isMade = (name: string): boolean => made.some((maker) => maker.kind === 'expression' && maker.target === name);
  const bound = [...new Set([...namesBound(module.body).filter((name) => named.has(name)), ...namesBound(simple).filter(looksLikeCritic)])].flatMap((name): readonly Maker[] =>
    (!isMade(name) && isNetwork(globalOf(lab, name)) ? [{ kind: 'bound', name, range: undefined, isNamed: named.has(name) }] : []));
  return [...made, ...bound, ...classes];
}

const namesBound = (statements: readonly Stmt[]): readonly string[] => [...new Set(statements.flatMap(boundNames))];

/** Those that no loop repeats: nobody trains a network in order to find one. */
function simpleStatements(body: readonly Stmt[]): readonly Stmt[] {
  return body.flatMap((statement): readonly Stmt[] => {
    if (statement.type === 'For' || statement.type === 'AsyncFor' || statement.type === 'While') return [];
    const blocks = isDef(statement) || statement.type === 'ClassDef' ? [] : blocksOf(statement);
    return blocks.length > 0 ? blocks.flatMap(simpleStatements) : [statement];
  });
}

const namesOf = (maker: Maker): readonly string[] => {
  if (maker.kind === 'bound') return [maker.name];
  return maker.kind === 'class' || maker.cls === undefined ? ('target' in maker ? [maker.target] : [maker.cls]) : [maker.target, maker.cls];
};

/** Whether it is made under such a name, or of a class that has one. */
export const soundsLikeCritic = (maker: Maker): boolean => namesOf(maker).some(looksLikeCritic);

/** Whether it is known by a name at all. */
export const isLikely = (maker: Maker): boolean => maker.isNamed || soundsLikeCritic(maker);

/** Known by name, then made somewhere, then a class alone. */
function rank(maker: Maker): number {
  const sounds = soundsLikeCritic(maker);
  return (maker.isNamed ? (sounds ? 0 : 2) : sounds ? 4 : 6) + (maker.kind === 'class' ? 1 : 0);
}

function makersIn(lab: Lab, { target, value, expr, after }: Assignment, functions: readonly FunctionInfo[], named: ReadonlySet<string>, owner: string | undefined): readonly Maker[] {
  const name = target.split('.').at(-1) ?? target;
  const constructor = value && constructorIn(lab, value);
  // What a function makes is worth a try only where the penalty calls it by that name.
  if (!constructor && !looksLikeCritic(name) && (!named.has(name) || lab.isTensorAttribute(name))) return [];
  const cls = constructor && calleeName(constructor);
  const within = functions.findLast(({ node }) => node.start <= expr.start && expr.end <= node.end);
  // A layer of a network is a part of a critic, unless the penalty is a method of that very class.
  if (within?.owner && within.owner.name !== owner && isNetworkClass(lab, within.owner.name)) return [];
  const rest = { within, target, cls, constructor, isNamed: named.has(name) || (cls !== undefined && cls === owner), initialisers: initialisersIn(after, target) };
  const { start, end } = value ?? expr;
  const whole: Maker = { kind: 'expression', expr, range: { start, end }, ...rest };
  return constructor && constructor !== expr ? [whole, { ...whole, expr: constructor }] : [whole];
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

/** What a name is bound to by a call: alone, or among others that one statement binds. */
interface Assignment {
  readonly target: string;
  /** What it becomes, as far as that stands there by itself. */
  readonly value: Call | undefined;
  /** Gives it, with everything that the statement makes. */
  readonly expr: Expr;
  /** The statements after it in the same list. */
  readonly after: readonly Stmt[];
}

function assignmentsIn(body: readonly Stmt[]): Assignment[] {
  return body.flatMap((statement, i): Assignment[] => {
    const after = body.slice(i + 1);
    const targets = statement.type === 'Assign' ? statement.targets : statement.type === 'AnnAssign' ? [statement.target] : [];
    const value = statement.type === 'Assign' || statement.type === 'AnnAssign' ? statement.value : undefined;
    const own = value ? targets.flatMap((target) => boundBy(target, value).map((each) => ({ ...each, after }))) : [];
    const blocks = isDef(statement) || statement.type === 'ClassDef' ? [statement.body] : blocksOf(statement);
    return [...own, ...blocks.flatMap(assignmentsIn)];
  });
}

/** `G, D = Generator(), Critic()`: each of them is an item of the whole. */
function boundBy(target: Expr, value: Expr): Omit<Assignment, 'after'>[] {
  const name = dotted(target);
  if (name !== undefined) return value.type === 'Call' ? [{ target: name, value, expr: value }] : [];
  if ((target.type !== 'Tuple' && target.type !== 'List') || target.elts.some(({ type }) => type === 'Starred')) return [];
  const items = value.type === 'Tuple' || value.type === 'List' ? value.elts : undefined;
  if (items ? items.length !== target.elts.length : value.type !== 'Call') return [];
  return target.elts.flatMap((each, i): Omit<Assignment, 'after'>[] => {
    const [own, item] = [dotted(each), items?.[i]];
    if (own === undefined || (item && item.type !== 'Call')) return [];
    const { start, end } = value;
    const index: Expr = { type: 'Constant', value: { kind: 'int', digits: i.toString() }, start, end };
    return [{ target: own, value: item?.type === 'Call' ? item : undefined, expr: { type: 'Subscript', value, slice: index, start, end } }];
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
