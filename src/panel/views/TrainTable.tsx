/** @file The critics in training side by side: the latest numbers, and which line in the figures is whose. */
import type { JSX } from 'preact';
import type { ArmName, ArmStep } from '../../protocol/training.ts';
import type { StringName } from '../strings/english.ts';
import { useWords } from '../strings/words.tsx';
import { meanNorm, type History } from '../training/history.ts';

export const armNames: Readonly<Record<ArmName, StringName>> = { own: 'armOwn', reference: 'armReference', none: 'armNone' };

/** Of numbers that jump from step to step, three digits say enough. */
const digits = 3;

/** In a narrow panel the rows are no table's any more by their style, so roles say that they are. */
export function TrainTable({ history }: { readonly history: History }): JSX.Element {
  const { say, measured, count } = useWords();
  const last = history.recent.at(-1);
  const shown = (arm: ArmName, number: (step: ArmStep) => number): string => {
    const step = last?.arms.find((each) => each.arm === arm);
    return step === undefined ? '–' : measured(Number(number(step).toPrecision(digits)));
  };
  const heading = (name: StringName): JSX.Element => <th role="columnheader" scope="col" class="numeric">{say(name)}</th>;
  return (
    <table role="table" class="train-now" data-testid="train-now">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col" data-testid="train-at">{say('atStep', { step: count(last?.step ?? 0) })}</th>
          {heading('meanNorm')}{heading('penalty')}{heading('criticLoss')}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {history.arms.map((arm) => <tr key={arm} role="row" data-arm={arm}>
          <th role="rowheader" scope="row"><span><Swatch arm={arm} />{say(armNames[arm])}</span></th>
          {[meanNorm, penaltyOf, lossOf].map((number, index) => <td key={index} role="cell" class="numeric">{shown(arm, number)}</td>)}
        </tr>)}
      </tbody>
    </table>
  );
}

const penaltyOf = ({ penalty }: ArmStep): number => penalty;
const lossOf = ({ loss }: ArmStep): number => loss;

const Swatch = ({ arm }: { readonly arm: ArmName }): JSX.Element =>
  <svg class="swatch" viewBox="0 0 24 8" aria-hidden="true" focusable="false"><line class={`arm ${arm}`} x1={0} x2={24} y1={4} y2={4} /></svg>;
