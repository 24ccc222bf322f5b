/** @file tensorflow.js on WebAssembly as kernels. Loaded only where it is wanted. */
import type { Kernels } from '../kernels.ts';
import { Ledger } from '../memory.ts';
import { DeviceKernels, worthwhile } from './deviceKernels.ts';
import { DeviceMemory } from './deviceMemory.ts';
import { startWasm } from './engine.ts';
import { heapLoops } from './heapLoops.ts';
import { registeredKernels } from './registeredKernels.ts';

/** Operations on fewer than `smallest` elements do not go through tfjs. */
export async function createWasmKernels(binary: Uint8Array, maxBytes: number, smallest = worthwhile): Promise<Kernels> {
  const device = await startWasm(binary, registeredKernels);
  return new DeviceKernels(new DeviceMemory(device, new Ledger(maxBytes)), heapLoops(device.heap), smallest);
}
