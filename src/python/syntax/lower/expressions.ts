/** @file Expressions: a rule for each kind of node. Ranges are CPython's: parentheses are outside. */
import type { Constant, ConstantValue, Expr, Tuple } from '../ast.ts';
import type { CstNode } from '../cst.ts';
import { lowerCall } from './calls.ts';
import { lowerComprehension } from './comprehensions.ts';
import type { Lowering } from './lowering.ts';
import { childOf, errorExpr, hasToken, required, textOf } from './lowering.ts';
import { numberValue } from './numbers.ts';
import { lowerBinary, lowerBoolean, lowerComparison, lowerUnary } from './operators.ts';
import { lowerParameters } from './parameters.ts';
import { lowerString } from './strings.ts';
import { lowerSlice, lowerSubscript } from './subscripts.ts';
import { TYPE_RULES } from './types.ts';

/** Lowers any expression node; a kind without a rule becomes a hole. */
export function lowerExpression(node: CstNode, lowering: Lowering): Expr {
  const rule = node.missing ? undefined : RULES.get(node.type);
  return rule === undefined ? errorExpr(lowering, node) : rule(node, lowering);
}

type ExpressionRule = (node: CstNode, lowering: Lowering) => Expr;

const RULES: ReadonlyMap<string, ExpressionRule> = new Map<string, ExpressionRule>(Object.entries({
  identifier: lowerName,
  keyword_identifier: lowerName,
  dotted_name: lowerDottedName,
  integer: lowerNumber,
  float: lowerNumber,
  true: (node) => constant(node, { kind: 'bool', value: true }),
  false: (node) => constant(node, { kind: 'bool', value: false }),
  none: (node) => constant(node, { kind: 'None' }),
  ellipsis: (node) => constant(node, { kind: 'Ellipsis' }),
  string: lowerString,
  concatenated_string: lowerString,
  parenthesized_expression: (node, lowering) => required(lowering, node.parts[0], node),
  parenthesized_list_splat: (node, lowering) => required(lowering, node.parts[0], node),
  expression_list: lowerTuple,
  pattern_list: lowerTuple,
  tuple: lowerTuple,
  tuple_pattern: lowerTuplePattern,
  list: (node, lowering) => ({ type: 'List', start: node.start, end: node.end, elts: lowerAll(node, lowering) }),
  list_pattern: (node, lowering) => ({ type: 'List', start: node.start, end: node.end, elts: lowerAll(node, lowering) }),
  set: (node, lowering) => ({ type: 'Set', start: node.start, end: node.end, elts: lowerAll(node, lowering) }),
  dictionary: lowerDictionary,
  list_comprehension: lowerComprehension,
  set_comprehension: lowerComprehension,
  generator_expression: lowerComprehension,
  dictionary_comprehension: lowerComprehension,
  list_splat: lowerStarred,
  list_splat_pattern: lowerStarred,
  attribute: lowerAttribute,
  subscript: lowerSubscript,
  slice: lowerSlice,
  call: lowerCall,
  binary_operator: lowerBinary,
  boolean_operator: lowerBoolean,
  comparison_operator: lowerComparison,
  unary_operator: lowerUnary,
  not_operator: lowerUnary,
  conditional_expression: lowerConditional,
  named_expression: lowerNamed,
  lambda: lowerLambda,
  await: (node, lowering) => ({ type: 'Await', start: node.start, end: node.end, value: required(lowering, node.parts[0], node) }),
  yield: lowerYield,
  as_pattern_target: (node, lowering) => required(lowering, node.parts[0], node),
  ...TYPE_RULES,
} satisfies Record<string, ExpressionRule>));

function lowerName(node: CstNode, lowering: Lowering): Expr {
  const hole = lowering.holeAt(node.start);
  return hole === undefined
    ? { type: 'Name', start: node.start, end: node.end, id: identifierText(node, lowering) }
    : errorExpr(lowering, hole);
}

/** Python compares identifiers in their NFKC form. */
function identifierText(node: CstNode, lowering: Lowering): string {
  const text = textOf(lowering, node);
  return ASCII.test(text) ? text : text.normalize('NFKC');
}

const ASCII = /^\w+$/;

function constant(node: CstNode, value: ConstantValue): Constant {
  return { type: 'Constant', start: node.start, end: node.end, value };
}

function lowerNumber(node: CstNode, lowering: Lowering): Expr {
  const value = numberValue(textOf(lowering, node));
  if (value !== undefined) return constant(node, value);
  lowering.problem(node, 'This number is Python 2; write 0o… for octal numbers, and no L at the end.');
  return errorExpr(lowering, node);
}

function lowerAll(node: CstNode, lowering: Lowering): Expr[] {
  return node.parts.map((part) => lowering.expression(part));
}

function lowerTuple(node: CstNode, lowering: Lowering): Tuple {
  return { type: 'Tuple', start: node.start, end: node.end, elts: lowerAll(node, lowering) };
}

/** `(a) = …` is not a tuple. */
function lowerTuplePattern(node: CstNode, lowering: Lowering): Expr {
  const [only, ...others] = node.parts;
  if (only !== undefined && others.length === 0 && !hasToken(node, ',')) return lowering.expression(only);
  return lowerTuple(node, lowering);
}

function lowerDictionary(node: CstNode, lowering: Lowering): Expr {
  const keys: (Expr | undefined)[] = [];
  const values: Expr[] = [];
  for (const entry of node.parts) {
    const [first, second] = entry.parts;
    const isPair = entry.type === 'pair';
    keys.push(isPair ? required(lowering, first, entry) : undefined);
    values.push(required(lowering, isPair ? second : first, entry));
  }
  return { type: 'Dict', start: node.start, end: node.end, keys, values };
}

function lowerStarred(node: CstNode, lowering: Lowering): Expr {
  return { type: 'Starred', start: node.start, end: node.end, value: required(lowering, node.parts[0], node) };
}

function lowerAttribute(node: CstNode, lowering: Lowering): Expr {
  const [object, name] = node.parts;
  if (object === undefined || name === undefined) return errorExpr(lowering, node);
  const value = lowering.expression(object);
  const attribute = {
    type: 'Attribute', start: node.start, end: node.end, attr: identifierText(name, lowering),
    attrRange: { start: name.start, end: name.end },
  } as const;
  if (value.type !== 'Starred') return { ...attribute, value };
  return { ...value, end: node.end, value: { ...attribute, start: value.value.start, value: value.value } };
}

/** A decorator's or a pattern's dotted name. */
function lowerDottedName(node: CstNode, lowering: Lowering): Expr {
  const [first, ...rest] = node.parts;
  let value = required(lowering, first, node);
  for (const name of rest) {
    const attrRange = { start: name.start, end: name.end };
    value = { type: 'Attribute', start: node.start, end: name.end, value, attr: identifierText(name, lowering), attrRange };
  }
  return value;
}

/** `y := a if c else b` binds `y` to the whole choice; the grammar takes the choice for the outer one. */
function lowerConditional(node: CstNode, lowering: Lowering): Expr {
  const [first, test, orelse] = node.parts;
  const [name, value] = first?.type === 'named_expression' ? first.parts : [undefined, first];
  const choice: Expr = {
    type: 'IfExp', start: value?.start ?? node.start, end: node.end, test: required(lowering, test, node),
    body: required(lowering, value, node), orelse: required(lowering, orelse, node),
  };
  const target = name === undefined ? undefined : lowering.expression(name);
  return target?.type === 'Name' ? { type: 'NamedExpr', start: node.start, end: node.end, target, value: choice } : choice;
}

function lowerNamed(node: CstNode, lowering: Lowering): Expr {
  const [name, value] = node.parts;
  const target = required(lowering, name, node);
  if (target.type !== 'Name') return errorExpr(lowering, node);
  return { type: 'NamedExpr', start: node.start, end: node.end, target, value: required(lowering, value, node) };
}

function lowerLambda(node: CstNode, lowering: Lowering): Expr {
  const args = lowerParameters(childOf(node, 'lambda_parameters'), lowering);
  const body = node.parts.find((part) => part.type !== 'lambda_parameters');
  return { type: 'Lambda', start: node.start, end: node.end, args, body: required(lowering, body, node) };
}

function lowerYield(node: CstNode, lowering: Lowering): Expr {
  const value = node.parts[0];
  const range = { start: node.start, end: node.end };
  if (hasToken(node, 'from')) return { type: 'YieldFrom', ...range, value: required(lowering, value, node) };
  return { type: 'Yield', ...range, value: value === undefined ? undefined : lowering.expression(value) };
}
