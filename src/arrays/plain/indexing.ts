/** @file Reading at, adding into and writing to flat indices. Must not know memory or laziness. */
import type { Elements } from '../elements.ts';

/** `x` from `offset` on, at each of the indices. */
export function takeInto(x: Elements, offset: number, indices: Elements, out: Elements): void {
  for (let k = 0; k < out.length; k++) out[k] = x[offset + (indices[k] ?? 0)] ?? 0;
}

/** Repeated indices add up in double. `out` is written as a whole. */
export function putInto(values: Elements, indices: Elements, out: Elements): void {
  if (values.length < out.length / fewOf) { putFew(values, indices, out); return; }
  const sums = new Float64Array(out.length);
  for (let k = 0; k < values.length; k++) {
    const at = indices[k] ?? 0;
    sums[at] = (sums[at] ?? 0) + (values[k] ?? 0);
  }
  out.set(sums);
}

/** Below this part of the places, those that are written are remembered by themselves. */
const fewOf = 16;

function putFew(values: Elements, indices: Elements, out: Elements): void {
  const sums = new Map<number, number>();
  for (let k = 0; k < values.length; k++) {
    const at = indices[k] ?? 0;
    sums.set(at, (sums.get(at) ?? 0) + (values[k] ?? 0));
  }
  out.fill(0);
  for (const [at, sum] of sums) out[at] = sum;
}

/** Of several values for one place the last stays. */
export function replaceIn(out: Elements, indices: Elements, values: Elements): void {
  for (let k = 0; k < values.length; k++) out[indices[k] ?? 0] = values[k] ?? 0;
}
