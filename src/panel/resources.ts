/**
 * @file The two files that the page fetches from its own origin: the worker's bundle and the WebAssembly module.
 * A worker must have the page's own origin, so it is started from a blob.
 */
import type { Backend } from '../protocol/panelHtml.ts';

export interface Resources {
  readonly startWorker: () => Promise<Worker>;
  /** undefined where the module can't be had or is not wanted: the worker then takes its slower backend. */
  readonly wasm: () => Promise<ArrayBuffer | undefined>;
}

export function createResources(workerUri: string, wasmUri: string, backend: Backend): Resources {
  const blobUri = once(async () => URL.createObjectURL(await (await fetchOk(workerUri)).blob()));
  const wasm = once(async () => backend === 'cpu' ? undefined : fetchOk(wasmUri).then((response) => response.arrayBuffer(), () => undefined));
  return { startWorker: async () => new Worker(await blobUri(), { name: 'penalty-lens' }), wasm };
}

async function fetchOk(uri: string): Promise<Response> {
  const response = await fetch(uri);
  if (!response.ok) throw new Error(`${uri}: ${response.status.toString()}`);
  return response;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => made ??= make();
}
