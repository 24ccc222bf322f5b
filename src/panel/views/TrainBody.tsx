/** @file What a training shows once it runs: the critics' latest numbers, the figures, and what was trained on what. */
import type { JSX } from 'preact';
import type { TrainingStart } from '../../protocol/training.ts';
import type { History } from '../training/history.ts';
import { TrainLines } from './TrainLines.tsx';
import { TrainNorms } from './TrainNorms.tsx';
import { TrainNotes } from './TrainNotes.tsx';
import { TrainTable } from './TrainTable.tsx';

interface BodyProps { readonly start: TrainingStart; readonly history: History; readonly target: number }

export const TrainBody = ({ start, history, target }: BodyProps): JSX.Element =>
  <>
    <TrainTable history={history} />
    <div class="train-figures">
      <TrainNorms history={history} target={target} />
      <TrainLines history={history} metric="norm" target={target} />
      <TrainLines history={history} metric="penalty" target={undefined} />
      <TrainLines history={history} metric="loss" target={undefined} />
    </div>
    <TrainNotes start={start} history={history} />
  </>;
