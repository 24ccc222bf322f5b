/** @file The service for one command: the parser's files and the kernels lie beside the bundle. */
import { readFileSync } from 'node:fs';
import { composeTools, createService, workClock, type Service, type ServiceTools } from '../service/index.ts';
import type { Language } from '../texts/languages.ts';
import { readFile } from './files.ts';

const beside = (name: string): Uint8Array => readFileSync(new URL(name, import.meta.url));

export interface WorkshopOptions { readonly maxBytes: number | undefined; readonly language: Language }

export async function openWorkshop({ maxBytes, language }: WorkshopOptions): Promise<{ readonly tools: ServiceTools; readonly service: Service }> {
  const wasm = { runtime: beside('web-tree-sitter.wasm'), grammar: beside('tree-sitter-python.wasm') };
  const tools = await composeTools({ wasm, kernels: beside('tfjs-backend-wasm-simd.wasm'), clock: workClock(process, () => performance.now()), maxBytes, readFile, language });
  return { tools, service: createService(tools) };
}
