/** @file The panel's own worker, which also says what its kernels hold: for a test that runs it for long. */
import { findBackend } from '@tensorflow/tfjs-core';
import '../../../src/panel/worker.ts';

export interface KernelsHold { readonly tensors: number; readonly kernelBytes: number }

/** What tensorflow.js's WebAssembly backend has besides what all have. */
interface Kernels { numDataIds(): number; readonly wasm: { readonly HEAPU8: Uint8Array } }

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (data !== 'held') return;
  const kernels = findBackend('wasm') as unknown as Kernels; // it was prepared with the binary
  const held: KernelsHold = { tensors: kernels.numDataIds(), kernelBytes: kernels.wasm.HEAPU8.byteLength };
  postMessage({ held });
});
