/** @file Training the user's own critic: one button until it is asked for, then controls, numbers and figures. */
import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Evaluation } from '../../protocol/evaluation.ts';
import type { Subject } from '../../protocol/panel.ts';
import { useTrainerTools } from '../training/context.ts';
import { isTrainable, placeOf, targetOf, trainingRequest, weightOf } from '../training/request.ts';
import type { TrainingState } from '../training/state.ts';
import { trainerOf } from '../training/trainer.ts';
import { useWords, type Words } from '../strings/words.tsx';
import { later } from './later.tsx';
import { TrainControls } from './TrainControls.tsx';
import './train.css';

const TrainBody = later(() => import('./TrainBody.tsx').then((module) => module.TrainBody), <div class="train-now" />);

/** `weight` is the λ of the panel. */
interface TrainProps { readonly subject: Subject; readonly evaluation: Evaluation; readonly weight: number }

export function Train({ subject, evaluation, weight }: TrainProps): JSX.Element | null {
  const words = useWords();
  const tools = useTrainerTools();
  const trainer = tools && trainerOf(tools);
  const place = placeOf(subject);
  useLayoutEffect(() => { trainer?.show(place); }, [trainer, place.uri, place.version, place.site]);
  useLayoutEffect(() => () => { trainer?.leave(); }, [trainer]);
  if (trainer === undefined || !isTrainable(subject, evaluation)) return null;
  const state = trainer.state.value;
  const request = trainingRequest(subject, evaluation);
  const open = (): void => { if (request !== undefined) void trainer.open(request, weightOf(evaluation, weight)); };
  return (
    <section class="train" data-testid="train-section" data-phase={state.phase}>
      <h2>{words.say('train')}</h2>
      {state.phase === 'closed' && <p class="small quiet">{words.say('trainHint')}</p>}
      <TrainControls state={state} trainer={trainer} open={open} />
      <p class="small" role="status" data-testid="train-status">{statusOf(state, words)}</p>
      {state.start !== undefined && <TrainBody start={state.start} history={state.history} target={targetOf(evaluation)} />}
    </section>
  );
}

function statusOf({ phase, ending, history }: TrainingState, { say, count }: Words): string {
  if (phase === 'opening') return say('trainOpening');
  if (phase === 'paused') return say('trainPaused', { step: count(history.points.at(-1)?.step ?? 0) });
  if (phase !== 'ended' || ending === undefined) return '';
  if (ending.kind === 'stopped') return say('trainStopped', { message: ending.message });
  return say(({ changed: 'trainChanged', left: 'trainLeft', 'no-critic': 'trainNoCritic' } as const)[ending.kind]);
}
