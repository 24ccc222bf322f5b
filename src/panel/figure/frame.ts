/**
 * @file The figure's plane: curve above, histogram below, one axis of norms for both. In units that grow with the font.
 * Must not know words or the page.
 */
import { ticks } from 'd3-array';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { Norms } from '../../protocol/evaluation.ts';
import type { Curve } from './curve.ts';
import type { Mark } from './marks.ts';

/** Where the axis of penalties stands at least. */
const leftmost = 30;
const right = 10;
/** The top of the curve's part, and its height. */
const top = 20;
const curveHeight = 96;
const gap = 14;
const histogramHeight = 38;
const axisHeight = 20;

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Where the bars stand. */
  readonly base: number;
  readonly histogramHeight: number;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly normTicks: readonly number[];
  readonly penaltyTicks: readonly number[];
}

export interface Contents { readonly curve: Curve; readonly marks: readonly Mark[]; readonly norms: Norms | undefined; readonly level: number | undefined }

/** Holds the target, twice the target, every mark and every norm. `tickWidth`: of a penalty's number beside its axis. */
export function frameOf({ curve, marks, norms, level = 0 }: Contents, width: number, tickWidth: (penalty: number) => number = () => 0): Frame {
  const usual = curve.target > 0 ? 2 * curve.target : 2;
  const farthest = Math.max(usual, norms?.max ?? 0, ...marks.map(({ norm }) => norm));
  const tallest = Math.max(curve.penalty(0), curve.penalty(usual), level, ...marks.map(({ penalty }) => penalty));
  const penaltyTicks = fewTicks(tallest * 1.35);
  const left = Math.max(leftmost, ...penaltyTicks.map((tick) => tickWidth(tick) + 8));
  const base = top + curveHeight + gap + histogramHeight;
  const x = scaleLinear([0, farthest * 1.2], [left, width - right]);
  const y = scaleLinear([0, tallest * 1.35], [top + curveHeight, top]);
  return {
    width, height: base + axisHeight, left, right: width - right, top, base, histogramHeight, x, y,
    normTicks: x.ticks(5), penaltyTicks,
  };
}

/** 0 and one round number above it, two where one would leave half of the height without. */
function fewTicks(max: number): readonly number[] {
  return [1, 2, 3].map((count) => ticks(0, max, count)).find(({ length }) => length > 1) ?? [0];
}
