/**
 * @file The penalty as a function of the norm, where the evaluation's numbers lie on one curve.
 * Must not know words or the page.
 */
import type { Evaluation, KnownKind } from '../../protocol/evaluation.ts';

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

/** Unequal norms have a mean penalty: the norm past the target that has it too. */
export function normOf(curve: Curve, value: number): number | undefined {
  let far = curve.target + 1;
  while (curve.penalty(far) < value && far < 1e9) far *= 2;
  return normBetween(curve, value, curve.target, far);
}

/** The norm between two that has a penalty, found by bisection; undefined where none has it. */
export function normBetween({ penalty }: Curve, value: number, min: number, max: number): number | undefined {
  let [low, high] = penalty(min) <= penalty(max) ? [min, max] : [max, min];
  if (value < penalty(low) || value > penalty(high)) return undefined;
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (penalty(middle) < value) low = middle;
    else high = middle;
  }
  return high;
}
