/** @file What the language server asks of src/service, and what it needs to start it. */
import type { Service } from '../service/index.ts';

export { atLevels, type CheckLevels, type HoverText, type Lens, type LevelledFinding, type Service } from '../service/index.ts';

/** Bytes of the two files that a parser is made of. */
export interface WasmFiles {
  /** web-tree-sitter.wasm */
  readonly runtime: Uint8Array;
  /** tree-sitter-python.wasm */
  readonly grammar: Uint8Array;
}

/** The service, and the path by which tracebacks name a document. */
export interface Backing {
  readonly service: Service;
  readonly pathOf: (uri: string) => string;
}
