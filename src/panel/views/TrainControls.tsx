/** @file What steers a training: start, pause, one step, reset, λ and the seed. */
import type { JSX } from 'preact';
import type { StringName } from '../strings/english.ts';
import { useWords } from '../strings/words.tsx';
import type { TrainingPhase, TrainingState } from '../training/state.ts';
import type { Trainer } from '../training/trainer.ts';
import { Button } from './Button.tsx';

interface ControlsProps { readonly state: TrainingState; readonly trainer: Trainer; readonly open: () => void }

/** The first button is one and the same element in every phase, so that it keeps the focus. */
const labels: Readonly<Record<TrainingPhase, StringName>> = { closed: 'train', opening: 'cancel', running: 'trainPause', paused: 'trainContinue', ended: 'trainAgain' };

export function TrainControls({ state, trainer, open }: ControlsProps): JSX.Element {
  const { say } = useWords();
  const { phase, start, seed } = state;
  const press = (): void => {
    if (phase === 'closed' || phase === 'ended') open();
    else if (phase === 'opening') trainer.cancel();
    else if (phase === 'paused') trainer.resume();
    else trainer.pause();
  };
  return (
    <div class="train-controls">
      <Button testId="train" onClick={press}>{say(labels[phase])}</Button>
      {(phase === 'running' || phase === 'paused') && start !== undefined && <>
        <Button testId="train-step" onClick={() => { trainer.step(); }}>{say('trainStep')}</Button>
        <Button testId="train-reset" onClick={() => { trainer.reset(seed); }}>{say('trainReset')}</Button>
        <Weight state={state} trainer={trainer} />
        <Seed seed={seed} trainer={trainer} />
      </>}
    </div>
  );
}

/** Acts from the next step on. */
function Weight({ state: { weight }, trainer }: { readonly state: TrainingState; readonly trainer: Trainer }): JSX.Element {
  const { say, measured } = useWords();
  // A weight such as 0.1 or 100 is inside some functions.
  const most = weight > 20 || weight < 1 ? weight * 2 : 20;
  return (
    <label class="weight">
      {say('weight')}
      <Slider most={most} weight={weight} name={say('trainWeight')} onWeight={(value) => { trainer.setWeight(value); }} />
      <output data-testid="train-weight-value">{measured(weight)}</output>
    </label>
  );
}

interface SliderProps { readonly most: number; readonly weight: number; readonly name: string; readonly onWeight: (weight: number) => void }
const Slider = ({ most, weight, name, onWeight }: SliderProps): JSX.Element =>
  <input type="range" min={0} max={most} step={most / 40} value={weight} aria-label={name} data-testid="train-weight" onInput={(event) => { onWeight(event.currentTarget.valueAsNumber); }} />;

/** Another seed is another critic and other data, from the start. */
function Seed({ seed, trainer }: { readonly seed: number; readonly trainer: Trainer }): JSX.Element {
  const { say } = useWords();
  const change = (value: number): void => { if (Number.isSafeInteger(value) && value >= 0) trainer.reset(value); };
  return <label class="train-seed">{say('trainSeed')}<input type="number" min={0} step={1} value={seed} data-testid="train-seed" onChange={(event) => { change(event.currentTarget.valueAsNumber); }} /></label>;
}
