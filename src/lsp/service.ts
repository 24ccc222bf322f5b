/** @file What the language server asks of src/service, and what it needs to start it. */
import type { Service } from '../service/index.ts';
import type { ClientFiles } from './clientFiles.ts';

export { atLevels, formatShape, joinCells, mayHavePenalty, readNotebook, reportOf, type CheckLevels, type HoverText, type Lens, type LevelledFinding, type Service, type SourceText, type Stage } from '../service/index.ts';

/** Bytes of the two files that a parser is made of. */
export interface WasmFiles {
  /** web-tree-sitter.wasm */
  readonly runtime: Uint8Array;
  /** tree-sitter-python.wasm */
  readonly grammar: Uint8Array;
}

export interface Backing {
  readonly service: Service;
  /** The path by which tracebacks name a document. */
  readonly pathOf: (uri: string) => string;
  /** A file of the project as it is now; undefined where there is none, or where it has to be fetched first. */
  readonly readUri?: ((uri: string) => string | undefined) | undefined;
  /** undefined where the client reads none for us. */
  readonly files?: ClientFiles | undefined;
  /** Where the bundle is that typesets formulas. */
  readonly formulas?: string | undefined;
}
