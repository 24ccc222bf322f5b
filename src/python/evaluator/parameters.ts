/**
 * @file Matching arguments with parameters, for functions in Python and in TypeScript alike, with Python's TypeError words.
 */
import { PyDict } from './dict.ts';
import { raise } from './exceptions.ts';
import { PyTuple, type Kwargs, type Value } from './values.ts';

/** A parameter list. `positional` includes the positional-only ones, which come first. */
export interface Parameters {
  readonly positional: readonly string[];
  readonly positionalOnly: number;
  readonly vararg: string | undefined;
  readonly keywordOnly: readonly string[];
  readonly kwarg: string | undefined;
  readonly defaults: ReadonlyMap<string, Value>;
}

/** Binds arguments to `into`, or raises TypeError as CPython 3.11 words it. `name` is the function's qualified name. */
export function bindParameters(name: string, parameters: Parameters, args: readonly Value[], kwargs: Kwargs, into: Map<string, Value>): void {
  const { positional, vararg } = parameters;
  const taken = Math.min(args.length, positional.length);
  for (let i = 0; i < taken; i++) into.set(positional[i] ?? '', args[i] ?? '');
  const surplusKeywords = bindKeywords(name, parameters, kwargs, into);
  if (vararg !== undefined) into.set(vararg, new PyTuple(args.slice(positional.length)));
  else if (args.length > positional.length) raiseTooMany(name, parameters, args.length, into);
  fillDefaults(name, parameters, into);
  if (parameters.kwarg !== undefined) into.set(parameters.kwarg, PyDict.fromStrings(surplusKeywords));
}

function bindKeywords(name: string, parameters: Parameters, kwargs: Kwargs, into: Map<string, Value>): Map<string, Value> {
  const surplus = new Map<string, Value>();
  if (kwargs.size === 0) return surplus;
  const positionalOnlyAsKeyword: string[] = [];
  for (const [key, value] of kwargs) {
    const index = parameters.positional.indexOf(key);
    if (index >= parameters.positionalOnly || (index < 0 && parameters.keywordOnly.includes(key))) {
      if (into.has(key)) raise('TypeError', `${name}() got multiple values for argument '${key}'`);
      into.set(key, value);
    } else if (parameters.kwarg !== undefined) surplus.set(key, value);
    else if (index >= 0) positionalOnlyAsKeyword.push(key);
    else raise('TypeError', `${name}() got an unexpected keyword argument '${key}'`);
  }
  if (positionalOnlyAsKeyword.length > 0) raise('TypeError', `${name}() got some positional-only arguments passed as keyword arguments: '${positionalOnlyAsKeyword.join(', ')}'`);
  return surplus;
}

function raiseTooMany(name: string, parameters: Parameters, given: number, bound: ReadonlyMap<string, Value>): never {
  const most = parameters.positional.length;
  const least = parameters.positional.filter((p) => !parameters.defaults.has(p)).length;
  const takes = least === most ? String(most) : `from ${String(least)} to ${String(most)}`;
  const keywordOnly = parameters.keywordOnly.filter((p) => bound.has(p)).length;
  const plural = (count: number): string => (count === 1 ? '' : 's');
  const were = given === 1 && keywordOnly === 0 ? 'was' : 'were';
  const gave = keywordOnly === 0 ? String(given) : `${String(given)} positional argument${plural(given)} (and ${String(keywordOnly)} keyword-only argument${plural(keywordOnly)})`;
  raise('TypeError', `${name}() takes ${takes} positional argument${takes === '1' ? '' : 's'} but ${gave} ${were} given`);
}

function fillDefaults(name: string, parameters: Parameters, into: Map<string, Value>): void {
  fill(name, 'positional', parameters.positional, parameters.defaults, into);
  fill(name, 'keyword-only', parameters.keywordOnly, parameters.defaults, into);
}

function fill(name: string, kind: string, names: readonly string[], defaults: ReadonlyMap<string, Value>, into: Map<string, Value>): void {
  const missing: string[] = [];
  for (const parameter of names) {
    if (into.has(parameter)) continue;
    const value = defaults.get(parameter);
    if (value === undefined) missing.push(`'${parameter}'`);
    else into.set(parameter, value);
  }
  if (missing.length > 0) raise('TypeError', `${name}() missing ${String(missing.length)} required ${kind} argument${missing.length === 1 ? '' : 's'}: ${enumerate(missing)}`);
}

function enumerate(names: readonly string[]): string {
  if (names.length <= 2) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1) ?? ''}`;
}
