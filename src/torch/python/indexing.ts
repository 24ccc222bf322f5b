/** @file `x[…]` and `x[…] = …`: integers and slices are views, lists, masks and index tensors gather. */
import { requireScalar } from '../overflow.ts';
import { Ellipsis, None, PyList, PyRange, PySlice, PyTuple, unbox, type Value } from '../../python/evaluator/values.ts';
import type { Interpreter } from '../../python/evaluator/interpreter.ts';
import type { NDArray } from '../../arrays/backend.ts';
import { isFloating } from '../../arrays/dtype.ts';
import { scalarName } from '../dtypes.ts';
import { indexError, runtimeError, typeError, valueError } from '../errors.ts';
import { checkOverlap, overwrite, refuseOverlap, updateInPlace } from '../autograd/inplace.ts';
import { fromPython } from '../ops/creation.ts';
import { expandTo, narrowTo, select, unsqueeze } from '../ops/movement.ts';
import { nonzeroRows } from '../ops/joining.ts';
import { slice } from '../primitives/movement.ts';
import { replace, take } from '../primitives/gathering.ts';
import { cast, where } from '../primitives/pointwise.ts';
import { isScalar, scalarDtype } from '../scalar.ts';
import { itemOf, wrapNumber } from '../schema/convert.ts';
import { at, broadcast, contiguousStrides, range, sameShape, showShape } from '../shapes.ts';
import { fromArray, isTensor, type Tensor } from '../tensor.ts';

/** The view that integers, slices, None and … make, and the index tensors that are left, by axis of the view. */
interface Resolved { readonly view: Tensor; readonly picks: ReadonlyMap<number, Tensor> }

function keyItems(key: Value): readonly Value[] {
  if (key instanceof PyTuple) return key.items;
  if (key instanceof PyList && key.items.length < 32 && key.items.some((item) => isTensor(item) || item instanceof PyList || item instanceof PyTuple || item instanceof PySlice || item === None || item === Ellipsis)) return key.items;
  return [key];
}
const isMaskType = (tensor: Tensor): boolean => tensor.dtype === 'bool' || tensor.dtype === 'uint8';
const isMask = (value: Value): value is Tensor => isTensor(value) && isMaskType(value);
/** How many axes of the tensor an item uses up. */
const axesOf = (item: Value): number => (item === None || item === Ellipsis || truthOf(item) !== undefined ? 0 : isMask(item) ? item.rank : 1);
/** A condition without axes puts a new axis there, of one element or none. */
const truthOf = (item: Value): boolean | undefined => (typeof item === 'boolean' ? item : isMask(item) && item.rank === 0 ? itemOf(item) !== 0 : undefined);

function sliceBound(interpreter: Interpreter, value: Value, fallback: number): number {
  if (value === None) return fallback;
  if (isTensor(value)) return itemOf(value);
  if (typeof value === 'bigint') return Number(value);
  const index = interpreter.getattrOptional(value, '__index__');
  return index === undefined ? typeError('slice indices must be integers or None or have an __index__ method') : Number(interpreter.call(index));
}
function sliceAxis(interpreter: Interpreter, tensor: Tensor, axis: number, key: PySlice): Tensor {
  const size = at(tensor.shape, axis);
  const step = sliceBound(interpreter, key.step, 1);
  if (step <= 0) valueError(step === 0 ? 'slice step cannot be zero' : 'step must be greater than zero');
  // PyTorch takes no view where a slice names both ends; `:` names neither.
  if (key.stop !== None && step === 1 && sliceBound(interpreter, key.start, 0) === 0 && sliceBound(interpreter, key.stop, size) === size) return tensor;
  const clip = (bound: number): number => Math.min(Math.max(bound < 0 ? bound + size : bound, 0), size);
  const start = clip(sliceBound(interpreter, key.start, 0));
  const stop = Math.max(clip(sliceBound(interpreter, key.stop, size)), start);
  return narrowTo(tensor, axis, start, Math.ceil((stop - start) / step), step);
}
/** `shown` is the item's place among the items. */
function selectAxis(tensor: Tensor, axis: number, index: number, shown: number): Tensor {
  const size = at(tensor.shape, axis);
  if (index < -size || index >= size) indexError(`index ${index} is out of bounds for dimension ${shown} with size ${size}`);
  return select(tensor, axis, index);
}

function resolve(interpreter: Interpreter, self: Tensor, key: Value): Resolved {
  const items = keyItems(key).map(unbox);
  const used = items.reduce<number>((sum, item) => sum + axesOf(item), 0);
  if (self.rank === 0 && items.some((item) => typeof item === 'bigint')) indexError('invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number');
  if (used > self.rank) indexError(`too many indices for tensor of dimension ${self.rank}`);
  const picks = new Map<number, Tensor>();
  let view = self;
  let axis = 0;
  for (const [shown, item] of items.entries()) {
    const truth = truthOf(item);
    if (typeof item === 'bigint') view = selectAxis(view, axis, Number(item), shown);
    else if (item instanceof PySlice) view = sliceAxis(interpreter, view, axis++, item);
    else if (item === Ellipsis) axis += self.rank - used;
    else if (item === None) view = unsqueeze(view, axis++);
    else if (truth !== undefined) {
      view = unsqueeze(view, axis);
      picks.set(axis++, fromArray(self.runtime, self.runtime.arrays.full([truth ? 1 : 0], 0, 'int64')));
    } else if (isTensor(item) && item.rank === 0 && !isFloating(item.dtype)) view = selectAxis(view, axis, itemOf(item), shown);
    else axis = addPick(interpreter, view, item, axis, picks);
  }
  return { view, picks };
}

/** An index tensor takes one axis, a mask as many as it has. */
function addPick(interpreter: Interpreter, view: Tensor, item: Value, axis: number, picks: Map<number, Tensor>): number {
  return pickByTensor(view, isTensor(item) ? item : item instanceof PyList || item instanceof PyTuple || item instanceof PyRange ? fromPython(view.runtime, item, undefined) : indexByNumber(interpreter, view, item), axis, picks);
}
function pickByTensor(view: Tensor, index: Tensor, axis: number, picks: Map<number, Tensor>): number {
  if (isMaskType(index)) {
    range(index.rank).forEach((d) => {
      if (index.shape[d] !== view.shape[axis + d]) indexError(`The shape of the mask ${showShape(index.shape)} at index ${d} does not match the shape of the indexed tensor ${showShape(view.shape)} at index ${axis + d}`);
    });
    const rows = nonzeroRows(index);
    range(index.rank).forEach((d) => picks.set(axis + d, fromArray(view.runtime, view.runtime.arrays.fromData(rows.map((row) => at(row, d)), [rows.length], 'int64'))));
    return axis + index.rank;
  }
  if (index.dtype.startsWith('float') && index.size > 0) indexError('tensors used as indices must be long, byte or bool tensors');
  picks.set(axis, fromArray(view.runtime, view.runtime.arrays.cast(index.array, 'int64')));
  return axis + 1;
}
function indexByNumber(interpreter: Interpreter, view: Tensor, item: Value): Tensor {
  if (typeof item === 'string') return typeError("new(): invalid data type 'str'");
  const index = interpreter.getattrOptional(item, '__index__');
  if (index === undefined) return indexError(`only integers, slices (\`:\`), ellipsis (\`...\`), None and long or byte Variables are valid indices (got ${interpreter.typeOf(item).name})`);
  return fromArray(view.runtime, view.runtime.arrays.full([], Number(interpreter.call(index)), 'int64'));
}

/** Flat positions in the view of what the index tensors pick, in the shape of the result. */
function positions({ view, picks }: Resolved): NDArray {
  const { arrays } = view.runtime;
  const axes = [...picks.keys()];
  const shape = [...picks.values()].map((pick) => pick.shape).reduce(joinShapes, []);
  const first = at(axes, 0);
  const adjacent = axes.every((axis, i) => axis === first + i);
  const lead = adjacent ? first : 0;
  const rest = range(view.rank).filter((axis) => !picks.has(axis));
  const before = rest.filter((axis) => adjacent && axis < first);
  const result = [...before.map((axis) => at(view.shape, axis)), ...shape, ...rest.slice(before.length).map((axis) => at(view.shape, axis))];
  const strides = contiguousStrides(view.shape);
  let flat = arrays.full(result.map(() => 1), 0, 'int64');
  for (const [number, [axis, pick]] of [...picks].entries()) {
    const scaled = arrays.binary('mul', wrapped(pick, at(view.shape, axis), number), arrays.full([], at(strides, axis), 'int64'));
    flat = arrays.binary('add', flat, arrays.reshape(scaled, placed(pick.shape, lead + shape.length - pick.rank, result.length)));
  }
  rest.forEach((axis, i) => {
    const place = i < before.length ? i : shape.length + i;
    const along = range(at(view.shape, axis)).map((n) => n * at(strides, axis));
    flat = arrays.binary('add', flat, arrays.fromData(along, placed([along.length], place, result.length), 'int64'));
  });
  return arrays.expand(flat, result);
}
/** A shape with ones around it. */
const placed = (shape: readonly number[], start: number, rank: number): number[] => range(rank).map((axis) => shape[axis - start] ?? 1);
function joinShapes(a: readonly number[], b: readonly number[]): readonly number[] {
  const fits = range(Math.min(a.length, b.length)).every((i) => a.at(-1 - i) === b.at(-1 - i) || a.at(-1 - i) === 1 || b.at(-1 - i) === 1);
  return fits ? broadcast(a, b) : indexError(`shape mismatch: indexing tensors could not be broadcast together with shapes ${showShape(a)}, ${showShape(b)}`);
}
/** Negative indices count from the end. In a complaint, PyTorch counts the index tensors, not the axes. */
function wrapped(pick: Tensor, size: number, number: number): NDArray {
  const { arrays } = pick.runtime;
  const bad = Array.from(arrays.read(pick.array) ?? []).find((index) => index < -size || index >= size);
  if (bad !== undefined) indexError(`index ${bad} is out of bounds for dimension ${number} with size ${size}`);
  const negative = arrays.binary('lt', pick.array, arrays.full([], 0, 'int64'));
  return arrays.where(negative, arrays.binary('add', pick.array, arrays.full([], size, 'int64')), pick.array);
}

/** Flat positions in the tensor of what index tensors pick along its first axes; a mask takes as many axes as it has. */
export function positionsOf(self: Tensor, indices: readonly Tensor[]): NDArray {
  const picks = new Map<number, Tensor>();
  let axis = 0;
  for (const index of indices) axis = pickByTensor(self, index, axis, picks);
  if (axis > self.rank) indexError(`too many indices for tensor of dimension ${self.rank} (got ${indices.length})`);
  return positions({ view: self, picks });
}

/** `self[key]` */
export function getItem(interpreter: Interpreter, self: Tensor, key: Value): Value {
  const resolved = resolve(interpreter, self, key);
  if (resolved.picks.size > 0) return take(resolved.view, positions(resolved), 'IndexBackward0');
  return resolved.view === self ? alias(self, key) : resolved.view;
}
/** `x[...]` and `x[0:5]` of five are views of their own. */
const alias = (self: Tensor, key: Value): Tensor => slice(self, { start: self.shape.map(() => 0), length: self.shape, step: self.shape.map(() => 1) }, key instanceof PySlice ? 'SliceBackward0' : 'AliasBackward0');

/** `self[key] = value` */
export function setItem(interpreter: Interpreter, self: Tensor, key: Value, value: Value): void {
  const source = isTensor(value) ? value : isScalar(value) ? wrapNumber(self.runtime, requireScalar(Number(value), self.dtype), scalarDtype(value)) : fromPython(self.runtime, value, self.dtype);
  const mask = keyItems(key).length === 1 ? keyItems(key)[0] : undefined;
  if (mask !== undefined && isMask(mask) && sameShape(mask.shape, self.shape) && source.size === 1) {
    updateInPlace(self, (before) => renamed(where(cast(mask, 'bool'), cast(source, self.dtype), before), 'IndexPutBackward0'));
    return;
  }
  const resolved = resolve(interpreter, self, key);
  if (resolved.picks.size === 0) {
    const target = resolved.view;
    const fitting = fitted(source, target.shape);
    checkOverlap(target, fitting);
    updateInPlace(target, (before) => overwrite(before, fitting, source.rank === 0 && target.rank > 0 ? 'FillBackward3' : 'CopyBackwards'));
    return;
  }
  if (isTensor(value) && value.rank > 0 && value.dtype !== self.dtype) runtimeError(`Index put requires the source and destination dtypes match, got ${scalarName(self.dtype)} for the destination and ${scalarName(value.dtype)} for the source.`);
  refuseOverlap(resolved.view, source);
  updateInPlace(resolved.view, (before) => putAt(before, positions(resolved), source));
}

/** Leading ones don't count. */
function fitted(source: Tensor, shape: readonly number[]): Tensor {
  if (source.shape[0] === 1 && source.rank > 0 && !sameShape(source.shape, shape)) return fitted(select(source, 0, 0), shape);
  return expandTo(source, shape);
}
const renamed = (tensor: Tensor, name: string): Tensor => {
  if (tensor.gradFn !== undefined) tensor.gradFn.name = name;
  return tensor;
};
/** Puts values at flat positions; of several for one place the last wins. */
function putAt(before: Tensor, flat: NDArray, source: Tensor): Tensor {
  const fits = source.rank <= flat.shape.length && source.shape.every((n, i) => n === 1 || n === flat.shape[i + flat.shape.length - source.rank]);
  if (!fits) runtimeError(`shape mismatch: value tensor of shape ${showShape(source.shape)} cannot be broadcast to indexing result of shape ${showShape(flat.shape)}`);
  return replace(before, flat, expandTo(cast(source, before.dtype), flat.shape));
}
