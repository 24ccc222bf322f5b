/**
 * @file Primitives that move elements: reshape, permute, expand, slice, flip, pad, join, and sum, which is what expand's
 * gradient is. The first four are views: they share memory with their source.
 */
import type { ArrayBackend, NDArray } from '../../arrays/backend.ts';
import { attach, record, type Vjp } from '../autograd/graph.ts';
import { runtimeError } from '../errors.ts';
import { at, contiguousStrides, range, reducedShape, sameShape, sizeOf, viewStrides, type Shape } from '../shapes.ts';
import { Tensor, fromArray, type ViewStep } from '../tensor.ts';

interface ViewOptions { readonly strides: readonly number[]; readonly offset?: number; readonly multiple?: boolean }

/** A tensor that looks at the memory of another through one more step. */
export function makeView(name: string, source: Tensor, step: ViewStep, vjp: Vjp, options: ViewOptions): Tensor {
  const { runtime } = source;
  const base = source.viewOf?.base ?? source;
  const kind = !runtime.gradEnabled ? 'no-grad' : options.multiple === true ? 'multiple-outputs' : 'default';
  const inherited = source.viewOf === undefined || source.viewOf.kind === 'default' ? kind : source.viewOf.kind;
  const view = new Tensor(runtime, source.storage, {
    steps: [...source.steps, step], strides: options.strides, offset: options.offset ?? source.offset, version: source.version,
    viewOf: { base, steps: [...source.viewOf?.steps ?? [], step], kind: inherited },
  });
  attach(view, name, [[source, vjp]]);
  return view;
}

const reshapeStep = (shape: Shape): ViewStep => ({
  read: (arrays, source) => arrays.reshape(source, shape),
  write: (arrays, source, values) => arrays.reshape(values, source.shape),
  apply: (source) => reshape(source, shape),
});

/** `view`, where strides allow it. `shape` is inferred already. */
export function reshapeView(a: Tensor, shape: Shape, strides: readonly number[], name = 'ViewBackward0'): Tensor {
  const from = a.shape;
  return makeView(name, a, reshapeStep(shape), (grad) => reshape(grad, from), { strides });
}

/** A view if it can be one, else a copy. */
export function reshape(a: Tensor, shape: Shape, name?: string): Tensor {
  const strides = viewStrides(a.shape, a.strides, shape);
  if (strides !== undefined) return reshapeView(a, shape, strides, name);
  const from = a.shape;
  return record(a.runtime, 'UnsafeViewBackward0', a.runtime.arrays.reshape(a.array, shape), [[a, (grad) => reshape(grad, from)]]);
}

export function permute(a: Tensor, order: readonly number[], name = 'PermuteBackward0'): Tensor {
  const inverse = order.map((_, axis) => order.indexOf(axis));
  const step: ViewStep = {
    read: (arrays, source) => arrays.transpose(source, order),
    write: (arrays, _source, values) => arrays.transpose(values, inverse),
    apply: (source) => permute(source, order, name),
  };
  return makeView(name, a, step, (grad) => permute(grad, inverse, name), { strides: order.map((axis) => at(a.strides, axis)) });
}
export function transpose(a: Tensor, first: number, second: number, name = 'TransposeBackward0'): Tensor {
  return permute(a, range(a.rank).map((axis) => (axis === first ? second : axis === second ? first : axis)), name);
}

/** A repeated axis takes no steps; a new one of length 1 the step that it would take. */
function expandedStrides({ shape: from, strides }: Tensor, shape: Shape): number[] {
  const lead = shape.length - from.length;
  const expanded: number[] = [];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const step = axis >= lead ? at(strides, axis - lead) : (shape[axis + 1] ?? 1) * (expanded[0] ?? 1);
    expanded.unshift((from[axis - lead] ?? 1) === 1 && shape[axis] !== 1 ? 0 : step);
  }
  return expanded;
}
/** Repeats axes of length 1, and adds axes in front. */
export function expand(a: Tensor, shape: Shape): Tensor {
  const from = a.shape;
  const strides = expandedStrides(a, shape);
  const step: ViewStep = {
    read: (arrays, source) => arrays.expand(source, shape),
    write: (arrays, _source, values) => (sizeOf(shape) === sizeOf(from) ? arrays.reshape(values, from) : runtimeError('unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.')),
    apply: (source) => expand(source, shape),
  };
  return makeView('ExpandBackward0', a, step, (grad) => sumTo(grad, from), { strides });
}

/** Σ over axes, which are sorted and non-negative. */
export function sum(a: Tensor, axes: readonly number[], keepDims: boolean, name = 'SumBackward1'): Tensor {
  const from = a.shape;
  return record(a.runtime, name, a.runtime.arrays.reduce('sum', a.array, axes, keepDims), [[a, (grad) => spread(grad, from, axes)]]);
}
/** Puts back the axes that a reduction took, as length 1. */
export const keepAxes = (a: Tensor, shape: Shape, axes: readonly number[]): Tensor => reshape(a, reducedShape(shape, axes, true));
/** Puts them back and repeats along them. */
export const spread = (grad: Tensor, shape: Shape, axes: readonly number[]): Tensor => expand(keepAxes(grad, shape, axes), shape);

/** Sums what broadcasting repeated. */
export function sumTo(a: Tensor, shape: Shape): Tensor {
  if (sameShape(a.shape, shape)) return a;
  const lead = a.rank - shape.length;
  const axes = range(a.rank).filter((axis) => axis < lead || (shape[axis - lead] === 1 && a.shape[axis] !== 1));
  const summed = axes.length === 0 ? a : sum(a, axes, true);
  return lead === 0 ? summed : reshape(summed, shape);
}

/** A Python slice of each axis: start, length and step. */
export interface Slices { readonly start: readonly number[]; readonly length: readonly number[]; readonly step: readonly number[] }

const wholeAxes = (slices: Slices, shape: Shape): boolean => slices.start.every((start) => start === 0) && sameShape(slices.length, shape);

export function slice(a: Tensor, slices: Slices, name = 'SliceBackward0', multiple = false): Tensor {
  const from = a.shape;
  const step: ViewStep = {
    read: (arrays, source) => arrays.slice(source, slices.start, slices.length, slices.step),
    write: (arrays, source, values) => replaceSlice(arrays, source, slices, values),
    apply: (source) => slice(source, slices, name),
  };
  const strides = a.strides.map((stride, axis) => stride * at(slices.step, axis));
  const offset = a.offset + a.strides.reduce((total, stride, axis) => total + stride * at(slices.start, axis), 0);
  return makeView(name, a, step, (grad) => placeSlice(grad, slices, from), { strides, offset, multiple });
}

/** Zeros of `shape` with `a` where the slices point: what slice's gradient is. */
export function placeSlice(a: Tensor, slices: Slices, shape: Shape): Tensor {
  return record(a.runtime, 'SliceBackward', placeArray(a.runtime.arrays, a.array, slices, shape), [[a, (grad) => slice(grad, slices)]]);
}

function placeArray(arrays: ArrayBackend, values: NDArray, slices: Slices, shape: Shape): NDArray {
  if (wholeAxes(slices, shape)) return values;
  if (sizeOf(values.shape) === 0) return arrays.full(shape, 0, values.dtype);
  if (isDenseBox(slices)) {
    return arrays.pad(values, shape.map((n, axis) => [at(slices.start, axis), n - at(slices.start, axis) - at(slices.length, axis)] as const), 0);
  }
  return arrays.put(values, sliceIndices(arrays, slices, shape), shape);
}

/** Nothing is left out between what the slices point at. */
const isDenseBox = ({ step, length }: Slices): boolean => step.every((each, axis) => each === 1 || length[axis] === 1);

/** Flat indices of what the slices point at. */
function sliceIndices(arrays: ArrayBackend, slices: Slices, shape: Shape): NDArray {
  const strides = contiguousStrides(shape);
  const zero = arrays.full([], 0, 'int64');
  return shape.reduce((sum, _, axis) => {
    const positions = range(at(slices.length, axis)).map((i) => (at(slices.start, axis) + i * at(slices.step, axis)) * at(strides, axis));
    return arrays.binary('add', sum, arrays.fromData(positions, shape.map((__, other) => (other === axis ? positions.length : 1)), 'int64'));
  }, zero);
}

function replaceSlice(arrays: ArrayBackend, source: NDArray, slices: Slices, values: NDArray): NDArray {
  if (wholeAxes(slices, source.shape)) return values;
  if (sizeOf(values.shape) === 0) return source;
  return isDenseBox(slices) ? arrays.paste(source, slices.start, values) : arrays.replace(source, sliceIndices(arrays, slices, source.shape), values);
}

export const flip = (a: Tensor, axes: readonly number[]): Tensor => record(a.runtime, 'FlipBackward0', a.runtime.arrays.flip(a.array, axes), [[a, (grad) => flip(grad, axes)]]);

/** Constant padding; negative amounts crop. */
export function pad(a: Tensor, amounts: readonly (readonly [number, number])[], value: number): Tensor {
  const kept: Slices = {
    start: amounts.map(([before]) => Math.max(-before, 0)),
    length: a.shape.map((n, axis) => n + Math.min(at(amounts, axis)[0], 0) + Math.min(at(amounts, axis)[1], 0)),
    step: a.shape.map(() => 1),
  };
  const cropped = wholeAxes(kept, a.shape) ? a : slice(a, kept);
  const added = amounts.map(([before, after]) => [Math.max(before, 0), Math.max(after, 0)] as const);
  const inside: Slices = { start: added.map(([before]) => before), length: cropped.shape, step: kept.step };
  return record(a.runtime, 'ConstantPadNdBackward0', a.runtime.arrays.pad(cropped.array, added, value), [[cropped, (grad) => slice(grad, inside)]]);
}

/** Joins along an axis; all dtypes are equal. */
export function concat(tensors: readonly [Tensor, ...Tensor[]], axis: number): Tensor {
  const [first] = tensors;
  let start = 0;
  const parts = tensors.map((tensor) => {
    const length = at(tensor.shape, axis);
    const slices: Slices = { start: tensor.shape.map((_, a) => (a === axis ? start : 0)), length: tensor.shape, step: tensor.shape.map(() => 1) };
    start += length;
    return [tensor, (grad: Tensor) => slice(grad, slices)] as const;
  });
  return record(first.runtime, 'CatBackward0', first.runtime.arrays.concat(tensors.map((t) => t.array), axis), parts);
}

/** The same elements in memory of their own, in row-major order. */
export const copy = (a: Tensor): Tensor => record(a.runtime, 'CloneBackward0', a.array, [[a, (grad) => grad]]);
export const contiguous = (a: Tensor): Tensor => (a.contiguous ? a : copy(a));

/** Shares memory, and has no history. */
export const detach = (a: Tensor): Tensor => new Tensor(a.runtime, a.storage, { steps: a.steps, strides: a.strides, offset: a.offset, version: a.version });

/** The same values and history in memory of its own: what an in-place operation computes with, so that nothing it saved changes. */
export function snapshot(a: Tensor): Tensor {
  const frozen = fromArray(a.runtime, a.array, { strides: a.strides });
  frozen.setHistory(a.history);
  return frozen;
}
