/** @file The statements as written: line, code, shape and value of each. A row goes to its line; the editor's cursor marks a row. */
import type { JSX } from 'preact';
import type { Evaluation, OffsetRange, TraceStep } from '../../protocol/evaluation.ts';
import type { Subject } from '../../protocol/panel.ts';
import type { Actions } from '../controller.ts';
import { covers, lineOf, within } from '../lines.ts';
import { printShape } from '../shape.ts';
import { useWords } from '../strings/words.tsx';
import { Icon } from './Icon.tsx';
import { Prose } from './Prose.tsx';
import { moveFocus } from './roving.ts';

interface HowProps { readonly subject: Subject; readonly evaluation: Evaluation; readonly cursor: number | undefined; readonly actions: Actions }

export function How({ subject, evaluation, cursor, actions }: HowProps): JSX.Element | null {
  const { say, rich } = useWords();
  const { trace, assumptions, findings } = evaluation;
  if (trace.length === 0) return null;
  const current = stepAt(trace, cursor);
  const mistake = findings.find(({ severity }) => severity === 'error')?.range;
  return (
    <section>
      <h2>{say('how')}<small>{say('asWritten')}</small></h2>
      <ol class="steps" data-testid="steps" onKeyDown={(event) => { moveFocus(event, event.currentTarget); }}>
        {trace.map((step, index) => <Step key={index} step={step} isCurrent={step === current} isStop={step === (current ?? trace[0])}
          mistake={mistake} line={lineOf(subject, step.range.start)} onClick={() => { actions.reveal(step.range); }} />)}
      </ol>
      {assumptions.length > 0 && <p class="small quiet">{rich('assumed', { assumptions: assumptions.map((assumption, index) => [index === 0 ? '' : ', ', <code key={assumption}>{assumption}</code>]) })}</p>}
    </section>
  );
}

interface StepProps {
  readonly step: TraceStep;
  readonly isCurrent: boolean;
  /** The one Tab goes to. */
  readonly isStop: boolean;
  readonly mistake: OffsetRange | undefined;
  readonly line: number;
  readonly onClick: () => void;
}

function Step({ step, isCurrent, isStop, mistake, line, onClick }: StepProps): JSX.Element {
  const { say } = useWords();
  const { result, note, wrong } = step;
  return (
    <li>
      <button type="button" data-item class={`step${wrong ? ' wrong' : ''}${isCurrent ? ' current' : ''}`} tabIndex={isStop ? 0 : -1} aria-current={isCurrent ? 'step' : undefined} onClick={onClick}>
        <span class="dot">
          {wrong ? <Icon name="error" /> : isCurrent && <Icon name="frame" />}
          {wrong && <span class="hidden">{say('mistakeHere')}</span>}
          {isCurrent && <span class="hidden">{say('cursorHere')}</span>}
        </span>
        <span class="lineNumber">{line}</span>
        <span class="code" title={step.code}><Code step={step} mistake={mistake} /></span>
        <span class="shapeOut">{result.shape === undefined ? result.type : printShape(result.shape)}</span>
        <span class="value">{result.text}</span>
        {note !== undefined && <span class="note"><Prose text={note} /></span>}
      </button>
    </li>
  );
}

/** On one line; the part that is wrong underlined, where the code is shown letter by letter as in the file. */
function Code({ step, mistake }: { readonly step: TraceStep; readonly mistake: OffsetRange | undefined }): JSX.Element {
  const { code, range, wrong } = step;
  const isVerbatim = code.length === range.end - range.start;
  if (!wrong || mistake === undefined || !isVerbatim || !covers(range, mistake)) return <>{oneLine(code)}</>;
  const [start, end] = [mistake.start - range.start, mistake.end - range.start];
  return <>{oneLine(code.slice(0, start))}<u>{oneLine(code.slice(start, end))}</u>{oneLine(code.slice(end))}</>;
}

const oneLine = (code: string): string => code.replace(/\s*\n\s*/gu, ' ');

/** The smallest step that holds the cursor. */
function stepAt(trace: readonly TraceStep[], cursor: number | undefined): TraceStep | undefined {
  if (cursor === undefined) return undefined;
  const size = ({ range }: TraceStep): number => range.end - range.start;
  return trace.filter(({ range }) => within(cursor, range)).sort((a, b) => size(a) - size(b))[0];
}
