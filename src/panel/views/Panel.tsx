/** @file The whole panel, as a function of its state. */
import type { ComponentChild, JSX } from 'preact';
import type { Subject } from '../../protocol/panel.ts';
import type { Evaluation } from '../../protocol/evaluation.ts';
import type { Actions } from '../controller.ts';
import { pickedProbe } from '../probes.ts';
import { comparedWith, variantOf } from '../variant.ts';
import { comparedOf, evaluationOf, isPinnedShown, phaseOf, shapeOf, type PanelState, type View } from '../state.ts';
import { useWords } from '../strings/words.tsx';
import { Axes } from './Axes.tsx';
import { Button } from './Button.tsx';
import './compare.css';
import { comparedWords } from './comparedWords.ts';
import { Empty } from './Empty.tsx';
import { CopyTest } from './Fix.tsx';
import { Footer } from './Footer.tsx';
import { SubjectLine, Verdict } from './Heading.tsx';
import { How } from './How.tsx';
import { LastResult } from './LastResult.tsx';
import { later } from './later.tsx';
import { OwnPytorch } from './OwnPytorch.tsx';
import { Penalty } from './Penalty.tsx';
import { ComparedSubjects, PinnedLine } from './Pinned.tsx';
import { ProgressBar, TimeLeft } from './Progress.tsx';
import { Result } from './Result.tsx';
import { Sticky } from './Sticky.tsx';
import { Traceback } from './Traceback.tsx';
import { verdictWords } from './verdictWords.tsx';

const Compare = later(() => import('./Compare.tsx').then((module) => module.Compare), <div class="top" />);

interface PanelProps { readonly state: PanelState; readonly actions: Actions }

export function Panel({ state, actions }: PanelProps): JSX.Element | null {
  const words = useWords();
  const { view, run } = state;
  if (view === undefined) return null;
  const pair = comparedOf(state);
  const verdict = pair === undefined ? verdictWords(view, words, actions) : comparedWords(pair, words);
  return (
    <main data-state={phaseOf(view)} data-compares={pair !== undefined} aria-busy={run !== undefined} onKeyDown={(event) => { pressKey(event, state, actions); }}>
      {view.kind === 'loading' && <ProgressBar key={view.run.id} run={view.run} name={verdict.title} />}
      <Subjects state={state} view={view} actions={actions} />
      <Verdict {...verdict} />
      {view.kind === 'evaluated' && <Sticky words={verdict} evaluation={view.evaluation} picked={state.probe} />}
      {pair === undefined ? <><Top state={state} view={view} actions={actions} /><Body state={state} view={view} actions={actions} /></>
        : <Compare state={state} pair={pair} actions={actions} />}
    </main>
  );
}

function Subjects({ state, view, actions }: BodyProps): JSX.Element {
  const pair = comparedOf(state);
  const { pinned } = state;
  if (pair !== undefined) return <ComparedSubjects pair={pair} isSwapped={state.isSwapped} actions={actions} />;
  return (
    <>
      {view.kind !== 'nothing' && <SubjectLine subject={view.subject} actions={actions} />}
      {pinned && <PinnedLine pinned={pinned} isShown={isPinnedShown(state)} actions={actions} />}
    </>
  );
}

function pressKey(event: KeyboardEvent, state: PanelState, actions: Actions): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) actions.evaluateAgain();
  else if (event.key === 'Escape') leave(state, actions);
  else return;
  event.preventDefault();
}

function leave({ run }: PanelState, actions: Actions): void {
  if (run === undefined) actions.focusEditor();
  else actions.cancel();
}

interface BodyProps extends PanelProps { readonly view: View }

/** The shape stays in its place from state to state, so that it can be typed on while something runs. */
function Top({ state, view, actions }: BodyProps): JSX.Element | null {
  const shape = shapeOf(state);
  if (shape === undefined || view.kind === 'nothing' || view.kind === 'none' || view.kind === 'stale') return null;
  const evaluation = view.kind === 'evaluated' ? view.evaluation : undefined;
  return (
    <div class="top">
      <Axes shape={shape} evaluation={evaluation} onShape={(typed) => { actions.evaluateShape(typed); }} />
      {evaluation && phaseOf(view) === 'result' && <PickedPenalty state={state} evaluation={evaluation} actions={actions} />}
    </div>
  );
}

interface PickedProps extends PanelProps { readonly evaluation: Evaluation }

/** Which probe is shown first is a matter of the run, whatever it is compared with. */
function PickedPenalty({ state, evaluation, actions }: PickedProps): JSX.Element | null {
  const shown = comparedWith(evaluation, state.variant);
  const probe = pickedProbe(shown, pickedProbe(evaluation, state.probe)?.name);
  return probe === undefined ? null : <Penalty evaluation={shown} variant={variantOf(evaluation, shown)} probe={probe} weight={state.weight} actions={actions} />;
}

function Body({ state, view, actions }: BodyProps): ComponentChild {
  const { say } = useWords();
  if (view.kind === 'nothing') return <Empty view={view} actions={actions} />;
  if (view.kind === 'evaluated') return <Evaluated state={state} subject={view.subject} evaluation={view.evaluation} actions={actions} />;
  const last = evaluationOf(view);
  return (
    <>
      {view.kind === 'loading' && <TimeLeft key={view.run.id} run={view.run} />}
      <div class="buttons">
        {view.kind === 'loading'
          ? <><Button testId="cancel" onClick={() => { actions.cancel(); }}>{say('cancel')}</Button><kbd>Esc</kbd></>
          : <Button testId="again" onClick={() => { actions.evaluateAgain(); }}>{say('evaluateAgain')}</Button>}
      </div>
      {last && <LastResult subject={view.subject} last={last} picked={state.probe} actions={actions} />}
    </>
  );
}

interface EvaluatedProps extends PanelProps { readonly subject: Subject; readonly evaluation: Evaluation }

/** Each answers what stands between the verdict and the footer. */
const bodies: { readonly [Phase in ReturnType<typeof phaseOf>]?: (props: EvaluatedProps) => JSX.Element } = {
  result: (props) => <Result {...props} />,
  error: ({ state, subject, evaluation, actions }) => <>
    {evaluation.raises && <Traceback subject={subject} raises={evaluation.raises} actions={actions} />}
    <How subject={subject} evaluation={evaluation} cursor={state.cursor} actions={actions} />
    <OwnPytorch state={state} subject={subject} evaluation={evaluation} actions={actions} />
  </>,
  unsupported: (props) => <WithoutVerdict {...props} />,
  'not-implemented': (props) => <WithoutVerdict {...props} />,
  'too-large': (props) => <TooLarge {...props} />,
};

function Evaluated(props: EvaluatedProps): JSX.Element {
  const { view } = props.state;
  const phase = view === undefined ? 'result' : phaseOf(view);
  const isTestOffered = phase === 'unsupported' || phase === 'not-implemented' || (phase === 'result' && props.evaluation.verdict !== 'correct' && props.subject.fix !== undefined);
  return (
    <>
      {bodies[phase]?.(props)}
      <Footer {...props} hasTest={!isTestOffered} />
    </>
  );
}

/** What is known is shown, and real PyTorch can be asked. */
const WithoutVerdict = ({ state, subject, evaluation, actions }: EvaluatedProps): JSX.Element =>
  <>
    <div class="buttons"><CopyTest primary pytest={subject.pytest} actions={actions} /></div>
    <How subject={subject} evaluation={evaluation} cursor={state.cursor} actions={actions} />
    <OwnPytorch state={state} subject={subject} evaluation={evaluation} actions={actions} />
  </>;

/** The batch is the axis that a penalty is a mean over, so a smaller one asks the same. */
const fewSamples = 8;

function TooLarge({ evaluation, actions }: EvaluatedProps): JSX.Element | null {
  const { say } = useWords();
  const [batch = 1, ...sample] = evaluation.shape;
  const samples = Math.min(fewSamples, Math.ceil(batch / 2));
  const count = samples.toString();
  if (samples >= batch) return null;
  return (
    <>
      <p class="indent">{say('tooLargeHint', { count }, samples)}</p>
      <div class="buttons"><Button primary testId="fewer" onClick={() => { actions.evaluateShape([samples, ...sample]); }}>{say('evaluateSamples', { count }, samples)}</Button></div>
    </>
  );
}
