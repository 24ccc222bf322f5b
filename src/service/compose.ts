/** @file Puts the service together, by hand and in order. Bytes and the clock come from outside. */
import { createMetaBackend, createTfjsBackend } from '../arrays/index.ts';
import { createParser, type ParserWasm } from '../python/syntax/index.ts';
import { createService, type Service, type ServiceTools } from './service.ts';
import type { ReadModule } from './program.ts';

export interface ComposeOptions {
  /** The two files that the parser is made of. */
  readonly wasm: ParserWasm;
  /** Milliseconds; `performance.now`. */
  readonly clock: () => number;
  readonly maxBytes?: number | undefined;
  readonly readModule?: ReadModule | undefined;
}

/** The tools of a service on the `cpu` arrays. */
export async function composeTools({ wasm, clock, maxBytes, readModule }: ComposeOptions): Promise<ServiceTools> {
  const [parser, arrays] = await Promise.all([createParser(wasm), createTfjsBackend({ kind: 'cpu', ...(maxBytes === undefined ? {} : { maxBytes }) })]);
  return { parser, arrays, meta: createMetaBackend(), clock, readModule };
}

export async function composeService(options: ComposeOptions): Promise<Service> {
  return createService(await composeTools(options));
}
