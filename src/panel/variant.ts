/**
 * @file The formula that the numbers are compared with: the one that the code is taken for, or another.
 * Must not know words or the page.
 */
import type { Evaluation, KnownKind, ProbeResult } from '../protocol/evaluation.ts';

const kinds: readonly KnownKind[] = ['two-sided', 'one-sided', 'zero-centred'];

/** The kinds that there are references for; none where there is nothing to choose. */
export function variantsOf({ kind, probes }: Evaluation): readonly KnownKind[] {
  return kind !== 'unknown' && probes.some(({ references }) => references !== undefined) ? kinds : [];
}

/** The same evaluation, its numbers beside those of another kind of penalty. The verdict stays that of the run. */
export function comparedWith(evaluation: Evaluation, variant: KnownKind | undefined): Evaluation {
  if (variant === undefined || variant === evaluation.kind || !variantsOf(evaluation).includes(variant)) return evaluation;
  const withReference = (probe: ProbeResult): ProbeResult => ({ ...probe, expected: probe.references?.[variant] });
  return { ...evaluation, kind: variant, target: targetOf(evaluation, variant), probes: evaluation.probes.map(withReference) };
}

/** A zero-centred penalty has no target of its own, and the usual one is 1. */
function targetOf({ kind, target }: Evaluation, variant: KnownKind): number {
  if (variant === 'zero-centred') return 0;
  return kind === 'zero-centred' ? 1 : target ?? 1;
}

/** The kind that the numbers stand beside, where it is not the run's own. */
export const variantOf = (run: Evaluation, shown: Evaluation): KnownKind | undefined => shown.kind === run.kind || shown.kind === 'unknown' ? undefined : shown.kind;
