/** @file The result before this one, set back and out of reach, while there is no new one. */
import type { JSX } from 'preact';
import type { Evaluation } from '../../protocol/evaluation.ts';
import type { Subject } from '../../protocol/panel.ts';
import type { Actions } from '../controller.ts';
import { pickedProbe } from '../probes.ts';
import { useWords } from '../strings/words.tsx';
import { PenaltyNumber } from './Penalty.tsx';
import { Probes } from './Probes.tsx';
import { Literal } from './verdictWords.tsx';

interface LastResultProps { readonly subject: Subject; readonly last: Evaluation; readonly picked: string | undefined; readonly actions: Actions }

export function LastResult({ subject, last, picked, actions }: LastResultProps): JSX.Element | null {
  const { rich } = useWords();
  const probe = pickedProbe(last, picked);
  if (probe === undefined) return null;
  return (
    <div class="last" inert data-testid="last">
      <div class="indent"><PenaltyNumber probe={probe}>{rich('lastResult', { shape: <Literal shape={last.shape} /> })}</PenaltyNumber></div>
      <Probes subject={subject} evaluation={last} picked={probe.name} actions={actions} />
    </div>
  );
}
