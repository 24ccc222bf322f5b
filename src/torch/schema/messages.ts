/** @file PyTorch's words for arguments that don't fit. */
import { None, PyClass, type Value } from '../../python/evaluator/values.ts';
import { isTensor } from '../tensor.ts';
import type { Manners } from './complaint.ts';
import type { ParameterSpec } from './parse.ts';
import type { TypeName } from './types.ts';

const typeTexts: { readonly [Name in TypeName]: string } = {
  'Tensor': 'Tensor', 'Operand': 'Tensor', 'Number': 'Number', 'Tensor[]': 'tuple of Tensors', 'Scalar': 'Number', 'int': 'int', 'float': 'float', 'bool': 'bool', 'str': 'str',
  'int[]': 'tuple of ints', 'int[1]': 'tuple of ints', 'int[2]': 'tuple of ints', 'int[3]': 'tuple of ints', 'float[]': 'tuple of floats', 'bool[]': 'tuple of bools',
  'ScalarType': 'torch.dtype', 'Generator': 'torch.Generator', 'Any': 'object', 'Ignored': 'object',
};
export function typeText(parameter: ParameterSpec, manners?: Manners): string {
  const text = typeTexts[parameter.type];
  if (parameter.type === 'Operand' && parameter.name === 'fill_value') return 'Number';
  return text === 'tuple of ints' && (manners?.symbolic === true || manners?.overloads?.some((overload) => overload.includes(`tuple of SymInts ${parameter.name}`)) === true) ? 'tuple of SymInts' : text;
}

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

/** The name under which a parameter is spoken of. */
export const shownName = (parameter: ParameterSpec): string => (parameter.name === 'self' ? 'input' : parameter.name);
