/** @file The number: the penalty of the picked probe, what it should be, and what it adds to the loss. */
import type { ComponentChild, JSX } from 'preact';
import type { Evaluation, KnownKind, ProbeResult } from '../../protocol/evaluation.ts';
import type { Actions } from '../controller.ts';
import { agrees } from '../probes.ts';
import { useWords } from '../strings/words.tsx';
import { ProbeName } from './ProbeName.tsx';

interface PenaltyProps {
  readonly evaluation: Evaluation;
  /** The kind that it is compared with, where that is not the code's own. */
  readonly variant: KnownKind | undefined;
  readonly probe: ProbeResult;
  readonly weight: number;
  readonly actions: Actions;
}

export function Penalty({ evaluation, variant, probe, weight, actions }: PenaltyProps): JSX.Element {
  const { rich } = useWords();
  return (
    <div class="penalty">
      <PenaltyNumber probe={probe} variant={variant}>{rich('penaltyOf', { probe: <ProbeName name={probe.name} /> })}</PenaltyNumber>
      <Weight {...{ evaluation, probe, weight, actions }} />
    </div>
  );
}

interface NumberProps { readonly probe: ProbeResult; readonly variant?: KnownKind | undefined; readonly children: ComponentChild }

export function PenaltyNumber({ probe, variant, children }: NumberProps): JSX.Element {
  const words = useWords();
  const { penalty, expected, note } = probe;
  return (
    <div class="number">
      <span class="big" data-testid="penalty" title={penalty?.toString()}>{penalty === undefined ? '–' : words.beside(penalty, expected)}</span>
      <span class="caption">
        <span>{children}</span>
        <span class="quiet">{note ?? <Expectation probe={probe} variant={variant} />}</span>
      </span>
    </div>
  );
}

/** A round reference is named; any other that agrees is the same number once more. */
function Expectation({ probe, variant }: Pick<NumberProps, 'probe' | 'variant'>): JSX.Element {
  const { say, beside, measured } = useWords();
  const { expected } = probe;
  if (expected === undefined) return <>{say('noReference')}</>;
  if (variant !== undefined) return <>{say('comparedWith', { kind: say(variant), value: measured(expected) })}</>;
  const isRound = Number.isInteger(Number(beside(expected, Math.round(expected))));
  return <>{agrees(probe) === true && !isRound ? say('sameAsReference') : say('expected', { value: measured(expected) })}</>;
}

function Weight({ evaluation, probe, weight, actions }: Omit<PenaltyProps, 'variant'>): JSX.Element | null {
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
