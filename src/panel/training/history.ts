/**
 * @file What is kept of a training: every step at first, later the means of two, four, eight … steps, so that there are
 * never more than a few hundred points. Must not know the page.
 */
import type { ArmName, ArmStep, TrainingStep } from '../../protocol/training.ts';

export const metrics = ['norm', 'penalty', 'loss'] as const;
/** `norm` is the mean of the norms of a step's samples. */
export type Metric = (typeof metrics)[number];
export type Measured = Readonly<Record<Metric, number>>;

/** The means over so many steps, the last of which is `step`. */
export interface Point { readonly step: number; readonly count: number; readonly arms: Readonly<Partial<Record<ArmName, Measured>>> }

export interface History {
  readonly arms: readonly ArmName[];
  /** Steps in a point; the last point may have fewer. */
  readonly stride: number;
  readonly points: readonly Point[];
  /** The last few steps as they were. */
  readonly recent: readonly TrainingStep[];
}

const mostPoints = 300;
/** Norms in a histogram: of one step there would be too few. */
const enoughNorms = 128;

export const emptyHistory = (arms: readonly ArmName[]): History => ({ arms, stride: 1, points: [], recent: [] });

export function withStep({ arms, stride, points, recent }: History, step: TrainingStep): History {
  const point: Point = { step: step.step, count: 1, arms: Object.fromEntries(step.arms.map((arm) => [arm.arm, measuredOf(arm)])) };
  const last = points.at(-1);
  const joined = last !== undefined && last.count < stride ? [...points.slice(0, -1), meanOf(last, point)] : [...points, point];
  const isFull = joined.length > mostPoints;
  return { arms, stride: isFull ? 2 * stride : stride, points: isFull ? pairs(joined) : joined, recent: recentOf([...recent, step]) };
}

export const meanNorm = ({ norms }: ArmStep): number => norms.reduce((sum, norm) => sum + norm, 0) / norms.length;

const measuredOf = (arm: ArmStep): Measured => ({ norm: meanNorm(arm), penalty: arm.penalty, loss: arm.loss });

function pairs(points: readonly Point[]): readonly Point[] {
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    return index % 2 === 1 ? [] : [next === undefined ? point : meanOf(point, next)];
  });
}

function meanOf(a: Point, b: Point): Point {
  const count = a.count + b.count;
  const mean = (first: number, second: number): number => (first * a.count + second * b.count) / count;
  const arms = Object.entries(a.arms).map(([arm, first]) => {
    const second = b.arms[arm as ArmName] ?? first; // the keys are those of `arms`
    return [arm, { norm: mean(first.norm, second.norm), penalty: mean(first.penalty, second.penalty), loss: mean(first.loss, second.loss) }];
  });
  return { step: b.step, count, arms: Object.fromEntries(arms) as Point['arms'] }; // the same keys again
}

function recentOf(steps: readonly TrainingStep[]): readonly TrainingStep[] {
  const norms = steps.at(-1)?.arms[0]?.norms.length ?? 1;
  return steps.slice(-Math.max(1, Math.ceil(enoughNorms / norms)));
}
