/** @file The critics in training side by side: the latest numbers, and which line in the figures is whose. */
import type { JSX } from 'preact';
import type { ArmName } from '../../protocol/training.ts';
import type { StringName } from '../strings/english.ts';
import { useWords } from '../strings/words.tsx';
import { meanNorm, type History } from '../training/history.ts';

export const armNames: Readonly<Record<ArmName, StringName>> = { own: 'armOwn', reference: 'armReference', none: 'armNone' };

export function TrainTable({ history }: { readonly history: History }): JSX.Element | null {
  const { say, measured, count } = useWords();
  const last = history.recent.at(-1);
  if (last === undefined) return null;
  return (
    <table class="train-now" data-testid="train-now">
      <thead>
        <tr>
          <th scope="col" data-testid="train-at">{say('atStep', { step: count(last.step) })}</th>
          <th scope="col" class="numeric">{say('meanNorm')}</th><th scope="col" class="numeric">{say('penalty')}</th><th scope="col" class="numeric">{say('criticLoss')}</th>
        </tr>
      </thead>
      <tbody>
        {last.arms.map((arm) => <tr key={arm.arm} data-arm={arm.arm}>
          <th scope="row"><Swatch arm={arm.arm} />{say(armNames[arm.arm])}</th>
          <td class="numeric" data-testid="train-norm">{measured(meanNorm(arm))}</td><td class="numeric">{measured(arm.penalty)}</td><td class="numeric">{measured(arm.loss)}</td>
        </tr>)}
      </tbody>
    </table>
  );
}

const Swatch = ({ arm }: { readonly arm: ArmName }): JSX.Element =>
  <svg class="swatch" viewBox="0 0 24 8" aria-hidden="true" focusable="false"><line class={`arm ${arm}`} x1={0} x2={24} y1={4} y2={4} /></svg>;
