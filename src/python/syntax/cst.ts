/**
 * @file The concrete syntax tree as plain objects, read from tree-sitter in one pass of a cursor (each question to
 * tree-sitter crosses into wasm, so it is asked once a node). Must not know what the nodes mean.
 */
import type { Tree, TreeCursor } from 'web-tree-sitter';

/** One node of tree-sitter's tree, without comments and line continuations. */
export class CstNode {
  readonly type: string;
  /** False for tokens that the grammar writes as text, as `if` or `+`. */
  readonly named: boolean;
  readonly start: number;
  readonly end: number;
  /** True for a token that tree-sitter made up to go on. */
  readonly missing: boolean;
  readonly children: CstNode[] = [];

  constructor(type: string, named: boolean, start: number, end: number, missing: boolean) {
    this.type = type;
    this.named = named;
    this.start = start;
    this.end = end;
    this.missing = missing;
  }

  /** The children that the grammar names, that is, all but keywords, operators and punctuation. */
  get parts(): CstNode[] {
    return this.children.filter((child) => child.named);
  }
}

/** Whether tree-sitter had to leave something out or make something up, anywhere below the node. */
export function hasErrors(node: CstNode, stopAt?: string): boolean {
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.missing || next.type === 'ERROR') return true;
    for (const child of next.children) if (child.type !== stopAt) pending.push(child);
  }
  return false;
}

/** How offsets of the parsed text become offsets of the text the user wrote. */
export type OffsetMap = (offset: number) => number;

/** Reads the whole tree. `text` is what was parsed; `toOriginal` maps its offsets. */
export function readTree(tree: Tree, text: string, toOriginal: OffsetMap | undefined): CstNode {
  const cursor = tree.walk();
  try {
    return new Reader(tree, cursor, text, toOriginal).read();
  } finally {
    cursor.delete();
  }
}

const DROPPED: ReadonlySet<string> = new Set(['comment', 'line_continuation']);
const LEAVES: ReadonlySet<string> = new Set([
  'identifier', 'integer', 'float', 'true', 'false', 'none', 'ellipsis', 'string_content', 'escape_sequence',
  'type_conversion', 'pass_statement', 'break_statement', 'continue_statement', 'keyword_separator', 'positional_separator',
]);

/** Tells by its prefix whether a string literal may hold replacement fields. */
export function isFormatString(text: string, start: number): boolean {
  const first = text.charAt(start).toLowerCase();
  if (first === 'f' || first === 't') return true;
  return first === 'r' && 'ft'.includes(text.charAt(start + 1).toLowerCase());
}

class Reader {
  readonly #cursor: TreeCursor;
  readonly #text: string;
  readonly #toOriginal: OffsetMap | undefined;
  readonly #types: readonly string[];
  readonly #named: readonly boolean[];
  readonly #mayMiss: boolean;

  constructor(tree: Tree, cursor: TreeCursor, text: string, toOriginal: OffsetMap | undefined) {
    this.#cursor = cursor;
    this.#text = text;
    this.#toOriginal = toOriginal;
    this.#types = tree.language.types;
    this.#named = namedTypes(tree.language);
    this.#mayMiss = tree.rootNode.hasError;
  }

  read(): CstNode {
    const cursor = this.#cursor;
    const root = this.#node();
    const open: CstNode[] = [];
    let parent = root;
    let inside = cursor.gotoFirstChild();
    while (inside) {
      const node = this.#node();
      if (!DROPPED.has(node.type)) parent.children.push(node);
      if (this.#hasContent(node) && cursor.gotoFirstChild()) {
        open.push(parent);
        parent = node;
        continue;
      }
      while (inside && !cursor.gotoNextSibling()) {
        inside = cursor.gotoParent() && open.length > 0;
        parent = open.pop() ?? root;
      }
    }
    return root;
  }

  #node(): CstNode {
    const cursor = this.#cursor;
    const id = cursor.nodeTypeId;
    const type = this.#types[id] ?? 'ERROR';
    const start = cursor.startIndex;
    const end = cursor.endIndex;
    const missing = this.#mayMiss && cursor.nodeIsMissing;
    const map = this.#toOriginal;
    const named = this.#named[id] ?? true;
    return map === undefined
      ? new CstNode(type, named, start, end, missing)
      : new CstNode(type, named, map(start), map(end), missing);
  }

  /** A string without replacement fields is read from the text, so its parts are of no interest. */
  #hasContent(node: CstNode): boolean {
    if (!node.named || LEAVES.has(node.type)) return false;
    if (node.type !== 'string') return true;
    return this.#mayMiss || isFormatString(this.#text, this.#cursor.startIndex);
  }
}

const namedTypesOf = new WeakMap<object, readonly boolean[]>();

function namedTypes(language: Tree['language']): readonly boolean[] {
  const known = namedTypesOf.get(language);
  if (known !== undefined) return known;
  const named = language.types.map((_, id) => language.nodeTypeIsNamed(id));
  namedTypesOf.set(language, named);
  return named;
}
