/** @file The critics in training side by side: the latest numbers, and which line in the figures is whose. */
import type { JSX } from 'preact';
import type { ArmName, ArmStep } from '../../protocol/training.ts';
import type { StringName } from '../strings/english.ts';
import { useWords } from '../strings/words.tsx';
import { meanNorm, type History } from '../training/history.ts';

export const armNames: Readonly<Record<ArmName, StringName>> = { own: 'armOwn', reference: 'armReference', none: 'armNone' };

export function TrainTable({ history }: { readonly history: History }): JSX.Element {
  const { say, measured, count } = useWords();
  const last = history.recent.at(-1);
  const shown = (arm: ArmName, number: (step: ArmStep) => number): string => {
    const step = last?.arms.find((each) => each.arm === arm);
    return step === undefined ? '–' : measured(number(step));
  };
  return (
    <table class="train-now" data-testid="train-now">
      <thead>
        <tr>
          <th scope="col" data-testid="train-at">{say('atStep', { step: count(last?.step ?? 0) })}</th>
          <th scope="col" class="numeric">{say('meanNorm')}</th><th scope="col" class="numeric">{say('penalty')}</th><th scope="col" class="numeric">{say('criticLoss')}</th>
        </tr>
      </thead>
      <tbody>
        {history.arms.map((arm) => <tr key={arm} data-arm={arm}>
          <th scope="row"><span><Swatch arm={arm} />{say(armNames[arm])}</span></th>
          <td class="numeric">{shown(arm, meanNorm)}</td><td class="numeric">{shown(arm, ({ penalty }) => penalty)}</td><td class="numeric">{shown(arm, ({ loss }) => loss)}</td>
        </tr>)}
      </tbody>
    </table>
  );
}

const Swatch = ({ arm }: { readonly arm: ArmName }): JSX.Element =>
  <svg class="swatch" viewBox="0 0 24 8" aria-hidden="true" focusable="false"><line class={`arm ${arm}`} x1={0} x2={24} y1={4} y2={4} /></svg>;
