/** @file One row of the table of probes, and below it what is to be said of it in words. */
import type { ComponentChild, JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { ProbeResult } from '../../protocol/evaluation.ts';
import type { Subject } from '../../protocol/panel.ts';
import type { Actions } from '../controller.ts';
import { agree } from '../format.ts';
import { lineOf } from '../lines.ts';
import { agrees, probeSource, spread } from '../probes.ts';
import { printShape } from '../shape.ts';
import { useWords, type Words } from '../strings/words.tsx';
import { Link } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { ProbeName } from './ProbeName.tsx';

/** Beside each other: with a mistake, what the code and the formula answer; else, norm and penalty. */
export type Columns = 'norm' | 'reference';

interface ProbeRowProps {
  readonly probe: ProbeResult;
  readonly columns: Columns;
  readonly subject: Subject;
  readonly seed: number;
  readonly isPicked: boolean;
  /** The user wrote it, and may take it away again. */
  readonly isTyped: boolean;
  readonly actions: Actions;
}

export function ProbeRow(props: ProbeRowProps): JSX.Element {
  const { probe, columns, isPicked, isTyped, actions } = props;
  const words = useWords();
  const id = useId();
  const { name, penalty, expected } = probe;
  const pick = (): void => { actions.pickProbe(name); };
  const note = noteOf(probe, words);
  const yours = penalty === undefined ? shortNote(probe) ?? (note === undefined ? words.say('notANumber') : '–') : words.beside(penalty, expected);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); pick(); }
    if (event.key === 'Delete' && isTyped) actions.removeExpression(name);
  };
  return (
    <>
      <tr data-item data-probe={name} tabIndex={isPicked ? 0 : -1} aria-selected={isPicked} aria-describedby={note === undefined ? undefined : id} onClick={pick} onKeyDown={onKeyDown}>
        <td class="gradient" title={name}>{isTyped ? <span class="typed"><ProbeName name={name} /><Remove name={name} isPicked={isPicked} actions={actions} /></span> : <ProbeName name={name} />}</td>
        <td class="source"><Source {...props} /></td>
        <td class="numeric" title={columns === 'norm' ? undefined : penalty?.toString()}>{columns === 'norm' ? <Norm probe={probe} /> : yours}</td>
        <td class={columns === 'norm' ? 'numeric' : 'numeric reference'} title={columns === 'norm' ? penalty?.toString() : undefined}>
          {columns === 'norm' ? yours : expected === undefined ? '' : words.measured(expected)}
        </td>
        <td class="mark"><Agreement agreement={agrees(probe)} /></td>
      </tr>
      {note !== undefined && <tr class="note"><td id={id} colSpan={5}>{note}</td></tr>}
    </>
  );
}

/** `nan`, `inf`: short enough to stand where the number would. */
const shortNote = ({ note }: ProbeResult): string | undefined => (note !== undefined && note.length <= 4 ? note : undefined);

/** What the columns have no place for. */
function noteOf(probe: ProbeResult, { say, count, duration }: Words): string | undefined {
  const { critic, note } = probe;
  const made = critic && `${critic.name}: ${say('parameters', { count: count(critic.parameters) }, critic.parameters)}, ${say('passes', { duration: duration(critic.elapsedMs) })}.`;
  const all = [made, shortNote(probe) === undefined ? note : undefined].filter((part) => part !== undefined);
  return all.length === 0 ? undefined : all.join(' ');
}

function Source({ probe: { name, range, shape, critic }, subject, seed, isPicked, isTyped, actions }: ProbeRowProps): JSX.Element {
  const words = useWords();
  const { say, rich } = words;
  const own: ComponentChild = range !== undefined ? <Link tabIndex={isPicked ? 0 : -1} onClick={() => { actions.reveal(range); }}>{say('atLine', { line: lineOf(subject, range.start).toString() })}</Link>
    : isTyped ? say('typedSource') : critic?.name;
  if (own === undefined) return <>{probeSource(name, seed, words)}</>;
  return <>{shape === undefined ? own : rich('atOtherShape', { source: own, shape: printShape(shape) })}</>;
}

function Remove({ name, isPicked, actions }: Pick<ProbeRowProps, 'isPicked' | 'actions'> & { readonly name: string }): JSX.Element {
  const { say } = useWords();
  const label = say('removeExpression', { expression: name });
  const remove = (event: Event): void => {
    event.stopPropagation();
    actions.removeExpression(name);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
  };
  return <button type="button" class="remove" tabIndex={isPicked ? 0 : -1} aria-label={label} title={label} onClick={remove} onKeyDown={onKeyDown}><Icon name="cross" /></button>;
}

function Norm({ probe }: { readonly probe: ProbeResult }): JSX.Element {
  const words = useWords();
  const { norm, norms, sampleNorms } = probe;
  if (norm !== undefined) return <>{words.measured(norm)}</>;
  const spreadOf = sampleNorms ?? norms;
  if (spreadOf === undefined) return <>–</>;
  if (agree(spreadOf.min, spreadOf.max)) return <>{words.measured(spreadOf.min)}</>;
  return <span title={`${words.measured(spreadOf.min)} … ${words.measured(spreadOf.max)}`}>{spread(spreadOf, words)}</span>;
}

function Agreement({ agreement }: { readonly agreement: boolean | undefined }): JSX.Element | null {
  const { say } = useWords();
  if (agreement === undefined) return null;
  return agreement
    ? <span class="good"><Icon name="check" /><span class="hidden">{say('matches')}</span></span>
    : <span class="bad"><Icon name="cross" /><span class="hidden">{say('differs')}</span></span>;
}
