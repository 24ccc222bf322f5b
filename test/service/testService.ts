/** @file A service for tests, made once: the parser's files come from node_modules. */
import { existsSync, readFileSync } from 'node:fs';
import { composeService, composeTools, workClock, type Service, type ServiceTools } from '../../src/service/index.ts';

export const parserFiles = {
  runtime: readFileSync('node_modules/web-tree-sitter/web-tree-sitter.wasm'),
  grammar: readFileSync('node_modules/tree-sitter-python/tree-sitter-python.wasm'),
};

/** However busy the machine is, budgets last. */
export const clock = workClock(process, () => performance.now());

const services = new Map<string, Promise<Service>>();
export function openTestService(language = 'en'): Promise<Service> {
  const service = services.get(language) ?? composeService({ wasm: parserFiles, clock, language });
  services.set(language, service);
  return service;
}

let projects: Promise<Service> | undefined;
/** The same, following imports from file to file. */
export const openProjectService = (): Promise<Service> => (projects ??= composeService({ wasm: parserFiles, clock, readFile: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined) }));

let tools: Promise<ServiceTools> | undefined;
export const openTestTools = (): Promise<ServiceTools> => (tools ??= composeTools({ wasm: parserFiles, clock }));
