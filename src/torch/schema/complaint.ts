/**
 * @file The TypeError of a call that no overload takes, as PyTorch's argument parser words it. Must not know what any
 * operation computes.
 */
import { None, PyList, PyTuple, type Kwargs, type Value } from '../../python/evaluator/values.ts';
import { DTypeObject } from '../dtypes.ts';
import { isTensor } from '../tensor.ts';
import { pythonTypeName } from './messages.ts';
import type { Schema } from './parse.ts';
import { factoryText, overloadTexts, symbolicSizes, takeNothing, takeOut } from './signatures.ts';

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
const outNames = wordsOf(takeOut);
const bareMethods = wordsOf(takeNothing);
const symbolic = wordsOf(symbolicSizes);

function readTexts(lines: string): ReadonlyMap<string, readonly string[]> {
  const entries = lines.split('\n').filter((line) => line.trim() !== '').map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim(), line.slice(colon + 2).split(' | ').map((text) => text.trim().replace('@', factoryText.replaceAll(',', '?,')).replace(/requires_grad$/, 'requires_grad?'))] as const;
  });
  return new Map(entries);
}
const texts = new Map(Object.entries(overloadTexts).map(([place, lines]) => [place, readTexts(lines)] as const));

/** What is known of a function's manners. */
export interface Manners {
  /** Its overloads as PyTorch lists them; undefined if it has but one, whose complaint is made in particular. */
  readonly overloads: readonly string[] | undefined;
  readonly takesOut: boolean;
  /** A method without any parameters. */
  readonly bare: boolean;
  /** Sizes are said to be of SymInts. */
  readonly symbolic: boolean;
}
export function mannersOf(place: string, name: string): Manners {
  const overloads = texts.get(place)?.get(name);
  const takesOut = place === 'torch' ? outNames.has(name) : place === 'torch.linalg' || place === 'torch.special' || place === 'torch.fft';
  return { overloads, takesOut, bare: place === 'Tensor' && bareMethods.has(name), symbolic: symbolic.has(name) };
}

/** One parameter as an overload's text lists it; the star counts as one too, as it does for PyTorch, and so does nothing at all. */
interface Listed { readonly type: string; readonly name: string; readonly optional: boolean }
function listed(overload: string): readonly Listed[] {
  return overload.split(', ').map((part) => {
    const [text, optional] = part.endsWith('?') ? [part.slice(0, -1), true] : [part, false];
    return { type: text.slice(0, text.lastIndexOf(' ')), name: text.slice(text.lastIndexOf(' ') + 1), optional };
  });
}
const isInt = (value: Value): boolean => typeof value === 'bigint';
const everyItem = (test: (value: Value) => boolean) => (value: Value): boolean => (value instanceof PyList || value instanceof PyTuple) && value.items.every(test);
const fits: Readonly<Record<string, (value: Value) => boolean>> = {
  'Tensor': isTensor, 'int': isInt, 'float': (v) => typeof v === 'number', 'bool': (v) => typeof v === 'boolean', 'str': (v) => typeof v === 'string',
  'tuple of ints': everyItem(isInt), 'tuple of Tensors': everyItem(isTensor), 'tuple of floats': everyItem((v) => typeof v === 'number'), 'torch.dtype': (v) => v instanceof DTypeObject,
};

/** The arguments of a call, the method's object left out. */
export interface Given { readonly args: readonly Value[]; readonly kwargs: Kwargs }

/** Whether an overload could have been meant: as many arguments as it takes. */
function takesSoMany(overload: string, { args, kwargs }: Given): boolean {
  const parameters = listed(overload).filter(({ name }) => name !== '*' && name !== '');
  const count = args.length + kwargs.size;
  return count >= parameters.filter(({ optional }) => !optional).length && count <= parameters.length;
}
/** The overload that is complained of in particular: the only one that takes so many arguments. */
export function meantOverload(overloads: readonly string[], given: Given): string | undefined {
  const plausible = overloads.filter((overload) => takesSoMany(overload, given));
  return plausible.length === 1 ? plausible[0] : undefined;
}
/** How well a row's parameters agree with those that an overload lists. */
export function likeness(schema: Schema, overload: string): number {
  const names = listed(overload).map(({ name }) => (name === 'input' ? 'self' : name));
  const own: readonly string[] = schema.parameters.filter((p) => p.type !== 'Ignored').map((p) => p.name);
  return names.filter((name) => own.includes(name)).length - own.filter((name) => !names.includes(name)).length;
}
/** The string that was given in place of an axis, where an overload takes names of axes: no tensor here has any. */
export function axisName(overloads: readonly string[], { args, kwargs }: Given): string | undefined {
  const given = (parameter: Listed, index: number): Value | undefined => args[index] ?? kwargs.get(parameter.name);
  const isName = ({ type }: Listed): boolean => type === 'name' || type === 'tuple of names';
  const named = overloads.filter((overload) => takesSoMany(overload, { args, kwargs })).map(listed).find((parameters) => parameters.some(isName) && parameters.every((parameter, index) => {
    const value = given(parameter, index);
    return value === undefined || (isName(parameter) ? typeof value === 'string' : fits[parameter.type]?.(value) ?? false);
  }));
  return named?.map((parameter, index) => given(parameter, index)).find((value) => typeof value === 'string');
}

/** `(Tensor, !str!)`: marked where the overload takes something else. */
function marked(parameters: readonly Listed[], { args, kwargs }: Given): string {
  const parts = [...args.map((value) => ['', value] as const), ...[...kwargs].map(([key, value]) => [`${key}=`, value] as const)].map(([key, value], index) => {
    const type = parameters[index]?.type ?? '';
    const text = key + shortName(value);
    return (fits[type]?.(value) ?? false) ? text : `!${text}!`;
  });
  return describe(parts, args.length);
}
/** PyTorch takes off the last comma only where something was given by position. */
const describe = (parts: readonly string[], positional: number): string => `(${parts.join(', ')}${positional === 0 && parts.length > 0 ? ', ' : ''})`;
const shortName = (value: Value): string => (value === None ? 'NoneType' : pythonTypeName(value));

function whyNot(overload: string, given: Given): string {
  const parameters = listed(overload);
  const hasOut = parameters.some((parameter) => parameter.name === 'out');
  const expected = parameters.length - (hasOut && !given.kwargs.has('out') ? 1 : 0);
  if (given.args.length + given.kwargs.size !== expected) return '';
  const strange = [...given.kwargs.keys()].filter((key) => !parameters.some((parameter) => parameter.name === key));
  if (strange.length > 0) return `      didn't match because some of the keywords were incorrect: ${strange.join(', ')}\n`;
  return `      didn't match because some of the arguments have invalid types: ${marked(parameters, given)}\n`;
}

/** None of several overloads. */
export function combination(name: string, overloads: readonly string[], given: Given): string {
  const got = describe([...given.args.map(shortName), ...[...given.kwargs].map(([key, value]) => `${key}=${shortName(value)}`)], given.args.length);
  const [only, ...others] = overloads;
  const shown = (overload: string): string => `(${overload.replaceAll('?', '')})`;
  const expected = only !== undefined && others.length === 0 ? shown(only) : `one of:\n${overloads.map((overload) => ` * ${shown(overload)}\n${whyNot(overload, given)}`).join('')}`;
  return `${name}() received an invalid combination of arguments - got ${got}, but expected ${expected}`;
}
