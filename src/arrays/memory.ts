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
  readonly #spare = new SpareElements();

  constructor(readonly ledger: Ledger) {}

  allocate(dtype: DType, length: number): Buffer {
    this.ledger.take(length * storedBytes[dtype]);
    return new HostBuffer(this.ledger, dtype, this.#spare.take(dtype, length) ?? newElements[dtype](length), this.#spare);
  }
}

const nothing = new Uint8Array(0);

class HostBuffer implements Buffer {
  readonly length: number;
  readonly #ledger: Ledger;
  readonly #spare: SpareElements;
  #elements: Elements;

  constructor(ledger: Ledger, readonly dtype: DType, elements: Elements, spare: SpareElements) {
    this.#ledger = ledger;
    this.#spare = spare;
    this.#elements = elements;
    this.length = elements.length;
  }

  get elements(): Elements {
    return this.#elements;
  }

  free(): void {
    this.#ledger.give(this.length * storedBytes[this.dtype]);
    this.#spare.put(this.dtype, this.#elements);
    this.#elements = nothing;
  }
}

/** Smaller arrays are made sooner than found. */
const smallestSpare = 2 ** 16;
const mostSpareBytes = 2 ** 27;

/** Large typed arrays for use again: a new one is cleared by the system page by page, which costs more than most kernels. */
class SpareElements {
  readonly #lists = new Map<string, Elements[]>();
  #bytes = 0;

  take(dtype: DType, length: number): Elements | undefined {
    const elements = this.#lists.get(`${dtype} ${length}`)?.pop();
    if (elements !== undefined) this.#bytes -= elements.byteLength;
    return elements;
  }

  put(dtype: DType, elements: Elements): void {
    if (elements.byteLength < smallestSpare || elements.byteLength > mostSpareBytes) return;
    if (this.#bytes + elements.byteLength > mostSpareBytes) this.#clear();
    const key = `${dtype} ${elements.length}`;
    const list = this.#lists.get(key) ?? [];
    this.#lists.set(key, list);
    list.push(elements);
    this.#bytes += elements.byteLength;
  }

  #clear(): void {
    this.#lists.clear();
    this.#bytes = 0;
  }
}
