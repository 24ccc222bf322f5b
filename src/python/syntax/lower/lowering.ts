/**
 * @file What every lowering function works with: the text, ways to lower parts, and a place for problems.
 * Passing these along keeps the files of this folder from importing each other in circles.
 */
import type { ErrorExpr, Expr, NodeBase, Stmt } from '../ast.ts';
import type { CstNode } from '../cst.ts';

/** The tools of one run over one module. */
export interface Lowering {
  readonly text: string;
  /** Lowers an expression (or a pattern on the left of `=`). */
  expression(node: CstNode): Expr;
  /** Lowers the statements of a block or a module. */
  block(node: CstNode | undefined): readonly Stmt[];
  /** Notes a problem that doesn't stop the statement from being understood. */
  problem(range: NodeBase, message: string): void;
  /** The broken header that a stand-in name at this offset is for. */
  holeAt(offset: number): NodeBase | undefined;
}

/** The source text of a node. */
export function textOf(lowering: Lowering, node: NodeBase): string {
  return lowering.text.slice(node.start, node.end);
}

/** A hole in place of a node that can't be read. */
export function errorExpr(lowering: Lowering, range: NodeBase): ErrorExpr {
  return { type: 'ErrorExpr', start: range.start, end: range.end, text: textOf(lowering, range) };
}

/** Lowers a part that the grammar promises but an edit may have taken away. */
export function required(lowering: Lowering, node: CstNode | undefined, parent: CstNode): Expr {
  return node === undefined ? errorExpr(lowering, { start: parent.end, end: parent.end }) : lowering.expression(node);
}

/** Whether one of the node's own tokens is `token`. */
export function hasToken(node: CstNode, token: string): boolean {
  return node.children.some((child) => !child.named && child.type === token);
}

/** The first child that the grammar names `type`. */
export function childOf(node: CstNode, type: string): CstNode | undefined {
  return node.children.find((child) => child.named && child.type === type);
}
