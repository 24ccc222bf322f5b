/** @file The figure's numbers as tables. */
import type { JSX } from 'preact';
import type { Norms } from '../../protocol/evaluation.ts';
import { agree } from '../format.ts';
import { binsOf } from '../figure/bars.ts';
import type { Mark } from '../figure/marks.ts';
import { useWords } from '../strings/words.tsx';
import { ProbeName } from './ProbeName.tsx';

export function FigureData({ marks, norms }: { readonly marks: readonly Mark[]; readonly norms: Norms | undefined }): JSX.Element {
  const { say } = useWords();
  return (
    <details>
      <summary>{say('showData')}</summary>
      <Points marks={marks} />
      {norms && <Bins norms={norms} />}
    </details>
  );
}

function Points({ marks }: { readonly marks: readonly Mark[] }): JSX.Element {
  const { say, measured } = useWords();
  return (
    <table>
      <thead><tr><th scope="col">{say('gradient')}</th><th scope="col" class="numeric">{say('norm')}</th><th scope="col" class="numeric">{say('penalty')}</th></tr></thead>
      <tbody>
        {marks.map(({ probe, look, norm, penalty }) => <tr key={`${probe} ${look}`}>
          <td title={probe}>{look === 'other' || look === 'picked' ? <ProbeName name={probe} /> : say(look === 'wrong' ? 'yours' : 'reference')}</td>
          <td class="numeric">{measured(norm)}</td><td class="numeric">{measured(penalty)}</td>
        </tr>)}
      </tbody>
    </table>
  );
}

function Bins({ norms }: { readonly norms: Norms }): JSX.Element {
  const { say, measured, count } = useWords();
  const bins = agree(norms.min, norms.max) ? [{ min: norms.min, max: norms.min, count: norms.count }] : binsOf(norms).filter((bin) => bin.count > 0);
  return (
    <table data-testid="histogram">
      <thead><tr><th scope="col">{say('normFrom')}</th><th scope="col" class="numeric">{say('normTo')}</th><th scope="col" class="numeric">{say('countAxis')}</th></tr></thead>
      <tbody>{bins.map((bin) => <tr key={bin.min}><td>{measured(bin.min)}</td><td class="numeric">{measured(bin.max)}</td><td class="numeric">{count(bin.count)}</td></tr>)}</tbody>
    </table>
  );
}
