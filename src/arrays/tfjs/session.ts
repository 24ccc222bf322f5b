/**
 * @file The tensors one operation needs besides its result: made from views, counted, and freed when it is over.
 * Must not know which operation it is.
 */
import type { Buffer } from '../memory.ts';
import type { PlainKernels } from '../plainKernels.ts';
import { denseStrides, sizeOf } from '../shape.ts';
import type { Shape } from '../shape.ts';
import { isWhole, transposeView } from '../view.ts';
import type { View } from '../view.ts';
import { DeviceBuffer } from './deviceMemory.ts';
import type { DeviceMemory } from './deviceMemory.ts';
import type { Attributes, Inputs, TensorInfo } from './engine.ts';

export class Session {
  readonly #memory: DeviceMemory;
  readonly #plain: PlainKernels;
  readonly #passing = new Set<Buffer>();

  constructor(memory: DeviceMemory, plain: PlainKernels) {
    this.#memory = memory;
    this.#plain = plain;
  }

  /** The view's elements as a tensor of its shape: its own where they lie so. */
  tensor(view: View): TensorInfo {
    return { ...this.dense(view).tensor, shape: [...view.shape] };
  }

  /** The view's elements as all of a buffer. */
  dense(view: View): DeviceBuffer {
    return view.buffer instanceof DeviceBuffer && isWhole(view) ? view.buffer : this.copy(view);
  }

  /** As `tensor`, but axes that repeat are left for the kernel to broadcast. */
  operand(view: View): TensorInfo {
    return this.tensor({ ...view, shape: view.shape.map((extent, axis) => (view.strides[axis] === 0 ? 1 : extent)) });
  }

  copy(view: View): DeviceBuffer {
    const permutation = permutationOf(view);
    if (permutation === undefined || !(view.buffer instanceof DeviceBuffer)) return this.#onDevice(this.#plain.copy(view));
    const inverse = view.shape.map((_, axis) => permutation.indexOf(axis));
    const x = { ...view.buffer.tensor, shape: inverse.map((axis) => view.shape[axis] ?? 1) };
    return this.run('Transpose', { x }, view.shape, { perm: permutation });
  }

  /** Row-major elements written by `write`. */
  made(shape: Shape, write: (elements: Float32Array) => void): DeviceBuffer {
    const buffer = this.#onDevice(this.#memory.allocate('float32', sizeOf(shape)));
    write(floats(buffer));
    return buffer;
  }

  run(kernel: string, inputs: Inputs, shape: Shape, attributes?: Attributes): DeviceBuffer {
    return this.#onDevice(this.#memory.produce(sizeOf(shape), () => this.#memory.device.run(kernel, inputs, attributes)));
  }

  /** (1, m, k) × (1, k, n), the one form of product in which tfjs is fast. */
  product(a: View, b: View): DeviceBuffer {
    const [, m = 0] = a.shape;
    const [, , n = 0] = b.shape;
    const left = this.tensor(a);
    const packed = this.dense(b);
    const right = packed.mayPackAs(n) ? packed : this.#onDevice(this.#plain.copy(b));
    return this.run('BatchMatMul', { a: left, b: tensorOf(right, b.shape) }, [1, m, n], { transposeA: false, transposeB: false });
  }

  /** A session within this one, all of which is freed when `body` is done. */
  part(body: (part: Session) => void): void {
    const part = new Session(this.#memory, this.#plain);
    try {
      body(part);
    } finally {
      part.close();
    }
  }

  /** What is kept outlives the session. */
  keep(buffer: Buffer): Buffer {
    this.#passing.delete(buffer);
    return buffer;
  }

  close(): void {
    for (const buffer of this.#passing) buffer.free();
    this.#passing.clear();
  }

  #onDevice(buffer: Buffer): DeviceBuffer {
    if (!(buffer instanceof DeviceBuffer)) throw new TypeError(`${buffer.dtype} has no tensor.`);
    this.#passing.add(buffer);
    return buffer;
  }
}

export const tensorOf = ({ tensor }: DeviceBuffer, shape: Shape): TensorInfo => ({ ...tensor, shape: [...shape] });

export function floats({ elements }: Buffer): Float32Array {
  if (!(elements instanceof Float32Array)) throw new TypeError('These elements are not float32.');
  return elements;
}

/** The permutation that makes the view from all of its buffer read row-major, if that is what it is. */
export function permutationOf(view: View): number[] | undefined {
  const order = view.shape.map((_, axis) => axis).sort((a, b) => (view.strides[b] ?? 0) - (view.strides[a] ?? 0) || (view.shape[b] ?? 0) - (view.shape[a] ?? 0));
  const source = transposeView(view, order);
  const dense = denseStrides(source.shape);
  if (view.offset !== 0 || sizeOf(view.shape) !== view.buffer.length) return undefined;
  if (!source.shape.every((extent, axis) => extent === 1 || source.strides[axis] === dense[axis])) return undefined;
  return view.shape.map((_, axis) => order.indexOf(axis));
}
