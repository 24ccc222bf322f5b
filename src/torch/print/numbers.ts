/** @file How PyTorch writes the numbers of one tensor: all in one style, decided by their size. */
import { formatFloat, parseSpec } from '../../python/evaluator/formatSpec.ts';
import { isFloating, type DType } from '../dtypes.ts';
import type { PrintOptions } from '../runtime.ts';

export interface NumberStyle {
  readonly width: number;
  readonly format: (value: number) => string;
}

const fixed = (value: number, digits: number): string => formatFloat(value, parseSpec(`.${digits}f`));
const scientific = (value: number, digits: number): string => formatFloat(value, parseSpec(`.${digits}e`));

/** The style for these elements. */
export function numberStyle(values: readonly number[], dtype: DType, options: PrintOptions): NumberStyle {
  const write = isFloating(dtype) ? floatWriter(values, options) : dtype === 'bool' ? (value: number): string => (value === 0 ? 'False' : 'True') : (value: number): string => BigInt(value).toString();
  const measured = isFloating(dtype) ? values.filter((value) => Number.isFinite(value) && value !== 0) : values;
  // Where `sci_mode` is set, PyTorch still leaves the room that the style of its own choice would take.
  const chosen = isFloating(dtype) && options.scientific !== undefined ? floatWriter(values, { ...options, scientific: undefined }) : write;
  const width = Math.max(1, ...measured.map((value) => chosen(value).length));
  return { width, format: (value) => write(value).padStart(width) };
}

/** Whole numbers get a bare point; a wide range or very small numbers go scientific. */
function floatWriter(values: readonly number[], { precision, scientific: forced }: PrintOptions): (value: number) => string {
  const sizes = values.filter((value) => Number.isFinite(value) && value !== 0).map(Math.abs);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const whole = sizes.every((size) => Number.isInteger(size));
  const wide = sizes.length > 0 && (most / least > 1000 || most > 1e8 || (!whole && least < 1e-4));
  if (forced ?? wide) return (value) => scientific(value, precision);
  if (whole) return (value) => fixed(value, 0) + (Number.isFinite(value) ? '.' : '');
  return (value) => fixed(value, precision);
}
