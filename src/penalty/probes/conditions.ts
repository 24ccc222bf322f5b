/** @file Labels and other conditions that a critic is given beside its data, as code may expect them. */
import type { Tensor, Torch } from '../../torch/index.ts';

/** `classes`: an integer a sample. `one-hot`: a row of them. `as data`: of the data's own shape. */
export type ConditionForm = 'as data' | 'classes' | 'one-hot';
/** What is tried where code does not run with conditions shaped as data. */
export const otherConditionForms: readonly ConditionForm[] = ['classes', 'one-hot'];

/** Classes that are told apart; the number that is assumed for `n_classes` as well. */
export const assumedClasses = 10;

export function conditionBatch(torch: Torch, form: Exclude<ConditionForm, 'as data'>, batch: number): Tensor {
  const classes = Array.from({ length: batch }, (_, i) => i % assumedClasses);
  if (form === 'classes') return torch.tensor(classes, [batch], 'int64');
  return torch.tensor(classes.flatMap((label) => Array.from({ length: assumedClasses }, (_, i) => (i === label ? 1 : 0))), [batch, assumedClasses]);
}
