/** @file The derivation, line by line with the numbers put in, beside its figure. */
import type { JSX } from 'preact';
import type { Evaluation, ProbeResult } from '../../protocol/evaluation.ts';
import { useWords } from '../strings/words.tsx';
import { Figure } from './Figure.tsx';
import { Prose } from './Prose.tsx';

export function Why({ evaluation, probe }: { readonly evaluation: Evaluation; readonly probe: ProbeResult | undefined }): JSX.Element | null {
  const { say } = useWords();
  const { derivation, kind } = evaluation;
  if (derivation.length === 0) return null;
  return (
    <section>
      <h2>{say('why')}{kind !== 'unknown' && <small class="kind">{say(kind)}</small>}</h2>
      <div class="why">
        <ol class="derivation" data-testid="derivation">
          {derivation.map(({ label, unicode }, index) => <li key={index}><span class="label"><Prose text={label} /></span><span class="formula">{unicode}</span></li>)}
        </ol>
        {probe && <Figure evaluation={evaluation} probe={probe} />}
      </div>
    </section>
  );
}
