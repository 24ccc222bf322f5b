/**
 * @file Text to syntax tree. Loads tree-sitter from bytes that are handed in, so that it works in Node, in a web
 * worker and in a bundle; after that, parsing is synchronous and never throws.
 */
import { Language, Parser as TreeSitter } from 'web-tree-sitter';
import type { Module } from './ast.ts';
import { readTree } from './cst.ts';
import { lowerModule } from './lower/lowerModule.ts';

/** The two WebAssembly files: tree-sitter itself, and its Python grammar. */
export interface ParserWasm {
  /** `web-tree-sitter.wasm`; undefined where web-tree-sitter finds it by itself (Node, not bundled). */
  readonly runtime: Uint8Array | undefined;
  /** `tree-sitter-python.wasm`. */
  readonly grammar: Uint8Array;
}

/** Parses Python. */
export interface Parser {
  /** The module's tree. Whatever isn't Python is in `errors` and as `ErrorStmt` in its place; never throws. */
  parse(text: string): Module;
}

/** Loads the parser once; keep it. */
export async function createParser(wasm: ParserWasm): Promise<Parser> {
  await TreeSitter.init(wasm.runtime === undefined ? {} : { wasmBinary: exactBuffer(wasm.runtime) });
  const language = await Language.load(wasm.grammar);
  const treeSitter = new TreeSitter();
  treeSitter.setLanguage(language);
  return { parse: (text) => parseModule(treeSitter, text) };
}

function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function parseModule(treeSitter: TreeSitter, text: string): Module {
  const tree = treeSitter.parse(text);
  if (tree === null) return { type: 'Module', body: [], errors: [{ start: 0, end: text.length, message: 'The file could not be read.' }] };
  try {
    return lowerModule(readTree(tree, text, undefined), text);
  } finally {
    tree.delete();
  }
}
