/** @file Which numbers a dtype cannot hold, as PyTorch checks it where a Python number becomes an element. */
import { compilerName, scalarName, type DType } from './dtypes.ts';
import { runtimeError } from './errors.ts';

/** The smallest number and the largest. */
const ranges: Readonly<Partial<Record<DType, readonly [number, number]>>> = {
  uint8: [-255, 255], int8: [-128, 127], int16: [-(2 ** 15), 2 ** 15 - 1], int32: [-(2 ** 31), 2 ** 31 - 1], int64: [-(2 ** 63), 2 ** 63],
};
const largest: Readonly<Partial<Record<DType, number>>> = { float16: 65504, bfloat16: 3.3895313892515355e38, float32: 3.4028234663852886e38 };
const cppTypes: Readonly<Partial<Record<DType, string>>> = { uint8: 'uint8_t', int8: 'int8_t', int16: 'int16_t', int32: 'int', int64: 'int64_t', float16: 'at::Half', bfloat16: 'at::BFloat16', float32: 'float' };

const refuse = (name: string): never => runtimeError(`value cannot be converted to type ${name} without overflow`);
function overflows(value: number, dtype: DType): boolean {
  const range = ranges[dtype];
  if (dtype === 'uint8' && value < 0 && !Number.isInteger(value)) return true;
  return range !== undefined && !(Math.trunc(value) >= range[0] && Math.trunc(value) <= range[1]);
}
/** An element of a list that becomes a tensor. A negative number wraps around in uint8. */
export function requireElement(value: number, dtype: DType): number {
  return overflows(value, dtype) ? refuse(dtype) : value;
}
/** Whole numbers drawn from `low` to `high` must fit, however few are drawn. */
export function requireBounds(low: number, high: number, dtype: DType): void {
  const most = largest[dtype];
  const [least, greatest] = dtype === 'bool' ? [0, 1] : dtype === 'uint8' ? [0, 255] : most === undefined ? ranges[dtype] ?? [-Infinity, Infinity] : [-most, most];
  for (const [name, value] of [['from', low], ['to - 1', high - 1]] as const) if (value < least || value > greatest) runtimeError(`${name} is out of bounds for ${compilerName(dtype)}`);
}
/** A number that fills a tensor, or stands beside one. */
export function requireScalar(value: number, dtype: DType): number {
  const most = largest[dtype];
  const isTooLarge = most !== undefined && Number.isFinite(value) && Math.abs(value) > most;
  return isTooLarge || overflows(value, dtype) ? refuse(cppTypes[dtype] ?? scalarName(dtype)) : value;
}
