/**
 * @file Every kernel for every dtype as loops over typed arrays, wherever their memory lies.
 * Memory is taken before elements are looked at, since taking it may move them. Must not know laziness or scopes.
 */
import type { BinaryKernel, ConvolutionOptions, ReduceKernel, UnaryKernel } from './backend.ts';
import type { DType } from './dtype.ts';
import { newElements, represent, settleAll, storedBytes } from './elements.ts';
import type { Elements } from './elements.ts';
import type { Kernels } from './kernels.ts';
import type { Buffer, Memory } from './memory.ts';
import { answersTruth, binaryDType, binaryInto, whereInto } from './plain/binary.ts';
import { conv2dInputInto, conv2dInto, conv2dWeightInto, planOf, transposeInto } from './plain/convolution.ts';
import { putInto, replaceIn, takeInto } from './plain/indexing.ts';
import { cumulativeInto, sortInto } from './plain/lines.ts';
import type { Cumulative } from './plain/lines.ts';
import { addProduct } from './plain/matmul.ts';
import { argExtremeInto, reduceDType, reduceInto, runLoops } from './plain/reduce.ts';
import type { RunLoops } from './plain/reduce.ts';
import { choose } from './plain/select.ts';
import type { Choose } from './plain/select.ts';
import { copyInto, mapInto, unaryDType, unaryInto } from './plain/unary.ts';
import { denseStrides, reducedShape, sizeOf } from './shape.ts';
import type { Shape } from './shape.ts';
import { isDense, transposeView } from './view.ts';
import type { View } from './view.ts';

/** The loops that a device may have quicker ones for. */
export interface HotLoops extends RunLoops {
  readonly choose: Choose;
}
export const plainLoops: HotLoops = { ...runLoops, choose };

export class PlainKernels implements Kernels {
  constructor(readonly memory: Memory, readonly loops: HotLoops = plainLoops) {}

  cast(x: View, dtype: DType): Buffer {
    return this.#filled(dtype, sizeOf(x.shape), (out) => mapInto(represent[dtype], x, out), false);
  }

  unary(kernel: UnaryKernel, x: View): Buffer {
    return this.#filled(unaryDType(kernel, x.buffer.dtype), sizeOf(x.shape), (out) => unaryInto(kernel, x, out));
  }

  binary(kernel: BinaryKernel, a: View, b: View, shape: Shape): Buffer {
    return this.#filled(binaryDType(kernel, a.buffer.dtype), sizeOf(shape), (out) => binaryInto(kernel, a, b, shape, out), !answersTruth(kernel));
  }

  where(condition: View, a: View, b: View, shape: Shape): Buffer {
    return this.#filled(a.buffer.dtype, sizeOf(shape), (out) => whereInto(condition, a, b, shape, out, this.loops.choose), false);
  }

  copy(x: View): Buffer {
    return this.#filled(x.buffer.dtype, sizeOf(x.shape), (out) => copyInto(x, out), false);
  }

  assemble(parts: readonly { readonly view: View; readonly start: readonly number[] }[], shape: Shape, dtype: DType, background: number): Buffer {
    const strides = denseStrides(shape);
    // Parts may lie over one that is whole.
    const covered = parts.some(({ view }) => sizeOf(view.shape) === sizeOf(shape)) || parts.reduce((sum, { view }) => sum + sizeOf(view.shape), 0) === sizeOf(shape);
    const write = (out: Elements): void => {
      if (!covered) out.fill(background);
      for (const { view, start } of parts) copyInto(view, out, { offset: start.reduce((sum, at, axis) => sum + at * (strides[axis] ?? 0), 0), strides });
    };
    return this.#filled(dtype, sizeOf(shape), write, false);
  }

  reduce(kernel: ReduceKernel, x: View, axes: readonly number[]): Buffer {
    const dtype = reduceDType(kernel, x.buffer.dtype);
    const size = sizeOf(reducedShape(x.shape, axes, false));
    if (kernel !== 'argmax' && kernel !== 'argmin') return this.#filled(dtype, size, (out) => reduceInto(kernel, x, axes, dtype, out, this.loops), false);
    const kept = x.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
    const length = axes.reduce((product, axis) => product * (x.shape[axis] ?? 1), 1);
    return this.#filled(dtype, size, (out) => argExtremeInto(kernel, dense(transposeView(x, [...kept, ...axes])), length, out));
  }

  cumulative(kernel: Cumulative, x: View, axis: number): Buffer {
    return this.#filled(x.buffer.dtype, sizeOf(x.shape), (out) => cumulativeInto(kernel, x, axis, x.buffer.dtype, out), false);
  }

  sort(x: View, axis: number, descending: boolean): { readonly values: Buffer; readonly indices: Buffer } {
    this.memory.ledger.check(sizeOf(x.shape) * (storedBytes[x.buffer.dtype] + storedBytes.int64));
    const values = this.memory.allocate(x.buffer.dtype, sizeOf(x.shape));
    const indices = this.memory.allocate('int64', sizeOf(x.shape));
    sortInto(x, axis, descending, values.elements, indices.elements);
    return { values, indices };
  }

  take(x: View, indices: View): Buffer {
    return this.#filled(x.buffer.dtype, sizeOf(indices.shape), (out) => takeInto(dense(x), 0, dense(indices), out), false);
  }

  put(values: View, indices: View, shape: Shape): Buffer {
    return this.#filled(values.buffer.dtype, sizeOf(shape), (out) => putInto(dense(values), dense(indices), out));
  }

  replace(x: View, indices: View, values: View): Buffer {
    return this.#filled(x.buffer.dtype, sizeOf(x.shape), (out) => {
      out.set(dense(x));
      replaceIn(out, dense(indices), dense(values));
    }, false);
  }

  matmul(a: View, b: View): Buffer {
    const [batch = 1, m = 0, k = 0] = a.shape;
    const n = b.shape[2] ?? 0;
    return this.#filled(a.buffer.dtype, batch * m * n, (out) => {
      const rows = dense(a);
      const columns = dense(transposeView(b, [0, 2, 1]));
      out.fill(0);
      for (let i = 0; i < batch; i++) {
        addProduct({ data: rows, offset: i * m * k, count: m }, { data: columns, offset: i * n * k, count: n }, k, out, i * m * n);
      }
    });
  }

  conv2d(x: View, w: View, out: Shape, options: ConvolutionOptions): Buffer {
    const plan = planOf(x.shape, w.shape, out, options);
    return this.#filled(x.buffer.dtype, sizeOf(out), (elements) => conv2dInto(dense(x), dense(w), plan, x.buffer.dtype, elements));
  }

  conv2dInput(gradient: View, w: View, x: Shape, options: ConvolutionOptions): Buffer {
    const plan = planOf(x, w.shape, gradient.shape, options);
    return this.#filled(w.buffer.dtype, sizeOf(x), (out) => conv2dInputInto(dense(gradient), dense(w), plan, w.buffer.dtype, out));
  }

  conv2dWeight(x: View, gradient: View, w: Shape, options: ConvolutionOptions): Buffer {
    const plan = planOf(x.shape, w, gradient.shape, options);
    return this.#filled(x.buffer.dtype, sizeOf(w), (out) => conv2dWeightInto(dense(x), dense(gradient), plan, x.buffer.dtype, out));
  }

  /** `arithmetic` results are settled into values of the dtype; what was copied is one already. */
  #filled(dtype: DType, length: number, write: (out: Elements) => void, arithmetic = true): Buffer {
    const buffer = this.memory.allocate(dtype, length);
    try {
      write(buffer.elements);
      if (arithmetic) settleAll(dtype, buffer.elements);
    } catch (error) {
      buffer.free();
      throw error;
    }
    return buffer;
  }
}

/** The view's elements one after the other: its own where they lie so, else a passing copy. */
function dense(view: View): Elements {
  const { elements, dtype } = view.buffer;
  const size = sizeOf(view.shape);
  if (isDense(view)) return elements.subarray(view.offset, view.offset + size);
  const copy = newElements[dtype](size);
  const [rows = 0, columns = 0] = swappedPair(view);
  if (rows > 0) transposeInto(elements, view.offset, rows, columns, copy, 0);
  else copyInto(view, copy);
  return copy;
}

/** Extents of the dense matrix whose transpose a two-dimensional view is (one batch). */
function swappedPair({ shape, strides }: View): number[] {
  const [batch = 1, rows = 0, columns = 0] = shape.length === 3 ? shape : [1, ...shape];
  const [rowStride = 0, columnStride = 0] = strides.slice(-2);
  return shape.length >= 2 && shape.length <= 3 && batch === 1 && rowStride === 1 && columnStride === rows ? [columns, rows] : [];
}
