/** @file What is kept of a run: plain numbers, by row; and what of a later run is worse. Ratios alone are compared, since machines differ. */
import type { Group, Row, Target, Unit } from './row.ts';
import { median, quantile } from './samples.ts';

export interface RecordedRow {
  readonly group: string;
  readonly name: string;
  readonly unit: Unit;
  readonly median: number;
  readonly p95: number;
  readonly peer?: { readonly name: string; readonly median: number } | undefined;
  /** The median as a multiple of the peer's. */
  readonly ratio?: number | undefined;
  readonly target?: Target | undefined;
  /** Undefined where nothing is promised. */
  readonly holds?: boolean | undefined;
}

export interface RunRecord {
  readonly date: string;
  readonly machine: Readonly<Record<string, string | number>>;
  readonly rows: readonly RecordedRow[];
}

export function recorded({ title: group }: Pick<Group, 'title'>, { name, unit, samples, peer, target }: Row): RecordedRow {
  const own = { median: rounded(median(samples)), p95: rounded(quantile(samples, 0.95)) };
  const other = peer && rounded(median(peer.samples));
  const ratio = other === undefined ? undefined : rounded(own.median / other);
  return { group, name, unit, ...own, ...(peer && other !== undefined ? { peer: { name: peer.name, median: other }, ratio } : {}), ...(target ? { target, holds: isKept({ unit, ...own, ratio }, target) } : {}) };
}

/** Four digits: more would be noise. */
const rounded = (value: number): number => Number(value.toPrecision(4));

function isKept({ unit, median: middle, p95, ratio = NaN }: Pick<RecordedRow, 'unit' | 'median' | 'p95' | 'ratio'>, target: Target): boolean {
  const keeps = (value: number, bound: number | undefined): boolean => bound === undefined || (isSpeed(unit) ? value >= bound : value <= bound);
  return keeps(middle, target.median) && keeps(p95, target.p95) && keeps(ratio, target.ratio);
}

export const isSpeed = (unit: Unit): boolean => unit === 'MB/s';

/** By how much a ratio may grow before it counts as a regression. */
export const tolerance = 1.2;

/** Milliseconds below which noise is all that differs. */
const shortest = 0.05;

export interface Regression { readonly name: string; readonly before: number; readonly now: number }

/** Rows whose ratio is worse than it was. What only one of the runs has is passed over. */
export function regressions(before: RunRecord, now: readonly RecordedRow[]): readonly Regression[] {
  return now.flatMap(({ name, unit, median: middle, ratio }) => {
    const kept = before.rows.find((row) => row.name === name)?.ratio;
    if (kept === undefined || ratio === undefined || (unit === 'ms' && middle < shortest)) return [];
    const growth = isSpeed(unit) ? kept / ratio : ratio / kept;
    return growth > tolerance ? [{ name, before: kept, now: ratio }] : [];
  });
}
