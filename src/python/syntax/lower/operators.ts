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

/** An operand with the range it has in the text, parentheses included. */
interface Operand {
  readonly value: Expr;
  readonly start: number;
  readonly end: number;
}

/** `a + b`. Long sums nest to the left, so that side is followed in a loop. */
export function lowerBinary(node: CstNode, lowering: Lowering): Expr {
  if (isBitwise(node)) return lowerBitwise(node, lowering);
  const chain: CstNode[] = [];
  let leftmost: CstNode | undefined = node;
  while (leftmost?.type === 'binary_operator' && !isBitwise(leftmost)) {
    chain.push(leftmost);
    leftmost = leftmost.children[0];
  }
  let left = operandOf(leftmost, node, lowering);
  for (const link of chain.reverse()) left = join(left, operatorOf(link), operandOf(link.children[2], link, lowering));
  return left.value;
}

function operatorOf(node: CstNode): Operator {
  return BINARY_OPERATORS[node.children[1]?.type ?? ''] ?? 'Add';
}

function operandOf(node: CstNode | undefined, parent: CstNode, lowering: Lowering): Operand {
  const { start, end } = node ?? { start: parent.end, end: parent.end };
  return { value: required(lowering, node, parent), start, end };
}

/** tree-sitter binds the star of `*a + b` to `a`; Python, to the whole. */
function join(left: Operand, op: Operator, right: Operand): Operand {
  const range = { start: left.start, end: right.end };
  if (left.value.type !== 'Starred') return { value: { type: 'BinOp', ...range, left: left.value, op, right: right.value }, ...range };
  const inner = left.value.value;
  const sum: BinOp = { type: 'BinOp', start: inner.start, end: right.end, left: inner, op, right: right.value };
  return { value: { type: 'Starred', ...range, value: sum }, ...range };
}

function isBitwise(node: CstNode): boolean {
  const operator = node.children[1]?.type;
  return node.type === 'binary_operator' && (operator === '&' || operator === '^');
}

/** The grammar binds `^` tighter than `&`; Python does it the other way round. */
function lowerBitwise(node: CstNode, lowering: Lowering): Expr {
  const [first, ...links] = bitwiseLinks(node, undefined, node, lowering);
  if (first === undefined) return errorExpr(lowering, node);
  let sum: Operand | undefined;
  let product = first.operand;
  for (const { operator, operand } of links) {
    if (operator === 'BitAnd') product = join(product, 'BitAnd', operand);
    else {
      sum = sum === undefined ? product : join(sum, 'BitXor', product);
      product = operand;
    }
  }
  return (sum === undefined ? product : join(sum, 'BitXor', product)).value;
}

interface BitwiseLink {
  /** What stands before the operand; undefined for the first. */
  readonly operator: Operator | undefined;
  readonly operand: Operand;
}

/** The operands of a run of `&` and `^` in the order of the text. */
function bitwiseLinks(node: CstNode | undefined, operator: Operator | undefined, parent: CstNode, lowering: Lowering): BitwiseLink[] {
  if (node === undefined || !isBitwise(node)) return [{ operator, operand: operandOf(node, parent, lowering) }];
  return [
    ...bitwiseLinks(node.children[0], operator, node, lowering),
    ...bitwiseLinks(node.children[2], operatorOf(node), node, lowering),
  ];
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
