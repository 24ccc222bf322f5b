/** @file PyTorch's names for element types, and which type the result of mixed operands has. */
import { bytesPerElement, isFloating, type DType } from '../arrays/dtype.ts';
import { Builtin, builtinClass, nativeProperty, PyObject, type PyClass } from '../python/evaluator/values.ts';

export { isFloating, type DType };

const dtypeClass = builtinClass('dtype', undefined, 'torch');

/** `torch.float32` as a Python value. */
export class DTypeObject extends PyObject {
  constructor(readonly dtype: DType) { super(); }
  get cls(): PyClass { return dtypeClass; }
}

/** Scalar type name (in errors and in `FloatTensor`), and the attributes of `torch` that name it. */
const names: Readonly<Record<DType, { readonly scalar: string; readonly attributes: readonly string[] }>> = {
  bool: { scalar: 'Bool', attributes: ['bool'] },
  uint8: { scalar: 'Byte', attributes: ['uint8'] },
  int8: { scalar: 'Char', attributes: ['int8'] },
  int16: { scalar: 'Short', attributes: ['int16', 'short'] },
  int32: { scalar: 'Int', attributes: ['int32', 'int'] },
  int64: { scalar: 'Long', attributes: ['int64', 'long'] },
  float16: { scalar: 'Half', attributes: ['float16', 'half'] },
  bfloat16: { scalar: 'BFloat16', attributes: ['bfloat16'] },
  float32: { scalar: 'Float', attributes: ['float32', 'float'] },
  float64: { scalar: 'Double', attributes: ['float64', 'double'] },
};
// Object.keys answers string[], but the table's keys are exactly the dtypes.
export const allDtypes = Object.keys(names) as readonly DType[];
export const scalarName = (dtype: DType): string => names[dtype].scalar;
/** What C++ calls it in a few errors: `expected scalar type Float`. */
export const cppName = (dtype: DType): string => ({ int64: 'long', int32: 'int', int16: 'short', int8: 'signed char', uint8: 'unsigned char', float32: 'float', float64: 'double', bool: 'bool' } as Partial<Record<DType, string>>)[dtype] ?? scalarName(dtype);
/** What the C++ compiler calls it, in errors of `lerp`: `dtype long int`. */
export const compilerName = (dtype: DType): string => ({
  uint8: 'unsigned char', int8: 'signed char', int16: 'short int', int32: 'int', int64: 'long int', float16: 'c10::Half', bfloat16: 'c10::BFloat16', float32: 'float', float64: 'double', bool: 'bool',
} satisfies Record<DType, string>)[dtype];
export const attributeNames = (dtype: DType): readonly string[] => names[dtype].attributes;

dtypeClass.dict.set('__repr__', new Builtin('dtype.__repr__', (_, [self]) => (self instanceof DTypeObject ? `torch.${attributeNames(self.dtype)[0] ?? self.dtype}` : '')));
dtypeClass.dict.set('is_floating_point', nativeProperty('is_floating_point', (self) => self instanceof DTypeObject && isFloating(self.dtype)));
dtypeClass.dict.set('is_complex', nativeProperty('is_complex', () => false));
dtypeClass.dict.set('itemsize', nativeProperty('itemsize', (self) => BigInt(self instanceof DTypeObject ? bytesPerElement[self.dtype] : 0)));

const objects = new Map(allDtypes.map((dtype) => [dtype, new DTypeObject(dtype)] as const));
export function dtypeObject(dtype: DType): DTypeObject {
  const object = objects.get(dtype);
  if (object === undefined) throw new RangeError(dtype);
  return object;
}
export { dtypeClass };

export const isIntegral = (dtype: DType): boolean => !isFloating(dtype) && dtype !== 'bool';

const order: readonly DType[] = ['bool', 'uint8', 'int8', 'int16', 'int32', 'int64', 'float16', 'bfloat16', 'float32', 'float64'];
/** The smallest type that holds both. */
export function promote(a: DType, b: DType): DType {
  const [low, high] = order.indexOf(a) <= order.indexOf(b) ? [a, b] : [b, a];
  if (low === 'uint8' && high === 'int8') return 'int16';
  if (low === 'float16' && high === 'bfloat16') return 'float32';
  return high;
}

/** Whether a result of one type may be put into another: never a fraction into whole numbers, nor a number into a condition. */
export const canCast = (from: DType, to: DType): boolean => (isFloating(to) || !isFloating(from)) && (to !== 'bool' || from === 'bool');

/** One operand of a promotion. Numbers of Python count less than 0-dim tensors, those less than the others. */
export interface Operand { readonly dtype: DType; readonly rank: number; readonly wrapped: boolean }

const category = (dtype: DType): number => (isFloating(dtype) ? 2 : dtype === 'bool' ? 0 : 1);

/** The dtype of an arithmetic result. A lower class of operand matters only if its category (bool < int < float) is higher. */
export function resultType(operands: readonly Operand[], defaultDtype: DType): DType {
  const classes = [
    operands.filter((o) => !o.wrapped && o.rank > 0).map((o) => o.dtype),
    operands.filter((o) => !o.wrapped && o.rank === 0).map((o) => o.dtype),
    operands.filter((o) => o.wrapped).map((o) => (isFloating(o.dtype) ? defaultDtype : o.dtype)),
  ];
  const types = classes.filter((c) => c.length > 0).map((c) => c.reduce(promote));
  return types.reduceRight((lower, higher) => (category(higher) >= category(lower) ? higher : category(higher) === 0 ? promote(higher, lower) : lower));
}
