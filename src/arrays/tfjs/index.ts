/** @file tensorflow.js on WebAssembly as kernels. Loaded only where it is wanted. */
import type { Kernels } from '../kernels.ts';
import { Ledger } from '../memory.ts';
import { DeviceKernels, worthwhile } from './deviceKernels.ts';
import { DeviceMemory } from './deviceMemory.ts';
import { startWasm } from './engine.ts';
import { registeredKernels } from './registeredKernels.ts';

/** Operations on fewer than `smallest` elements do not go through tfjs. */
export async function createWasmKernels(binary: Uint8Array, maxBytes: number, smallest = worthwhile): Promise<Kernels> {
  return new DeviceKernels(new DeviceMemory(await startWasm(binary, registeredKernels), new Ledger(maxBytes)), smallest);
}
