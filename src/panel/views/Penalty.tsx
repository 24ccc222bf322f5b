/** @file The number: the penalty of the picked probe, what it should be, and what it adds to the loss. */
import type { ComponentChild, JSX } from 'preact';
import type { Evaluation, ProbeResult } from '../../protocol/evaluation.ts';
import type { Actions } from '../controller.ts';
import { agrees } from '../probes.ts';
import { useWords } from '../strings/words.tsx';
import { ProbeName } from './ProbeName.tsx';

interface PenaltyProps { readonly evaluation: Evaluation; readonly probe: ProbeResult; readonly weight: number; readonly actions: Actions }

export function Penalty({ evaluation, probe, weight, actions }: PenaltyProps): JSX.Element {
  const { rich } = useWords();
  return (
    <div class="penalty">
      <PenaltyNumber probe={probe}>{rich('penaltyOf', { probe: <ProbeName name={probe.name} /> })}</PenaltyNumber>
      <Weight evaluation={evaluation} probe={probe} weight={weight} actions={actions} />
    </div>
  );
}

export function PenaltyNumber({ probe, children }: { readonly probe: ProbeResult; readonly children: ComponentChild }): JSX.Element {
  const words = useWords();
  const { penalty, expected, note } = probe;
  return (
    <div class="number">
      <span class="big" data-testid="penalty" title={penalty?.toString()}>{penalty === undefined ? '–' : words.beside(penalty, expected)}</span>
      <span class="caption">
        <span>{children}</span>
        <span class="quiet">{note ?? <Expectation probe={probe} />}</span>
      </span>
    </div>
  );
}

/** A round reference is named; any other that agrees is the same number once more. */
function Expectation({ probe }: { readonly probe: ProbeResult }): JSX.Element {
  const { say, beside, measured } = useWords();
  const { expected } = probe;
  if (expected === undefined) return <>{say('noReference')}</>;
  const isRound = Number.isInteger(Number(beside(expected, Math.round(expected))));
  return <>{agrees(probe) === true && !isRound ? say('sameAsReference') : say('expected', { value: measured(expected) })}</>;
}

function Weight({ evaluation, probe, weight, actions }: PenaltyProps): JSX.Element | null {
  const { say, rich, measured, beside } = useWords();
  if (evaluation.weight !== undefined && evaluation.weight !== 1) return <p class="weight">{say('weightInside', { value: measured(evaluation.weight) })}</p>;
  if (probe.penalty === undefined) return null;
  const adds = beside(weight * probe.penalty, probe.expected && weight * probe.expected);
  return (
    <div class="weight">
      <label>
        {say('weight')}
        <input type="range" min={0} max={20} step={0.5} value={weight} aria-label={say('weightName')} onInput={(event) => { actions.setWeight(event.currentTarget.valueAsNumber); }} />
        <output>{measured(weight)}</output>
      </label>
      <span>{rich('addsToLoss', { value: <output>{adds}</output> })}</span>
    </div>
  );
}
