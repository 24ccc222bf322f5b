/** @file Where trials of one site run: at the telling shape, in the setting in which the site gave a penalty. */
import type { Experiment } from '../probes/experiment.ts';
import type { SiteRun } from '../probes/runSite.ts';
import type { Formula } from '../formulas.ts';
import type { Tools } from '../study.ts';

/** A run that gave a penalty. */
export type PenaltyRun = Extract<SiteRun, { kind: 'penalty' }>;

export interface Bench {
  /** Has run once and given a penalty. */
  readonly experiment: Experiment;
  /** The same site at another shape. */
  readonly at: (shape: readonly number[]) => Experiment;
  readonly tools: Tools;
  readonly formula: Formula | undefined;
}
