/** @file Operations whose backward PyTorch cannot differentiate: they have a first derivative, and the second is refused. */
import { notImplemented } from '../errors.ts';
import { withGrad } from '../runtime.ts';
import { detach } from '../primitives/movement.ts';
import { zerosLike } from '../primitives/pointwise.ts';
import type { Tensor } from '../tensor.ts';
import { grad as gradients } from './grad.ts';
import { record } from './graph.ts';
import { underivable } from './named.ts';

/**
 * Computes with copies of the inputs that have a graph of their own, of which one node is seen from outside.
 * `backward` is what PyTorch calls the function that has no derivative.
 */
export function sealed(node: string, backward: string, inputs: readonly [Tensor, ...Tensor[]], compute: (inputs: readonly Tensor[]) => Tensor, message?: string): Tensor {
  const [{ runtime }] = inputs;
  const copies = inputs.map((input) => {
    const copy = detach(input);
    copy.requiresGrad = input.requiresGrad;
    return copy;
  });
  const inner = withGrad(runtime, runtime.gradEnabled, () => compute(copies));
  return record(runtime, node, inner.array, inputs.map((input, index) => [input, (grad) => {
    const [found] = gradients([inner], copies.slice(index, index + 1), { gradOutputs: [detach(grad)], retainGraph: true, allowUnused: true });
    return underivable(found ?? zerosLike(input), [grad, ...inputs], message === undefined ? backward : () => notImplemented(message));
  }, ...inputs]));
}
