/** @file Memory on the WebAssembly heap for float32 and bool; other dtypes stay in JavaScript's. Must not know kernels. */
import { OutOfBytes } from '../backend.ts';
import type { DType } from '../dtype.ts';
import { storedBytes } from '../elements.ts';
import type { Elements } from '../elements.ts';
import { HostMemory } from '../memory.ts';
import type { Buffer, Ledger, Memory } from '../memory.ts';
import type { Device, TensorInfo } from './engine.ts';

/** The heap grows by more than this at a time. */
const largeEnoughToFail = 2 ** 18;

export class DeviceBuffer implements Buffer {
  readonly #device: Device;
  readonly #ledger: Ledger;
  #columns: number | undefined;

  constructor(device: Device, ledger: Ledger, readonly dtype: DType, readonly length: number, readonly tensor: TensorInfo) {
    this.#device = device;
    this.#ledger = ledger;
  }

  get elements(): Elements {
    return this.#device.elements(this.tensor);
  }

  /**
   * Whether it may be the right-hand matrix of a product, with so many columns. tfjs packs such a matrix once, remembers it
   * by its memory alone, and corrupts the heap if the same memory comes back with other extents.
   */
  mayPackAs(columns: number): boolean {
    this.#columns ??= columns;
    return this.#columns === columns;
  }

  free(): void {
    this.#device.free(this.tensor);
    this.#ledger.give(this.length * storedBytes[this.dtype]);
  }
}

export class DeviceMemory implements Memory {
  readonly #host: HostMemory;

  constructor(readonly device: Device, readonly ledger: Ledger) {
    this.#host = new HostMemory(ledger);
  }

  allocate(dtype: DType, length: number): Buffer {
    if (dtype !== 'float32' && dtype !== 'bool') return this.#host.allocate(dtype, length);
    return this.#counted(dtype, length, () => this.#had(length, dtype));
  }

  /** A float32 tensor that a kernel makes, its bytes being had first: tfjs does not ask whether it got them. */
  produce(length: number, make: () => TensorInfo): DeviceBuffer {
    return this.#counted('float32', length, () => {
      if (length >= largeEnoughToFail) this.device.free(this.#had(length, 'float32'));
      return make();
    });
  }

  #had(length: number, dtype: 'float32' | 'bool'): TensorInfo {
    const tensor = this.device.make([length], dtype);
    if (tensor === undefined) throw new OutOfBytes(this.ledger.bytes, this.ledger.bytes - length * storedBytes[dtype]);
    return tensor;
  }

  #counted(dtype: 'float32' | 'bool', length: number, make: () => TensorInfo): DeviceBuffer {
    const bytes = length * storedBytes[dtype];
    this.ledger.take(bytes);
    try {
      return new DeviceBuffer(this.device, this.ledger, dtype, length, make());
    } catch (error) {
      this.ledger.give(bytes);
      throw error;
    }
  }
}
