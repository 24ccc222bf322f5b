/** @file New tensors that lie in memory as another one does: its axes keep their order, gaps close. */
import type { DType } from '../dtypes.ts';
import { permute } from '../primitives/movement.ts';
import { pointwiseStrides } from '../primitives/pointwise.ts';
import { at, range } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import type { Value } from '../../python/evaluator/values.ts';

/** What `memory_format` says: like the source, unless it asks for another. */
const isPreserving = (format: Value | undefined): boolean => format === undefined || (format instanceof Object && 'text' in format && format.text === 'torch.preserve_format');
/** Undefined for memory in the order of the axes. */
export const stridesLike = (self: Tensor, format: Value | undefined): readonly number[] | undefined => (isPreserving(format) ? pointwiseStrides([self], self.shape) : undefined);

/** The axes from the one whose steps are largest. */
export function memoryOrder({ shape, strides, contiguous }: Pick<Tensor, 'shape' | 'strides' | 'contiguous'>): readonly number[] {
  const axes = range(shape.length);
  return contiguous ? axes : axes.sort((i, j) => at(strides, j) - at(strides, i));
}
/** Numbers in the order of memory, as a tensor of a shape and strides. */
export function fromMemory(self: Tensor, data: ArrayLike<number>, dtype: DType, strides: readonly number[] | undefined): Tensor {
  const { runtime, shape } = self;
  if (strides === undefined) return fromArray(runtime, runtime.arrays.fromData(data, shape, dtype));
  const order = memoryOrder({ shape, strides, contiguous: false });
  const drawn = fromArray(runtime, runtime.arrays.fromData(data, order.map((axis) => at(shape, axis)), dtype));
  return fromArray(runtime, permute(drawn, range(order.length).map((axis) => order.indexOf(axis))).array, { strides });
}
