/** @file Why the number is what it is, line by line with the numbers put in. A line goes to its place in the editor. */
import type { JSX } from 'preact';
import type { DerivationStep } from '../../protocol/evaluation.ts';
import type { Subject } from '../../protocol/panel.ts';
import type { Actions } from '../controller.ts';
import { lineOf } from '../lines.ts';
import { useWords } from '../strings/words.tsx';
import { Formula } from './Formula.tsx';
import { Prose } from './Prose.tsx';
import { moveFocus } from './roving.ts';

interface DerivationProps { readonly subject: Subject; readonly steps: readonly DerivationStep[]; readonly actions: Actions }

export function Derivation({ subject, steps, actions }: DerivationProps): JSX.Element {
  const { say } = useWords();
  const stop = steps.findIndex(({ range }) => range !== undefined);
  return (
    <ol class="derivation" data-testid="derivation" onKeyDown={(event) => { moveFocus(event, event.currentTarget); }}>
      {steps.map((step, index) => {
        const { range } = step;
        return (
          <li key={index}>
            {range === undefined ? <div class="line"><Line step={step} /></div>
              : <button type="button" class="line" data-item tabIndex={index === stop ? 0 : -1} title={say('goToLine', { line: lineOf(subject, range.start).toString() })}
                onClick={() => { actions.reveal(range); }}><Line step={step} /></button>}
          </li>
        );
      })}
    </ol>
  );
}

const Line = ({ step: { label, unicode, tex } }: { readonly step: DerivationStep }): JSX.Element =>
  <>
    <span class="label"><Prose text={label} /></span>
    <Formula unicode={unicode} tex={tex} />
  </>;
