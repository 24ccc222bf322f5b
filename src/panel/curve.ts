/**
 * @file The penalty as a function of the norm, where the evaluation's numbers lie on one curve, and what is marked on it.
 * Must not know words or the page.
 */
import type { Evaluation, KnownKind, ProbeResult } from '../protocol/evaluation.ts';
import { agree } from './format.ts';

export interface Curve {
  readonly penalty: (norm: number) => number;
  readonly target: number;
}

/** n = the L2 norm of one sample's gradient, t = the norm it is pulled to. */
const shapes: { readonly [Name in KnownKind]: (n: number, t: number) => number } = {
  'two-sided': (n, t) => (n - t) ** 2,
  'one-sided': (n, t) => Math.max(0, n - t) ** 2,
  'zero-centred': (n) => n ** 2,
};

/** undefined where no formula is known, or the probes' references are not on it (another power, an offset). */
export function curveOf({ kind, target: found, probes }: Evaluation): Curve | undefined {
  if (kind === 'unknown') return undefined;
  const target = found ?? (kind === 'zero-centred' ? 0 : 1);
  const shape = shapes[kind];
  const known = probes.flatMap(({ norm, expected }) => norm === undefined || expected === undefined ? [] : [{ norm, expected, height: shape(norm, target) }]);
  const measure = known.find(({ height }) => height > 1e-6);
  if (measure === undefined) return undefined;
  // λ inside the function, or a half before the square.
  const scale = measure.expected / measure.height;
  const isOnCurve = known.every(({ expected, height }) => Math.abs(expected - scale * height) <= 1e-3 * Math.max(1, Math.abs(expected)));
  return isOnCurve && scale > 0 ? { penalty: (norm) => scale * shape(norm, target), target } : undefined;
}

export interface Mark { readonly probe: string; readonly norm: number; readonly penalty: number; readonly look: 'other' | 'picked' | 'wrong' | 'reference' }

/** The picked probe, and, while it agrees, the others that have one norm; beside a wrong answer, the reference. */
export function marksOf(curve: Curve, probes: readonly ProbeResult[], picked: ProbeResult): readonly Mark[] {
  const isWrong = picked.expected !== undefined && !agree(picked.penalty, picked.expected);
  if (isWrong) return [...marksOfWrong(picked), ...referenceMark(curve, picked)];
  const others = probes.flatMap((probe): readonly Mark[] =>
    probe === picked || probe.norm === undefined || probe.penalty === undefined || !agree(probe.penalty, probe.expected) ? []
      : [{ probe: probe.name, norm: probe.norm, penalty: probe.penalty, look: 'other' }]);
  return [...pickedMark(curve, picked), ...others];
}

/** Without those whose names would stand on one another: the picked one comes first. */
export function legible(marks: readonly Mark[], { maxNorm, maxPenalty }: Frame): readonly Mark[] {
  const kept: Mark[] = [];
  for (const mark of marks) {
    const isFree = kept.every(({ norm, penalty }) => Math.abs(norm - mark.norm) > 0.15 * maxNorm || Math.abs(penalty - mark.penalty) > 0.2 * maxPenalty);
    if (isFree || mark.look === 'reference' || mark.look === 'wrong') kept.push(mark);
  }
  return kept;
}

function referenceMark(curve: Curve, { name, norm, expected }: ProbeResult): readonly Mark[] {
  const at = norm ?? (expected === undefined ? undefined : normOf(curve, expected));
  return at === undefined || expected === undefined ? [] : [{ probe: name, norm: at, penalty: expected, look: 'reference' }];
}

/** Where the code's own norms are all equal, that norm and its penalty are a point. */
const marksOfWrong = ({ name, norms, penalty }: ProbeResult): readonly Mark[] =>
  norms === undefined || penalty === undefined || !agree(norms.min, norms.max) ? [] : [{ probe: name, norm: norms.min, penalty, look: 'wrong' }];

/** A wrong answer that is at no one norm: a line across. */
export function wrongLevel(marks: readonly Mark[], { penalty, expected }: ProbeResult): number | undefined {
  const isWrong = expected !== undefined && !agree(penalty, expected);
  return isWrong && !marks.some(({ look }) => look === 'wrong') ? penalty : undefined;
}

function pickedMark(curve: Curve, { name, norm, norms, penalty }: ProbeResult): readonly Mark[] {
  if (penalty === undefined) return [];
  const at = norm ?? (norms && solve(curve, penalty, norms.min, norms.max)) ?? normOf(curve, penalty);
  return at === undefined ? [] : [{ probe: name, norm: at, penalty, look: 'picked' }];
}

/** Unequal norms have a mean penalty: the norm past the target that has it too. */
function normOf(curve: Curve, value: number): number | undefined {
  let far = curve.target + 1;
  while (curve.penalty(far) < value && far < 1e9) far *= 2;
  return solve(curve, value, curve.target, far);
}

/** The norm between two that has a penalty, found by bisection. */
function solve({ penalty }: Curve, value: number, min: number, max: number): number | undefined {
  let [low, high] = penalty(min) <= penalty(max) ? [min, max] : [max, min];
  if (value < penalty(low) || value > penalty(high)) return undefined;
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (penalty(middle) < value) low = middle;
    else high = middle;
  }
  return high;
}

export interface Frame { readonly maxNorm: number; readonly maxPenalty: number; readonly normTicks: readonly number[]; readonly penaltyTicks: readonly number[] }

/** Axes that hold the target, twice the target and every mark. */
export function frameOf(curve: Curve, marks: readonly Mark[], norms: ProbeResult['norms'], level = 0): Frame {
  const usual = curve.target > 0 ? 2 * curve.target : 2;
  const farthest = Math.max(usual, norms?.max ?? 0, ...marks.map(({ norm }) => norm));
  const tallest = Math.max(curve.penalty(0), curve.penalty(usual), level, ...marks.map(({ penalty }) => penalty));
  const maxNorm = farthest * 1.2;
  const maxPenalty = tallest * 1.35;
  return { maxNorm, maxPenalty, normTicks: ticks(maxNorm, 5), penaltyTicks: ticks(maxPenalty, 2) };
}

/** At most `count` + 1 round numbers from 0. */
function ticks(max: number, count: number): readonly number[] {
  const rough = max / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? 10 * power;
  return Array.from({ length: Math.floor(max / step) + 1 }, (_, index) => Number((index * step).toPrecision(6)));
}
