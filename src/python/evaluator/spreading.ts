/** @file What `f(*it)` and `f(**it)` hand on where nobody knows what `it` holds: what the function can't do without. */
import { BoundMethod, PyClass, PyFunction, type Kwargs, type Undetermined, type Value } from './values.ts';

/** Values of `it[name]` for each required parameter that is not given otherwise. */
export function requiredOf(it: Undetermined, callee: Value, given: { readonly positional: number; readonly keywords: Kwargs; /** Keywords that come later in the call. */ readonly later: ReadonlySet<string> }): readonly (readonly [string, Value])[] {
  const names = requiredParameters(callee);
  return it.named([...names.positional.slice(given.positional), ...names.keywordOnly].filter((name) => !given.keywords.has(name) && !given.later.has(name)));
}

/** As many parts of `it` as positional parameters are left; undefined where the function can't tell. */
export function partsFor(it: Undetermined, callee: Value, given: { readonly positional: number; readonly keywords: ReadonlySet<string> }): readonly Value[] | undefined {
  if (!functionOf(callee)) return undefined;
  const left = requiredParameters(callee).positional.slice(given.positional).filter((name) => !given.keywords.has(name));
  return it.parts(left.length);
}

interface Required { readonly positional: readonly string[]; readonly keywordOnly: readonly string[] }

/** Names of the parameters without a default; `self` is left out of what is called through an object or a class. */
function requiredParameters(callee: Value): Required {
  const found = functionOf(callee);
  if (!found) return { positional: [], keywordOnly: [] };
  const { args } = found.func.node;
  const positional = [...args.posonlyargs, ...args.args].map(({ arg }) => arg);
  return {
    positional: positional.slice(0, positional.length - args.defaults.length).slice(found.isBound ? 1 : 0),
    keywordOnly: args.kwonlyargs.flatMap(({ arg }, i) => (args.kw_defaults[i] ? [] : [arg])),
  };
}

/** The function in Python that a call comes to. */
function functionOf(callee: Value): { readonly func: PyFunction; readonly isBound: boolean } | undefined {
  if (callee instanceof PyFunction) return { func: callee, isBound: false };
  const behind = callee instanceof BoundMethod ? callee.func : callee instanceof PyClass ? callee.lookup('__init__') : undefined;
  return behind instanceof PyFunction ? { func: behind, isBound: true } : undefined;
}
