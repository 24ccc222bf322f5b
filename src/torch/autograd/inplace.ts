/**
 * @file What an in-place operation does to a tensor's values, version and history.
 *
 * The operation itself is computed out of place on a snapshot; `assign` then makes the tensor be the outcome. A view
 * that changes takes its base along: the base's new history is the old one with a part replaced (CopySlices).
 */
import { isFloating } from '../../arrays/dtype.ts';
import { scalarName } from '../dtypes.ts';
import { runtimeError } from '../errors.ts';
import { cast, zerosLike } from '../primitives/pointwise.ts';
import { expand, snapshot } from '../primitives/movement.ts';
import { refuseView } from '../refusedViews.ts';
import { broadcast, sameShape, showShape } from '../shapes.ts';
import { writeThrough, type Tensor, type ViewStep } from '../tensor.ts';
import { record } from './graph.ts';

/** Refuses what autograd forbids, before anything is computed. */
export function checkInPlace(target: Tensor): void {
  if (target.inference && !target.runtime.inferenceMode) runtimeError('Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.');
  if (!target.runtime.gradEnabled || !target.requiresGrad) return;
  const view = target.viewOf;
  if (view !== undefined && view.kind !== 'default') refuseView(view.kind, { node: target.gradFn, output: target.outputNumber }, 'is being');
  if (view?.base.isLeaf === true) runtimeError('a view of a leaf Variable that requires grad is being used in an in-place operation.');
  if (target.isLeaf) runtimeError('a leaf Variable that requires grad is being used in an in-place operation.');
}

const overlapMessage = 'unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.';

const partialMessage = 'unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.';
/** Refuses to read what is being written elsewhere: `x[1:] += x[:-1]`. The same elements in the same order are no danger. */
export function checkOverlap(target: Tensor, input: Tensor): void {
  const same = target.offset === input.offset && target.size === input.size && sameShape(target.strides, input.strides);
  if (!same) refuseOverlap(target, input);
}
/** Refuses to read any of what is being written: where it goes is not where it comes from. */
export function refuseOverlap(target: Tensor, input: Tensor): void {
  if (target.storage !== input.storage || target.size === 0 || input.size === 0 || !isDense(target) || !isDense(input)) return;
  const [from, to] = [target.offset, target.offset + target.size];
  const [start, end] = [input.offset, input.offset + input.size];
  if (from < end && start < to) runtimeError(partialMessage);
}
/** No gaps, and no element twice. */
function isDense({ shape, strides }: Tensor): boolean {
  const axes = shape.map((n, axis) => [n, strides[axis] ?? 0] as const).filter(([n]) => n !== 1).sort(([, a], [, b]) => a - b);
  let expected = 1;
  return axes.every(([n, stride]) => {
    const fits = stride === expected;
    expected *= n;
    return fits;
  });
}

/** The outcome in the dtype and shape of the target, or PyTorch's refusal. */
function fitted(target: Tensor, value: Tensor): Tensor {
  if (!sameShape(broadcast(target.shape, value.shape), target.shape)) runtimeError(`output with shape ${showShape(target.shape)} doesn't match the broadcast shape ${showShape(value.shape)}`);
  const lossy = (isFloating(value.dtype) && !isFloating(target.dtype)) || (value.dtype !== 'bool' && target.dtype === 'bool');
  if (lossy) runtimeError(`result type ${scalarName(value.dtype)} can't be cast to the desired output type ${scalarName(target.dtype)}`);
  const typed = cast(value, target.dtype);
  return sameShape(typed.shape, target.shape) ? typed : expand(typed, target.shape);
}

/** `target` becomes what `compute` answers for it. A condition or whole numbers come of what is no function to autograd: the history stays. */
export function updateInPlace(target: Tensor, compute: (before: Tensor) => Tensor): Tensor {
  checkInPlace(target);
  if (target.strides.some((stride, axis) => stride === 0 && (target.shape[axis] ?? 1) > 1)) runtimeError(overlapMessage);
  const result = compute(snapshot(target));
  const value = fitted(target, result);
  const view = target.viewOf;
  if (view !== undefined && view.kind !== 'default' && value.requiresGrad && target.runtime.gradEnabled) refuseView(view.kind, { node: target.gradFn, output: target.outputNumber }, 'is being');
  if (isFloating(target.dtype) && !isFloating(result.dtype)) target.write(value.array);
  else assign(target, value);
  return target;
}

/** Gives the target the elements and the history of `value`, which has its shape and dtype. */
export function assign(target: Tensor, value: Tensor): void {
  const { runtime } = target;
  target.write(value.array);
  if (!runtime.gradEnabled) return;
  const view = target.viewOf;
  if (view === undefined) adopt(target, value);
  else if (view.base.requiresGrad || value.requiresGrad) {
    rebase(view.base, view.steps, value);
    savedResult(target, value);
  }
}

/** The target is now the output of value's node, and what that node saved of its result is the target itself. */
function adopt(target: Tensor, value: Tensor): void {
  target.setHistory(value.history);
  savedResult(target, value);
}
/** A result that its node saved is the target itself: a later change of it must be noticed. */
function savedResult(target: Tensor, value: Tensor): void {
  const { history } = value;
  if (history === undefined) return;
  history.node.saved = history.node.saved.map((saved) => (saved.tensor === value ? { tensor: target, version: target.version.value, origin: history } : saved));
}

/** The base's history: what it was, with `value` put where the steps point. */
function rebase(base: Tensor, steps: readonly ViewStep[], value: Tensor): void {
  const before = snapshot(base);
  base.setHistory(replacePart(before, steps, value, base).history);
}

/** d/dsource = g with zeros in the part, d/dvalue = the part of g. */
function replacePart(source: Tensor, steps: readonly ViewStep[], value: Tensor, like = source): Tensor {
  const array = like === source ? writeThrough(source.runtime.arrays, steps, source.array, value.array) : like.array;
  return record(source.runtime, 'CopySlices', array, [
    [source, (grad) => replacePart(grad, steps, zerosLike(value))],
    [value, (grad) => steps.reduce((part, step) => step.apply(part), grad)],
  ]);
}

/** A value put in place of a tensor: the tensor's own gradient is zero. */
export function overwrite(before: Tensor, value: Tensor, name: string): Tensor {
  const filled = sameShape(value.shape, before.shape) ? value : expand(value, before.shape);
  const typed = cast(filled, before.dtype);
  return record(before.runtime, name, typed.array, [[before, zerosLike], [typed, (grad) => grad]]);
}
