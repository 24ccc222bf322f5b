/** @file Operators: how they are written, and CPython's names for them. Lowers what is built with them. */
import type { BinOp, BoolOp, Compare, CompareOperator, Expr, Operator, UnaryOperator } from '../ast.ts';
import type { CstNode } from '../cst.ts';
import type { Lowering } from './lowering.ts';
import { errorExpr, required } from './lowering.ts';

/** CPython's names of the binary operators, by how they are written. */
export const BINARY_OPERATORS: Readonly<Record<string, Operator>> = {
  '+': 'Add', '-': 'Sub', '*': 'Mult', '@': 'MatMult', '/': 'Div', '%': 'Mod', '**': 'Pow', '<<': 'LShift', '>>': 'RShift',
  '|': 'BitOr', '^': 'BitXor', '&': 'BitAnd', '//': 'FloorDiv',
};

const UNARY_OPERATORS: Readonly<Record<string, UnaryOperator>> = { '-': 'USub', '+': 'UAdd', '~': 'Invert', not: 'Not' };

const COMPARE_OPERATORS: Readonly<Record<string, CompareOperator>> = {
  '==': 'Eq', '!=': 'NotEq', '<>': 'NotEq', '<': 'Lt', '<=': 'LtE', '>': 'Gt', '>=': 'GtE',
  is: 'Is', 'is not': 'IsNot', in: 'In', 'not in': 'NotIn',
};

/** `a + b`. Long sums nest to the left, so that side is followed in a loop. */
export function lowerBinary(node: CstNode, lowering: Lowering): Expr {
  const chain: CstNode[] = [];
  let leftmost: CstNode | undefined = node;
  while (leftmost?.type === 'binary_operator') {
    chain.push(leftmost);
    leftmost = leftmost.children[0];
  }
  let left = required(lowering, leftmost, node);
  for (const link of chain.reverse()) left = binaryLink(left, link, lowering);
  return left;
}

function binaryLink(left: Expr, link: CstNode, lowering: Lowering): Expr {
  const op = BINARY_OPERATORS[link.children[1]?.type ?? ''];
  if (op === undefined) return errorExpr(lowering, link);
  const right = required(lowering, link.children[2], link);
  const build = (operand: Expr): BinOp => ({ type: 'BinOp', start: operand.start, end: link.end, left: operand, op, right });
  if (left.type === 'Starred') return { type: 'Starred', start: link.start, end: link.end, value: build(left.value) };
  return { ...build(left), start: link.start };
}

/** `a and b and c`: one node for a run of the same operator. */
export function lowerBoolean(node: CstNode, lowering: Lowering): Expr {
  const word = node.children[1]?.type;
  const operands: CstNode[] = [];
  let left: CstNode | undefined = node;
  while (left?.type === 'boolean_operator' && left.children[1]?.type === word) {
    if (left.children[2] !== undefined) operands.unshift(left.children[2]);
    left = left.children[0];
  }
  const first = required(lowering, left, node);
  const rest = operands.map((operand) => lowering.expression(operand));
  return liftStar(first, node, (operand): BoolOp => (
    { type: 'BoolOp', start: node.start, end: node.end, op: word === 'or' ? 'Or' : 'And', values: [operand, ...rest] }
  ));
}

/** `-a`, `~a` and `not a`. */
export function lowerUnary(node: CstNode, lowering: Lowering): Expr {
  const op = UNARY_OPERATORS[node.children[0]?.type ?? ''];
  if (op === undefined) return errorExpr(lowering, node);
  return { type: 'UnaryOp', start: node.start, end: node.end, op, operand: required(lowering, node.children[1], node) };
}

/** `a < b <= c`: one node for the whole chain. */
export function lowerComparison(node: CstNode, lowering: Lowering): Expr {
  const [first, ...rest] = node.children;
  const ops: CompareOperator[] = [];
  const comparators: Expr[] = [];
  for (const child of rest) {
    const op = child.named ? undefined : COMPARE_OPERATORS[child.type];
    if (child.type === '<>') lowering.problem(child, 'The operator <> is Python 2; write !=.');
    if (op === undefined) comparators.push(lowering.expression(child));
    else ops.push(op);
  }
  return liftStar(required(lowering, first, node), node, (left): Compare => (
    { type: 'Compare', start: node.start, end: node.end, left, ops, comparators }
  ));
}

/** tree-sitter binds the star of `*a < b` to `a`; Python, to the whole. */
function liftStar(first: Expr, node: CstNode, build: (first: Expr) => Expr): Expr {
  if (first.type !== 'Starred') return build(first);
  return { type: 'Starred', start: node.start, end: node.end, value: { ...build(first.value), start: first.value.start } };
}
