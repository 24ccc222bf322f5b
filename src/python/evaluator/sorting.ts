/**
 * @file `sorted`: stable, by `<` alone, keys computed once.
 */
import type { Interpreter } from './interpreter.ts';
import { None, type Value } from './values.ts';

/** The items in order; `reverse` keeps equal items in their order, as CPython does. */
export function sortValues(interpreter: Interpreter, items: readonly Value[], key: Value, reverse: boolean): Value[] {
  const keyed = items.map((item) => ({ item, key: key === None ? item : interpreter.call(key, [item]) }));
  const less = (a: Value, b: Value): boolean => { interpreter.step(); return interpreter.truth(interpreter.compare('Lt', a, b)); };
  keyed.sort((a, b) => {
    if (reverse) return less(b.key, a.key) ? -1 : less(a.key, b.key) ? 1 : 0;
    return less(a.key, b.key) ? -1 : less(b.key, a.key) ? 1 : 0;
  });
  return keyed.map(({ item }) => item);
}
