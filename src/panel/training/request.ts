/** @file What is asked of a training, from what is on screen. Must not know the page. */
import type { Evaluation } from '../../protocol/evaluation.ts';
import type { Subject } from '../../protocol/panel.ts';
import type { TrainingOptions } from '../../protocol/training.ts';
import type { TrainingRequest } from './remote.ts';
import type { Place } from './state.ts';

/** The norm that training pulls to; what has no known formula is taken for the usual penalty. */
export const targetOf = ({ kind, target }: Evaluation): number => target ?? (kind === 'zero-centred' ? 0 : 1);

/** undefined: only the result of an earlier session is on screen, without its program. */
export function trainingRequest({ request }: Subject, evaluation: Evaluation): TrainingRequest | undefined {
  const { kind, verdict, shape, weight } = evaluation;
  const options: TrainingOptions = {
    shape, seed: request.seed, kind: kind === 'unknown' ? 'two-sided' : kind, target: targetOf(evaluation), weightInside: weight ?? 1, comparesReference: verdict !== 'correct',
  };
  return request.program === undefined ? undefined : { program: request.program, site: request.site, options };
}

/** λ as a whole: what is inside the function, or what the panel's slider says. */
export const weightOf = ({ weight }: Evaluation, slider: number): number => (weight === undefined || weight === 1 ? slider : weight);

export const placeOf = ({ request: { uri, version, site } }: Subject): Place => ({ uri, version, site: site.function ?? `inline ${site.form}` });

/** Whether something that could be trained is in reach. */
export const isTrainable = ({ hasNetwork }: Subject, { probes }: Evaluation): boolean => hasNetwork === true || probes.some(({ critic }) => critic !== undefined);
