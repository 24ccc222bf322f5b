/** @file Why the number is what it is: the derivation and the gradient's picture, beside the figure. */
import type { JSX } from 'preact';
import type { DerivationStep, Evaluation, ProbeResult } from '../../protocol/evaluation.ts';
import type { Subject } from '../../protocol/panel.ts';
import type { Actions } from '../controller.ts';
import { curveOf } from '../figure/curve.ts';
import { useWords } from '../strings/words.tsx';
import { Derivation } from './Derivation.tsx';
import { later } from './later.tsx';
import { VariantNote, VariantSelect } from './VariantSelect.tsx';
import './why.css';

const Figure = later(() => import('./Figure.tsx').then((module) => module.Figure), <figure class="waiting" />);
const Heatmap = later(() => import('./Heatmap.tsx').then((module) => module.Heatmap), <div class="heat" />);

interface WhyProps {
  readonly subject: Subject;
  /** As it came out of the run. */
  readonly run: Evaluation;
  /** The same beside the kind of penalty that is chosen. */
  readonly evaluation: Evaluation;
  readonly probe: ProbeResult;
  readonly actions: Actions;
}

export function Why({ subject, run, evaluation, probe, actions }: WhyProps): JSX.Element | null {
  const { say, beside } = useWords();
  const steps = derivationOf(run, probe);
  const curve = curveOf(evaluation);
  if (steps.length === 0 && curve === undefined && !probe.isUneven) return null;
  const value = probe.penalty === undefined ? undefined : beside(probe.penalty, probe.expected);
  return (
    <section class="reasons">
      <h2>{value === undefined ? say('why') : say('whyValue', { value })}<VariantSelect {...{ run, evaluation, actions }} /></h2>
      <VariantNote run={run} evaluation={evaluation} />
      <div class="why">
        <div class="reading">
          {steps.length > 0 && <Derivation {...{ subject, steps, actions }} />}
          {probe.isUneven && <Heatmap key={probe.name} run={run} probe={probe} actions={actions} />}
        </div>
        {curve && <Figure {...{ run, evaluation, probe, curve, actions }} />}
      </div>
    </section>
  );
}

/** The evaluation's own is that of the unit gradient. */
const derivationOf = ({ derivation }: Evaluation, probe: ProbeResult): readonly DerivationStep[] =>
  probe.derivation.length > 0 || probe.name !== 'unit' ? probe.derivation : derivation;
