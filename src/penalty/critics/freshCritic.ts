/**
 * @file A network with fresh weights, made as the program makes it: those that `torch.manual_seed(seed)` before it would
 * give. What the program does not say (an option, a size) is assumed, as for penalties.
 */
import { PyClass, PyTuple, type PyInstance, type Value } from '../../python/evaluator/index.ts';
import { walk, type Call, type Expr, type FunctionDef } from '../../python/syntax/index.ts';
import { Unknown } from '../probes/unknown.ts';
import type { Lab } from '../probes/lab.ts';
import { makeSelf } from '../probes/selfProxy.ts';
import { isPlain } from '../probes/plainValue.ts';
import type { Contexts } from '../sites/contexts.ts';
import { readNames, type FunctionInfo } from '../sites/names.ts';
import { assumedArgument, positionalParameters, requiredParameters } from './arguments.ts';
import { dotted, isNetwork, type Maker } from './makers.ts';

/** undefined: it does not run, or what it makes is no network. */
export function freshCritic(lab: Lab, maker: Maker, contexts: Contexts, seed: number): PyInstance | undefined {
  const made = makes[maker.kind](lab, maker as never, contexts, () => { lab.torch.seed(BigInt(seed)); }); // the table's row for a kind takes exactly that kind
  return isNetwork(made) ? made : undefined;
}

type Make<K extends Maker['kind']> = (lab: Lab, maker: Extract<Maker, { kind: K }>, contexts: Contexts, reseed: () => void) => Value | undefined;
type Environment = ReadonlyMap<string, Value>;

const makes: { readonly [K in Maker['kind']]: Make<K> } = {
  bound: (lab, { name }, _, reseed) => {
    reseed();
    const network = valueOf(lab.evaluator.global(name));
    return network && valueOf(lab.evaluator.attempt(() => lab.interpreter.call(lab.interpreter.getattr(lab.interpreter.importModule('copy'), 'deepcopy'), [network])));
  },
  class: (lab, { cls }, _, reseed) => {
    const value = valueOf(lab.evaluator.global(cls));
    if (!(value instanceof PyClass)) return undefined;
    const given = requiredParameters(value.lookup('__init__')).map((name) => assumedArgument(lab, name));
    reseed();
    return valueOf(lab.evaluator.call(value, given));
  },
  expression: (lab, maker, contexts, reseed) => {
    const env = environment(lab, maker, contexts);
    const made = constructed(lab, maker, env, reseed);
    if (isNetwork(made)) for (const call of maker.initialisers) initialise(lab, call, maker.target, made, env);
    return made;
  },
};

const valueOf = (outcome: ReturnType<Lab['evaluator']['evaluate']>): Value | undefined => (outcome.kind === 'value' ? outcome.value : undefined);

/** Arguments that nobody knows become numbers before the constructor keeps them. */
function constructed(lab: Lab, { expr, constructor: call }: Extract<Maker, { kind: 'expression' }>, env: Environment, reseed: () => void): Value | undefined {
  const cls = call && valueOf(lab.evaluator.evaluate(call.func, env));
  const isPlainCall = call && !call.args.some(({ type }) => type === 'Starred') && call.keywords.every(({ arg }) => arg !== undefined);
  const isOpen = (argument: Expr): boolean => valueOf(lab.evaluator.evaluate(argument, env)) instanceof Unknown;
  // As it is written, where it can be: what else the expression makes draws its random numbers before or after.
  if (!isPlainCall || !(cls instanceof PyClass) || ![...call.args, ...call.keywords.map(({ value }) => value)].some(isOpen)) {
    reseed();
    return valueOf(lab.evaluator.evaluate(expr, env));
  }
  const names = positionalParameters(cls.lookup('__init__'));
  const given = (argument: Expr, name: string | undefined): Value | undefined => {
    const value = valueOf(lab.evaluator.evaluate(argument, env));
    return value instanceof Unknown && name !== undefined ? assumedArgument(lab, name, value) : value;
  };
  const args = call.args.map((argument, i) => given(argument, names[i]));
  const kwargs = call.keywords.map(({ arg, value }) => [arg, given(value, arg)] as const);
  if (!areKnown(args) || !areNamed(kwargs)) return undefined;
  reseed();
  const made = valueOf(lab.evaluator.call(cls, args, new Map(kwargs)));
  if (made === undefined || call === expr) return made;
  return valueOf(lab.evaluator.evaluate(replaced(expr, call, { type: 'Name', id: placeholder, start: call.start, end: call.end }), new Map([...env, [placeholder, made]])));
}

const areKnown = (values: readonly (Value | undefined)[]): values is readonly Value[] => !values.includes(undefined);
const areNamed = (entries: readonly (readonly [string | undefined, Value | undefined])[]): entries is readonly (readonly [string, Value])[] => entries.every(([name, value]) => name !== undefined && value !== undefined);

/** No name in Python. */
const placeholder = 'the network';

/** The same expression with another one in the place of a part. */
function replaced(expr: Expr, part: Expr, by: Expr): Expr {
  const swap = (value: unknown): unknown => {
    if (value === part) return by;
    if (Array.isArray(value)) return value.map(swap);
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, swap(inner)])) : value;
  };
  return swap(expr) as Expr; // every node keeps its type
}

/** What the expressions read: the module's names are made now, for making them may draw random numbers. */
function environment(lab: Lab, { expr, initialisers, within }: Extract<Maker, { kind: 'expression' }>, contexts: Contexts): Map<string, Value> {
  const env = new Map<string, Value>();
  const bound = within ? parametersOf(within.node) : new Set<string>();
  for (const node of [expr, ...initialisers]) for (const name of readNames(node)) {
    if (env.has(name)) continue;
    const known = valueOf(lab.evaluator.global(name));
    if (known !== undefined && !bound.has(name)) continue;
    // An option of the same name as the module's is most likely that one.
    env.set(name, name === 'self' && within?.owner ? makeSelf(lab, within.owner, within.node.name) : plainValue(expr, name, contexts) ?? known ?? lab.unknown(name));
  }
  if (within && env.has('self')) setAttributes(lab, within, expr, env);
  return env;
}

/** `self.width = opt.width`, in the statements before. */
function setAttributes(lab: Lab, { node }: FunctionInfo, before: Expr, env: Map<string, Value>): void {
  const self = env.get('self');
  for (const statement of node.body) {
    if (statement.end > before.start || statement.type !== 'Assign') continue;
    for (const target of statement.targets) {
      if (target.type !== 'Attribute' || dotted(target.value) !== 'self' || self === undefined) continue;
      const names = [...readNames(statement.value)].filter((name) => !env.has(name));
      const value = valueOf(lab.evaluator.evaluate(statement.value, new Map([...env, ...names.flatMap((name) => { const known = valueOf(lab.evaluator.global(name)); return known === undefined ? [] : [[name, known] as const]; })])));
      if (value !== undefined && isPlain(value)) lab.evaluator.attempt(() => { lab.interpreter.setattr(self, target.attr, value); });
    }
  }
}

const parametersOf = ({ args }: FunctionDef): ReadonlySet<string> => new Set([...args.posonlyargs, ...args.args, ...args.kwonlyargs].map(({ arg }) => arg));

/** A number or a text that the file gives to a local name, as far as running the function shows. */
function plainValue(expr: Expr, name: string, contexts: Contexts): Value | undefined {
  let found: Value | undefined;
  walk(expr, (node) => {
    if (node.type !== 'Name' || node.id !== name || found !== undefined) return;
    const known = contexts.valueOf(node);
    if (known && isPlain(known.value)) found = known.value;
  });
  return found;
}

/** One that raises leaves the weights as they are. */
function initialise(lab: Lab, call: Call, target: string, critic: Value, env: Environment): void {
  const evaluated = (expr: Expr): Value | undefined => (dotted(expr) === target ? critic : valueOf(lab.evaluator.evaluate(expr, env)));
  const args = call.args.map(evaluated);
  const kwargs = call.keywords.map(({ arg, value }) => [arg, evaluated(value)] as const);
  const callee = call.func.type === 'Attribute' && dotted(call.func.value) === target ? valueOf(lab.evaluator.attempt(() => lab.interpreter.getattr(critic, 'apply'))) : evaluated(call.func);
  if (callee !== undefined && areKnown(args) && areNamed(kwargs)) lab.evaluator.call(callee, args, new Map(kwargs));
}

/** Sizes as PyTorch's functions take them. */
export const sizesOf = (shape: readonly number[]): PyTuple => new PyTuple(shape.map(BigInt));
