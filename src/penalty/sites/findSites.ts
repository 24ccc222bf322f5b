/**
 * @file Places in a module that may compute a penalty, found by reading: wide on purpose, since running decides.
 * What does not answer a scalar that depends on the gradient is dropped later.
 */
import type { Program } from '../../python/evaluator/index.ts';
import type { FunctionDef, Module, Return } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { lazily } from '../lazily.ts';
import { looksLikeNumber } from '../probes/assumptions.ts';
import type { GradHelpers } from './gradCalls.ts';
import { calleesOf, type Callees } from './callees.ts';
import { aliasesIn, callsAny, forwardedTo } from './calls.ts';
import { callerOf, takesGradient, takesIn, withCallers, readsGradAttribute } from './gradCalls.ts';
import { drivesToNumber, isGivenGradientIn } from './gradientFlow.ts';
import { findBlocks } from './inlineBlocks.ts';
import { functionsOf, importTable, type FunctionInfo, type ImportTable } from './names.ts';
import { gradHelpersOf, parametersOf, type Parameter } from './parameters.ts';
import { reducesIn } from './reducing.ts';
import { remembered } from './remembered.ts';
import { isUnfilled } from './unfilled.ts';
import type { FunctionTarget, SiteTarget } from './site.ts';

/** Candidates in source order. `others`: modules of the project that it leans on, where helpers may be. */
export function findSites(module: Module, others: readonly Module[] = []): readonly SiteTarget[] {
  const known = memory.get(module);
  if (known?.others.length === others.length && others.every((other, i) => other === known.others[i])) return known.sites;
  const sites = sitesIn(module, others);
  memory.set(module, { others, sites });
  return sites;
}

/** A module does not change, and whoever asks about a penalty looks for it first. */
const memory = new WeakMap<Module, { readonly others: readonly Module[]; readonly sites: readonly SiteTarget[] }>();

function sitesIn(module: Module, others: readonly Module[]): readonly SiteTarget[] {
  const imports = importTable(module);
  const functions = functionsOf(module);
  const sources = [sourceOf(module), ...others.map(helpersIn)];
  const all = sources.flatMap((source) => source.functions);
  const aliases = aliasesIn(module);
  const taking = withCallers(all, sources.flatMap(takingIn), callerOf, aliases);
  const reducing = withCallers(all, all.filter(({ node }) => reduces(node)), callerOf, aliases);
  const helpers = gradHelpersOf(sources);
  const callees = calleesOf(all);
  const surroundings: Surroundings = { taking, reducing, imports, helpers, functions: new Set(functions), callees };
  const targets = functions.flatMap((info) => functionTarget(info, surroundings) ?? []);
  // A function may answer something else than the penalty in it: a whole loss, say.
  const blocks = findBlocks(module, functions, { imports, helpers, others: all }, new Set(targets.filter((t) => t.form === 'gradient-only').map((t) => t.info.node)));
  return [...targets, ...blocks].sort((a, b) => startOf(a) - startOf(b));
}

const startOf = (target: SiteTarget): number => (target.type === 'function' ? target.info.node.start : target.range.start);

interface Surroundings { readonly taking: ReadonlySet<FunctionInfo>; readonly reducing: ReadonlySet<FunctionInfo>; readonly imports: ImportTable; readonly helpers: GradHelpers; /** Of the module itself. */ readonly functions: ReadonlySet<FunctionInfo>; readonly callees: Callees }

function functionTarget(info: FunctionInfo, surroundings: Surroundings): FunctionTarget | undefined {
  const { taking, reducing, imports, helpers, callees } = surroundings;
  const { node } = info;
  // What hands on all that it gets is the function that gets it.
  if (!answersSomething(node) || forwardedTo(node) !== undefined) return undefined;
  const isMethod = info.owner !== undefined && !isStatic(node);
  const parametersHere = lazily(() => parametersOf(node, isMethod, imports, helpers, callees));
  const direct = takesIn(node, imports, helpers) || readsGradAttribute(node);
  if (direct || (taking.has(info) && (speaksOfGradients.test(node.name) || (reducing.has(info) && !isUnfilled(node))))) {
    const parameters = parametersHere();
    const form = parameters.some((p) => p.role === 'output') && parameters.some((p) => p.role === 'input' || p.role === 'data') ? 'outputs-given' : 'full';
    return { type: 'function', info, form, parameters, gradientParameter: undefined, direct, drives: direct && drivesToNumber(node, { imports, takers: new Set() }), evident: (reducing.has(info) || penaltyOfHelpers.test(node.name)) && (direct || (speaksOfGradients.test(node.name) && !/^test/i.test(node.name))) };
  }
  const gradientParameter = reducing.has(info) ? findGradientParameter(info, parametersHere, surroundings) : undefined;
  if (gradientParameter === undefined && info.owner === undefined && penaltyOfHelpers.test(node.name) && isUnfilled(node)) return { type: 'function', info, form: 'full', parameters: parametersHere(), gradientParameter, direct, drives: false, evident: true };
  return gradientParameter === undefined ? undefined : { type: 'function', info, form: 'gradient-only', parameters: parametersHere(), gradientParameter, direct, drives: false, evident: isGradient(info, gradientParameter, surroundings) };
}

/** Whether the file says that this is a gradient: by the names of both, or by where the function is called. */
const isGradient = (info: FunctionInfo, parameter: string, surroundings: Surroundings): boolean =>
  (speaksOfGradients.test(ownName(info)) && /^g$|[gG]rad/.test(parameter)) || /grad|lipschitz/i.test(info.node.name) || isHandedGradients(info, surroundings);

/** A name that no helper would have: the norm may then be in others that it calls. */
const penaltyOfHelpers = /penalty/i;

/** A lambda that is returned goes by the name of what returns it. */
const ownName = ({ node, qualname }: FunctionInfo): string => (node.name === '<lambda>' ? qualname : node.name);

/** The name of a parameter that is given a gradient. */
const speaksOfGradient = /grad/i;
const hasGradientParameter = ({ node: { args } }: FunctionInfo): boolean => [...args.posonlyargs, ...args.args, ...args.kwonlyargs].some(({ arg }) => speaksOfGradient.test(arg));

/** Names are evidence here and no more: the function must still behave like a penalty when it is run. */
const speaksOfGradients = /grad|penal|lipschitz|(^|_)(gp|r1|r2|reg)($|_|\d)/i;

/** Its name or that of a parameter says that it may be given a gradient. */
export const speaksOfGradientsItself = (info: FunctionInfo): boolean => speaksOfGradients.test(ownName(info)) || hasGradientParameter(info);

function findGradientParameter(info: FunctionInfo, parameters: () => readonly Parameter[], surroundings: Surroundings): string | undefined {
  const isSaid = speaksOfGradients.test(ownName(info)) || isHandedGradients(info, surroundings);
  if (!isSaid && !hasGradientParameter(info)) return undefined;
  const required = parameters().filter((p) => p.role !== 'default');
  const open = required.length === 1 ? required : required.filter((p) => !looksLikeNumber(p.name));
  return (open.find((p) => speaksOfGradient.test(p.name)) ?? (isSaid ? open[0] : undefined))?.name;
}

/** Some function that takes a gradient, or calls one that does, hands one to it. */
const isHandedGradients = (info: FunctionInfo, { functions, taking, imports }: Surroundings): boolean => {
  const others = [...taking].filter((taker) => taker !== info);
  const takers = new Set(others.map(({ node }) => node.name));
  return others.some((other) => functions.has(other) && callsAny(other.node, new Set([info.node.name])) && isGivenGradientIn(other.node, info.node.name, { imports, takers }));
};

const isStatic = (node: FunctionDef): boolean => node.decorator_list.some((d) => d.type === 'Name' && d.id === 'staticmethod');

/** Returns a value, from its own body. */
const answersSomething = remembered((node: FunctionDef): boolean => ownReturns(node).some((r) => r.value !== undefined));

function ownReturns(node: FunctionDef): Return[] {
  const found: Return[] = [];
  for (const statement of node.body) walk(statement, (n) => {
    if (n.type === 'FunctionDef' || n.type === 'AsyncFunctionDef' || n.type === 'ClassDef' || n.type === 'Lambda') return false;
    if (n.type === 'Return') found.push(n);
    return undefined;
  });
  return found;
}

/** Computes a norm, power or reduction itself, or has it computed: `map(torch.norm, …)`. */
export const reduces = remembered((node: FunctionDef): boolean =>
  node.body.some(reducesIn));

export interface Source { readonly module: Module; readonly functions: readonly FunctionInfo[]; readonly imports: ImportTable }

export const sourceOf = remembered((module: Module): Source => ({ module, functions: functionsOf(module), imports: importTable(module) }));

/** What a module has for others: a whole penalty among it is a site of its own, not a help. */
export const helpersIn = remembered((module: Module): Source => {
  const imports = importTable(module);
  return { module, functions: functionsOf(module).filter((info) => !isWholePenalty(info, imports)), imports };
});

export const takingIn = remembered(({ functions, imports }: Source): readonly FunctionInfo[] => functions.filter((info) => takesGradient(info, imports)));

const speaksOfPenalties = /penal|lipschitz|(^|_)(gp|r1|r2|reg)($|_|\d)/i;
const isWholePenalty = (info: FunctionInfo, imports: ImportTable): boolean => speaksOfPenalties.test(ownName(info)) && takesGradient(info, imports) && reduces(info.node);

/** Those of a whole program's main file. */
export const findSitesOf = ({ main, modules }: Program): readonly SiteTarget[] => findSites(main.tree, Object.values(modules).map(({ tree }) => tree));
