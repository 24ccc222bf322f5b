/**
 * @file The point that can be moved: which probe it belongs to, where it stops, and what is known of it on its way.
 * Must not know words or the page.
 */
import type { ProbeResult } from '../../protocol/evaluation.ts';
import type { Curve } from './curve.ts';
import { isWrong } from './marks.ts';

/** Between two places of the point. */
export const scaleStep = 0.05;
/** So near the target, a point that is dragged jumps onto it. */
const snapWithin = 0.08;

/** k, where the probe is k · ones / √N: such a gradient can be made longer and shorter. */
export const scaleOf = ({ norm, isUneven, penalty }: ProbeResult): number | undefined => isUneven || penalty === undefined ? undefined : norm;

/** A whole number of steps, without what 0.05 · 21 has too much. */
export const onStep = (k: number): number => Number((Math.round(k / scaleStep) * scaleStep).toFixed(2));

/** Of a point that is dragged; keys go step by step. */
export const snapped = (k: number, target: number): number => Math.abs(k - target) <= snapWithin * Math.max(1, target) ? target : onStep(k);

/**
 * What is known before the code has answered: the reference lies on the curve. Where the code agrees with it, its own
 * answer and norms do as well; a wrong answer stays where it was.
 */
export function foreseen(curve: Curve, probe: ProbeResult, k: number): ProbeResult {
  const expected = curve.penalty(k);
  const moved = { ...probe, norm: k, expected };
  if (isWrong(probe)) return moved;
  return { ...moved, penalty: expected, norms: probe.norms && { ...probe.norms, min: k, max: k, bins: [probe.norms.count] } };
}
