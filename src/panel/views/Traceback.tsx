/** @file What Python would print, with links to the lines of the file at hand. */
import type { JSX } from 'preact';
import type { Evaluation } from '../../protocol/evaluation.ts';
import type { Subject } from '../../protocol/panel.ts';
import type { Actions } from '../controller.ts';
import { fileName, lineOf, rangeOfLine } from '../lines.ts';
import { useWords } from '../strings/words.tsx';
import { Button, CopyButton, Link } from './Button.tsx';

interface TracebackProps { readonly subject: Subject; readonly raises: NonNullable<Evaluation['raises']>; readonly actions: Actions }

export function Traceback({ subject, raises, actions }: TracebackProps): JSX.Element {
  const { say } = useWords();
  const { range, traceback } = raises;
  return (
    <div class="fix">
      <div class="traceback" role="region" tabIndex={0} aria-label={say('traceback')} data-testid="traceback">
        {traceback.trimEnd().split('\n').map((text, index) => <TracebackLine key={index} {...{ text, subject, actions }} />)}
      </div>
      <div class="buttons">
        {range && <Button icon="goTo" onClick={() => { actions.reveal(range); }}>{say('goToLine', { line: lineOf(subject, range.start).toString() })}</Button>}
        <CopyButton onClick={() => { actions.copy(traceback, say('tracebackName')); }}>{say('copyTraceback')}</CopyButton>
      </div>
    </div>
  );
}

function TracebackLine({ text, subject, actions }: { readonly text: string; readonly subject: Subject; readonly actions: Actions }): JSX.Element {
  const { indent = '', place = '', path = '', cell, line = '', rest = '' } = /^(?<indent>\s*File )(?<place>"(?<path>.*)", (?:cell (?<cell>\d+), )?line (?<line>\d+))(?<rest>.*)$/u.exec(text)?.groups ?? {};
  const range = fileName(path) === fileName(subject.request.path) ? rangeOfLine(subject, Number(line), cell === undefined ? undefined : Number(cell)) : undefined;
  if (range !== undefined) return <div>{indent}<Link onClick={() => { actions.reveal(range); }}>{place}</Link>{rest}</div>;
  if (/^\s*[~^]+$/u.test(text)) return <div class="carets" aria-hidden="true">{text}</div>;
  return <div class={/^\w/u.test(text) && !text.startsWith('Traceback') ? 'exception' : undefined}>{text === '' ? ' ' : text}</div>;
}
