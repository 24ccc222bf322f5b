/**
 * @file What the language server asks of src/service. Offsets and plain data; positions are the server's business.
 */
import type { Evaluation, Finding, OffsetRange } from '../protocol/evaluation.ts';
import type { SubjectResult } from '../protocol/lsp.ts';

/** Bytes of the two files that a parser is made of. */
export interface WasmFiles {
  /** web-tree-sitter.wasm */
  readonly runtime: Uint8Array;
  /** tree-sitter-python.wasm */
  readonly grammar: Uint8Array;
}

export interface HoverText {
  readonly range: OffsetRange;
  /** The answer first, then at most four lines of Unicode mathematics. No links: those are the editor's. */
  readonly markdown: string;
}

export interface Lens {
  /** The name of the def it stands above. */
  readonly range: OffsetRange;
  /** `✓ correct for (256, 1, 28, 28)`; undefined where nothing was judged. */
  readonly verdict: string | undefined;
}

/** Findings carry their proven fixes. A document that was never updated, or was closed, has nothing to say. */
export interface Service {
  update(uri: string, text: string, version: number): void;
  close(uri: string): void;
  hover(uri: string, offset: number): HoverText | undefined;
  findings(uri: string): readonly Finding[];
  lenses(uri: string): readonly Lens[];
  subject(uri: string, offset: number, shape: readonly number[] | undefined): SubjectResult;
  evaluate(uri: string): readonly Evaluation[];
}

export type CreateService = (wasm: WasmFiles) => Promise<Service>;
