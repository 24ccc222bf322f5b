/**
 * @file Indices and slices of sequences.
 */
import { raise } from './exceptions.ts';
import type { Interpreter } from './interpreter.ts';
import { indexOf } from './protocols.ts';
import type { PySlice} from './values.ts';
import { None, type Value } from './values.ts';

export interface SliceBounds { readonly start: number; readonly stop: number; readonly step: number; readonly count: number }

/** `slice.indices(length)`, and how many elements that takes. */
export function sliceBounds(interpreter: Interpreter, slice: PySlice, length: number): SliceBounds {
  const part = (value: Value): number | undefined => (value === None ? undefined : clampInt(indexOf(interpreter, value, 'slice indices must be integers or None or have an __index__ method')));
  const step = part(slice.step) ?? 1;
  if (step === 0) raise('ValueError', 'slice step cannot be zero');
  const lowest = step < 0 ? -1 : 0, highest = step < 0 ? length - 1 : length;
  const place = (value: number | undefined, missing: number): number => (value === undefined ? missing : value < 0 ? Math.max(lowest, value + length) : Math.min(highest, value));
  const start = place(part(slice.start), step < 0 ? highest : lowest);
  const stop = place(part(slice.stop), step < 0 ? lowest : highest);
  return { start, stop, step, count: Math.max(0, Math.ceil((stop - start) / step)) };
}

const clampInt = (value: bigint): number => (value > 0xffffffffffffn ? 2 ** 48 : value < -0xffffffffffffn ? -(2 ** 48) : Number(value));

/** The elements a slice takes. */
export function sliceItems<T>(interpreter: Interpreter, items: readonly T[], slice: PySlice): T[] {
  const { start, step, count } = sliceBounds(interpreter, slice, items.length);
  interpreter.reserve(count * 8);
  if (step === 1) return items.slice(start, start + count);
  return Array.from({ length: count }, (_, i) => items[start + i * step] as T /* within bounds */);
}

/** The position an index names; IndexError with `words` beyond the ends. */
export function position(interpreter: Interpreter, key: Value, length: number, what: string, words = `${what} index out of range`): number {
  const index = Number(indexOf(interpreter, key, `${what} indices must be integers or slices, not ${interpreter.typeOf(key).name}`));
  const place = index < 0 ? index + length : index;
  return place >= 0 && place < length ? place : raise('IndexError', words);
}
