/** @file What each kind of penalty answers to a gradient with one L2 norm per sample: what the code could have meant. */
import type { KnownKind } from '../../protocol/evaluation.ts';
import type { Formula } from '../formulas.ts';

const kinds: { readonly [K in KnownKind]: (norm: number, target: number) => number } = {
  'two-sided': (n, t) => (n - t) ** 2,
  'one-sided': (n, t) => Math.max(0, n - t) ** 2,
  'zero-centred': (n) => n ** 2,
};

/** Means over the samples' norms, with the weight of the formula and the target that it has, or else 1. */
export function referencesOf({ weight, target }: Pick<Formula, 'weight' | 'target'>, norms: readonly number[]): Readonly<Record<KnownKind, number>> {
  const mean = (kind: KnownKind): number => weight * norms.reduce((sum, norm) => sum + kinds[kind](norm, target || 1), 0) / norms.length;
  return { 'two-sided': mean('two-sided'), 'one-sided': mean('one-sided'), 'zero-centred': mean('zero-centred') };
}
