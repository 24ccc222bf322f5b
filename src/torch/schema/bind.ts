/** @file Fits a Python call to one schema, or says why it doesn't, as PyTorch's argument parser does. */
import { PyList, PyTuple, type Kwargs, type Value } from '../../python/evaluator/values.ts';
import type { Runtime } from '../runtime.ts';
import { isTensor } from '../tensor.ts';
import { convert, fallbackOf, noFit } from './convert.ts';
import type { Manners } from './complaint.ts';
import { pythonTypeName, shownName, typeText } from './messages.ts';
import type { ParameterSpec, Schema } from './parse.ts';

/** The arguments by parameter name, or the text of the TypeError; *fatal* where no other overload is tried. */
export type Binding = { readonly kind: 'bound'; readonly args: Readonly<Record<string, unknown>> } | { readonly kind: 'failed'; readonly message: string; readonly fatal?: boolean };

/** A call of `name`; of a method, the first argument is the object. */
export interface Call {
  readonly name: string;
  readonly method: boolean;
  readonly args: readonly Value[];
  readonly kwargs: Kwargs;
  /** Written in Python at PyTorch's: NumPy's words are not understood. */
  readonly strict?: boolean;
  /** How PyTorch speaks of it. */
  readonly manners?: Manners | undefined;
}

/** NumPy's words for PyTorch's parameters. */
const aliases: ReadonlyMap<string, readonly string[]> = new Map([
  ['dim', ['axis']], ['keepdim', ['keepdims']], ['self', ['input', 'x', 'a', 'x1']], ['other', ['x2']],
]);

/** `view(2, 3)` for `view((2, 3))`, `einsum('…', a, b)` for `einsum('…', [a, b])`: where a list is all there is, or the last. */
function gathered(schema: Schema, { args, method }: Call, runtime: Runtime): readonly Value[] {
  const { positional } = schema;
  const last = positional.length - 1;
  const list = positional[last];
  const first = args[last];
  if (list === undefined || first === undefined || first instanceof PyList || first instanceof PyTuple) return args;
  const takes = list.type === 'Tensor[]' ? isTensor(first) : list.type === 'int[]' && !list.optional && last === (method ? 1 : 0) && convert({ ...list, type: 'int' }, first, runtime) !== noFit;
  return takes ? [...args.slice(0, last), new PyTuple(args.slice(last))] : args;
}

/** Tries one schema. */
export function bind(schema: Schema, call: Call, runtime: Runtime): Binding {
  const args = gathered(schema, call, runtime);
  const { positional } = schema;
  if (args.length > positional.length) return failed(tooMany(call, positional, args.length));
  const unused = new Set(call.kwargs.keys());
  const bound: Record<string, unknown> = {};
  const missing: ParameterSpec[] = [];
  for (const [index, parameter] of schema.parameters.entries()) {
    const [key, named] = call.kwargs.size === 0 ? nothing : keyword(parameter, call);
    const given = parameter.keywordOnly ? undefined : args[index];
    if (given !== undefined && named !== undefined) return failed(`${call.name}() got multiple values for argument '${shownName(parameter)}'`);
    unused.delete(key);
    const value = given ?? named;
    if (value === undefined) {
      if (parameter.fallback === undefined && !(parameter.optional && parameter.keywordOnly)) missing.push(parameter);
      bound[parameter.name] = fallbackOf(parameter, runtime);
      continue;
    }
    bound[parameter.name] = convert(parameter, value, runtime);
    if (bound[parameter.name] === noFit) return { kind: 'failed', message: misfit(call, parameter, given === undefined ? undefined : index, value), fatal: strangerInside(parameter, value) };
  }
  if (missing.length > 0) return failed(tooFew(call, missing.map(shownName)));
  const [stray] = unused;
  if (stray !== undefined && call.manners?.bare === true) return failed(`_TensorBase.${call.name}() takes no keyword arguments`);
  return stray === undefined ? { kind: 'bound', args: bound } : failed(`${call.strict === true && call.method ? 'Tensor.' : ''}${call.name}() got an unexpected keyword argument '${stray}'`);
}

const nothing: readonly [string, Value | undefined] = ['', undefined];
const failed = (message: string): Binding => ({ kind: 'failed', message });

function keyword(parameter: ParameterSpec, { kwargs, strict }: Call): readonly [string, Value | undefined] {
  const others = strict === true ? (parameter.name === 'self' ? ['input'] : []) : aliases.get(parameter.name) ?? [];
  const name = [parameter.name, ...others].find((alias) => kwargs.has(alias)) ?? parameter.name;
  return [name, kwargs.get(name)];
}

/** The parser of PyTorch's native functions has its plural the wrong way round; Python has not. */
function tooFew({ name, strict }: Call, missing: readonly string[]): string {
  const one = missing.length === 1;
  if (strict !== true) return `${name}() missing ${missing.length} required positional argument${one ? 's' : ''}: ${missing.map((parameter) => `"${parameter}"`).join(', ')}`;
  const quoted = missing.map((parameter) => `'${parameter}'`);
  const listed = quoted.length < 3 ? quoted.join(' and ') : `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1) ?? ''}`;
  return `${name}() missing ${missing.length} required positional argument${one ? '' : 's'}: ${listed}`;
}
function tooMany({ name, method, manners }: Call, positional: readonly ParameterSpec[], given: number): string {
  const skip = method ? 1 : 0;
  if (manners?.bare === true) return `_TensorBase.${name}() takes no arguments (${given - skip} given)`;
  const required = positional.filter((p) => p.fallback === undefined).length - skip;
  const most = positional.length - skip;
  const range = required === most ? `${most}` : `from ${required} to ${most}`;
  return `${name}() takes ${range} positional argument${most === 1 && required === most ? '' : 's'} but ${given - skip} ${given - skip === 1 ? 'was' : 'were'} given`;
}

function misfit({ name, method, manners }: Call, parameter: ParameterSpec, index: number | undefined, value: Value): string {
  const wanted = typeText(parameter, manners);
  const place = index === undefined ? '' : ` (position ${index + (method ? 0 : 1)})`;
  const items = value instanceof PyList || value instanceof PyTuple ? value.items : [];
  const isList = parameter.type.endsWith(']');
  const element = isList && items.length > 0 ? items.findIndex((item) => convertsAlone(parameter, item)) : -1;
  if (element >= 0) return `${name}(): argument '${shownName(parameter)}' must be ${wanted}, but found element of type ${pythonTypeName(items[element] ?? value)} at pos ${element + 1}`;
  return `${name}(): argument '${shownName(parameter)}'${place} must be ${wanted}, not ${pythonTypeName(value)}`;
}
/** A list of integers is taken for one by its first item: what another item is shows later, when nothing else is tried. */
function strangerInside(parameter: ParameterSpec, value: Value): boolean {
  const items = value instanceof PyList || value instanceof PyTuple ? value.items : [];
  return parameter.type.startsWith('int') && parameter.type.endsWith(']') && typeof items[0] === 'bigint' && items.some((item) => convertsAlone(parameter, item));
}
/** An item that is to blame: of another kind than the list holds. */
function convertsAlone(parameter: ParameterSpec, item: Value): boolean {
  if (parameter.type === 'Tensor[]') return typeof item !== 'object' || item.cls.name !== 'Tensor';
  return parameter.type.startsWith('int') ? typeof item !== 'bigint' : typeof item === 'string';
}
