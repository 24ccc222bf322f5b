/** @file Brings operands to one dtype, as PyTorch's type promotion does. */
import { isFloating, resultType, scalarName, type DType } from './dtypes.ts';
import { runtimeError } from './errors.ts';
import { cast } from './primitives/pointwise.ts';
import type { Tensor } from './tensor.ts';

/** The dtype of a result of these operands. */
export function commonType(tensors: readonly [Tensor, ...Tensor[]]): DType {
  return resultType(tensors, tensors[0].runtime.defaultDtype);
}
/** Integers become the default floating type: for √, division, mean of probabilities and the like. */
export const floatType = (dtype: DType, like: Tensor): DType => (isFloating(dtype) ? dtype : like.runtime.defaultDtype);
export const toFloating = (a: Tensor): Tensor => cast(a, floatType(a.dtype, a));

export function promotePair(a: Tensor, b: Tensor): readonly [Tensor, Tensor] {
  const dtype = commonType([a, b]);
  return [cast(a, dtype), cast(b, dtype)];
}
export function promoteToFloat(a: Tensor, b: Tensor): readonly [Tensor, Tensor] {
  const dtype = floatType(commonType([a, b]), a);
  return [cast(a, dtype), cast(b, dtype)];
}

/** For operations that don't promote: matrix products, convolutions. */
export function requireSame(a: Tensor, b: Tensor): void {
  if (a.dtype !== b.dtype) runtimeError(`expected m1 and m2 to have the same dtype, but got: ${scalarName(a.dtype)} != ${scalarName(b.dtype)}`);
}
