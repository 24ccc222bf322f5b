/**
 * @file Making functions, classes and modules in TypeScript: a signature is written as in Python, and types follow from it.
 *
 *     nativeFunction('prod', 'input, dim=None, *, dtype=None', ({ input, dim }, interpreter) => …)
 */
import { raise } from './exceptions.ts';
import type { Interpreter } from './interpreter.ts';
import { bindParameters, type Parameters } from './parameters.ts';
import { Builtin, Ellipsis, None, PyModule, nativeProperty, type Kwargs, type PyClass, type Value } from './values.ts';

type Trim<S extends string> = S extends ` ${infer R}` ? Trim<R> : S extends `${infer R} ` ? Trim<R> : S;
type NameOf<S extends string> = S extends '*' | '/' | '' ? never : S extends `**${infer N}` ? N : S extends `*${infer N}` ? N : S extends `${infer N}=${string}` ? Trim<N> : S;
type NamesOf<S extends string> = S extends `${infer H},${infer T}` ? NameOf<Trim<H>> | NamesOf<T> : NameOf<Trim<S>>;
/** The arguments that a signature such as `'input, dim=None, *args'` binds. A default of `...` (Ellipsis) stands for "not given". */
export type ArgumentsOf<S extends string> = { readonly [Name in NamesOf<S>]: Value };
/** A native function's body. */
export type NativeBody<S extends string> = (args: ArgumentsOf<S>, interpreter: Interpreter) => Value;

/** Reads `'a, b=1, /, *args, c=None, **kwargs'`; defaults are literals without commas. */
export function parseSignature(signature: string): Parameters {
  const positional: string[] = [];
  const keywordOnly: string[] = [];
  const defaults = new Map<string, Value>();
  let vararg: string | undefined, kwarg: string | undefined;
  let positionalOnly = 0;
  let into = positional;
  for (const part of signature.split(',').map((p) => p.trim()).filter((p) => p !== '')) {
    const [name = '', literal] = part.split('=').map((p) => p.trim());
    if (name === '/') positionalOnly = positional.length;
    else if (name.startsWith('**')) kwarg = name.slice(2);
    else if (name.startsWith('*')) { vararg = name.slice(1) === '' ? undefined : name.slice(1); into = keywordOnly; }
    else { into.push(name); if (literal !== undefined) defaults.set(name, parseLiteral(literal)); }
  }
  return { positional, positionalOnly, vararg, keywordOnly, kwarg, defaults };
}

const literals: Readonly<Record<string, Value>> = { None, True: true, False: false, '...': Ellipsis };
function parseLiteral(text: string): Value {
  const known = literals[text];
  if (known !== undefined) return known;
  if (/^-?\d+$/.test(text)) return BigInt(text);
  return /^['"]/.test(text) ? text.slice(1, -1) : Number(text);
}

/** Binds a call's arguments, or raises TypeError in Python's words. Parse the signature once: `parseSignature`. */
export function bindArguments(name: string, parameters: Parameters, args: readonly Value[], kwargs: Kwargs): ReadonlyMap<string, Value> {
  const bound = new Map<string, Value>();
  bindParameters(name, parameters, args, kwargs, bound);
  return bound;
}

/** A function with Python's argument binding. As a method its first parameter is `self`. */
export function nativeFunction<const S extends string>(name: string, signature: S, body: NativeBody<S>): Builtin {
  const parameters = parseSignature(signature);
  const counted = isPositionalOnly(parameters);
  return new Builtin(name, (interpreter, args, kwargs) => {
    if (counted) checkCount(name, parameters, args, kwargs);
    const bound = bindArguments(name, parameters, args, kwargs);
    return body(Object.fromEntries(bound) as ArgumentsOf<S> /* bindArguments fills every name of the signature */, interpreter);
  });
}

/** Only parameters before `/`: CPython counts arguments for such functions, and says it in other words. */
const isPositionalOnly = (parameters: Parameters): boolean =>
  parameters.positional.length > 0 && parameters.positionalOnly === parameters.positional.length && parameters.vararg === undefined && parameters.kwarg === undefined && parameters.keywordOnly.length === 0;

function checkCount(name: string, { positional, defaults }: Parameters, args: readonly Value[], kwargs: Kwargs): void {
  const bound = positional[0] === 'self' || positional[0] === 'cls' ? 1 : 0;
  const most = positional.length - bound, given = args.length - bound;
  const least = most - defaults.size;
  if (kwargs.size > 0) raise('TypeError', `${name}() takes no keyword arguments`);
  if (given >= least && given <= most) return;
  const short = name.split('.').at(-1) ?? name;
  if (most === 1 && least === 1) raise('TypeError', `${name}() takes exactly one argument (${String(given)} given)`);
  if (most === 0) raise('TypeError', `${name}() takes no arguments (${String(given)} given)`);
  const bounds = least === most ? '' : given < least ? 'at least ' : 'at most ';
  const count = given < least ? least : most;
  raise('TypeError', `${short} expected ${bounds}${String(count)} argument${count === 1 ? '' : 's'}, got ${String(given)}`);
}

/** Positional arguments only, as they come: for dunders and hot paths. */
export const positionalFunction = (name: string, body: (interpreter: Interpreter, ...args: readonly Value[]) => Value): Builtin =>
  new Builtin(name, (interpreter, args) => body(interpreter, ...args));

/** Adds a method to a library class. `signature` starts with `self`. */
export function addMethod<const S extends string>(cls: PyClass, name: string, signature: S, body: NativeBody<S>): void {
  cls.dict.set(name, nativeFunction(`${cls.name}.${name}`, signature, body));
}
/** Adds a read-only property to a library class. */
export const addProperty = (cls: PyClass, name: string, get: (self: Value, interpreter: Interpreter) => Value): void => {
  cls.dict.set(name, nativeProperty(name, get));
};
/** Adds dunders (or other methods) that take positional arguments only. */
export function addDunders(cls: PyClass, table: Readonly<Record<string, (interpreter: Interpreter, ...args: Value[]) => Value>>): void {
  for (const [name, body] of Object.entries(table)) {
    const least = Math.max(1, body.length - 1); // parameters with a default don't count, but for self
    cls.dict.set(name, new Builtin(`${cls.name}.${name}`, (interpreter, args, kwargs) => {
      if (args.length < least) raise('TypeError', args.length === 0 ? `unbound method ${cls.name}.${name}() needs an argument` : `${cls.name}.${name}() takes ${least === 2 ? 'exactly one argument' : `at least ${String(least - 1)} arguments`} (${String(args.length - 1)} given)`);
      if (kwargs.size > 0) raise('TypeError', `${cls.name}.${name}() takes no keyword arguments`);
      try {
        return body(interpreter, ...args);
      } catch (error) {
        if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) refuseForeign(interpreter, cls, name, args[0]);
        throw error;
      }
    }));
  }
}

/** Python's words for a method that was given an object of another class; asked only once the method has failed. */
function refuseForeign(interpreter: Interpreter, cls: PyClass, name: string, self: Value = None): void {
  const type = interpreter.typeOf(self);
  if (!type.isSubclassOf(cls)) raise('TypeError', `descriptor '${name}' for '${cls.name}' objects doesn't apply to a '${type.name}' object`);
}

/** A module made of these names. */
export const nativeModule = (name: string, names: Readonly<Record<string, Value>>, onDemand?: (name: string) => Value | undefined): PyModule =>
  new PyModule(name, new Map<string, Value>([['__name__', name], ...Object.entries(names)]), onDemand);
