/**
 * @file Where a definition stands in the tree.
 */
import type { AnyNode, ClassDef, FunctionDef, Stmt } from '../syntax/ast.ts';
import { childNodes } from './walk.ts';

/** The functions and classes around `node`, outermost first; undefined entries never occur. Empty at module level. */
export function pathTo(body: readonly Stmt[], node: Stmt): readonly (FunctionDef | ClassDef)[] {
  return search(body, node, []) ?? [];
}

function search(nodes: Iterable<AnyNode>, wanted: Stmt, path: readonly (FunctionDef | ClassDef)[]): readonly (FunctionDef | ClassDef)[] | undefined {
  for (const node of nodes) {
    if (node === wanted) return path;
    if (node.end < wanted.start || node.start > wanted.end) continue;
    const inner = node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef' || node.type === 'ClassDef' ? [...path, node] : path;
    const found = search(childNodes(node), wanted, inner);
    if (found !== undefined) return found;
  }
  return undefined;
}
