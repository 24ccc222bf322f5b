/**
 * @file One measured thing against the steps, a line for each critic. Must not know words or the page.
 *
 * The scale is that of the critics that are trained on a penalty, and of the target: without penalty a critic may leave
 * it, and its line goes out of the picture.
 */
import { extent } from 'd3-array';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ArmName } from '../../protocol/training.ts';
import type { History, Metric } from './history.ts';

export interface Box { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
export type Scale = ScaleLinear<number, number>;

export interface LineChart {
  readonly x: Scale;
  readonly y: Scale;
  readonly lines: readonly { readonly arm: ArmName; readonly path: string }[];
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
}

/** Steps that an empty picture shows. */
const fewestSteps = 20;

export function lineChart({ arms, points }: History, metric: Metric, target: number | undefined, box: Box): LineChart {
  const last = points.at(-1)?.step ?? 0;
  const valuesOf = (names: readonly ArmName[]): number[] => points.flatMap((point) => names.map((arm) => point.arms[arm]?.[metric])).filter((value): value is number => value !== undefined && Number.isFinite(value));
  const penalised = valuesOf(arms.filter((arm) => arm !== 'none'));
  const x = scaleLinear([0, Math.max(fewestSteps, last)], [box.left, box.right]);
  // A loss has no natural scale; norms and penalties start at zero.
  const domain = metric === 'loss' ? around(valuesOf(arms)) : [0, fromZero(penalised, valuesOf(['none']), target)];
  const y = scaleLinear(domain, [box.bottom, box.top]).nice(3);
  const lines = arms.map((arm) => {
    const at = points.map((point) => ({ step: point.step, value: point.arms[arm]?.[metric] ?? NaN }));
    const draw = line<{ readonly step: number; readonly value: number }>(({ step }) => x(step), ({ value }) => y(value)).defined(({ value }) => Number.isFinite(value)).digits(1);
    return { arm, path: draw(at) ?? '' };
  });
  return { x, y, lines, xTicks: x.ticks(4).filter(Number.isInteger), yTicks: y.ticks(3) };
}

function around(values: readonly number[]): readonly [number, number] {
  const [min = 0, max = 1] = extent(values);
  return min === max ? [min - 0.5, max + 0.5] : [min, max];
}

/** The critic without penalty may go to twice what the others need. */
function fromZero(penalised: readonly number[], free: readonly number[], target: number | undefined): number {
  const needed = Math.max(0, ...penalised, 1.5 * (target ?? 0));
  const most = Math.max(needed, Math.min(2 * needed, Math.max(0, ...free)));
  return most > 0 && Number.isFinite(most) ? most : 1;
}
