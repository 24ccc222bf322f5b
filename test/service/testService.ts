/** @file A service for tests, made once: the parser's files come from node_modules. */
import { readFileSync } from 'node:fs';
import { composeService, composeTools, type Service, type ServiceTools } from '../../src/service/index.ts';

export const parserFiles = {
  runtime: readFileSync('node_modules/web-tree-sitter/web-tree-sitter.wasm'),
  grammar: readFileSync('node_modules/tree-sitter-python/tree-sitter-python.wasm'),
};

let service: Promise<Service> | undefined;
export const openTestService = (): Promise<Service> => (service ??= composeService({ wasm: parserFiles, clock: () => performance.now() }));

let tools: Promise<ServiceTools> | undefined;
export const openTestTools = (): Promise<ServiceTools> => (tools ??= composeTools({ wasm: parserFiles, clock: () => performance.now() }));
