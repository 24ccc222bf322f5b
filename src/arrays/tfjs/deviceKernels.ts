/**
 * @file float32 through tfjs where it is right and fast; everything else by the plain loops, on the same memory.
 *
 * Left to the loops, each for a reason: reductions (tfjs adds in float32 and one by one), comparisons, maximum and
 * minimum and select (slower in tfjs; sums and select have vector loops of ours, heapLoops.ts), clip (hides NaN), grouped convolution (tfjs has none here), batches of matrices
 * (tfjs is slower with more than one), every other dtype.
 * Must not know laziness or scopes.
 */
import type { BinaryKernel, ConvolutionOptions, ReduceKernel, UnaryKernel } from '../backend.ts';
import type { DType } from '../dtype.ts';
import type { Kernels } from '../kernels.ts';
import type { Buffer } from '../memory.ts';
import type { Cumulative } from '../plain/lines.ts';
import { PlainKernels } from '../plainKernels.ts';
import type { HotLoops } from '../plainKernels.ts';
import { sizeOf } from '../shape.ts';
import type { Shape } from '../shape.ts';
import type { View } from '../view.ts';
import { convolve, convolveInput, convolveWeight, suits } from './convolution.ts';
import type { DeviceMemory } from './deviceMemory.ts';
import { permutationOf, Session } from './session.ts';

const unaryNames: { readonly [K in UnaryKernel]?: string } = {
  neg: 'Neg', abs: 'Abs', sqrt: 'Sqrt', exp: 'Exp', log: 'Log', tanh: 'Tanh', sigmoid: 'Sigmoid', rsqrt: 'Rsqrt', reciprocal: 'Reciprocal',
};
const binaryNames: { readonly [K in BinaryKernel]?: string } = { add: 'Add', sub: 'Sub', mul: 'Multiply', div: 'RealDiv' };

/** Below this many elements (or multiplications) the way into tfjs costs more than it saves. */
export const worthwhile = 512;
/** What XNNPACK broadcasts. */
const mostAxes = 5;

export class DeviceKernels implements Kernels {
  readonly #plain: PlainKernels;
  /** Operations on fewer elements are left to the loops. */
  readonly #smallest: number;

  constructor(readonly memory: DeviceMemory, loops: HotLoops, smallest: number) {
    this.#smallest = smallest;
    this.#plain = new PlainKernels(memory, loops);
  }

  unary(kernel: UnaryKernel, x: View): Buffer {
    const name = unaryNames[kernel];
    if (name === undefined || !this.#suitable(x.shape, x)) return this.#plain.unary(kernel, x);
    return this.#session((session) => session.run(name, { x: session.tensor(x) }, x.shape));
  }

  binary(kernel: BinaryKernel, a: View, b: View, shape: Shape): Buffer {
    const name = binaryNames[kernel];
    if (name === undefined || shape.length > mostAxes || !this.#suitable(shape, a, b)) return this.#plain.binary(kernel, a, b, shape);
    return this.#session((session) => session.run(name, { a: session.operand(a), b: session.operand(b) }, shape));
  }

  copy(x: View): Buffer {
    if (!this.#suitable(x.shape, x) || permutationOf(x) === undefined) return this.#plain.copy(x);
    return this.#session((session) => session.copy(x));
  }

  matmul(a: View, b: View): Buffer {
    const [batch = 1, m = 0, k = 0] = a.shape;
    const shape = [batch, m, b.shape[2] ?? 0];
    if (a.buffer.dtype !== 'float32' || batch > 1 || k === 0 || k * sizeOf(shape) < this.#smallest) return this.#plain.matmul(a, b);
    const product = this.#session((session) => session.product(a, b));
    return this.#orPlain(product, () => this.#plain.matmul(a, b));
  }

  conv2d(x: View, w: View, out: Shape, options: ConvolutionOptions): Buffer {
    if (!suits(x, options)) return this.#plain.conv2d(x, w, out, options);
    const result = this.#session((session) => convolve(session, x, w, out, options));
    return this.#orPlain(result, () => this.#plain.conv2d(x, w, out, options));
  }

  conv2dInput(gradient: View, w: View, x: Shape, options: ConvolutionOptions): Buffer {
    if (!suits(w, options)) return this.#plain.conv2dInput(gradient, w, x, options);
    const result = this.#session((session) => convolveInput(session, gradient, w, x, options));
    return this.#orPlain(result, () => this.#plain.conv2dInput(gradient, w, x, options));
  }

  conv2dWeight(x: View, gradient: View, w: Shape, options: ConvolutionOptions): Buffer {
    if (!suits(x, options)) return this.#plain.conv2dWeight(x, gradient, w, options);
    const result = this.#session((session) => convolveWeight(session, x, gradient, w, options));
    return this.#orPlain(result, () => this.#plain.conv2dWeight(x, gradient, w, options));
  }

  cast(x: View, dtype: DType): Buffer {
    return this.#plain.cast(x, dtype);
  }

  where(condition: View, a: View, b: View, shape: Shape): Buffer {
    return this.#plain.where(condition, a, b, shape);
  }

  assemble(...parts: Parameters<Kernels['assemble']>): Buffer {
    return this.#plain.assemble(...parts);
  }

  reduce(kernel: ReduceKernel, x: View, axes: readonly number[]): Buffer {
    return this.#plain.reduce(kernel, x, axes);
  }

  cumulative(kernel: Cumulative, x: View, axis: number): Buffer {
    return this.#plain.cumulative(kernel, x, axis);
  }

  sort(x: View, axis: number, descending: boolean): { readonly values: Buffer; readonly indices: Buffer } {
    return this.#plain.sort(x, axis, descending);
  }

  take(x: View, indices: View): Buffer {
    return this.#plain.take(x, indices);
  }

  put(values: View, indices: View, shape: Shape): Buffer {
    return this.#plain.put(values, indices, shape);
  }

  replace(x: View, indices: View, values: View): Buffer {
    return this.#plain.replace(x, indices, values);
  }

  #suitable(shape: Shape, ...views: readonly View[]): boolean {
    return views.every(({ buffer }) => buffer.dtype === 'float32') && sizeOf(shape) >= this.#smallest;
  }

  /** XNNPACK clamps its sums, which turns NaN into an infinity: where one appears, the loops say what it was. */
  #orPlain(result: Buffer, plain: () => Buffer): Buffer {
    const { elements } = result;
    // Finite float32 have a finite sum in double.
    if (Number.isFinite(this.#plain.loops.sum(0, elements, 0, elements.length))) return result;
    result.free();
    return plain();
  }

  #session(body: (session: Session) => Buffer): Buffer {
    const session = new Session(this.memory, this.#plain);
    try {
      return session.keep(body(session));
    } finally {
      session.close();
    }
  }
}
