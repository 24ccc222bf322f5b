/** @file What becomes of the loss of each element: `reduction`, and the pair of flags that it replaced. */
import { valueError } from '../errors.ts';
import { sum } from '../primitives/movement.ts';
import { mean } from '../primitives/reduction.ts';
import { range } from '../shapes.ts';
import type { Tensor } from '../tensor.ts';

/** Arguments that say how to reduce. */
export interface Reduced { readonly reduction: string; readonly size_average?: boolean | undefined; readonly reduce?: boolean | undefined }

export function reductionOf({ reduction, size_average, reduce }: Reduced): string {
  const chosen = size_average === undefined && reduce === undefined ? reduction : reduce === false ? 'none' : size_average === false ? 'sum' : 'mean';
  return ['none', 'sum', 'mean'].includes(chosen) ? chosen : valueError(`${chosen} is not a valid value for reduction`);
}
export const wholeOf = (loss: Tensor): number[] => range(loss.rank);

export function reduceLoss(loss: Tensor, how: Reduced): Tensor {
  const reduction = reductionOf(how);
  if (reduction === 'none') return loss;
  return reduction === 'sum' ? sum(loss, wholeOf(loss), false, 'SumBackward0') : mean(loss, wholeOf(loss), false, 'MeanBackward0');
}
