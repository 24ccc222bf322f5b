/** @file What a run needs: the worker's bundle and the WebAssembly module. */
import type { Backend } from '../protocol/panelHtml.ts';
import { fetchBytes, scriptUrl } from './fetching.ts';

export interface Resources {
  readonly startWorker: () => Promise<Worker>;
  /** undefined where the module can't be had or is not wanted: the worker then takes its slower backend. */
  readonly wasm: () => Promise<ArrayBuffer | undefined>;
}

export function createResources(workerUri: string, wasmUri: string, backend: Backend): Resources {
  const blobUri = once(() => scriptUrl(workerUri));
  const wasm = once(async () => backend === 'cpu' ? undefined : fetchBytes(wasmUri).catch(() => undefined));
  return { startWorker: async () => new Worker(await blobUri(), { name: 'penalty-lens' }), wasm };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => made ??= make();
}
