/**
 * @file What is marked on the curve: the picked probe beside the others, or a wrong answer beside its reference.
 * Must not know words or the page.
 */
import type { Axes, Norms, ProbeResult } from '../../protocol/evaluation.ts';
import { agree } from '../format.ts';
import { sameShape } from '../shape.ts';
import { normBetween, normOf, type Curve } from './curve.ts';

export interface Mark {
  readonly probe: string;
  readonly norm: number;
  readonly penalty: number;
  readonly look: 'other' | 'picked' | 'wrong' | 'reference';
}

export const isWrong = ({ penalty, expected }: ProbeResult): boolean => expected !== undefined && !agree(penalty, expected);

/** Whether the norms that the code computed are others than those of the samples' gradients, as far as can be told. */
export function hasOtherNorms(probe: ProbeResult, batch: number): boolean {
  const { norm, norms, sampleNorms } = probe;
  if (norms === undefined || !isWrong(probe)) return false;
  const [least, most] = [norm ?? sampleNorms?.min ?? norms.min, norm ?? sampleNorms?.max ?? norms.max];
  return norms.count !== batch || !agree(norms.min, least) || !agree(norms.max, most);
}

/** Where the code is right, or wrong in what it does with its norms, they are those of the samples, whether they were seen or not. */
export function normsOfSamples(probe: ProbeResult, batch: number, axes: Axes | undefined): Norms | undefined {
  const arePerSample = axes !== undefined && sameShape(axes.covered, axes.expected);
  if (probe.expected === undefined || (isWrong(probe) && !arePerSample)) return undefined;
  const { norm, sampleNorms } = probe;
  return norm === undefined ? sampleNorms : { count: batch, min: norm, max: norm, bins: [batch] };
}

/** The picked probe, and, while it agrees, the others that have one norm; beside a wrong answer, the reference. */
export function marksOf(curve: Curve, probes: readonly ProbeResult[], picked: ProbeResult): readonly Mark[] {
  if (isWrong(picked)) return [...wrongMark(picked), ...referenceMark(curve, picked)];
  const others = probes.flatMap((probe): readonly Mark[] =>
    probe.name === picked.name || probe.norm === undefined || probe.penalty === undefined || !agree(probe.penalty, probe.expected) ? []
      : [{ probe: probe.name, norm: probe.norm, penalty: probe.penalty, look: 'other' }]);
  return [...pickedMark(curve, picked), ...others];
}

/** A wrong answer that is at no one norm: a line across. */
export const wrongLevel = (marks: readonly Mark[], picked: ProbeResult): number | undefined =>
  isWrong(picked) && !marks.some(({ look }) => look === 'wrong') ? picked.penalty : undefined;

/** Without those of the others that would stand where a better one stands: their names need room as well. */
export function apart(marks: readonly Mark[], maxNorm: number, maxPenalty: number): readonly Mark[] {
  const kept: Mark[] = [];
  for (const mark of marks) {
    const isFree = kept.every(({ norm, penalty, look }) => {
      const room = look === 'other' ? 0.2 : 0.08;
      return Math.abs(norm - mark.norm) > room * maxNorm || Math.abs(penalty - mark.penalty) > room * maxPenalty;
    });
    if (isFree || mark.look !== 'other') kept.push(mark);
  }
  return kept;
}

/** Where the code's own norms are all equal, that norm and its penalty are a point. */
const wrongMark = ({ name, norms, penalty }: ProbeResult): readonly Mark[] =>
  norms === undefined || penalty === undefined || !agree(norms.min, norms.max) ? [] : [{ probe: name, norm: norms.min, penalty, look: 'wrong' }];

function referenceMark(curve: Curve, { name, norm, expected }: ProbeResult): readonly Mark[] {
  const at = norm ?? (expected === undefined ? undefined : normOf(curve, expected));
  return at === undefined || expected === undefined ? [] : [{ probe: name, norm: at, penalty: expected, look: 'reference' }];
}

function pickedMark(curve: Curve, { name, norm, norms, penalty }: ProbeResult): readonly Mark[] {
  if (penalty === undefined) return [];
  const at = norm ?? (norms && normBetween(curve, penalty, norms.min, norms.max)) ?? normOf(curve, penalty);
  return at === undefined ? [] : [{ probe: name, norm: at, penalty, look: 'picked' }];
}
