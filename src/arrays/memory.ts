/** @file Memory that is counted, and refused before it is taken. Must not know shapes. */
import { OutOfBytes } from './backend.ts';
import type { DType } from './dtype.ts';
import { newElements, storedBytes } from './elements.ts';
import type { Elements } from './elements.ts';

export interface Buffer {
  readonly dtype: DType;
  readonly length: number;
  /** A look at the memory; taking more memory may make it void, so ask again after that. */
  readonly elements: Elements;
  free(): void;
}

export interface Memory {
  readonly ledger: Ledger;
  /** Elements of any value. */
  allocate(dtype: DType, length: number): Buffer;
}

/** Counts bytes, and refuses those above the limit. */
export class Ledger {
  #bytes = 0;
  #peak = 0;

  constructor(readonly limit: number) {}

  get bytes(): number {
    return this.#bytes;
  }

  get peak(): number {
    return this.#peak;
  }

  /** Throws before anything is taken. */
  check(bytes: number): void {
    if (this.#bytes + bytes > this.limit) throw new OutOfBytes(this.#bytes + bytes, this.limit);
  }

  take(bytes: number): void {
    this.check(bytes);
    this.#bytes += bytes;
    this.#peak = Math.max(this.#peak, this.#bytes);
  }

  give(bytes: number): void {
    this.#bytes -= bytes;
  }
}

/** JavaScript's own memory. */
export class HostMemory implements Memory {
  constructor(readonly ledger: Ledger) {}

  allocate(dtype: DType, length: number): Buffer {
    this.ledger.take(length * storedBytes[dtype]);
    return new HostBuffer(this.ledger, dtype, newElements[dtype](length));
  }
}

const nothing = new Uint8Array(0);

class HostBuffer implements Buffer {
  readonly length: number;
  readonly #ledger: Ledger;
  #elements: Elements;

  constructor(ledger: Ledger, readonly dtype: DType, elements: Elements) {
    this.#ledger = ledger;
    this.#elements = elements;
    this.length = elements.length;
  }

  get elements(): Elements {
    return this.#elements;
  }

  free(): void {
    this.#ledger.give(this.length * storedBytes[this.dtype]);
    this.#elements = nothing;
  }
}
