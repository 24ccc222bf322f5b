/** @file The probes as a table; a row picks the probe whose number and figure are shown. */
import type { JSX, TargetedKeyboardEvent } from 'preact';
import type { Evaluation, KnownKind, ProbeResult } from '../../protocol/evaluation.ts';
import type { Subject } from '../../protocol/panel.ts';
import type { Actions } from '../controller.ts';
import { agree } from '../format.ts';
import { lineOf } from '../lines.ts';
import { agrees, probeSource } from '../probes.ts';
import { useWords } from '../strings/words.tsx';
import { Link } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { ProbeName } from './ProbeName.tsx';
import { moveFocus } from './roving.ts';

interface ProbesProps {
  readonly subject: Subject;
  readonly evaluation: Evaluation;
  /** The kind that the numbers are compared with, where that is not the code's own. */
  readonly variant?: KnownKind | undefined;
  readonly picked: string;
  readonly actions: Actions;
}

/** Beside each other: with a mistake, what the code and the formula answer; else, norm and penalty. */
type Columns = 'norm' | 'reference';

export function Probes({ subject, evaluation, variant, picked, actions }: ProbesProps): JSX.Element {
  const { say } = useWords();
  const { probes } = evaluation;
  const columns: Columns = probes.some((probe) => agrees(probe) === false) ? 'reference' : 'norm';
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const index = moveFocus(event, event.currentTarget);
    const probe = index === undefined ? undefined : probes[index];
    if (probe !== undefined) actions.pickProbe(probe.name);
  };
  return (
    <section>
      <h2>{say('probes')}</h2>
      <table class="probes" role="grid" aria-label={say('probesName')} data-testid="probes">
        <thead>
          <tr>
            <th scope="col" class="gradient">{say('gradient')}</th>
            <th scope="col" class="source">{say('source')}</th>
            <th scope="col" class="numeric">{say(columns === 'norm' ? 'norm' : 'yours')}</th>
            <th scope="col" class="numeric">{say(columns === 'norm' ? 'penalty' : variant ?? 'reference')}</th>
            <th scope="col"><span class="hidden">{say('verdictColumn')}</span></th>
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {probes.map((probe) => <ProbeRow key={probe.name} {...{ probe, columns, subject, actions }} seed={evaluation.seed} isPicked={probe.name === picked} />)}
        </tbody>
      </table>
      {variant === undefined && <PassingProbes probes={probes} />}
    </section>
  );
}

interface ProbeRowProps { readonly probe: ProbeResult; readonly columns: Columns; readonly subject: Subject; readonly seed: number; readonly isPicked: boolean; readonly actions: Actions }

function ProbeRow({ probe, columns, subject, seed, isPicked, actions }: ProbeRowProps): JSX.Element {
  const words = useWords();
  const { name, penalty, expected, range } = probe;
  const pick = (): void => { actions.pickProbe(name); };
  const yours = penalty === undefined ? probe.note ?? words.say('notANumber') : words.beside(penalty, expected);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); pick(); }
  };
  return (
    <tr data-item data-probe={name} tabIndex={isPicked ? 0 : -1} aria-selected={isPicked} onClick={pick} onKeyDown={onKeyDown}>
      <td class="gradient" title={name}><ProbeName name={name} /></td>
      <td class="source">
        {range === undefined ? probeSource(name, seed, words)
          : <Link tabIndex={isPicked ? 0 : -1} onClick={() => { actions.reveal(range); }}>{words.say('atLine', { line: lineOf(subject.lineStarts, range.start).toString() })}</Link>}
      </td>
      <td class="numeric" title={columns === 'norm' ? undefined : penalty?.toString()}>{columns === 'norm' ? <Norm probe={probe} /> : yours}</td>
      <td class={columns === 'norm' ? 'numeric' : 'numeric reference'} title={columns === 'norm' ? penalty?.toString() : undefined}>
        {columns === 'norm' ? yours : expected === undefined ? '' : words.measured(expected)}
      </td>
      <td class="mark"><Agreement agreement={agrees(probe)} /></td>
    </tr>
  );
}

function Norm({ probe }: { readonly probe: ProbeResult }): JSX.Element {
  const { measured } = useWords();
  const { norm, norms } = probe;
  if (norm !== undefined) return <>{measured(norm)}</>;
  if (norms === undefined) return <>–</>;
  return <>{agree(norms.min, norms.max) ? measured(norms.min) : `${measured(norms.min)} … ${measured(norms.max)}`}</>;
}

function Agreement({ agreement }: { readonly agreement: boolean | undefined }): JSX.Element | null {
  const { say } = useWords();
  if (agreement === undefined) return null;
  return agreement
    ? <span class="good"><Icon name="check" /><span class="hidden">{say('matches')}</span></span>
    : <span class="bad"><Icon name="cross" /><span class="hidden">{say('differs')}</span></span>;
}

/** A wrong penalty that some probes do not notice: why a test may have passed. */
function PassingProbes({ probes }: { readonly probes: readonly ProbeResult[] }): JSX.Element | null {
  const { rich } = useWords();
  const passing = probes.filter((probe) => agrees(probe) === true);
  if (passing.length === 0 || probes.every((probe) => agrees(probe) !== false)) return null;
  const names = passing.map(({ name }, index) => [index === 0 ? '' : ', ', <ProbeName key={name} name={name} />]);
  return <p class="small quiet">{rich('onlySomePass', { names })}</p>;
}
