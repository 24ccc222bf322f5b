/** @file The steps of two results beside each other, and the first at which they part. */
import type { ComponentChild, JSX } from 'preact';
import type { TraceStep, ValueSummary } from '../../protocol/evaluation.ts';
import type { ComparedStep, Comparison } from '../comparison.ts';
import type { Actions } from '../controller.ts';
import { lineOf } from '../lines.ts';
import { printShape } from '../shape.ts';
import type { Kept } from '../state.ts';
import { useWords, type Words } from '../strings/words.tsx';
import { Link } from './Button.tsx';
import { Icon } from './Icon.tsx';

interface ComparedStepsProps { readonly comparison: Comparison; readonly pair: readonly [Kept, Kept]; readonly actions: Actions }

export function ComparedSteps({ comparison: { steps, firstDifference }, pair, actions }: ComparedStepsProps): JSX.Element | null {
  const words = useWords();
  const { say } = words;
  if (steps.length === 0) return null;
  return (
    <section>
      <h2>{say('firstDifference')}</h2>
      <p class="quiet small parting" data-testid="first-difference">{firstDifference === undefined ? say('noDifference') : sentenceOf(firstDifference, words)}</p>
      <table class="steps-compared" data-testid="compared-steps">
        <thead><tr><th scope="col">{say('step')}</th><th scope="col">A</th><th scope="col">B</th></tr></thead>
        <tbody>
          {steps.map((step, index) => (
            <tr key={index} class={step.isSame ? undefined : 'other'}>
              <th scope="row"><code>{nameOf(step)}</code></th>
              {([step.a, step.b] as const).map((side, column) => <Side key={column} step={side} of={pair[column === 0 ? 0 : 1]} isFirst={step === firstDifference && column === markedColumn(step)} actions={actions} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Where a step is missing; else B, which is held against A. */
const markedColumn = ({ a }: ComparedStep): number => a === undefined ? 0 : 1;

const nameOf = ({ a, b }: ComparedStep): string => [...new Set([a, b].flatMap((step) => step === undefined ? [] : [step.operation]))].join(' / ');

function sentenceOf({ a, b }: ComparedStep, { rich }: Words): readonly ComponentChild[] {
  const one = a ?? b;
  if (one === undefined) return [];
  const code = <code>{one.code}</code>;
  if (a === undefined || b === undefined) return rich('lacking', { letter: a === undefined ? 'A' : 'B', code });
  return rich('differsAt', { code: <code>{b.code}</code>, a: <code>{resultOf(a.result)}</code>, b: <code>{resultOf(b.result)}</code> });
}

/** A number is itself; of more, the shape and what is known of the elements. */
const resultOf = ({ type, shape, text }: ValueSummary): string => shape?.length === 0 ? text : [shape === undefined ? type : printShape(shape), text].filter((part) => part !== '').join(' ');

interface SideProps { readonly step: TraceStep | undefined; readonly of: Kept; readonly isFirst: boolean; readonly actions: Actions }

function Side({ step, of: { subject }, isFirst, actions }: SideProps): JSX.Element {
  const { say } = useWords();
  if (step === undefined) return <td class="quiet">{isFirst && <Icon name="error" />} {say('missing')}</td>;
  const line = lineOf(subject, step.range.start).toString();
  return (
    <td>
      {isFirst && <Icon name="error" />} <code title={step.code}>{resultOf(step.result)}</code>{' '}
      <Link onClick={() => { actions.reveal(step.range, subject); }}>{say('atLine', { line })}</Link>
    </td>
  );
}
