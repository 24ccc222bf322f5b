/** @file Any value in a few words, for people: shape, and its elements where they are all equal or few. */
import { None, PyClass, PyFunction, PyInstance, PyList, PyTuple, type Value } from '../python/evaluator/values.ts';
import { attributeNames, isFloating } from './dtypes.ts';
import { sizeClass } from './size.ts';
import { isTensor, type Tensor } from './tensor.ts';

/** Plain data; the same as protocol's ValueSummary. */
export interface Summary {
  readonly type: string;
  readonly shape: readonly number[] | undefined;
  readonly dtype: string | undefined;
  /** `all 0.03571`, `0.9298`, `0.25 … 4`. */
  readonly text: string;
}

/** Four significant digits, without trailing zeros. */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  if (Number.isInteger(value) && Math.abs(value) < 1e7) return String(value);
  return String(Number(value.toPrecision(4))).replace('e', 'e').replace('-', '−');
}

export function summarize(value: Value): Summary {
  if (isTensor(value)) return { type: 'Tensor', shape: value.shape, dtype: attributeNames(value.dtype)[0], text: tensorText(value) };
  return { type: typeName(value), shape: undefined, dtype: undefined, text: plainText(value, 0) };
}

function tensorText(tensor: Tensor): string {
  const { fill } = tensor.array;
  if (tensor.size === 0) return 'empty';
  if (fill !== undefined) return tensor.size === 1 ? element(tensor, fill) : `all ${element(tensor, fill)}`;
  const elements = tensor.runtime.arrays.read(tensor.array);
  if (elements === undefined) return '';
  if (tensor.size <= 5) return Array.from(elements, (x) => element(tensor, x)).join(', ');
  return spread(tensor, elements);
}
function spread(tensor: Tensor, elements: Iterable<number>): string {
  let [least, most] = [Infinity, -Infinity];
  for (const x of elements) {
    if (Number.isNaN(x)) return 'contains nan';
    if (x < least) least = x;
    if (x > most) most = x;
  }
  return least === most ? `all ${element(tensor, least)}` : `${element(tensor, least)} … ${element(tensor, most)}`;
}
const element = (tensor: Tensor, value: number): string => (isFloating(tensor.dtype) || tensor.dtype !== 'bool' ? shortNumber(value) : value === 0 ? 'False' : 'True');

const basicTypes: Readonly<Record<string, string>> = { bigint: 'int', number: 'float', string: 'str', boolean: 'bool' };
const typeName = (value: Value): string => (typeof value === 'object' ? value.cls.name : basicTypes[typeof value] ?? typeof value);

function plainText(value: Value, depth: number): string {
  if (typeof value === 'number') return shortNumber(value);
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'bigint') return value.toString();
  if (value === None) return 'None';
  if (value instanceof PyTuple || value instanceof PyList) return listText(value, depth);
  if (isTensor(value)) return `Tensor [${value.shape.join(', ')}]`;
  if (value instanceof PyFunction || value instanceof PyClass) return value.name;
  return value instanceof PyInstance ? value.cls.name : typeName(value);
}
function listText(value: PyTuple | PyList, depth: number): string {
  const shown = depth > 1 ? [] : value.items.slice(0, 6).map((item) => plainText(item, depth + 1));
  const inside = [...shown, ...(value.items.length > shown.length ? ['…'] : [])].join(', ');
  if (value.cls === sizeClass) return `[${inside}]`;
  return value instanceof PyList ? `[${inside}]` : `(${inside}${value.items.length === 1 ? ',' : ''})`;
}
