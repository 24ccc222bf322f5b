/** @file Reading at, and adding into, flat indices. Must not know memory or laziness. */
import type { Elements } from '../elements.ts';

/** `x` from `offset` on, at each of the indices. */
export function takeInto(x: Elements, offset: number, indices: Elements, out: Elements): void {
  for (let k = 0; k < out.length; k++) out[k] = x[offset + (indices[k] ?? 0)] ?? 0;
}

/** Repeated indices add up in double. `out` is written as a whole. */
export function putInto(values: Elements, indices: Elements, out: Elements): void {
  const sums = new Float64Array(out.length);
  for (let k = 0; k < values.length; k++) {
    const at = indices[k] ?? 0;
    sums[at] = (sums[at] ?? 0) + (values[k] ?? 0);
  }
  out.set(sums);
}
