/** @file `torch.autograd.grad` and `backward`: what they check, and in which words they refuse. */
import { isFloating } from '../../arrays/dtype.ts';
import { runtimeError } from '../errors.ts';
import { fullLike } from '../primitives/pointwise.ts';
import { sameShape, showShape } from '../shapes.ts';
import type { Edge, Gradients, Tensor } from '../tensor.ts';
import { runBackward } from './engine.ts';
import { edgeOf } from './graph.ts';

export interface GradOptions {
  readonly gradOutputs?: readonly (Tensor | undefined)[] | undefined;
  readonly retainGraph?: boolean | undefined;
  readonly createGraph?: boolean | undefined;
  readonly allowUnused?: boolean | undefined;
}

/** Gradients of the outputs' sum (weighted by `gradOutputs`) with respect to the inputs. Never touches `.grad`. */
export function grad(outputs: readonly Tensor[], inputs: readonly Tensor[], options: GradOptions = {}): Gradients {
  const createGraph = options.createGraph ?? false;
  const starts = startGradients(outputs, options.gradOutputs, createGraph);
  const roots = rootEdges(outputs, starts);
  const captures = inputs.map((input) => edgeOf(input) ?? runtimeError('One of the differentiated Tensors does not require grad'));
  const [first] = outputs;
  if (first === undefined) return runtimeError('grad requires non-empty outputs.');
  if (inputs.length === 0) runtimeError('grad requires non-empty inputs.');
  const result = runBackward(first.runtime, { roots, captures, accumulate: false, retainGraph: options.retainGraph ?? createGraph, createGraph });
  if (options.allowUnused !== true && result.includes(undefined)) {
    runtimeError('One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.');
  }
  return result;
}

export interface BackwardOptions extends Pick<GradOptions, 'retainGraph' | 'createGraph' | 'gradOutputs'> {
  /** Only these leaves get a `.grad`. */
  readonly inputs?: readonly Tensor[] | undefined;
}

/** Adds gradients to `.grad` of the leaves. */
export function backward(outputs: readonly Tensor[], options: BackwardOptions = {}): void {
  const createGraph = options.createGraph ?? false;
  const starts = startGradients(outputs, options.gradOutputs, createGraph);
  const roots = rootEdges(outputs, starts);
  if (options.inputs?.length === 0) runtimeError("'inputs' argument to backward() cannot be empty.");
  const captures = options.inputs?.map((input) => edgeOf(input) ?? runtimeError('One of the differentiated Tensors does not require grad'));
  const [first] = outputs;
  if (first === undefined) return;
  const result = runBackward(first.runtime, { roots, captures, accumulate: true, retainGraph: options.retainGraph ?? createGraph, createGraph });
  options.inputs?.forEach((input, index) => { if (!input.isLeaf) input.grad = result[index] ?? input.grad; });
}

/** What goes in at the outputs: ones for a scalar that needs a gradient, unless something was given. */
function startGradients(outputs: readonly Tensor[], given: readonly (Tensor | undefined)[] | undefined, createGraph: boolean): Gradients {
  if (given !== undefined && given.length !== outputs.length) runtimeError(`got ${outputs.length} tensors and ${given.length} gradients`);
  return outputs.map((output, index) => {
    const grad = given?.[index];
    if (grad !== undefined) return checkedGradient(output, grad, index, createGraph);
    if (!output.requiresGrad) return undefined;
    if (output.size !== 1) return runtimeError('grad can be implicitly created only for scalar outputs');
    return fullLike(output, 1);
  });
}

function checkedGradient(output: Tensor, grad: Tensor, index: number, createGraph: boolean): Tensor {
  if (!sameShape(grad.shape, output.shape)) {
    runtimeError(`Mismatch in shape: grad_output[${index}] has a shape of torch.Size(${showShape(grad.shape)}) and output[${index}] has a shape of torch.Size(${showShape(output.shape)}).`);
  }
  if (!isFloating(grad.dtype) && createGraph) runtimeError('isDifferentiableType(variable.scalar_type()) INTERNAL ASSERT FAILED');
  return grad;
}

function rootEdges(outputs: readonly Tensor[], grads: Gradients): readonly (readonly [Edge, Tensor])[] {
  return outputs.flatMap((output, index) => {
    const edge = edgeOf(output) ?? runtimeError(`element ${index} of tensors does not require grad and does not have a grad_fn`);
    const grad = grads[index];
    return grad === undefined ? [] : [[edge, grad] as const];
  });
}
