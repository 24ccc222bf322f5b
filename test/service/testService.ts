/** @file A service for tests, made once: the parser's files come from node_modules. */
import { existsSync, readFileSync } from 'node:fs';
import { composeService, composeTools, readModulesFrom, type Service, type ServiceTools } from '../../src/service/index.ts';

const wasm = {
  runtime: readFileSync('node_modules/web-tree-sitter/web-tree-sitter.wasm'),
  grammar: readFileSync('node_modules/tree-sitter-python/tree-sitter-python.wasm'),
};

let service: Promise<Service> | undefined;
export const openTestService = (): Promise<Service> => (service ??= composeService({ wasm, clock: () => performance.now() }));

let projects: Promise<Service> | undefined;
/** The same, following imports from file to file. */
export const openProjectService = (): Promise<Service> => (projects ??= composeService({ wasm, clock: () => performance.now(), readModule: readModulesFrom((path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined)) }));

let tools: Promise<ServiceTools> | undefined;
export const openTestTools = (): Promise<ServiceTools> => (tools ??= composeTools({ wasm, clock: () => performance.now() }));
