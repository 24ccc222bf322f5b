/** @file Parameters that are critics because a function of the file calls them, itself or through others. */
import type { Call, FunctionDef } from '../../python/syntax/index.ts';
import { calleeName, callsAny, callsWithin, givenTo } from './calls.ts';
import type { FunctionInfo } from './names.ts';
import { unpackedNames } from './starParameters.ts';

/** Function name → names of its parameters that are called, in the function or where it hands them on. */
export type Callees = ReadonlyMap<string, { readonly parameters: readonly string[]; readonly called: ReadonlySet<string> }>;

/** Reads all functions until nothing more is learnt. */
export function calleesOf(functions: readonly FunctionInfo[]): Callees {
  const known = new Map<string, { parameters: readonly string[]; called: Set<string> }>();
  for (const { node, owner } of functions) known.set(node.name, { parameters: parameterNames(node).slice(owner ? 1 : 0), called: new Set() });
  // What is learnt of a function concerns those that call it.
  for (let concerned = functions; concerned.length > 0;) {
    const learnt = new Set<string>();
    for (const { node } of concerned) {
      const own = known.get(node.name);
      if (!own || own.parameters.length === own.called.size) continue;
      for (const name of callsWithin(node).flatMap((call) => calledThrough(call, known))) if (own.parameters.includes(name) && !own.called.has(name)) { own.called.add(name); learnt.add(node.name); }
    }
    concerned = learnt.size === 0 ? [] : functions.filter(({ node }) => callsAny(node, learnt));
  }
  return known;
}

/** Names that a call calls: `f` of `f(x)`, and `critic` of `norms(critic, x)` where `norms` calls its first parameter. */
export function calledThrough(call: Call, known: Callees): string[] {
  const own = call.func.type === 'Name' && call.args.length + call.keywords.length > 0 ? [call.func.id] : [];
  const callee = known.get(calleeName(call) ?? '');
  if (!callee) return own;
  const { args, keywords } = givenTo(call);
  const handed = callee.parameters.flatMap((name, i) => {
    const argument = callee.called.has(name) ? keywords.get(name) ?? args[i] : undefined;
    return argument?.type === 'Name' ? [argument.id] : [];
  });
  return [...own, ...handed];
}

const parameterNames = (node: FunctionDef): string[] => [...[...node.args.posonlyargs, ...node.args.args].map(({ arg }) => arg), ...unpackedNames(node), ...node.args.kwonlyargs.map(({ arg }) => arg)];
