/** @file What a run leaves changed: batches of data that were written into, though their caller still needs them. */
import type { PenaltyRun } from './bench.ts';

/** Names of the batches whose elements the code changed. */
export const changedBatches = (run: PenaltyRun): readonly string[] => [...run.notes.batches].filter(([, tensor]) => tensor.version.value > 0).map(([name]) => name);
