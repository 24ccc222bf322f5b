/**
 * @file The network that a penalty's file calls its critic, as the file makes it: by the names under which the penalty
 * knows it; failing that, a network that is named like one and gives one score a sample. What does not run is no critic.
 */
import { PyClass, PyDict, PyInstance, PyList, type Value } from '../../python/evaluator/index.ts';
import { walk, type Call, type ClassDef, type Expr, type Module } from '../../python/syntax/index.ts';
import type { Tensor } from '../../torch/index.ts';
import { criticNames } from '../critics/constructors.ts';
import { looksLikeCritic, looksLikeGenerator } from '../probes/assumptions.ts';
import { tensorsIn } from '../probes/criticInput.ts';
import { sizeOf } from '../probes/gradients.ts';
import type { Lab } from '../probes/lab.ts';
import { Unknown } from '../probes/unknown.ts';
import { boundNames, functionsOf, readNames } from '../sites/names.ts';
import type { SiteTarget } from '../sites/site.ts';
import { calleeName } from '../sites/calls.ts';
import { sampleShapes } from './sampleShapes.ts';

export interface FoundCritic {
  /** Its class. */
  readonly name: string;
  /** As it was made: nobody has asked it yet, which may leave traces (running averages, normalised weights). */
  readonly value: PyInstance;
  /** A copy of it that was asked. */
  readonly tried: Value;
  /** Of one sample of its data. */
  readonly sample: readonly number[];
  readonly parameters: number;
}

export interface Search { readonly lab: Lab; readonly module: Module; readonly target: SiteTarget; /** Of one sample at which the penalty was evaluated. */ readonly sample: readonly number[] }

/** The first network that takes some data and gives scores. */
export function findCritic(search: Search): FoundCritic | undefined {
  const { lab } = search;
  for (const { value, isNamed } of candidates(search)) {
    const parameters = parametersOf(lab, value);
    const copy = parameters.length > 0 ? copyOf(lab, value) : undefined;
    const sample = copy === undefined ? undefined : sampleShapes(search.sample, parameters.map(({ shape }) => shape)).find((sizes) => givesScores(lab, copy, sizes, isNamed));
    if (copy !== undefined && sample) return { name: value.cls.name, value, tried: copy, sample, parameters: parameters.reduce((sum, { size }) => sum + size, 0) };
  }
  return undefined;
}

/** `isNamed`: the penalty itself calls it, so it is the critic, whatever it answers. */
interface Candidate { readonly value: PyInstance; readonly isNamed: boolean }

function* candidates(search: Search): Generator<Candidate> {
  const { lab, module, target } = search;
  const named = criticNames(target, module, functionsOf(module));
  const isMeant = (names: readonly (string | undefined)[]): boolean => names.some((name) => looksLikeCritic(name ?? ''));
  const bound = likeliestFirst([...new Set(module.body.flatMap(boundNames))].filter((name) => !looksLikeGenerator(name)), (name) => [name]);
  const makers = likeliestFirst(makersIn(lab, module).filter(({ names, cls }) => ![...names, cls].some((name) => looksLikeGenerator(name ?? ''))), ({ names, cls }) => [...names, cls]);
  const classes = module.body.filter((statement): statement is ClassDef => statement.type === 'ClassDef' && isNetworkClass(lab, statement.name));
  for (const name of bound.filter((each) => named.has(each))) yield* asCandidate(lab, globalOf(lab, name), true);
  for (const { names, value } of makers) if (names.some((name) => named.has(name))) yield* asCandidate(lab, evaluated(lab, value), true);
  for (const { value, cls } of makers) if (cls !== undefined && isOwner(target, cls)) yield* asCandidate(lab, evaluated(lab, value), true);
  for (const { name } of classes) if (isOwner(target, name)) yield* asCandidate(lab, called(lab, name), true);
  for (const name of bound) if (isMeant([name])) yield* asCandidate(lab, globalOf(lab, name), false);
  for (const { names, value, cls } of makers) if (isMeant([...names, cls])) yield* asCandidate(lab, evaluated(lab, value), false);
  for (const { name } of classes) if (isMeant([name])) yield* asCandidate(lab, called(lab, name), false);
}

/** The penalty is a method of that class. */
const isOwner = (target: SiteTarget, cls: string): boolean => target.type === 'function' && target.info.owner?.name === cls;

function* asCandidate(lab: Lab, value: Value | undefined, isNamed: boolean): Generator<Candidate> {
  if (value instanceof PyInstance && isNetwork(value.cls)) yield { value: withoutUnknowns(lab, value), isNamed };
}

/** Sizes that nobody knows could have been networks when they were assigned; they are plain attributes. */
function withoutUnknowns(lab: Lab, network: PyInstance): PyInstance {
  const parts = network.attributes.get('_modules');
  for (const [name, part] of parts instanceof PyDict ? [...parts.entries()] : []) {
    if (part instanceof PyInstance) withoutUnknowns(lab, part);
    if (!(part instanceof Unknown) || !(parts instanceof PyDict) || typeof name !== 'string') continue;
    parts.delete(lab.interpreter, name);
    network.attributes.set(name, part);
  }
  return network;
}

function likeliestFirst<T>(all: readonly T[], namesOf: (each: T) => readonly (string | undefined)[]): readonly T[] {
  const isLikely = (each: T): number => Number(namesOf(each).some((name) => looksLikeCritic(name ?? '')));
  return [...all].sort((a, b) => isLikely(b) - isLikely(a));
}

/** What is bound to something that a class of networks makes: `D = Critic(3).to(device)`. */
interface Maker { readonly names: readonly string[]; readonly value: Expr; readonly cls: string | undefined }

function makersIn(lab: Lab, module: Module): readonly Maker[] {
  const found: Maker[] = [];
  for (const statement of module.body) walk(statement, (node) => {
    if (node.type !== 'Assign') return;
    const cls = classCalledIn(lab, node.value);
    if (cls === undefined) return;
    const names = node.targets.flatMap((t) => (t.type === 'Name' ? [t.id] : t.type === 'Attribute' ? [t.attr] : []));
    for (const value of new Set<Expr>([node.value, cls])) found.push({ names, value, cls: calleeName(cls) });
  });
  return found;
}

function classCalledIn(lab: Lab, expr: Expr): Call | undefined {
  let found: Call | undefined;
  walk(expr, (node) => { if (node.type === 'Call' && isNetworkClass(lab, calleeName(node) ?? '')) found ??= node; });
  return found;
}

function isNetworkClass(lab: Lab, name: string): boolean {
  const value = /^[A-Za-z_]\w*$/.test(name) ? globalOf(lab, name) : undefined;
  return value instanceof PyClass && isNetwork(value) && !value.module.startsWith('torch.nn');
}

const isNetwork = (cls: PyClass): boolean => cls.mro.some(({ name, module }) => name === 'Module' && module.startsWith('torch.nn'));

function globalOf(lab: Lab, name: string): Value | undefined {
  const outcome = lab.evaluator.global(name);
  return outcome.kind === 'value' ? outcome.value : undefined;
}

/** What the expression's names stand for and the file does not know is assumed. */
function evaluated(lab: Lab, expr: Expr): Value | undefined {
  const open = [...readNames(expr)].filter((name) => lab.evaluator.global(name).kind !== 'value');
  const outcome = lab.evaluator.evaluate(expr, new Map(open.map((name) => [name, lab.unknown(name)])));
  return outcome.kind === 'value' ? outcome.value : undefined;
}

function called(lab: Lab, name: string): Value | undefined {
  const cls = globalOf(lab, name);
  const outcome = cls === undefined ? undefined : lab.evaluator.call(cls, []);
  return outcome?.kind === 'value' ? outcome.value : undefined;
}

function copyOf(lab: Lab, value: Value): Value | undefined {
  const outcome = lab.evaluator.attempt(() => lab.interpreter.call(lab.interpreter.getattr(lab.interpreter.importModule('copy'), 'deepcopy'), [value]));
  return outcome.kind === 'value' ? outcome.value : undefined;
}

function parametersOf(lab: Lab, value: Value): readonly Tensor[] {
  const outcome = lab.evaluator.attempt(() => [...lab.interpreter.iterate(lab.interpreter.call(lab.interpreter.getattr(value, 'parameters')))]);
  return outcome.kind === 'value' ? tensorsIn(new PyList([...outcome.value]), isTensorOf(lab)) : [];
}

const isTensorOf = (lab: Lab) => (item: Value): item is Tensor => lab.torch.isTensor(item);

/** Batch norm wants more than one. */
const fewSamples = 2;

function givesScores(lab: Lab, value: Value, sizes: readonly number[], isNamed: boolean): boolean {
  const outcome = lab.evaluator.attempt(() => {
    const x = lab.torch.run('randn', [new PyList([fewSamples, ...sizes].map(BigInt))]);
    return lab.interpreter.call(value, [x]);
  });
  const scores = outcome.kind === 'value' ? tensorsIn(outcome.value, isTensorOf(lab))[0] : undefined;
  if (scores?.requiresGrad !== true || scores.shape[0] !== fewSamples) return false;
  // What answers as much as it is given is a layer or a generator, by whatever name.
  return isNamed ? sizeOf(scores.shape) < fewSamples * sizeOf(sizes) : sizeOf(scores.shape) === fewSamples;
}
