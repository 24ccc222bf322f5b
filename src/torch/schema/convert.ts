/** @file One Python value to one parameter: does it fit, and what becomes of it. */
import type { DType } from '../../arrays/dtype.ts';
import { classes, None, Opaque, PyBoxed, PyClass, PyList, PyTuple, Undetermined, type Definite, type Value } from '../../python/evaluator/values.ts';
import { carriedTensor } from '../carried.ts';
import { DTypeObject } from '../dtypes.ts';
import { typeError, unsupported } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { isScalar, scalarDtype } from '../scalar.ts';
import { fromArray, isTensor, type Tensor } from '../tensor.ts';
import { pythonTypeName } from './messages.ts';
import type { ParameterSpec } from './parse.ts';
import type { TypeName } from './types.ts';

/** Said of a value that doesn't fit. */
export const noFit = Symbol('no fit');
type Converter = (value: Value, runtime: Runtime) => unknown;

/** A Python number as the 0-dim tensor it counts as. */
export function wrapNumber(runtime: Runtime, value: number, dtype: DType): Tensor {
  return fromArray(runtime, runtime.arrays.full([], value, dtype), { wrapped: true });
}

/** The number in a tensor of one element; *unsupported* where the backend does not know it. */
export function itemOf(tensor: Tensor): number {
  const elements = tensor.runtime.arrays.read(tensor.array);
  const [first] = Array.from({ length: 1 }, () => tensor.array.fill ?? elements?.[0]);
  return first ?? unsupported('the value of a tensor whose elements are not computed here');
}

const isInt = (value: Value): value is bigint => typeof value === 'bigint';
const sequence = (value: Value): readonly Value[] | undefined => (value instanceof PyList || value instanceof PyTuple ? value.items : undefined);

function toInt(value: Value): unknown {
  if (isInt(value)) return Number(value);
  if (isTensor(value) && value.size === 1 && !value.dtype.startsWith('float') && value.dtype !== 'bfloat16') return itemOf(value);
  return noFit;
}
function toFloat(value: Value): unknown {
  if (typeof value === 'number' || isInt(value) || typeof value === 'boolean') return Number(value);
  return isTensor(value) && value.rank === 0 ? itemOf(value) : noFit;
}
function toScalar(value: Value): unknown {
  if (isScalar(value)) return value;
  if (!isTensor(value) || value.rank > 0 || value.requiresGrad) return noFit;
  const item = itemOf(value);
  return value.dtype === 'bool' ? item !== 0 : value.dtype.includes('int') ? BigInt(item) : item;
}
const listOf = (convert: (value: Value) => unknown) => (value: Value): unknown => {
  const items = sequence(value)?.map(convert);
  return items === undefined || items.includes(noFit) ? noFit : items;
};
/** `int[2]` takes one integer too, and means it for every axis; the operation spreads it. */
const intsOrOne = (value: Value): unknown => {
  const one = isInt(value) ? toInt(value) : noFit;
  return one === noFit ? listOf(toInt)(value) : [one];
};
/** Python's own types stand for torch's: `float` is the default floating type. */
const pythonTypes: ReadonlyMap<PyClass, DType> = new Map([[classes.float, 'float64'], [classes.int, 'int64'], [classes.bool, 'bool']]);

const converters: { readonly [Name in TypeName]: Converter } = {
  'Tensor': (value) => (isTensor(value) ? value : noFit),
  'Operand': (value, runtime) => (isTensor(value) ? value : carriedTensor(value) ?? (isScalar(value) ? wrapNumber(runtime, Number(value), scalarDtype(value)) : noFit)),
  'Number': (value, runtime) => (isScalar(value) ? wrapNumber(runtime, Number(value), scalarDtype(value)) : noFit),
  'Tensor[]': (value) => {
    const items = sequence(value);
    const stranger = items?.findIndex((item) => !isTensor(item)) ?? -1;
    if (items !== undefined && stranger >= 0) typeError(`expected Tensor as element ${stranger} in argument 0, but got ${pythonTypeName(items[stranger] ?? None)}`);
    return items ?? noFit;
  },
  'Scalar': toScalar,
  'int': toInt,
  'float': toFloat,
  'bool': (value) => (typeof value === 'boolean' ? value : isTensor(value) && value.dtype === 'bool' && value.rank === 0 ? itemOf(value) !== 0 : noFit),
  'str': (value) => (typeof value === 'string' ? value : noFit),
  'int[]': listOf(toInt),
  'int[1]': intsOrOne,
  'int[2]': intsOrOne,
  'int[3]': intsOrOne,
  'float[]': listOf(toFloat),
  'bool[]': listOf((value) => (typeof value === 'boolean' ? value : noFit)),
  'ScalarType': (value) => (value instanceof DTypeObject ? value.dtype : value instanceof PyClass ? pythonTypes.get(value) ?? noFit : noFit),
  'Generator': (value) => value,
  'Any': (value) => value,
  'Ignored': () => undefined,
};

/** The argument, converted; `noFit` if the parameter can't take it. */
export function convert(parameter: ParameterSpec, value: Value, runtime: Runtime): unknown {
  if (parameter.type === 'Ignored') return undefined;
  if (value === None || (value instanceof Undetermined && definite(parameter.type) === 'anything' && parameter.type !== 'Any')) return parameter.optional ? undefined : parameter.type === 'Any' ? value : noFit;
  return converters[parameter.type](determined(value, parameter.type), runtime);
}

function definite(type: TypeName): Definite {
  if (type.startsWith('Tensor')) return 'Tensor';
  if (type.startsWith('int')) return 'integer';
  if (type.startsWith('bool')) return 'truth';
  if (type === 'Operand') return 'Operand';
  return type === 'Scalar' || type.startsWith('float') ? 'number' : 'anything';
}

/** What the program leaves open becomes what the parameter takes, and a number of a class of its own a number; so do the items of a list. */
function determined(value: Value, type: TypeName): Value {
  if (value instanceof Undetermined) return value.become(definite(type));
  if (type !== 'Any' && value instanceof PyBoxed) return value.value;
  const items = sequence(value);
  if (items?.some((item) => item instanceof Undetermined || item instanceof PyBoxed) !== true) return value;
  return new PyTuple(items.map((item) => determined(item, type)));
}

const literals: ReadonlyMap<string, unknown> = new Map<string, unknown>([['None', undefined], ['True', true], ['False', false], ['inf', Infinity], ['-inf', -Infinity]]);
const listTypes: readonly TypeName[] = ['int[]', 'int[1]', 'int[2]', 'int[3]'];
/** The default that the schema gives. */
export function fallbackOf(parameter: ParameterSpec, runtime: Runtime): unknown {
  const text = parameter.fallback ?? 'None';
  if (literals.has(text)) return literals.get(text);
  if (text.startsWith("'")) return text.slice(1, -1);
  if (text.startsWith('[')) return JSON.parse(text);
  const number = Number(text);
  if (listTypes.includes(parameter.type)) return [number];
  if (parameter.type === 'Operand' || parameter.type === 'Number') return wrapNumber(runtime, number, /^-?\d+$/.test(text) ? 'int64' : 'float64');
  return parameter.type === 'Scalar' && /^-?\d+$/.test(text) ? BigInt(text) : number;
}

/** An argument nobody can know spreads through whatever it meets. */
export const findOpaque = (values: Iterable<Value>): Opaque | undefined => {
  for (const value of values) {
    if (value instanceof Opaque) return value;
    const inside = findOpaque(sequence(value) ?? []);
    if (inside !== undefined) return inside;
  }
  return undefined;
};
