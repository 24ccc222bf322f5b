/** @file Statements without a body: a rule for each kind of node. */
import type { Arg, Expr, Stmt } from '../ast.ts';
import type { CstNode } from '../cst.ts';
import { lowerFutureImport, lowerImport, lowerImportFrom } from './imports.ts';
import type { Lowering } from './lowering.ts';
import { hasToken, required, textOf } from './lowering.ts';
import { BINARY_OPERATORS } from './operators.ts';

/** Lowers one statement. */
export type StatementRule = (node: CstNode, lowering: Lowering) => Stmt;

/** By the grammar's name of the statement. */
export const SIMPLE_STATEMENTS: Readonly<Record<string, StatementRule>> = {
  expression_statement: lowerExpressionStatement,
  return_statement: (node, lowering) => ({ type: 'Return', ...rangeOf(node), value: optional(node.parts[0], lowering) }),
  delete_statement: (node, lowering) => ({ type: 'Delete', ...rangeOf(node), targets: deleteTargets(node, lowering) }),
  raise_statement: lowerRaise,
  assert_statement: lowerAssert,
  import_statement: lowerImport,
  import_from_statement: lowerImportFrom,
  future_import_statement: lowerFutureImport,
  global_statement: (node, lowering) => ({ type: 'Global', ...rangeOf(node), names: namesOf(node, lowering) }),
  nonlocal_statement: (node, lowering) => ({ type: 'Nonlocal', ...rangeOf(node), names: namesOf(node, lowering) }),
  pass_statement: (node) => ({ type: 'Pass', ...rangeOf(node) }),
  break_statement: (node) => ({ type: 'Break', ...rangeOf(node) }),
  continue_statement: (node) => ({ type: 'Continue', ...rangeOf(node) }),
  type_alias_statement: lowerTypeAlias,
  print_statement: (node, lowering) => python2(node, lowering, 'print is a function in Python 3; write print(…).'),
  exec_statement: (node, lowering) => python2(node, lowering, 'exec is a function in Python 3; write exec(…).'),
};

function rangeOf(node: CstNode): { start: number; end: number } {
  return { start: node.start, end: node.end };
}

function optional(node: CstNode | undefined, lowering: Lowering): Expr | undefined {
  return node === undefined ? undefined : lowering.expression(node);
}

function python2(node: CstNode, lowering: Lowering, message: string): Stmt {
  lowering.problem(node, message);
  return { type: 'ErrorStmt', ...rangeOf(node), reason: 'python2', text: textOf(lowering, node) };
}

function namesOf(node: CstNode, lowering: Lowering): string[] {
  return node.parts.map((part) => textOf(lowering, part));
}

function lowerExpressionStatement(node: CstNode, lowering: Lowering): Stmt {
  const [first, ...others] = node.parts;
  if (first?.type === 'assignment') return lowerAssignment(first, lowering);
  if (first?.type === 'augmented_assignment') return lowerAugmented(first, lowering);
  const single = first !== undefined && others.length === 0 && !hasToken(node, ',');
  const value: Expr = single
    ? lowering.expression(first)
    : { type: 'Tuple', ...rangeOf(node), elts: node.parts.map((part) => lowering.expression(part)) };
  return { type: 'Expr', ...rangeOf(node), value };
}

/** `a = b = c` nests to the right in the grammar. */
function lowerAssignment(node: CstNode, lowering: Lowering): Stmt {
  const annotation = node.parts.find((part) => part.type === 'type');
  if (annotation !== undefined) return lowerAnnotated(node, annotation, lowering);
  const targets: Expr[] = [];
  let link = node;
  let value = link.parts[1];
  targets.push(required(lowering, link.parts[0], link));
  while (value?.type === 'assignment') {
    link = value;
    targets.push(required(lowering, link.parts[0], link));
    value = link.parts[1];
  }
  return { type: 'Assign', ...rangeOf(node), targets, value: required(lowering, value, node) };
}

function lowerAnnotated(node: CstNode, annotation: CstNode, lowering: Lowering): Stmt {
  const [target, , value] = node.parts;
  return {
    type: 'AnnAssign', ...rangeOf(node), target: required(lowering, target, node),
    annotation: lowering.expression(annotation), value: optional(value, lowering),
  };
}

function lowerAugmented(node: CstNode, lowering: Lowering): Stmt {
  const [target, operator, value] = node.children;
  const op = BINARY_OPERATORS[operator?.type.slice(0, -1) ?? ''] ?? 'Add';
  return {
    type: 'AugAssign', ...rangeOf(node), target: required(lowering, target, node), op, value: required(lowering, value, node),
  };
}

function deleteTargets(node: CstNode, lowering: Lowering): Expr[] {
  const [only] = node.parts;
  const targets = only?.type === 'expression_list' ? only.parts : node.parts;
  return targets.map((target) => lowering.expression(target));
}

function lowerRaise(node: CstNode, lowering: Lowering): Stmt {
  const from = node.children.findIndex((child) => !child.named && child.type === 'from');
  const [first] = node.parts;
  if (first?.type === 'expression_list') return python2(node, lowering, 'Write raise Error(message); the comma is Python 2.');
  const cause = from < 0 ? undefined : node.children[from + 1];
  return {
    type: 'Raise', ...rangeOf(node), exc: first === cause ? undefined : optional(first, lowering), cause: optional(cause, lowering),
  };
}

function lowerAssert(node: CstNode, lowering: Lowering): Stmt {
  const [test, message] = node.parts;
  return { type: 'Assert', ...rangeOf(node), test: required(lowering, test, node), msg: optional(message, lowering) };
}

/** `type A = B` is read as `A = B`. */
function lowerTypeAlias(node: CstNode, lowering: Lowering): Stmt {
  const [name, value] = node.parts;
  const target = required(lowering, name, node);
  const plain = target.type === 'Subscript' ? target.value : target;
  return { type: 'Assign', ...rangeOf(node), targets: [plain], value: required(lowering, value, node) };
}

/** The second name of Python 2's `except Error, name`. */
export function python2ExceptName(values: readonly CstNode[], lowering: Lowering): Arg | undefined {
  const [, name, ...others] = values;
  if (name?.type !== 'identifier' || others.length > 0) return undefined;
  lowering.problem(name, 'Write except Error as name; the comma is Python 2.');
  return { ...rangeOf(name), arg: textOf(lowering, name), annotation: undefined };
}

