/**
 * @file Text to syntax tree. Loads tree-sitter from bytes that are handed in, so that it works in Node, in a web
 * worker and in a bundle; after that, parsing is synchronous and never throws.
 */
import type { Node, Tree } from 'web-tree-sitter';
import { Language, Parser as TreeSitter } from 'web-tree-sitter';
import { changeBetween } from './again/change.ts';
import { move } from './again/move.ts';
import { stretchOf } from './again/stretch.ts';
import type { Module, NodeBase, Stmt } from './ast.ts';
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
  /**
   * The same for a newer version of a text, much faster where little has changed: statements of the older tree that still
   * stand there, unchanged, are the same objects in the new one, moved to their new places. So the older tree is used up.
   */
  parseAgain(text: string, older: Module): Module;
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
  /** The texts of trees without errors, as far as they are not used up. */
  readonly #texts = new WeakMap<Module, string>();
  /** For a tree with errors the one before them, which will do again once they are gone. */
  readonly #sound = new WeakMap<Module, Module>();
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

  parseAgain(text: string, older: Module): Module {
    const sound = this.#sound.get(older) ?? older;
    try {
      const again = this.#parseAgain(text, sound);
      if (again !== undefined) return again;
    } catch {
      this.#treeSitter = newTreeSitter(this.#language);
    }
    const tree = this.parse(text);
    if (!this.#texts.has(tree) && this.#texts.has(sound)) this.#sound.set(tree, sound);
    return tree;
  }

  #parseAgain(text: string, older: Module): Module | undefined {
    const before = this.#texts.get(older);
    if (before === undefined || before === text) return before === text ? older : undefined;
    const stretch = stretchOf(older.body, before, text, changeBetween(before, text));
    const again = stretch && this.#readAlone(text.slice(stretch.start, stretch.end), stretch.start === 0);
    if (stretch === undefined || again === undefined) return undefined;
    this.#texts.delete(older);
    const behind = older.body.slice(stretch.moved);
    for (const statement of again) move(statement, stretch.start);
    for (const statement of behind) move(statement, text.length - before.length);
    return this.#keep(text, { type: 'Module', body: [...older.body.slice(0, stretch.kept), ...again, ...behind], errors: [] });
  }

  /** The statements of a part of a text, if all is well with it. `isFirst`: the others do not tell where lines begin. */
  #readAlone(text: string, isFirst: boolean): readonly Stmt[] | undefined {
    const plain = normalize(text);
    const { root, suspects } = this.#firstLook(plain);
    const first = root.parts[0];
    if (suspects !== undefined || (isFirst && first !== undefined && first.start !== 0 && plain.charAt(first.start - 1) !== '\n')) return undefined;
    const { body, errors } = lowerModule(root, text, NO_FINDINGS);
    return errors.length > 0 ? undefined : body;
  }

  #keep(text: string, tree: Module): Module {
    if (tree.errors.length === 0) this.#texts.set(tree, text);
    return tree;
  }

  #parse(text: string): Module {
    const plain = normalize(text);
    const { root, suspects } = this.#firstLook(plain);
    if (suspects === undefined) return this.#keep(text, lowerModule(root, text, NO_FINDINGS));
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
