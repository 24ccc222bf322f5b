/** @file A tensor inside another library's array: our NumPy keeps an array's numbers in one. Knows nothing else of such libraries. */
import { PyInstance, type Value } from '../python/evaluator/values.ts';
import { isTensor, type Tensor } from './tensor.ts';

/** The tensor that an array of another library keeps its numbers in. */
export function carriedTensor(value: Value): Tensor | undefined {
  const inside = value instanceof PyInstance ? value.attributes.get('_tensor') : undefined;
  return isTensor(inside) ? inside : undefined;
}
