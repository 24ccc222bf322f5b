/**
 * @file Text to syntax tree. Loads tree-sitter from bytes that are handed in, so that it works in Node, in a web
 * worker and in a bundle; after that, parsing is synchronous and never throws.
 */
import type { Node, Tree } from 'web-tree-sitter';
import { Language, Parser as TreeSitter } from 'web-tree-sitter';
import type { Module, NodeBase } from './ast.ts';
import { CstNode, hasErrors, readTree } from './cst.ts';
import type { Findings } from './lower/lowerModule.ts';
import { lowerModule } from './lower/lowerModule.ts';
import { EditedText } from './tolerant/editedText.ts';
import { isEvenlyIndented } from './tolerant/evenness.ts';
import type { LogicalLine } from './tolerant/logicalLines.ts';
import { logicalLines } from './tolerant/logicalLines.ts';
import { normalize } from './tolerant/normalize.ts';
import { repairLines } from './tolerant/repairLines.ts';
import { NO_REPAIRS } from './tolerant/repairs.ts';
import type { Part } from './tolerant/topLevelParts.ts';
import { topLevelParts } from './tolerant/topLevelParts.ts';

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

/** tree-sitter has one runtime in a process: of two that start at once, one would take the other's memory for its own. */
let runtime: Promise<void> | undefined;

/** Loads the parser once; keep it. */
export async function createParser(wasm: ParserWasm): Promise<Parser> {
  await (runtime ??= TreeSitter.init(wasm.runtime === undefined ? {} : givenRuntime(wasm.runtime)));
  const language = await Language.load(wasm.grammar);
  return new TolerantParser(language);
}

/** The bytes are there, so nothing is fetched; the name of the file is only asked for. */
function givenRuntime(runtime: Uint8Array): Parameters<typeof TreeSitter.init>[0] {
  return { wasmBinary: new Uint8Array(runtime).buffer, locateFile: (name: string) => name };
}

class TolerantParser implements Parser {
  readonly #language: Language;
  #treeSitter: TreeSitter;

  constructor(language: Language) {
    this.#language = language;
    this.#treeSitter = newTreeSitter(language);
  }

  parse(text: string): Module {
    try {
      return this.#parse(text);
    } catch {
      // tree-sitter ran out of memory or stack; it may not be used any more.
      this.#treeSitter = newTreeSitter(this.#language);
      return unreadable(text);
    }
  }

  #parse(text: string): Module {
    const plain = normalize(text);
    const { root, suspects } = this.#firstLook(plain);
    if (suspects === undefined) return lowerModule(root, text, NO_FINDINGS);
    return this.#parseRepaired(text, plain, (line) => suspects.some(({ start, end }) => line.start <= end && start <= line.end));
  }

  /** The tree as it is, and where its errors are; no suspects when all is well. */
  #firstLook(plain: string): { readonly root: CstNode; readonly suspects: readonly NodeBase[] | undefined } {
    const tree = this.#tree(plain);
    try {
      const root = readTree(tree, plain, undefined);
      const isFine = !tree.rootNode.hasError && isEvenlyIndented(root, plain);
      return { root, suspects: isFine ? undefined : errorRanges(tree.rootNode) };
    } finally {
      tree.delete();
    }
  }

  #parseRepaired(text: string, plain: string, isSuspicious: (line: LogicalLine) => boolean): Module {
    const lines = logicalLines(plain);
    const attempt = (suspicious: (line: LogicalLine) => boolean, cut: (edited: string) => readonly Part[]): Attempt => {
      const sheet = repairLines(plain, lines, suspicious, (code) => this.#isWellFormed(code));
      const root = this.#root(new EditedText(plain, sheet.edits), cut);
      const failed = hasErrors(root);
      return { failed, module: () => lowerModule(root, text, { repairs: sheet, failed }) };
    };
    let last = attempt(isSuspicious, whole);
    // The tree's errors are not always where the fault is.
    if (last.failed) last = attempt(() => true, whole);
    // Now and then tree-sitter gets lost in a long file that it reads well in parts.
    if (last.failed) last = attempt(() => true, topLevelParts);
    return last.module();
  }

  #root(edited: EditedText, cut: (edited: string) => readonly Part[]): CstNode {
    const root = new CstNode('module', true, 0, edited.toOriginal(edited.text.length), false);
    for (const part of cut(edited.text)) root.children.push(...this.#statements(part, edited));
    return root;
  }

  #statements(part: Part, edited: EditedText): readonly CstNode[] {
    const tree = this.#tree(part.text);
    try {
      const root = readTree(tree, part.text, (offset) => edited.toOriginal(offset + part.start));
      return root.type === 'ERROR' ? [root] : root.children;
    } finally {
      tree.delete();
    }
  }

  #isWellFormed(code: string): boolean {
    const tree = this.#tree(code);
    const { hasError } = tree.rootNode;
    tree.delete();
    return !hasError;
  }

  #tree(text: string): Tree {
    const tree = this.#treeSitter.parse(text);
    if (tree === null) throw new Error('tree-sitter has no language');
    return tree;
  }
}

const NO_FINDINGS: Findings = { repairs: NO_REPAIRS, failed: false };

/** One try at a repair. */
interface Attempt {
  readonly failed: boolean;
  readonly module: () => Module;
}

function whole(text: string): readonly Part[] {
  return [{ start: 0, text }];
}

function newTreeSitter(language: Language): TreeSitter {
  return new TreeSitter().setLanguage(language);
}

function unreadable(text: string): Module {
  const range = { start: 0, end: text.length };
  const body = [{ type: 'ErrorStmt', ...range, reason: 'syntax', text }] as const;
  return { type: 'Module', body, errors: [{ ...range, message: 'The file is too large or too deeply nested to be read.' }] };
}

/** Where the top-level statements with errors are. */
function errorRanges(root: Node): NodeBase[] {
  if (root.isError) return [{ start: 0, end: Infinity }];
  const broken = root.children.filter((child) => child.hasError || child.isError || child.isMissing);
  return broken.map((child) => ({ start: child.startIndex, end: child.endIndex }));
}
