/** @file `torch.autograd.grad` and `backward`: what they check, and in which words they refuse. */
import { holding } from '../../python/evaluator/contents.ts';
import { runtimeError, valueError } from '../errors.ts';
import { add, cast, fullLike } from '../primitives/pointwise.ts';
import { recorded } from '../recording.ts';
import { concat, reshape, slice } from '../primitives/movement.ts';
import { broadcast, range, sameShape, showShape, sizeOf } from '../shapes.ts';
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
  const starts = startGradients(outputs, options.gradOutputs);
  if (inputs.length === 0) valueError('grad requires non-empty inputs.');
  const roots = rootEdges(outputs, starts);
  const captures = inputs.map((input) => edgeOf(input) ?? runtimeError('One of the differentiated Tensors does not require grad'));
  const [first] = outputs;
  if (first === undefined) return options.allowUnused === true ? inputs.map(() => undefined) : runtimeError(unusedMessage);
  const result = runBackward(first.runtime, { roots, captures, accumulate: false, retainGraph: options.retainGraph ?? createGraph, createGraph });
  if (options.allowUnused !== true && result.includes(undefined)) runtimeError(unusedMessage);
  return result;
}
const unusedMessage = 'One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.';

/** The same for every row of the weights at once (`is_grads_batched`): gradients with one more axis in front. */
export function batchedGrad(outputs: readonly Tensor[], inputs: readonly Tensor[], options: GradOptions): Gradients {
  const weights = options.gradOutputs ?? [];
  outputs.forEach((output, index) => {
    const grad = weights[index];
    if (grad === undefined || sameShape(grad.shape.slice(1), output.shape)) return;
    runtimeError(`If \`is_grads_batched=True\`, we interpret the first dimension of each grad_output as the batch dimension. The sizes of the remaining dimensions are expected to match the shape of corresponding output, but a mismatch was detected: grad_output[${index}] has a shape of torch.Size(${showShape(grad.shape)}) and output[${index}] has a shape of torch.Size(${showShape(output.shape)}). If you only want some tensors in \`grad_output\` to be considered batched, consider using vmap.`);
  });
  const count = weights[0]?.shape[0] ?? 0;
  const rows = range(count).map((row) => grad(outputs, inputs, {
    ...options, gradOutputs: weights.map((weight) => weight && selectFirst(weight, row)), retainGraph: row < count - 1 || (options.retainGraph ?? options.createGraph),
  }));
  return inputs.map((_, index) => {
    const [first, ...others] = rows.flatMap((row) => row[index] ?? []).map((row) => reshape(row, [1, ...row.shape]));
    return first && concat([first, ...others], 0);
  });
}
/** A row, without its axis. */
function selectFirst(a: Tensor, row: number): Tensor {
  const part = slice(a, { start: a.shape.map((_, axis) => (axis === 0 ? row : 0)), length: [1, ...a.shape.slice(1)], step: a.shape.map(() => 1) });
  return reshape(part, a.shape.slice(1));
}

export interface BackwardOptions extends Pick<GradOptions, 'retainGraph' | 'createGraph' | 'gradOutputs'> {
  /** Only these leaves get a `.grad`. */
  readonly inputs?: readonly Tensor[] | undefined;
}

/** Adds gradients to `.grad` of the leaves. */
export function backward(outputs: readonly Tensor[], options: BackwardOptions = {}): void {
  const createGraph = options.createGraph ?? false;
  if (options.inputs?.length === 0) runtimeError("'inputs' argument to backward() cannot be empty.");
  const starts = startGradients(outputs, options.gradOutputs);
  const roots = rootEdges(outputs, starts);
  options.inputs?.forEach(retainGrad);
  const captures = options.inputs?.flatMap((input) => edgeOf(input) ?? []);
  const [first] = outputs;
  if (first === undefined) return;
  runBackward(first.runtime, { roots, captures, accumulate: true, retainGraph: options.retainGraph ?? createGraph, createGraph });
}

/** The tensor's `.grad` is wanted although it may be no leaf. Hooks registered before see the gradient first. */
export function retainGrad(tensor: Tensor): void {
  if (!tensor.requiresGrad) runtimeError("can't retain_grad on Tensor that has requires_grad=False");
  const edge = tensor.history;
  if (edge === undefined || tensor.retainsGrad) return;
  tensor.retainsGrad = true;
  hooksOf(edge).set(tensor.runtime.sequence++, holding((grad: Tensor) => {
    const before = tensor.grad;
    tensor.grad = before === undefined ? grad : recorded(grad.runtime, [before, grad], () => add(before, grad));
    return undefined;
  }, tensor));
}

/** The hooks on an output of a node, by a running number. */
export function hooksOf({ node, output }: Edge): Map<number, (grad: Tensor) => Tensor | undefined> {
  const hooks = node.hooks.get(output) ?? new Map<number, (grad: Tensor) => Tensor | undefined>();
  node.hooks.set(output, hooks);
  return hooks;
}

/** What goes in at the outputs: ones for a scalar that needs a gradient, unless something was given. */
function startGradients(outputs: readonly Tensor[], given: readonly (Tensor | undefined)[] | undefined): Gradients {
  const starts = outputs.slice(0, given?.length).map((output, index) => {
    const grad = given?.[index];
    if (grad !== undefined) return cast(checkedGradient(outputs, output, grad, index), output.dtype);
    if (!output.requiresGrad) return undefined;
    if (output.size !== 1) return runtimeError('grad can be implicitly created only for scalar outputs');
    return fullLike(output, 1);
  });
  if (starts.length !== outputs.length) runtimeError(`got ${outputs.length} tensors and ${starts.length} gradients`);
  return starts;
}

function checkedGradient(outputs: readonly Tensor[], output: Tensor, grad: Tensor, index: number): Tensor {
  if (!sameShape(grad.shape, output.shape)) {
    // PyTorch looks the output up among all for its message, by `==`, and stumbles over tensors.
    if (index > 0 && sizeOf(broadcast(outputs[0]?.shape ?? [], output.shape)) > 1) runtimeError('Boolean value of Tensor with more than one value is ambiguous');
    runtimeError(`Mismatch in shape: grad_output[${index}] has a shape of torch.Size(${showShape(grad.shape)}) and output[${index}] has a shape of torch.Size(${showShape(output.shape)}).`);
  }
  return grad;
}

function rootEdges(outputs: readonly Tensor[], grads: Gradients): readonly (readonly [Edge, Tensor])[] {
  return outputs.flatMap((output, index) => {
    const edge = edgeOf(output) ?? runtimeError(`element ${index} of tensors does not require grad and does not have a grad_fn`);
    const grad = grads[index];
    return grad === undefined ? [] : [[edge, grad] as const];
  });
}
