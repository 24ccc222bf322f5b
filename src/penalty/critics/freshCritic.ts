/**
 * @file A network with fresh weights, made as the program makes it: those that `torch.manual_seed(seed)` before it would
 * give. What the program does not say (an option, a size) is assumed, as for penalties.
 */
import { PyClass, PyFunction, PyTuple, type PyInstance, type Value } from '../../python/evaluator/index.ts';
import { walk, type Call, type Expr, type FunctionDef } from '../../python/syntax/index.ts';
import type { Lab } from '../probes/lab.ts';
import { makeSelf } from '../probes/selfProxy.ts';
import { isPlain, type Contexts } from '../sites/contexts.ts';
import { readNames } from '../sites/names.ts';
import { dotted, isNetwork, type Maker } from './makers.ts';

/** undefined: it does not run, or what it makes is no network. */
export function freshCritic(lab: Lab, maker: Maker, contexts: Contexts, seed: number): PyInstance | undefined {
  const made = makes[maker.kind](lab, maker as never, contexts, () => { lab.torch.seed(BigInt(seed)); }); // the table's row for a kind takes exactly that kind
  return isNetwork(made) ? made : undefined;
}

type Make<K extends Maker['kind']> = (lab: Lab, maker: Extract<Maker, { kind: K }>, contexts: Contexts, reseed: () => void) => Value | undefined;

const makes: { readonly [K in Maker['kind']]: Make<K> } = {
  imported: (lab, { name }, _, reseed) => {
    reseed();
    return valueOf(lab.evaluator.global(name));
  },
  class: (lab, { cls }, _, reseed) => {
    const value = valueOf(lab.evaluator.global(cls));
    if (!(value instanceof PyClass)) return undefined;
    const required = requiredParameters(value.lookup('__init__'));
    reseed();
    return valueOf(lab.evaluator.call(value, required.map((name) => lab.unknown(name))));
  },
  expression: (lab, maker, contexts, reseed) => {
    const env = environment(lab, maker, contexts);
    reseed();
    const made = valueOf(lab.evaluator.evaluate(maker.expr, env));
    if (isNetwork(made)) for (const call of maker.initialisers) initialise(lab, call, maker.target, made, env);
    return made;
  },
};

const valueOf = (outcome: ReturnType<Lab['evaluator']['evaluate']>): Value | undefined => (outcome.kind === 'value' ? outcome.value : undefined);

/** Names that a function needs, but for the first: `self`. */
export function requiredParameters(callee: Value | undefined): readonly string[] {
  if (!(callee instanceof PyFunction) || callee.node.type === 'Lambda') return [];
  const { args } = callee.node;
  const positional = [...args.posonlyargs, ...args.args].map(({ arg }) => arg);
  return positional.slice(1, positional.length - args.defaults.length);
}

/** What the expression reads: the module's names are made now, for making them may draw random numbers. */
function environment(lab: Lab, { expr, initialisers, within }: Extract<Maker, { kind: 'expression' }>, contexts: Contexts): Map<string, Value> {
  const env = new Map<string, Value>();
  const bound = within ? parametersOf(within.node) : new Set<string>();
  for (const node of [expr, ...initialisers]) for (const name of readNames(node)) {
    if (env.has(name)) continue;
    const known = lab.evaluator.global(name);
    if (known.kind === 'value' && !bound.has(name)) continue;
    env.set(name, name === 'self' && within?.owner ? makeSelf(lab, within.owner, within.node.name) : plainValue(expr, name, contexts) ?? lab.unknown(name));
  }
  return env;
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
function initialise(lab: Lab, call: Call, target: string, critic: Value, env: ReadonlyMap<string, Value>): void {
  const evaluated = (expr: Expr): Value | undefined => (dotted(expr) === target ? critic : valueOf(lab.evaluator.evaluate(expr, env)));
  const args = call.args.map(evaluated);
  const kwargs = call.keywords.map(({ arg, value }) => [arg, evaluated(value)] as const);
  const callee = call.func.type === 'Attribute' && dotted(call.func.value) === target ? valueOf(lab.evaluator.attempt(() => lab.interpreter.getattr(critic, 'apply'))) : evaluated(call.func);
  if (callee === undefined || args.includes(undefined) || kwargs.some(([name, value]) => name === undefined || value === undefined)) return;
  lab.evaluator.call(callee, args as readonly Value[], new Map(kwargs as readonly (readonly [string, Value])[])); // none is undefined, as has just been seen
}

/** Sizes as PyTorch's functions take them. */
export const sizesOf = (shape: readonly number[]): PyTuple => new PyTuple(shape.map(BigInt));
