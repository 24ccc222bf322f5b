/**
 * @file ArrayBackend over any device's kernels: settles shapes, keeps constants lazy, leaves uncomputed what is too large
 * for `meta`, and has the kernels do the rest. Must not know how or where elements are computed.
 */
import { OutOfBytes } from './backend.ts';
import type { ArrayBackend, BinaryKernel, ConvolutionOptions, NDArray, ReduceKernel, UnaryKernel } from './backend.ts';
import type { DType } from './dtype.ts';
import { newElements, represent, settle, storedBytes } from './elements.ts';
import { isSquare, unchanged } from './identities.ts';
import type { Kernels } from './kernels.ts';
import { lazy, LazyArray } from './lazyArray.ts';
import type { Buffer } from './memory.ts';
import { Ownership } from './ownership.ts';
import { binaryDType, binaryFunction } from './plain/binary.ts';
import type { Cumulative } from './plain/lines.ts';
import { convolutionShape } from './plain/patches.ts';
import { reduceDType, reduceFill } from './plain/reduce.ts';
import { unaryDType, unaryFunctions } from './plain/unary.ts';
import { broadcastShapes, reducedShape, sameShape, sizeOf } from './shape.ts';
import type { Shape } from './shape.ts';
import { denseView, distinctShape, expandView, flipView, isDense, reshapeView, shrinkView, sliceView, transposeView } from './view.ts';
import type { View } from './view.ts';

interface Options {
  readonly name: ArrayBackend['name'];
  readonly kernels: Kernels;
  /** Arrays with more elements than this are not computed. */
  readonly knownElements: number;
}

export class LazyBackend implements ArrayBackend {
  readonly name: ArrayBackend['name'];
  readonly #kernels: Kernels;
  readonly #knownElements: number;
  readonly #ownership = new Ownership();

  constructor({ name, kernels, knownElements }: Options) {
    this.name = name;
    this.#kernels = kernels;
    this.#knownElements = knownElements;
  }

  get memory(): ArrayBackend['memory'] {
    const { bytes, peak, limit } = this.#kernels.memory.ledger;
    return { bytes, peak, limit, pieces: this.#ownership.pieces };
  }

  get made(): number {
    return this.#ownership.made;
  }

  scope<T>(body: () => T, keep: (result: T) => readonly NDArray[] = () => []): T {
    return this.#ownership.scope(body, keep);
  }

  sweep(live: Iterable<NDArray>, spares: (number: number) => boolean = () => false): void {
    this.#ownership.sweep(live, spares);
  }

  full(shape: Shape, value: number, dtype: DType): NDArray {
    return constant(shape, represent[dtype](value), dtype);
  }

  fromData(data: ArrayLike<number>, shape: Shape, dtype: DType): NDArray {
    if (data.length !== sizeOf(shape)) throw new RangeError(`${data.length} elements do not fill the shape (${shape.join(', ')}).`);
    return this.#computed(shape, dtype, [], () => {
      const buffer = this.#kernels.memory.allocate(dtype, data.length);
      const { elements } = buffer;
      if (dtype === 'float32' && data instanceof Float32Array) {
        elements.set(data);
        return buffer;
      }
      const convert = represent[dtype];
      for (let i = 0; i < data.length; i++) elements[i] = convert(data[i] ?? 0);
      return buffer;
    });
  }

  read(array: NDArray): ArrayLike<number> & Iterable<number> | undefined {
    const a = lazy(array);
    const size = sizeOf(a.shape);
    if (a.fill !== undefined && size <= this.#knownElements) {
      this.#kernels.memory.ledger.check(size * storedBytes[a.dtype]);
      return newElements[a.dtype](size).fill(a.fill);
    }
    if (this.#isUnknown(a) || a.view === undefined) return undefined;
    if (isDense(a.view)) return a.view.buffer.elements.slice(a.view.offset, a.view.offset + size);
    const copy = this.#kernels.copy(a.view);
    const elements = copy.elements.slice();
    copy.free();
    return elements;
  }

  cast(array: NDArray, dtype: DType): NDArray {
    const a = lazy(array);
    if (a.dtype === dtype) return a;
    if (a.fill !== undefined) return this.full(a.shape, a.fill, dtype);
    return this.#elementwise(a.shape, dtype, [a], (_, x) => this.#kernels.cast(x, dtype));
  }

  unary(kernel: UnaryKernel, array: NDArray): NDArray {
    const a = lazy(array);
    if (kernel === 'bitwiseNot' && a.dtype === 'bool') return this.unary('logicalNot', a);
    const dtype = unaryDType(kernel, a.dtype);
    if (a.fill !== undefined) return constant(a.shape, settle[dtype](unaryFunctions[kernel](a.fill)), dtype);
    return this.#elementwise(a.shape, dtype, [a], (_, x) => this.#kernels.unary(kernel, x));
  }

  binary(kernel: BinaryKernel, left: NDArray, right: NDArray): NDArray {
    const a = lazy(left);
    const b = lazy(right);
    const shape = broadcastShapes(a.shape, b.shape);
    const dtype = binaryDType(kernel, a.dtype);
    if (sizeOf(shape) === 0) return constant(shape, 0, dtype);
    if (a.fill !== undefined && b.fill !== undefined) {
      return constant(shape, settle[dtype](binaryFunction(kernel, a.dtype)(a.fill, b.fill, represent[a.dtype])), dtype);
    }
    if (isSquare(kernel, a, b)) return this.expand(this.binary('mul', a, a), shape);
    return unchanged(kernel, a, b, shape) ?? this.#elementwise(shape, dtype, [a, b], (distinct, x, y) => this.#kernels.binary(kernel, x, y, distinct));
  }

  where(condition: NDArray, a: NDArray, b: NDArray): NDArray {
    const shape = broadcastShapes(condition.shape, broadcastShapes(a.shape, b.shape));
    if (condition.fill !== undefined) return this.expand(condition.fill === 0 ? b : a, shape);
    if (a.fill !== undefined && Object.is(a.fill, b.fill)) return this.expand(a, shape);
    return this.#elementwise(shape, a.dtype, [lazy(condition), lazy(a), lazy(b)], (distinct, c, x, y) => this.#kernels.where(c, x, y, distinct));
  }

  reshape(array: NDArray, shape: Shape): NDArray {
    const a = lazy(array);
    if (sizeOf(shape) !== sizeOf(a.shape)) throw new RangeError(`The shape (${a.shape.join(', ')}) does not become (${shape.join(', ')}).`);
    if (sameShape(a.shape, shape)) return a;
    const view = a.view === undefined ? undefined : reshapeView(a.view, shape);
    if (a.view === undefined || view !== undefined) return this.#seen(a, shape, () => view);
    return this.#computed(shape, a.dtype, [a], (x) => this.#kernels.copy(x));
  }

  transpose(array: NDArray, permutation: readonly number[]): NDArray {
    const shape = permutation.map((axis) => array.shape[axis] ?? 1);
    return this.#seen(lazy(array), shape, (view) => transposeView(view, permutation));
  }

  expand(array: NDArray, shape: Shape): NDArray {
    if (sameShape(array.shape, shape)) return array;
    if (!sameShape(broadcastShapes(array.shape, shape), shape)) throw new RangeError(`The shape (${array.shape.join(', ')}) does not expand to (${shape.join(', ')}).`);
    return this.#seen(lazy(array), shape, (view) => expandView(view, shape));
  }

  slice(array: NDArray, start: readonly number[], length: readonly number[], step: readonly number[]): NDArray {
    return this.#seen(lazy(array), length, (view) => sliceView(view, start, length, step));
  }

  flip(array: NDArray, axes: readonly number[]): NDArray {
    return this.#seen(lazy(array), array.shape, (view) => flipView(view, axes));
  }

  pad(array: NDArray, padding: readonly (readonly [number, number])[], value: number): NDArray {
    const a = lazy(array);
    const shape = a.shape.map((extent, axis) => extent + (padding[axis]?.[0] ?? 0) + (padding[axis]?.[1] ?? 0));
    const background = represent[a.dtype](value);
    if (Object.is(a.fill, background) || sizeOf(a.shape) === 0) return constant(shape, background, a.dtype);
    const start = a.shape.map((_, axis) => padding[axis]?.[0] ?? 0);
    return this.#computed(shape, a.dtype, [a], (view) => this.#kernels.assemble([{ view, start }], shape, a.dtype, background));
  }

  concat(arrays: readonly NDArray[], axis: number): NDArray {
    const parts = arrays.map(lazy).filter((part) => sizeOf(part.shape) > 0);
    const [first] = arrays;
    if (first === undefined) throw new RangeError('There is nothing to concatenate.');
    const shape = first.shape.map((extent, at) => (at === axis ? arrays.reduce((sum, part) => sum + (part.shape[axis] ?? 0), 0) : extent));
    const fill = parts[0]?.fill;
    if (parts.every((part) => part.fill !== undefined && Object.is(part.fill, fill))) return constant(shape, fill ?? 0, first.dtype);
    let at = 0;
    const starts = parts.map((part) => {
      const start = shape.map((_, index) => (index === axis ? at : 0));
      at += part.shape[axis] ?? 0;
      return start;
    });
    return this.#computed(shape, first.dtype, parts, (...views) =>
      this.#kernels.assemble(views.map((view, index) => ({ view, start: starts[index] ?? [] })), shape, first.dtype, 0));
  }

  reduce(kernel: ReduceKernel, array: NDArray, axes: readonly number[], keepDims: boolean): NDArray {
    const a = lazy(array);
    const dtype = reduceDType(kernel, a.dtype);
    if (axes.length === 0) return this.#reduceNothing(kernel, a, dtype);
    const shape = reducedShape(a.shape, axes, keepDims);
    const count = axes.reduce((product, axis) => product * (a.shape[axis] ?? 1), 1);
    if (a.fill !== undefined) return constant(shape, represent[dtype](settle[dtype](reduceFill(kernel, a.fill, count, a.dtype, sizeOf(shape)))), dtype);
    return this.#reduceRepeated(kernel, a, axes, keepDims) ?? this.#computed(shape, dtype, [a], (x) => this.#kernels.reduce(kernel, x, axes));
  }

  /** What an axis only repeats need be reduced once; a sum is then multiplied. */
  #reduceRepeated(kernel: ReduceKernel, a: LazyArray, axes: readonly number[], keepDims: boolean): NDArray | undefined {
    const { view } = a;
    const shape = view?.shape.map((extent, axis) => (view.strides[axis] === 0 ? 1 : extent));
    if (view === undefined || shape === undefined || sameShape(shape, a.shape) || !(kernel in repeated)) return undefined;
    const times = axes.reduce((product, axis) => product * ((a.shape[axis] ?? 1) / (shape[axis] ?? 1)), 1);
    const once = this.reduce(kernel, this.#own(shape, { ...view, shape }), axes, keepDims);
    const result = repeated[kernel] === 'times' && times !== 1 ? this.binary('mul', once, this.full([], times, once.dtype)) : once;
    return this.expand(result, reducedShape(a.shape, axes, keepDims));
  }

  #reduceNothing(kernel: ReduceKernel, a: LazyArray, dtype: DType): NDArray {
    if (kernel === 'sumSquares') return this.binary('mul', a, a);
    return dtype === 'int64' && kernel.startsWith('arg') ? constant(a.shape, 0, dtype) : this.cast(a, dtype);
  }

  cumulative(kernel: Cumulative, array: NDArray, axis: number): NDArray {
    const a = lazy(array);
    return this.#computed(a.shape, a.dtype, [a], (x) => this.#kernels.cumulative(kernel, x, axis));
  }

  sort(array: NDArray, axis: number, descending: boolean): { readonly values: NDArray; readonly indices: NDArray } {
    const a = lazy(array);
    let places: Buffer | undefined;
    const values = this.#computed(a.shape, a.dtype, [a], (x) => {
      const sorted = this.#kernels.sort(x, axis, descending);
      places = sorted.indices;
      return sorted.values;
    });
    if (places === undefined) return { values, indices: sizeOf(a.shape) === 0 ? constant(a.shape, 0, 'int64') : unknown(a.shape, 'int64') };
    return { values, indices: this.#own(a.shape, denseView(places, a.shape)) };
  }

  take(array: NDArray, indices: NDArray): NDArray {
    const a = lazy(array);
    if (a.fill !== undefined) return constant(indices.shape, a.fill, a.dtype);
    return this.#computed(indices.shape, a.dtype, [a, lazy(indices)], (x, places) => this.#kernels.take(x, places));
  }

  put(values: NDArray, indices: NDArray, shape: Shape): NDArray {
    if (values.fill === 0) return constant(shape, 0, values.dtype);
    return this.#computed(shape, values.dtype, [lazy(values), lazy(indices)], (x, places) => this.#kernels.put(x, places, shape));
  }

  paste(a: NDArray, start: readonly number[], values: NDArray): NDArray {
    const parts = (x: View, y: View): Parameters<Kernels['assemble']>[0] => [{ view: x, start: a.shape.map(() => 0) }, { view: y, start }];
    return this.#computed(a.shape, a.dtype, [lazy(a), lazy(values)], (x, y) => this.#kernels.assemble(parts(x, y), a.shape, a.dtype, 0));
  }

  replace(a: NDArray, indices: NDArray, values: NDArray): NDArray {
    return this.#computed(a.shape, a.dtype, [lazy(a), lazy(indices), lazy(values)], (x, places, y) => this.#kernels.replace(x, places, y));
  }

  matmul(left: NDArray, right: NDArray): NDArray {
    const leading = left.shape.slice(0, -2);
    const batch = sizeOf(leading);
    const [m = 0, k = 0] = left.shape.slice(-2);
    const n = right.shape.at(-1) ?? 0;
    if (right.shape.at(-2) !== k || !sameShape(leading, right.shape.slice(0, -2))) {
      throw new RangeError(`The shapes (${left.shape.join(', ')}) and (${right.shape.join(', ')}) do not multiply.`);
    }
    const shape = [...leading, m, n];
    const { dtype } = left;
    if (left.fill !== undefined && right.fill !== undefined) return constant(shape, settle[dtype](left.fill * right.fill * k), dtype);
    const a = lazy(this.reshape(left, [batch, m, k]));
    const b = lazy(this.reshape(right, [batch, k, n]));
    return this.#computed(shape, dtype, [a, b], (x, y) => this.#kernels.matmul(x, y));
  }

  conv2d(x: NDArray, w: NDArray, options: ConvolutionOptions): NDArray {
    const shape = convolutionShape(x.shape, w.shape, options);
    return this.#computed(shape, x.dtype, [lazy(x), lazy(w)], (image, kernel) => this.#kernels.conv2d(image, kernel, shape, options));
  }

  conv2dInput(gradient: NDArray, w: NDArray, inputShape: Shape, options: ConvolutionOptions): NDArray {
    if (gradient.fill === 0 || w.fill === 0) return constant(inputShape, 0, w.dtype);
    return this.#computed(inputShape, w.dtype, [lazy(gradient), lazy(w)], (g, kernel) => this.#kernels.conv2dInput(g, kernel, inputShape, options));
  }

  conv2dWeight(x: NDArray, gradient: NDArray, weightShape: Shape, options: ConvolutionOptions): NDArray {
    if (gradient.fill === 0 || x.fill === 0) return constant(weightShape, 0, x.dtype);
    return this.#computed(weightShape, x.dtype, [lazy(x), lazy(gradient)], (image, g) => this.#kernels.conv2dWeight(image, g, weightShape, options));
  }

  #isUnknown(a: LazyArray): boolean {
    if (a.unknown && this.#knownElements === Infinity) throw new Error('This array was freed.');
    return a.unknown;
  }

  /** Another look at the same elements. */
  #seen(a: LazyArray, shape: Shape, look: (view: View) => View | undefined): LazyArray {
    if (a.fill !== undefined || sizeOf(shape) === 0) return constant(shape, a.fill ?? 0, a.dtype);
    const view = this.#isUnknown(a) || a.view === undefined ? undefined : look(a.view);
    return view === undefined ? unknown(shape, a.dtype) : this.#own(shape, view);
  }

  /** Computes each value once where operands are broadcast, and broadcasts the result. */
  #elementwise(shape: Shape, dtype: DType, inputs: readonly LazyArray[], compute: (distinct: Shape, ...views: Views) => Buffer): LazyArray {
    if (sizeOf(shape) === 0) return constant(shape, 0, dtype);
    if (!this.#computable(shape, inputs)) return unknown(shape, dtype);
    return this.#withViews(shape, inputs, (views) => {
      const distinct = distinctShape(shape, views);
      const shrunk = views.map((view) => shrinkView(view, distinct));
      return this.#own(shape, expandView(denseView(compute(distinct, ...(shrunk as Views)), distinct), shape)); // as many views as inputs
    });
  }

  #computed(shape: Shape, dtype: DType, inputs: readonly LazyArray[], compute: (...views: Views) => Buffer): LazyArray {
    if (sizeOf(shape) === 0) return constant(shape, 0, dtype);
    if (!this.#computable(shape, inputs) || inputs.some((input) => sizeOf(input.shape) > this.#knownElements)) return unknown(shape, dtype);
    return this.#withViews(shape, inputs, (views) => this.#own(shape, denseView(compute(...(views as Views)), shape))); // as many views as inputs
  }

  #computable(shape: Shape, inputs: readonly LazyArray[]): boolean {
    const known = inputs.every((input) => !this.#isUnknown(input));
    return known && sizeOf(shape) <= this.#knownElements;
  }

  /** A constant is seen as one element that every axis repeats. `shape` is that of the result. */
  #withViews<T>(shape: Shape, inputs: readonly LazyArray[], body: (views: readonly View[]) => T): T {
    const passing: Buffer[] = [];
    const views = inputs.map(({ view, shape: extents, dtype, fill }) => {
      if (view !== undefined && this.#ownership.holds(view.buffer)) return view;
      if (fill === undefined) throw new TypeError('This array belongs to another backend.');
      const buffer = this.#kernels.memory.allocate(dtype, 1);
      passing.push(buffer);
      buffer.elements[0] = fill;
      return expandView(denseView(buffer, []), extents);
    });
    try {
      return body(views);
    } catch (error) {
      throw error instanceof OutOfBytes && error.shape === undefined ? new OutOfBytes(error.needed, error.limit, shape) : error;
    } finally {
      for (const buffer of passing) buffer.free();
    }
  }

  /** A single element is a constant, which costs no memory. */
  #own(shape: Shape, view: View): LazyArray {
    const { buffer, offset } = view;
    if (sizeOf(shape) > 1) return this.#ownership.adopt(new LazyArray([...shape], buffer.dtype, undefined, view));
    const array = constant(shape, buffer.elements[offset] ?? 0, buffer.dtype);
    if (!this.#ownership.holds(buffer)) buffer.free();
    return array;
  }
}

/** What repeating an array does to its reduction. */
const repeated: Readonly<Partial<Record<ReduceKernel, 'times' | 'nothing'>>> = { sum: 'times', sumSquares: 'times', max: 'nothing', min: 'nothing', any: 'nothing', all: 'nothing' };

/** Views as a kernel takes them; how many there are is for the caller to know. */
type Views = [View, View, View];

const constant = (shape: Shape, value: number, dtype: DType): LazyArray => new LazyArray([...shape], dtype, sizeOf(shape) === 0 ? 0 : value, undefined);
const unknown = (shape: Shape, dtype: DType): LazyArray => new LazyArray([...shape], dtype, undefined, undefined);
