/** @file What composed operations do to the node of their result: its name, or a refusal to go further. */
import { runtimeError } from '../errors.ts';
import type { Tensor } from '../tensor.ts';
import { edgeOf, record } from './graph.ts';

/** Gives the node of a result that was just made the name that PyTorch shows. */
export function named(result: Tensor, name: string): Tensor {
  const node = result.gradFn;
  if (node !== undefined && node.leaf === undefined) node.name = name;
  return result;
}

/** A gradient that PyTorch cannot differentiate: whoever tries is told so. `whose` derivative is lacking, or how to say it. */
export function underivable(grad: Tensor, inputs: readonly Tensor[], whose: string | (() => never)): Tensor {
  const refuse = typeof whose === 'string' ? (): never => runtimeError(`derivative for ${whose} is not implemented`) : whose;
  return record(grad.runtime, 'NotImplemented', grad.array, inputs.map((input) => [input, refuse]), { strides: grad.strides, offset: grad.offset });
}

/** Refuses gradients of arguments that PyTorch has no derivative for. */
export function requireConstant(operation: string, given: Readonly<Record<string, Tensor | undefined>>): void {
  for (const [name, tensor] of Object.entries(given)) {
    if (tensor?.requiresGrad === true && tensor.runtime.gradEnabled) runtimeError(`The function '${operation}' is not differentiable with respect to argument '${name}'. This input cannot have requires_grad True.`);
  }
}

/** Lets Python see the inputs of the whole behind a result that was just composed of them. */
export function leadingTo(result: Tensor, inputs: readonly (Tensor | undefined)[]): Tensor {
  const node = result.gradFn;
  if (node !== undefined && node.leaf === undefined) node.shownEdges = inputs.map((input) => input && edgeOf(input));
  return result;
}

/** What is running along an axis, of a single element: that element. */
export const ofOne = (self: Tensor, node: string): Tensor => record(self.runtime, node, self.array, [[self, (grad) => grad]]);
