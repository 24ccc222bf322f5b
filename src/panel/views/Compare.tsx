/** @file Two results beside each other: who differs on how many probes, by what numbers, and from which step on. */
import type { JSX } from 'preact';
import { compare, type Comparison } from '../comparison.ts';
import type { Actions } from '../controller.ts';
import { pickedProbe } from '../probes.ts';
import { sameShape } from '../shape.ts';
import type { Kept, PanelState } from '../state.ts';
import { useWords } from '../strings/words.tsx';
import { Axes } from './Axes.tsx';
import { ComparedProbes } from './ComparedProbes.tsx';
import { ComparedSteps } from './ComparedSteps.tsx';
import { Footer } from './Footer.tsx';
import { ProbeName } from './ProbeName.tsx';

interface CompareProps { readonly state: PanelState; readonly pair: readonly [Kept, Kept]; readonly actions: Actions }

export function Compare({ state, pair, actions }: CompareProps): JSX.Element {
  const [a, b] = pair;
  const comparison = compare(a.evaluation, b.evaluation);
  const current = state.isSwapped ? a : b;
  const isOneShape = sameShape(a.evaluation.shape, b.evaluation.shape);
  return (
    <>
      <div class="top">
        <Axes shape={current.evaluation.shape} evaluation={current.evaluation} compared={isOneShape ? [a.evaluation, b.evaluation] : undefined} onShape={(shape) => { actions.evaluateShape(shape); }} />
        <Numbers pair={pair} comparison={comparison} picked={state.probe} />
      </div>
      <ComparedProbes comparison={comparison} picked={pickedIn(pair, comparison, state.probe)} actions={actions} />
      <ComparedSteps comparison={comparison} pair={pair} actions={actions} />
      <Footer subject={current.subject} evaluation={current.evaluation} hasTest actions={actions} />
    </>
  );
}

/** The one that was picked; else the first that differs. */
function pickedIn([a]: CompareProps['pair'], { probes }: Comparison, picked: string | undefined): string | undefined {
  const isThere = probes.some(({ name }) => name === picked);
  return isThere ? picked : probes.find(({ name, agreement }) => name === 'unit' && agreement === false)?.name ?? probes.find(({ agreement }) => agreement === false)?.name ?? pickedProbe(a.evaluation, undefined)?.name;
}

function Numbers({ pair, comparison, picked }: { readonly pair: readonly [Kept, Kept]; readonly comparison: Comparison; readonly picked: string | undefined }): JSX.Element | null {
  const { say, rich, measured, beside } = useWords();
  const probe = comparison.probes.find(({ name }) => name === pickedIn(pair, comparison, picked));
  if (probe === undefined) return null;
  const expected = (probe.a ?? probe.b)?.expected;
  return (
    <div class="penalty">
      <div class="number">
        {([['A', probe.a], ['B', probe.b]] as const).map(([letter, result]) =>
          <span key={letter} class="pair"><span class="quiet">{letter}</span><span class="big" data-testid={`penalty-${letter}`} title={result?.penalty?.toString()}>
            {result?.penalty === undefined ? '–' : beside(result.penalty, result.expected)}
          </span></span>)}
        <span class="caption">
          <span>{rich('penaltyOf', { probe: <ProbeName name={probe.name} /> })}</span>
          <span class="quiet">{expected === undefined ? say('noReference') : say('expected', { value: measured(expected) })}</span>
        </span>
      </div>
    </div>
  );
}
