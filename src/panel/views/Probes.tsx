/** @file The probes as a table; a row picks the probe whose number and figure are shown. */
import type { JSX } from 'preact';
import type { Evaluation, KnownKind, ProbeResult } from '../../protocol/evaluation.ts';
import type { ProbeExpression, Subject } from '../../protocol/panel.ts';
import type { Actions } from '../controller.ts';
import { agrees } from '../probes.ts';
import { useWords } from '../strings/words.tsx';
import { AddExpression } from './AddExpression.tsx';
import { ProbeName } from './ProbeName.tsx';
import { ProbeRow, type Columns } from './ProbeRow.tsx';
import { pickByKeys } from './roving.ts';
import './probes.css';

interface ProbesProps {
  readonly subject: Subject;
  readonly evaluation: Evaluation;
  /** The kind that the numbers are compared with, where that is not the code's own. */
  readonly variant?: KnownKind | undefined;
  readonly picked: string;
  /** What the user wrote; undefined: the table is for reading only. */
  readonly expressions?: readonly ProbeExpression[] | undefined;
  /** More rows are being computed. */
  readonly awaitsRows?: boolean;
  readonly actions: Actions;
}

export function Probes({ subject, evaluation, variant, picked, expressions, awaitsRows = false, actions }: ProbesProps): JSX.Element {
  const { say } = useWords();
  const typed = new Set(expressions?.map(({ text }) => text));
  // What the user wrote stands last, whenever the other rows came.
  const probes = [...evaluation.probes.filter(({ name }) => !typed.has(name)), ...evaluation.probes.filter(({ name }) => typed.has(name))];
  const columns: Columns = probes.some((probe) => agrees(probe) === false) ? 'reference' : 'norm';
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
        <tbody onKeyDown={(event) => { pickByKeys(event, probes, ({ name }) => { actions.pickProbe(name); }); }}>
          {probes.map((probe) => <ProbeRow key={probe.name} {...{ probe, columns, subject, actions }} seed={evaluation.seed} isPicked={probe.name === picked} isTyped={typed.has(probe.name)} />)}
        </tbody>
      </table>
      {awaitsRows && <p class="small quiet awaited" role="status">{say('rowsAwaited')}</p>}
      {expressions && <AddExpression actions={actions} />}
      {variant === undefined && <PassingProbes probes={probes} />}
    </section>
  );
}

/** A wrong penalty that some probes do not notice: why a test may have passed. */
function PassingProbes({ probes }: { readonly probes: readonly ProbeResult[] }): JSX.Element | null {
  const { rich } = useWords();
  const passing = probes.filter((probe) => agrees(probe) === true);
  if (passing.length === 0 || probes.every((probe) => agrees(probe) !== false)) return null;
  const names = passing.map(({ name }, index) => [index === 0 ? '' : ', ', <ProbeName key={name} name={name} />]);
  return <p class="small quiet">{rich('onlySomePass', { names })}</p>;
}
