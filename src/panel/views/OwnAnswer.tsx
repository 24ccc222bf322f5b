/** @file What came of asking the user's own PyTorch: a sentence, and its numbers beside ours. */
import type { JSX } from 'preact';
import type { Evaluation } from '../../protocol/evaluation.ts';
import type { OwnResult } from '../../protocol/ownPytorch.ts';
import { ownRows, type OwnRow } from '../ownPytorch.ts';
import { useWords, type Words } from '../strings/words.tsx';
import { Icon } from './Icon.tsx';
import { ProbeName } from './ProbeName.tsx';

type Own = OwnResult | 'asked';

export function OwnAnswer({ own, evaluation }: { readonly own: Own; readonly evaluation: Evaluation }): JSX.Element {
  const words = useWords();
  const rows = isAnswers(own) ? ownRows(evaluation, own) : [];
  return (
    <>
      <p class="small awaited">{statusOf(own, rows, words)}</p>
      {isAnswers(own) && <Answers own={own} rows={rows} />}
    </>
  );
}

type Answered = Extract<OwnResult, { readonly kind: 'answers' }>;
const isAnswers = (own: Own): own is Answered => own !== 'asked' && own.kind === 'answers';

function statusOf(own: Own, rows: readonly OwnRow[], { say }: Words): string {
  if (own === 'asked') return say('ownAsked');
  if (own.kind === 'stopped') return say('ownStopped');
  if (own.kind === 'problem') return own.message;
  const compared = rows.filter(({ isSame }) => isSame !== undefined);
  const differing = compared.filter(({ isSame }) => isSame === false).length;
  if (compared.length === 0) return '';
  return differing === 0 ? say('ownSame', { count: compared.length.toString() }, compared.length) : say('ownDiffers', { differing: differing.toString(), compared: compared.length.toString() });
}

function Answers({ own: { torch, python }, rows }: { readonly own: Answered; readonly rows: readonly OwnRow[] }): JSX.Element {
  const { say } = useWords();
  const raised = [...new Set(rows.flatMap((row) => row.raised ?? []))];
  return (
    <>
      <table class="probes" aria-label={say('ownName')} data-testid="own-answers">
        <thead>
          <tr>
            <th scope="col" class="gradient">{say('gradient')}</th>
            <th scope="col" class="numeric">{say('ownHere')}</th>
            <th scope="col" class="numeric">{say('ownVersion', { version: torch })}</th>
            <th scope="col"><span class="hidden">{say('verdictColumn')}</span></th>
          </tr>
        </thead>
        <tbody>{rows.map((row) => <Row key={row.name} row={row} />)}</tbody>
      </table>
      {raised.map((message) => <p key={message} class="small quiet">{message}</p>)}
      <p class="small quiet">{say('ownPython', { python })}</p>
    </>
  );
}

function Row({ row: { name, here, there, isSame } }: { readonly row: OwnRow }): JSX.Element {
  const { say, measured, beside } = useWords();
  const shown = (value: OwnRow['here'], other: OwnRow['here']): string =>
    typeof value === 'number' ? isSame === true && typeof other === 'number' ? beside(value, other) : measured(value) : value ?? '–';
  return (
    <tr>
      <td class="gradient"><ProbeName name={name} /></td>
      <td class="numeric" title={here?.toString()}>{shown(here, there)}</td>
      <td class="numeric" title={there.toString()}>{shown(there, here)}</td>
      <td class="mark">{isSame === undefined ? null : isSame
        ? <span class="good"><Icon name="check" /><span class="hidden">{say('ownMatch')}</span></span>
        : <span class="bad"><Icon name="cross" /><span class="hidden">{say('ownMismatch')}</span></span>}</td>
    </tr>
  );
}
