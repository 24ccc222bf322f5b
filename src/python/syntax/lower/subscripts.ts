/** @file Subscripts and slices. `x[a, b]` is a subscript by a tuple that has no parentheses. */
import type { Expr } from '../ast.ts';
import type { CstNode } from '../cst.ts';
import type { Lowering } from './lowering.ts';
import { errorExpr, hasToken } from './lowering.ts';

/** `value[…]`. */
export function lowerSubscript(node: CstNode, lowering: Lowering): Expr {
  const [object, ...indices] = node.parts;
  if (object === undefined) return errorExpr(lowering, node);
  const value = lowering.expression(object);
  const slice = subscriptIndex(node, indices, lowering);
  if (value.type !== 'Starred') return { type: 'Subscript', start: node.start, end: node.end, value, slice };
  const inner = { type: 'Subscript', start: value.value.start, end: node.end, value: value.value, slice } as const;
  return { type: 'Starred', start: node.start, end: node.end, value: inner };
}

/** The index between the brackets of `node`, which also holds the commas. */
export function subscriptIndex(node: CstNode, indices: readonly CstNode[], lowering: Lowering): Expr {
  const elts = indices.map((index) => lowering.expression(index));
  const [only] = elts;
  if (only === undefined) return errorExpr(lowering, { start: node.end - 1, end: node.end - 1 });
  const alone = elts.length === 1 && only.type !== 'Starred' && !hasToken(node, ',');
  return alone ? only : { type: 'Tuple', ...tupleRange(node, indices), elts };
}

/** From the first index to the last, or to the comma after it. */
function tupleRange(node: CstNode, indices: readonly CstNode[]): { start: number; end: number } {
  const comma = node.children.findLast((child) => child.type === ',');
  return { start: indices[0]?.start ?? node.start, end: Math.max(indices.at(-1)?.end ?? 0, comma?.end ?? 0) };
}

/** `lower:upper:step`, any of which may be missing. */
export function lowerSlice(node: CstNode, lowering: Lowering): Expr {
  const bounds: (Expr | undefined)[] = [undefined, undefined, undefined];
  let colons = 0;
  for (const child of node.children) {
    if (child.type === ':' && !child.named) colons++;
    else bounds[colons] = lowering.expression(child);
  }
  return { type: 'Slice', start: node.start, end: node.end, lower: bounds[0], upper: bounds[1], step: bounds[2] };
}
