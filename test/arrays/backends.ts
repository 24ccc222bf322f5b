/** @file The backends that tests run on. */
import { readFileSync } from 'node:fs';
import { createMetaBackend, createTfjsBackend, defaultMaxBytes } from '../../src/arrays/index.ts';
import type { ArrayBackend } from '../../src/arrays/index.ts';
import { LazyBackend } from '../../src/arrays/lazyBackend.ts';
import { createWasmKernels } from '../../src/arrays/tfjs/index.ts';

export const binary: Uint8Array = readFileSync('node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm');

type Create = (maxBytes?: number) => Promise<ArrayBackend>;

/** Those that compute numbers of any size. */
export const computing: readonly (readonly [string, Create])[] = [
  ['cpu', (maxBytes = defaultMaxBytes) => createTfjsBackend({ kind: 'cpu', maxBytes })],
  ['wasm', (maxBytes = defaultMaxBytes) => createTfjsBackend({ kind: 'wasm', wasm: binary, maxBytes })],
  [
    'wasm, even for few elements',
    async (maxBytes = defaultMaxBytes) => new LazyBackend({ name: 'wasm', kernels: await createWasmKernels(binary, maxBytes, 0), knownElements: Infinity }),
  ],
];

export const backends: readonly (readonly [string, Create])[] = [['meta', () => Promise.resolve(createMetaBackend())], ...computing];
