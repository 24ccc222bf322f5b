/**
 * @file Going through a syntax tree: children, all descendants, the nodes at an offset. Works on trees that were JSON
 * too. Must not know what the nodes mean.
 */
import type { AnyNode, Import, ImportFrom, Module, Stmt } from './ast.ts';

/** Looks at a node; false means: not into this one. */
export type Visitor = (node: AnyNode) => boolean | undefined;

/** The nodes directly below this one, in the order of the text. */
export function children(node: AnyNode | Module): AnyNode[] {
  const found: AnyNode[] = [];
  for (const field in node) collect((node as unknown as Record<string, unknown>)[field], found); // for…in names its own fields only
  return isInOrder(found) ? found : found.sort((a, b) => a.start - b.start);
}

/** Most are: fields follow the text. */
function isInOrder(nodes: readonly AnyNode[]): boolean {
  let last = 0;
  for (const { start } of nodes) {
    if (start < last) return false;
    last = start;
  }
  return true;
}

/** Visits the node and everything below it, outermost first, in the order of the text. */
export function walk(node: AnyNode | Module, visitor: Visitor): void {
  if (node.type === 'Module') for (const statement of node.body) walk(statement, visitor);
  else if (blocks.has(node.type)) walkList(listOf(node), visitor);
  else walkTree(node, visitor);
}

function walkTree(node: AnyNode, visitor: Visitor): void {
  const pending: AnyNode[] = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (visitor(next) === false) continue;
    const below = children(next);
    for (let i = below.length - 1; i >= 0; i--) pending.push(below[i] ?? next);
  }
}

type NodeOf<T extends AnyNode['type']> = Extract<AnyNode, { type: T }>;

/** All nodes of a type in a module or a statement, outermost first, in the order of the text. */
export function nodesOf<T extends AnyNode['type']>(type: T, within: Module | Stmt): readonly NodeOf<T>[] {
  if (within.type === 'Module') return within.body.flatMap((statement) => nodesOf(type, statement));
  const { nodes, ofType } = listOf(within);
  const known = ofType.get(type) ?? nodes.filter((node) => node.type === type);
  ofType.set(type, known);
  return known as readonly NodeOf<T>[]; // filtered by that very type
}

/** Every import, in the order of the text. */
export const importsIn = ({ body }: Module): readonly (Import | ImportFrom)[] =>
  body.flatMap((statement) => { const [plain, from] = [nodesOf('Import', statement), nodesOf('ImportFrom', statement)]; return plain.length > 0 && from.length > 0 ? [...plain, ...from].sort((a, b) => a.start - b.start) : [...plain, ...from]; });

/** What has statements in it is gone through again and again, and a tree keeps its shape: so its nodes are listed once. */
const blocks: ReadonlySet<AnyNode['type']> = new Set(['FunctionDef', 'AsyncFunctionDef', 'ClassDef', 'If', 'For', 'AsyncFor', 'While', 'With', 'AsyncWith', 'Try', 'TryStar', 'Match']);

/** Nodes, outermost first, and for each where the list goes on behind all that is below it. */
interface NodeList { readonly nodes: readonly AnyNode[]; readonly behind: Uint32Array; readonly ofType: Map<AnyNode['type'], readonly AnyNode[]> }

const lists = new WeakMap<AnyNode, NodeList>();

function walkList({ nodes, behind }: NodeList, visitor: Visitor): void {
  for (let i = 0; i < nodes.length;) {
    const node = nodes[i];
    i = node === undefined || visitor(node) === false ? behind[i] ?? nodes.length : i + 1;
  }
}

function listOf(root: AnyNode): NodeList {
  const known = lists.get(root);
  if (known !== undefined) return known;
  const nodes: AnyNode[] = [];
  const behind: number[] = [];
  // A number is the place in the list of a node whose parts are all listed.
  const pending: (AnyNode | number)[] = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'number') {
      behind[next] = nodes.length;
      continue;
    }
    pending.push(nodes.length);
    nodes.push(next);
    behind.push(0);
    const below = children(next);
    for (let i = below.length - 1; i >= 0; i--) pending.push(below[i] ?? next);
  }
  const list: NodeList = { nodes, behind: Uint32Array.from(behind), ofType: new Map() };
  lists.set(root, list);
  return list;
}

/** The nodes whose range holds the offset (an offset right behind a node belongs to it), outermost first. */
export function nodesAt(module: Module, offset: number): AnyNode[] {
  const found: AnyNode[] = [];
  let candidates: readonly AnyNode[] = module.body;
  for (;;) {
    const inside = innermost(candidates, offset);
    if (inside === undefined) return found;
    found.push(inside);
    candidates = children(inside);
  }
}

/** Where two neighbours touch, as `f` and `(x)` do, the one that starts there wins. */
function innermost(candidates: readonly AnyNode[], offset: number): AnyNode | undefined {
  return candidates.findLast((node) => nodeStart(node) <= offset && offset <= node.end);
}

/** A definition's decorators stand before its range. */
function nodeStart(node: AnyNode): number {
  const isDefinition = node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef' || node.type === 'ClassDef';
  return isDefinition ? node.decorator_list[0]?.start ?? node.start : node.start;
}

/** Nodes have a type and a range; in between there are lists and records without a type, as `Arguments`. */
function collect(value: unknown, found: AnyNode[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
  } else if (isNode(value)) {
    found.push(value);
  } else if (!('kind' in value)) {
    for (const field in value) collect((value as Record<string, unknown>)[field], found); // for…in names its own fields only
  }
}

function isNode(value: object): value is AnyNode {
  return 'type' in value && 'start' in value;
}
