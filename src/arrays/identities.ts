/** @file Elementwise operations on a constant that need no computing. Must not know memory. */
import type { BinaryKernel } from './backend.ts';
import { isFloating } from './dtype.ts';
import type { LazyArray } from './lazyArray.ts';
import { sameShape } from './shape.ts';

/** Constants on the right that leave every number on the left as it is, signed zeros and NaN included. */
const neutralRight: Readonly<Partial<Record<BinaryKernel, number>>> = { mul: 1, div: 1, sub: 0, pow: 1 };

/** The operand that is the result, if one is. */
export function unchanged(kernel: BinaryKernel, a: LazyArray, b: LazyArray, shape: readonly number[]): LazyArray | undefined {
  if (b.fill !== undefined && Object.is(b.fill, neutralRight[kernel]) && sameShape(a.shape, shape)) return a;
  if (kernel === 'mul' && a.fill === 1 && sameShape(b.shape, shape)) return b;
  return undefined;
}

/** x², which PyTorch computes as a product and which is the commonest of powers. */
export const isSquare = (kernel: BinaryKernel, a: LazyArray, b: LazyArray): boolean => kernel === 'pow' && b.fill === 2 && isFloating(a.dtype);
