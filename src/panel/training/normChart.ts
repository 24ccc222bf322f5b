/** @file How the norms of the last steps are spread, one row for each critic over a shared axis. Must not know words or the page. */
import { bin, max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { ArmName } from '../../protocol/training.ts';
import type { History } from './history.ts';
import type { Scale } from './lineChart.ts';

export interface Bar { readonly from: number; readonly to: number; readonly count: number }
export interface NormRow { readonly arm: ArmName; readonly bars: readonly Bar[]; readonly norms: number; readonly mean: number }

export interface NormChart {
  readonly x: Scale;
  readonly ticks: readonly number[];
  readonly rows: readonly NormRow[];
  /** The tallest bar. */
  readonly most: number;
  /** Norms beyond the axis stand in its last bar. */
  readonly isCut: boolean;
}

const barCount = 24;

export function normChart({ arms, recent }: History, target: number, [left, right]: readonly [number, number]): NormChart {
  const byArm = arms.map((arm) => ({ arm, norms: recent.flatMap((step) => step.arms.find((each) => each.arm === arm)?.norms ?? []).filter(Number.isFinite) }));
  const greatest = (of: readonly { readonly norms: readonly number[] }[]): number => max(of.flatMap(({ norms }) => norms)) ?? 0;
  const needed = Math.max(2 * target, greatest(byArm.filter(({ arm }) => arm !== 'none')));
  const limit = Math.min(greatest(byArm), 3 * needed);
  const x = scaleLinear([0, Math.max(needed, limit) || 1], [left, right]).nice(5);
  const [, end = 1] = x.domain();
  const thresholds = Array.from({ length: barCount - 1 }, (_, index) => end * (index + 1) / barCount);
  const toBins = bin<number, number>().domain([0, end]).thresholds(thresholds);
  const rows = byArm.map(({ arm, norms }) => ({
    arm, norms: norms.length, mean: norms.reduce((sum, norm) => sum + norm, 0) / Math.max(1, norms.length),
    bars: toBins(norms.map((norm) => Math.min(norm, end))).map((values) => ({ from: values.x0 ?? 0, to: values.x1 ?? end, count: values.length })),
  }));
  return { x, ticks: x.ticks(5), rows, most: Math.max(1, ...rows.flatMap(({ bars }) => bars.map(({ count }) => count))), isCut: greatest(byArm) > end };
}
