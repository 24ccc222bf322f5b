/** @file Makes array backends. The one door to this folder besides the contract in backend.ts and dtype.ts. */
import { defaultMaxBytes } from './backend.ts';
import type { ArrayBackend } from './backend.ts';
import { LazyBackend } from './lazyBackend.ts';
import { HostMemory, Ledger } from './memory.ts';
import { PlainKernels } from './plainKernels.ts';

export * from './backend.ts';
export * from './dtype.ts';
export { isArray } from './lazyArray.ts';
export { NotBroadcastable } from './shape.ts';

/** Arrays up to this size are computed even where only shapes are asked for: sizes, indices, products of shapes. */
const metaElements = 4096;

/** Shapes, dtypes, constants, and the elements of small arrays. */
export function createMetaBackend(): ArrayBackend {
  return new LazyBackend({ name: 'meta', kernels: hostKernels(defaultMaxBytes), knownElements: metaElements });
}

const hostKernels = (maxBytes: number): PlainKernels => new PlainKernels(new HostMemory(new Ledger(maxBytes)));

export interface TfjsOptions {
  readonly kind: 'cpu' | 'wasm';
  /** The SIMD binary of tfjs-backend-wasm. */
  readonly wasm?: Uint8Array;
  readonly maxBytes?: number;
}

/** Real numbers: on WebAssembly through tensorflow.js, or by loops in JavaScript. */
export async function createTfjsBackend({ kind, wasm, maxBytes = defaultMaxBytes }: TfjsOptions): Promise<ArrayBackend> {
  if (kind === 'cpu') return new LazyBackend({ name: kind, kernels: hostKernels(maxBytes), knownElements: Infinity });
  if (wasm === undefined) throw new TypeError('The wasm backend needs the binary of tfjs-backend-wasm.');
  const { createWasmKernels } = await import('./tfjs/index.ts');
  return new LazyBackend({ name: kind, kernels: await createWasmKernels(wasm, maxBytes), knownElements: Infinity });
}
