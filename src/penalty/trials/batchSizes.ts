/** @file Whether the code runs for other batches than the one it was studied with: one sample, and an odd last batch. */
import type { Bench } from './bench.ts';
import type { SiteRun } from '../probes/runSite.ts';

export interface BatchTrial { readonly batch: number; readonly run: SiteRun }

/** Packed samples come in whole packs, so packing is not tried. */
export function otherBatches(bench: Bench): readonly BatchTrial[] {
  if (bench.formula?.pack !== undefined) return [];
  const [batch, ...rest] = bench.experiment.lab.shape;
  return [1, 3].filter((size) => size !== batch).map((size) => ({ batch: size, run: bench.at([size, ...rest]).run('unit') }));
}
