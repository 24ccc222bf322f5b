/** @file What an evaluation that gave numbers shows below its number. */
import type { ComponentChild, JSX } from 'preact';
import type { Evaluation, Finding } from '../../protocol/evaluation.ts';
import type { Subject } from '../../protocol/panel.ts';
import type { Actions } from '../controller.ts';
import { lineOf } from '../lines.ts';
import { pickedProbe } from '../probes.ts';
import { comparedWith, variantOf } from '../variant.ts';
import type { PanelState } from '../state.ts';
import { useWords } from '../strings/words.tsx';
import { Link } from './Button.tsx';
import { Fix } from './Fix.tsx';
import { How } from './How.tsx';
import { later } from './later.tsx';
import { OwnPytorch } from './OwnPytorch.tsx';
import { Probes } from './Probes.tsx';
import { Prose } from './Prose.tsx';
import { Why } from './Why.tsx';

const Train = later(() => import('./Train.tsx').then((module) => module.Train), null);

interface ResultProps { readonly state: PanelState; readonly subject: Subject; readonly evaluation: Evaluation; readonly actions: Actions }

export function Result({ state, subject, evaluation, actions }: ResultProps): JSX.Element {
  const shown = comparedWith(evaluation, state.variant);
  // Which probe is shown first is a matter of the run.
  const probe = pickedProbe(shown, pickedProbe(evaluation, state.probe)?.name);
  const fix = evaluation.verdict === 'correct' ? undefined : subject.fix;
  return (
    <>
      {fix && <Fix fix={fix} pytest={subject.pytest} actions={actions} />}
      <FurtherFindings {...{ subject, evaluation, actions }} />
      {probe && <Probes subject={subject} evaluation={shown} variant={variantOf(evaluation, shown)} picked={probe.name} expressions={state.expressions} awaitsRows={state.awaitsRows} actions={actions} />}
      {probe && <Why subject={subject} run={evaluation} evaluation={shown} probe={probe} actions={actions} />}
      <How subject={subject} evaluation={evaluation} cursor={state.cursor} actions={actions} />
      <OwnPytorch state={state} subject={subject} evaluation={evaluation} actions={actions} />
      <Train subject={subject} evaluation={evaluation} weight={state.weight} />
    </>
  );
}

/** What was found besides that which the verdict says. */
function FurtherFindings({ subject, evaluation, actions }: Omit<ResultProps, 'state'>): ComponentChild {
  const { say } = useWords();
  const further = evaluation.findings.filter(({ title, message }) => title !== evaluation.title && message !== evaluation.sentence);
  if (further.length === 0) return null;
  const place = ({ range }: Finding): JSX.Element =>
    <Link onClick={() => { actions.reveal(range); }}>{say('atLine', { line: lineOf(subject, range.start).toString() })}</Link>;
  return (
    <section>
      <h2>{say('findings')}</h2>
      <ul class="findings">{further.map((finding) => <li key={finding.code}><strong>{finding.title}</strong> {place(finding)}<p class="quiet"><Prose text={finding.message} /></p></li>)}</ul>
    </section>
  );
}
