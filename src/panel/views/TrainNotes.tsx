/** @file What is trained, on what and how: so that nobody takes it for their own training run. */
import type { JSX } from 'preact';
import type { TrainingStart } from '../../protocol/training.ts';
import { useWords } from '../strings/words.tsx';
import { printShape } from '../shape.ts';
import type { History } from '../training/history.ts';

/** As in `training.py`. */
const rate = '0.0001';
const betas = '(0, 0.9)';

export function TrainNotes({ start, history }: { readonly start: TrainingStart; readonly history: History }): JSX.Element {
  const { say, rich, count, duration } = useWords();
  const { critic, parameters, shape, arms, backend } = start;
  const times = history.recent.map(({ elapsedMs }) => elapsedMs);
  const mean = times.reduce((sum, time) => sum + time, 0) / Math.max(1, times.length);
  const isPicture = shape.length >= 3 && shape.length <= 5;
  return (
    <p class="small quiet train-notes">
      {rich('trainSetup', { critic: <code>{critic}</code>, count: count(parameters), shape: <code class="literal">{printShape(shape)}</code> }, parameters)}{' '}
      {say('trainOptimizer', { rate, betas })}{' '}
      {times.length > 0 && `${say('trainSpeed', { backend, duration: duration(mean) })} `}
      {say(isPicture ? 'trainOnPictures' : 'trainOnVectors')}{' '}
      {!arms.includes('own') && say('trainReferenceOnly')}
    </p>
  );
}
