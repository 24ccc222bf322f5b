/** @file Which kind of penalty the numbers are compared with, as a native select. */
import type { JSX } from 'preact';
import type { Evaluation } from '../../protocol/evaluation.ts';
import type { Actions } from '../controller.ts';
import { variantOf, variantsOf } from '../variant.ts';
import { useWords } from '../strings/words.tsx';
import { Icon } from './Icon.tsx';

interface VariantProps {
  /** As it came out of the run. */
  readonly run: Evaluation;
  /** As it is shown: its kind is the chosen one. */
  readonly evaluation: Evaluation;
  readonly actions: Actions;
}

export function VariantSelect({ run, evaluation, actions }: VariantProps): JSX.Element | null {
  const { say } = useWords();
  const variants = variantsOf(run);
  if (evaluation.kind === 'unknown') return null;
  if (variants.length === 0) return <small class="kind">{say(evaluation.kind)}</small>;
  const choose = (value: string): void => {
    const variant = variants.find((candidate) => candidate === value);
    if (variant !== undefined) actions.pickVariant(variant);
  };
  return (
    <span class="kind">
      <select data-testid="variant" aria-label={say('variantName')} value={evaluation.kind} onChange={(event) => { choose(event.currentTarget.value); }}>
        {variants.map((variant) => <option key={variant} value={variant}>{say(variant)}</option>)}
      </select>
      <Icon name="open" />
    </span>
  );
}

/** The numbers have changed, the verdict has not. */
export function VariantNote({ run, evaluation }: Omit<VariantProps, 'actions'>): JSX.Element | null {
  const { say } = useWords();
  const variant = variantOf(run, evaluation);
  if (variant === undefined || run.kind === 'unknown') return null;
  return <p class="small quiet compared" data-testid="compared">{say('comparedNote', { kind: say(variant), own: say(run.kind) })}</p>;
}
