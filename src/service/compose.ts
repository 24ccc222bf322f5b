/** @file Puts the service together, by hand and in order. Bytes and the clock come from outside. */
import { createMetaBackend, createTfjsBackend, defaultMaxBytes, type ArrayBackend } from '../arrays/index.ts';
import { KeptGradients } from '../penalty/index.ts';
import { createParser, type ParserWasm } from '../python/syntax/index.ts';
import { translationsFor } from '../texts/languages.ts';
import { createService, type Service, type ServiceTools } from './service.ts';
import type { ReadFile } from './projectFiles.ts';

export interface ComposeOptions {
  /** The two files that the parser is made of. */
  readonly wasm: ParserWasm;
  /** The SIMD binary of tfjs-backend-wasm: numbers are computed by it rather than by loops in JavaScript. */
  readonly kernels?: Uint8Array | undefined;
  /** Milliseconds; `performance.now`, or `workClock` where the runtime counts work. */
  readonly clock: () => number;
  readonly maxBytes?: number | undefined;
  readonly readFile?: ReadFile | undefined;
  readonly uriOf?: ((path: string) => string) | undefined;
  /** The reader's language, such as `zh-cn`; English where there is no table for it. */
  readonly language?: string | undefined;
}

export async function composeTools({ wasm, kernels, clock, maxBytes = defaultMaxBytes, readFile, uriOf, language }: ComposeOptions): Promise<ServiceTools> {
  const [parser, arrays] = await Promise.all([createParser(wasm), openArrays(kernels, maxBytes)]);
  return { parser, arrays, openMeta: createMetaBackend, clock, readFile, uriOf, translations: translationsFor(language), keptGradients: new KeptGradients() };
}

/** Where WebAssembly has no SIMD, the loops do. */
function openArrays(kernels: Uint8Array | undefined, maxBytes: number): Promise<ArrayBackend> {
  const loops = (): Promise<ArrayBackend> => createTfjsBackend({ kind: 'cpu', maxBytes });
  return kernels === undefined ? loops() : createTfjsBackend({ kind: 'wasm', wasm: kernels, maxBytes }).catch(loops);
}

export async function composeService(options: ComposeOptions): Promise<Service> {
  return createService(await composeTools(options));
}
