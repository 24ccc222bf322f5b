/**
 * @file Frees what a backward pass has used up while it is still running: its gradients take more memory than the graph.
 * Must not know nodes.
 */
import type { ArrayBackend, NDArray } from '../../arrays/backend.ts';

/** Sweeping for less would cost more than it gives. */
const worthwhileBytes = 2 ** 22;

/**
 * Runs a pass that hands none of its arrays to anybody but what `live` tells, which survive. The pass calls `sweep` at
 * moments when `live` is complete.
 */
export function freeing(arrays: ArrayBackend, live: () => readonly NDArray[], pass: (sweep: () => void) => void): void {
  let held = arrays.memory.bytes;
  const sweep = (): void => {
    if (arrays.memory.bytes < held + worthwhileBytes) return;
    arrays.sweep(live());
    held = arrays.memory.bytes;
  };
  const failure = arrays.scope(() => attempt(() => { pass(sweep); }), live);
  if (failure !== undefined) throw failure.error;
}

/** What was thrown; gradients that leaves have got before stay theirs. */
function attempt(body: () => void): { readonly error: unknown } | undefined {
  try {
    body();
    return undefined;
  } catch (error) {
    return { error };
  }
}
