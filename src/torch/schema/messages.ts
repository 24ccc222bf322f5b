/** @file PyTorch's words for arguments that don't fit. */
import { None, PyClass, PyList, PyTuple, type Kwargs, type Value } from '../../python/evaluator/values.ts';
import { isTensor } from '../tensor.ts';
import type { ParameterSpec, Schema } from './parse.ts';
import type { TypeName } from './types.ts';

const typeTexts: { readonly [Name in TypeName]: string } = {
  'Tensor': 'Tensor', 'Operand': 'Tensor', 'Number': 'Number', 'Tensor[]': 'tuple of Tensors', 'Scalar': 'Number', 'int': 'int', 'float': 'float', 'bool': 'bool', 'str': 'str',
  'int[]': 'tuple of ints', 'int[1]': 'tuple of ints', 'int[2]': 'tuple of ints', 'int[3]': 'tuple of ints', 'float[]': 'tuple of floats', 'bool[]': 'tuple of bools',
  'ScalarType': 'torch.dtype', 'Generator': 'torch.Generator', 'Any': 'object', 'Ignored': 'object',
};
export const typeText = (parameter: ParameterSpec): string => typeTexts[parameter.type];

/** The class of a value, as an argument error names it. */
export function pythonTypeName(value: Value): string {
  if (isTensor(value)) return value.cls.name;
  if (value === None) return 'NoneType';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'bigint') return 'int';
  if (typeof value === 'number') return 'float';
  if (typeof value === 'string') return 'str';
  if (value instanceof PyClass) return 'type';
  return value.cls.module === 'torch' ? `torch.${value.cls.name}` : value.cls.name;
}

/** With the type of its items: `tuple of (int, int)`. */
function combinationName(value: Value): string {
  if (!(value instanceof PyList || value instanceof PyTuple)) return pythonTypeName(value);
  const kind = value instanceof PyList ? 'list' : value.cls.name === 'Size' ? 'torch.Size' : 'tuple';
  if (kind === 'torch.Size') return kind;
  return `${kind} of (${value.items.map(combinationName).join(', ')}${kind === 'tuple' && value.items.length === 1 ? ',' : ''})`;
}

/** The name under which a parameter is spoken of. */
export const shownName = (parameter: ParameterSpec): string => (parameter.name === 'self' ? 'input' : parameter.name);

function signature(schema: Schema, method: boolean): string {
  const shown = method ? schema.parameters.slice(1) : schema.parameters;
  const parts: string[] = [];
  for (const parameter of shown.filter((p) => p.type !== 'Ignored')) {
    if (parameter.keywordOnly && !parts.includes('*')) parts.push('*');
    parts.push(`${typeText(parameter)} ${shownName(parameter)}`);
  }
  return ` * (${parts.join(', ')})`;
}

/** No overload fits. */
export function combinationMessage(name: string, schemas: readonly Schema[], args: readonly Value[], kwargs: Kwargs, method: boolean): string {
  const given = [...(method ? args.slice(1) : args).map(combinationName), ...[...kwargs].map(([key, value]) => `${key}=${combinationName(value)}`)].join(', ');
  return `${name}() received an invalid combination of arguments - got (${given}), but expected one of:\n${schemas.map((schema) => signature(schema, method)).join('\n')}\n`;
}
