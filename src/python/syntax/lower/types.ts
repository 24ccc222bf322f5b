/** @file Annotations: tree-sitter has own kinds of nodes for some of them, CPython has only expressions. */
import type { Expr } from '../ast.ts';
import type { CstNode } from '../cst.ts';
import type { Lowering } from './lowering.ts';
import { errorExpr, required, textOf } from './lowering.ts';
import { subscriptIndex } from './subscripts.ts';

/** The rules for the kinds of nodes that occur in annotations only. */
export const TYPE_RULES = {
  type: (node: CstNode, lowering: Lowering): Expr => required(lowering, node.parts[0], node),
  generic_type: lowerGeneric,
  union_type: lowerUnion,
  member_type: lowerMember,
  constrained_type: lowerConstrained,
  splat_type: (node: CstNode, lowering: Lowering): Expr => (
    { type: 'Starred', start: node.start, end: node.end, value: required(lowering, node.parts[0], node) }
  ),
};

/** `list[int]`. */
function lowerGeneric(node: CstNode, lowering: Lowering): Expr {
  const [name, parameter] = node.parts;
  if (name === undefined || parameter === undefined) return errorExpr(lowering, node);
  const slice = subscriptIndex(parameter, parameter.parts, lowering);
  return { type: 'Subscript', start: node.start, end: node.end, value: lowering.expression(name), slice };
}

/** `int | str | None`: the grammar nests what follows to the right, Python to the left. */
function lowerUnion(node: CstNode, lowering: Lowering): Expr {
  const [first, ...rest] = unionMembers(node);
  let left = required(lowering, first, node);
  for (const member of rest) {
    const right = lowering.expression(member);
    left = { type: 'BinOp', start: node.start, end: member.end, left, op: 'BitOr', right };
  }
  return left;
}

function unionMembers(node: CstNode): CstNode[] {
  const [only] = node.parts;
  if (node.type === 'type' && only !== undefined) return unionMembers(only);
  const isUnion = node.type === 'union_type' || (node.type === 'binary_operator' && node.children[1]?.type === '|');
  return isUnion ? node.parts.flatMap(unionMembers) : [node];
}

/** `a[int].b`. */
function lowerMember(node: CstNode, lowering: Lowering): Expr {
  const [value, name] = node.parts;
  if (name === undefined) return errorExpr(lowering, node);
  return {
    type: 'Attribute', start: node.start, end: node.end, value: required(lowering, value, node),
    attr: textOf(lowering, name), attrRange: { start: name.start, end: name.end },
  };
}

/** `a: b` between brackets is a slice outside of type parameters. */
function lowerConstrained(node: CstNode, lowering: Lowering): Expr {
  const [lower, upper] = node.parts;
  return {
    type: 'Slice', start: node.start, end: node.end, lower: required(lowering, lower, node),
    upper: required(lowering, upper, node), step: undefined,
  };
}
