/**
 * @file The two files that the page fetches from its own origin: the worker's bundle and the WebAssembly module, both
 * compressed. A worker must have the page's own origin, so it is started from a blob.
 */
import type { Backend } from '../protocol/panelHtml.ts';

export interface Resources {
  readonly startWorker: () => Promise<Worker>;
  /** undefined where the module can't be had or is not wanted: the worker then takes its slower backend. */
  readonly wasm: () => Promise<ArrayBuffer | undefined>;
}

export function createResources(workerUri: string, wasmUri: string, backend: Backend): Resources {
  const blobUri = once(async () => URL.createObjectURL(new Blob([await fetchOk(workerUri)], { type: 'text/javascript' })));
  const wasm = once(async () => backend === 'cpu' ? undefined : fetchOk(wasmUri).catch(() => undefined));
  return { startWorker: async () => new Worker(await blobUri(), { name: 'penalty-lens' }), wasm };
}

async function fetchOk(uri: string): Promise<ArrayBuffer> {
  const response = await fetch(uri);
  if (!response.ok) throw new Error(`${uri}: ${response.status.toString()}`);
  return decompressed(await response.arrayBuffer());
}

/** As it is where somebody on the way has done so already. */
async function decompressed(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const [first, second] = new Uint8Array(bytes);
  if (first !== 0x1f || second !== 0x8b) return bytes;
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => made ??= make();
}
