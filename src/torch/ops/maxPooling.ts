/** @file Max pooling in one, two and three dimensions, with the places of what was taken, and its inverse. */
import type { NDArray } from '../../arrays/backend.ts';
import { runtimeError } from '../errors.ts';
import { flatIndices, replace, take } from '../primitives/gathering.ts';
import { reshape } from '../primitives/movement.ts';
import { at, contiguousStrides, range, sameShape, showShape, sizeOf } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { checkWindow, windowCount, type Window } from './averagePooling.ts';

export interface MaxResult { readonly values: Tensor; readonly indices: Tensor }

/** Every combination of one item of each list, the last list fastest. */
const combinations = (lists: readonly (readonly number[])[]): number[][] => lists.reduce<number[][]>((all, list) => all.flatMap((head) => list.map((item) => [...head, item])), [[]]);
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, n, i) => sum + n * at(b, i), 0);

/** Takes elements at places within the last `axes` axes (flattened together). */
function takeWithin(x: Tensor, places: NDArray, axes: number, name: string): MaxResult {
  const lines = [sizeOf(x.shape.slice(0, -axes)), sizeOf(x.shape.slice(-axes))];
  const { arrays } = x.runtime;
  const flat = flatIndices(arrays, arrays.reshape(places, [at(lines, 0), sizeOf(places.shape.slice(-axes))]), 1, lines);
  return { values: take(x, arrays.reshape(flat, places.shape), name), indices: fromArray(x.runtime, places) };
}

/** Where the largest element of each window is; the first of equal ones. NaN counts as the largest. */
function largest(x: Tensor, window: Window, dilation: readonly number[]): NDArray {
  const { arrays } = x.runtime;
  const axes = window.kernel.length;
  const lead = x.rank - axes;
  const lengths = x.shape.slice(lead);
  const counts = lengths.map((n, i) => windowCount(n, i, window, at(dilation, i)));
  const behind = lengths.map((n, i) => Math.max(0, (at(counts, i) - 1) * at(window.stride, i) + at(dilation, i) * (at(window.kernel, i) - 1) + 1 - n - at(window.padding, i)));
  const padded = arrays.pad(x.array, x.shape.map((_, axis) => (axis < lead ? [0, 0] as const : [at(window.padding, axis - lead), at(behind, axis - lead)] as const)), -Infinity);
  const strides = contiguousStrides(lengths);
  const starts = combinations(counts.map((count, i) => range(count).map((n) => n * at(window.stride, i) - at(window.padding, i))));
  let best: NDArray | undefined;
  let place: NDArray = arrays.full(counts, 0, 'int64');
  for (const offset of combinations(window.kernel.map((k, i) => range(k).map((n) => n * at(dilation, i))))) {
    const candidate = arrays.slice(padded, x.shape.map((_, axis) => (axis < lead ? 0 : at(offset, axis - lead))), [...x.shape.slice(0, lead), ...counts], x.shape.map((_, axis) => (axis < lead ? 1 : at(window.stride, axis - lead))));
    const here = arrays.fromData(starts.map((start) => dot(start, strides) + dot(offset, strides)), counts, 'int64');
    const better = best === undefined ? undefined : arrays.binary('logicalOr', arrays.binary('gt', candidate, best), arrays.unary('isnan', candidate));
    place = better === undefined ? arrays.expand(here, candidate.shape) : arrays.where(better, here, place);
    best = best === undefined || better === undefined ? candidate : arrays.where(better, candidate, best);
  }
  return place;
}

const maxNames = ['', 'SqueezeBackward1', 'MaxPool2DWithIndicesBackward0', 'MaxPool3DWithIndicesBackward0'] as const;
const adaptiveNames = ['', 'SqueezeBackward1', 'AdaptiveMaxPool2DBackward0', 'AdaptiveMaxPool3DBackward0'] as const;

export function poolMax(x: Tensor, window: Window, dilation: readonly number[]): MaxResult {
  checkWindow(x, window, dilation);
  return takeWithin(x, largest(x, window, dilation), window.kernel.length, at(maxNames, window.kernel.length));
}

/**
 * The largest of windows that are given one by one: `windows[axis][n]` lists the positions that window n covers. Windows
 * of unequal lengths repeat their first position, which changes nothing.
 */
function largestOfWindows(x: Tensor, windows: readonly (readonly (readonly number[])[])[], name: string): MaxResult {
  const { arrays } = x.runtime;
  const axes = windows.length;
  const lengths = x.shape.slice(-axes);
  const strides = contiguousStrides(lengths);
  const cells = combinations(windows.map((list) => range(list.length))).map((cell) => combinations(cell.map((n, axis) => at(at(windows, axis), n))).map((place) => dot(place, strides)));
  const most = Math.max(...cells.map((cell) => cell.length));
  const table = arrays.fromData(cells.flatMap((cell) => range(most).map((i) => cell[i] ?? at(cell, 0))), [cells.length, most], 'int64');
  const planes = sizeOf(x.shape.slice(0, -axes));
  const starts = arrays.fromData(range(planes).map((plane) => plane * sizeOf(lengths)), [planes, 1, 1], 'int64');
  const candidates = arrays.take(x.array, arrays.binary('add', starts, arrays.reshape(table, [1, cells.length, most])));
  const best = arrays.reduce('argmax', candidates, [2], false);
  const rows = arrays.fromData(range(cells.length).map((cell) => cell * most), [1, cells.length], 'int64');
  const places = arrays.take(table, arrays.binary('add', rows, best));
  return takeWithin(x, arrays.reshape(places, [...x.shape.slice(0, -axes), ...windows.map((list) => list.length)]), axes, name);
}

/** Which inputs an adaptive window covers. */
export const adaptiveRange = (i: number, length: number, count: number): readonly [start: number, end: number] => [Math.floor((i * length) / count), Math.ceil(((i + 1) * length) / count)];

export function adaptiveMax(x: Tensor, output: readonly number[]): MaxResult {
  const windows = output.map((count, i) => range(count).map((n) => {
    const [start, end] = adaptiveRange(n, at(x.shape, i - output.length), count);
    return range(end - start, start);
  }));
  return largestOfWindows(x, windows, at(adaptiveNames, output.length));
}

/** Windows of one size whose starts a random number places (Graham 2014). Samples are one for each axis: in two dimensions, as PyTorch has it, the last axis comes first. */
export function fractionalMax(x: Tensor, kernel: readonly number[], output: readonly number[], samples: Tensor): MaxResult {
  const axes = kernel.length;
  const data = x.runtime.arrays.read(samples.array) ?? [];
  const planes = sizeOf(x.shape.slice(0, -axes));
  kernel.forEach((k, i) => {
    if (at(output, i) + k - 1 >= at(x.shape, i - axes) + (axes === 2 ? 1 : 0)) runtimeError(`fractional_max_pool${axes}d${axes === 3 ? '_out' : ''}(): pool ${at(fractionalAxes, i - axes)} ${k} too large relative to input ${at(fractionalAxes, i - axes)} ${at(x.shape, i - axes)}`);
  });
  const starts = (plane: number, axis: number): number[] => fractionalStarts(data[plane * axes + (axes === 2 ? 1 - axis : axis)] ?? 0, at(x.shape, axis - axes), at(output, axis), at(kernel, axis));
  const { arrays } = x.runtime;
  const flat = reshape(x, [planes, ...x.shape.slice(-axes)]);
  const places = range(planes).map((plane) => {
    const image = fromArray(x.runtime, arrays.slice(flat.array, [plane, ...kernel.map(() => 0)], [1, ...x.shape.slice(-axes)], flat.shape.map(() => 1)));
    return largestOfWindows(image, range(axes).map((axis) => starts(plane, axis).map((start) => range(at(kernel, axis), start))), '').indices.array;
  });
  return takeWithin(x, arrays.reshape(arrays.concat(places, 0), [...x.shape.slice(0, -axes), ...output]), axes, `FractionalMaxPool${axes}DBackward0`);
}
const fractionalAxes = ['time', 'height', 'width'] as const;
/** ⌊(i + u)·α⌋ − ⌊u·α⌋ with α = (length − kernel)/(count − 1); the last window ends at the end. */
function fractionalStarts(sample: number, length: number, count: number, kernel: number): number[] {
  const alpha = count > 1 ? (length - kernel) / (count - 1) : 0;
  return range(count).map((i) => (i === count - 1 ? length - kernel : Math.floor((i + sample) * alpha) - Math.floor(sample * alpha)));
}

/** Puts values back to the places that max pooling took them from; zeros elsewhere. Of several for one place the last wins. */
export function unpoolMax(values: Tensor, indices: Tensor, lengths: readonly number[]): Tensor {
  const axes = lengths.length;
  if (!sameShape(values.shape, indices.shape)) runtimeError(`Expected shape of indices to be same as that of the input tensor (${showShape(values.shape)}) but got indices tensor with shape: ${showShape(indices.shape)}`);
  const { arrays } = values.runtime;
  const planes = sizeOf(values.shape.slice(0, -axes));
  const each = sizeOf(values.shape.slice(-axes));
  const outside = Array.from(arrays.read(indices.array) ?? []).find((place) => place < 0 || place >= sizeOf(lengths));
  if (outside !== undefined) runtimeError(axes === 3 ? `found an invalid max index ${outside} (output volumes are of size ${lengths.join('x')}` : `Found an invalid max index: ${outside} (output volumes are of size ${(axes === 1 ? [...lengths, 1] : lengths).join('x')}`);
  const flat = flatIndices(arrays, arrays.reshape(indices.array, [planes, each]), 1, [planes, sizeOf(lengths)]);
  const background = fromArray(values.runtime, arrays.full([planes, sizeOf(lengths)], 0, values.dtype));
  return reshape(replace(background, flat, reshape(values, [planes, each])), [...values.shape.slice(0, -axes), ...lengths], axes === 3 ? 'MaxUnpool3DBackward0' : axes === 2 ? 'MaxUnpool2DBackward0' : 'SqueezeBackward1');
}
/** The lengths before pooling, unless told. */
export function unpooledLengths(values: Tensor, { kernel, stride, padding }: Window, given: readonly number[] | undefined): readonly number[] {
  const axes = kernel.length;
  const usual = kernel.map((k, i) => (at(values.shape, i - axes) - 1) * at(stride, i) + k - 2 * at(padding, i));
  if (given === undefined) return usual;
  const lengths = given.length === axes + 2 ? given.slice(2) : given;
  return lengths.length === axes ? lengths : runtimeError(`output_size should be a sequence containing ${axes} or ${axes + 2} elements, but it has a length of '${showShape(given)}'`);
}
