/** @file What a regular expression is made of. */

/** Whether a character is meant, given by its code point. */
export type CharacterTest = (code: number) => boolean;

/** One way through a pattern. Groups count from 1, in the order of their opening brackets. */
export type RegexNode =
  | { readonly type: 'character'; readonly test: CharacterTest }
  | { readonly type: 'sequence'; readonly nodes: readonly RegexNode[] }
  | { readonly type: 'choice'; readonly options: readonly RegexNode[] }
  | { readonly type: 'repeat'; readonly node: RegexNode; readonly least: number; readonly most: number; readonly manner: 'greedy' | 'lazy' | 'possessive' }
  | { readonly type: 'group'; readonly node: RegexNode; readonly index: number }
  | { readonly type: 'atomic'; readonly node: RegexNode }
  /** `back`: how many characters before the place it begins; undefined: it looks ahead. */
  | { readonly type: 'look'; readonly node: RegexNode; readonly isWanted: boolean; readonly back: number | undefined }
  | { readonly type: 'place'; readonly kind: PlaceKind }
  | { readonly type: 'again'; readonly group: number; readonly ignoresCase: boolean }
  | { readonly type: 'if'; readonly group: number; readonly then: RegexNode; readonly otherwise: RegexNode };

/** `^`, `$`, `\b` and their kin. */
export type PlaceKind = 'start' | 'end' | 'lineStart' | 'lineEnd' | 'lastLineEnd' | 'wordEdge' | 'noWordEdge';

/** A pattern that was read. */
export interface Regex { readonly node: RegexNode; /** The name of each group, '' for one without. */ readonly names: readonly string[] }

/** How many characters everything that it matches has; undefined where that differs. */
export function widthOf(node: RegexNode): number | undefined {
  switch (node.type) {
    case 'character': return 1;
    case 'place': case 'look': return 0;
    case 'again': return undefined;
    case 'group': case 'atomic': return widthOf(node.node);
    case 'sequence': return node.nodes.map(widthOf).reduce((sum, width) => (sum === undefined || width === undefined ? undefined : sum + width), 0);
    case 'choice': return same(node.options.map(widthOf));
    case 'if': return same([widthOf(node.then), widthOf(node.otherwise)]);
    case 'repeat': { const width = widthOf(node.node); return width !== undefined && node.least === node.most ? width * node.least : undefined; }
  }
}

const same = (widths: readonly (number | undefined)[]): number | undefined => (widths.every((width) => width === widths[0]) ? widths[0] : undefined);
