/** @file Statements with bodies: a rule for each kind of node. Their end is the end of their last statement. */
import type { ExceptHandler, Expr, If, Stmt, WithItem } from '../ast.ts';
import type { CstNode } from '../cst.ts';
import { lowerArguments } from './calls.ts';
import type { Lowering } from './lowering.ts';
import { childOf, errorExpr, hasToken, required, textOf } from './lowering.ts';
import { lowerParameters } from './parameters.ts';
import { lowerCase } from './patterns.ts';
import type { StatementRule } from './simpleStatements.ts';
import { python2ExceptName } from './simpleStatements.ts';

/** By the grammar's name of the statement. */
export const COMPOUND_STATEMENTS: Readonly<Record<string, StatementRule>> = {
  function_definition: (node, lowering) => lowerFunction(node, [], lowering),
  class_definition: (node, lowering) => lowerClass(node, [], lowering),
  decorated_definition: lowerDecorated,
  if_statement: lowerIf,
  for_statement: lowerFor,
  while_statement: lowerWhile,
  with_statement: lowerWith,
  try_statement: lowerTry,
  match_statement: lowerMatch,
};

/** The end of the body's last statement, or of the semicolon behind it. */
function bodyEnd(node: CstNode, body: readonly Stmt[]): number {
  const last = childOf(node, 'block')?.children.at(-1);
  return last?.type === ';' ? last.end : body.at(-1)?.end ?? headerEnd(node);
}

/** A statement without a body ends with its colon. */
function headerEnd(node: CstNode): number {
  return node.children.findLast((child) => child.type === ':')?.end ?? node.end;
}

function headerRange(node: CstNode): { start: number; end: number } {
  return { start: node.start, end: headerEnd(node) };
}

function elseEnd(node: CstNode, orelse: readonly Stmt[]): number | undefined {
  const clause = childOf(node, 'else_clause');
  return clause === undefined ? undefined : bodyEnd(clause, orelse);
}

function bodyOf(node: CstNode, lowering: Lowering): readonly Stmt[] {
  const body = lowering.block(childOf(node, 'block'));
  if (body.length === 0) lowering.problem(headerRange(node), 'The body is missing; indent it below this line, or write pass.');
  return body;
}

function elseOf(node: CstNode, lowering: Lowering): readonly Stmt[] {
  const clause = childOf(node, 'else_clause');
  return clause === undefined ? [] : bodyOf(clause, lowering);
}

function lowerDecorated(node: CstNode, lowering: Lowering): Stmt {
  const decorators = node.parts.filter((part) => part.type === 'decorator');
  const list = decorators.map((decorator) => required(lowering, decorator.parts[0], decorator));
  const definition = node.parts.find((part) => part.type !== 'decorator');
  if (definition?.type === 'function_definition') return lowerFunction(definition, list, lowering);
  if (definition?.type === 'class_definition') return lowerClass(definition, list, lowering);
  return { type: 'ErrorStmt', start: node.start, end: node.end, reason: 'syntax', text: textOf(lowering, node) };
}

function lowerFunction(node: CstNode, decorators: readonly Expr[], lowering: Lowering): Stmt {
  const name = childOf(node, 'identifier');
  const type = childOf(node, 'type');
  const returns = type && lowering.expression(type);
  // The stand-in for a broken header: a decorator is evaluated with the definition, so that nobody can call it.
  const isHole = returns?.type === 'ErrorExpr';
  const body = bodyOf(node, lowering);
  return {
    type: hasToken(node, 'async') ? 'AsyncFunctionDef' : 'FunctionDef',
    start: node.start,
    end: bodyEnd(node, body),
    ...definedName(node, name, lowering),
    args: lowerParameters(childOf(node, 'parameters'), lowering),
    body,
    decorator_list: isHole ? [...decorators, returns] : decorators,
    returns: isHole ? undefined : returns,
  };
}

function definedName(node: CstNode, name: CstNode | undefined, lowering: Lowering): Pick<Extract<Stmt, { type: 'ClassDef' }>, 'name' | 'nameRange'> {
  const range = name ?? { start: node.start, end: node.start };
  return { name: textOf(lowering, range).normalize('NFKC'), nameRange: { start: range.start, end: range.end } };
}

function lowerClass(node: CstNode, decorators: readonly Expr[], lowering: Lowering): Stmt {
  const list = childOf(node, 'argument_list');
  const { args, keywords } = list === undefined ? { args: [], keywords: [] } : lowerArguments(list, lowering);
  const body = bodyOf(node, lowering);
  return {
    type: 'ClassDef', start: node.start, end: bodyEnd(node, body), ...definedName(node, childOf(node, 'identifier'), lowering),
    bases: args, keywords, body, decorator_list: decorators,
  };
}

/** `elif` is an `If` in the `orelse` of the one before; built from the last to the first. */
function lowerIf(node: CstNode, lowering: Lowering): Stmt {
  let orelse = elseOf(node, lowering);
  let end = elseEnd(node, orelse);
  for (const clause of node.parts.filter((part) => part.type === 'elif_clause').reverse()) {
    const branch = lowerBranch(clause, orelse, end, lowering);
    orelse = [branch];
    end = branch.end;
  }
  return lowerBranch(node, orelse, end, lowering);
}

function lowerBranch(node: CstNode, orelse: readonly Stmt[], orelseEnd: number | undefined, lowering: Lowering): If {
  const body = bodyOf(node, lowering);
  const end = orelseEnd ?? bodyEnd(node, body);
  return { type: 'If', start: node.start, end, test: required(lowering, node.parts[0], node), body, orelse };
}

function lowerFor(node: CstNode, lowering: Lowering): Stmt {
  const [target, iter] = node.parts;
  const body = bodyOf(node, lowering);
  const orelse = elseOf(node, lowering);
  return {
    type: hasToken(node, 'async') ? 'AsyncFor' : 'For', start: node.start, end: elseEnd(node, orelse) ?? bodyEnd(node, body),
    target: required(lowering, target, node), iter: required(lowering, iter, node), body, orelse,
  };
}

function lowerWhile(node: CstNode, lowering: Lowering): Stmt {
  const body = bodyOf(node, lowering);
  const orelse = elseOf(node, lowering);
  const test = required(lowering, node.parts[0], node);
  return { type: 'While', start: node.start, end: elseEnd(node, orelse) ?? bodyEnd(node, body), test, body, orelse };
}

function lowerWith(node: CstNode, lowering: Lowering): Stmt {
  const clause = childOf(node, 'with_clause');
  const items = clause === undefined ? [] : withItems(clause).map((item) => lowerWithItem(item, lowering));
  const body = bodyOf(node, lowering);
  const type = hasToken(node, 'async') ? 'AsyncWith' : 'With';
  return { type, start: node.start, end: bodyEnd(node, body), items, body };
}

/** `with (a as b, c):` is several items, whichever way the grammar read the parentheses. */
function withItems(clause: CstNode): CstNode[] {
  const items = clause.parts.flatMap((item) => item.type === 'with_item' ? item.parts : [item]);
  const [only] = items;
  if (items.length !== 1 || only === undefined) return items;
  if (only.type === 'tuple') return only.parts.length > 0 && isItemList(only) ? only.parts : items;
  if (only.type === 'parenthesized_expression' && only.parts[0]?.type === 'as_pattern') return only.parts;
  return items;
}

const NOT_AN_ITEM: ReadonlySet<string> = new Set(['list_splat', 'yield', 'named_expression']);

function isItemList(tuple: CstNode): boolean {
  return !tuple.parts.some((part) => NOT_AN_ITEM.has(part.type));
}

function lowerWithItem(item: CstNode, lowering: Lowering): WithItem {
  if (item.type !== 'as_pattern') return { context_expr: lowering.expression(item), optional_vars: undefined };
  const [value, target] = item.parts;
  return { context_expr: required(lowering, value, item), optional_vars: required(lowering, target, item) };
}

function lowerTry(node: CstNode, lowering: Lowering): Stmt {
  const clauses = node.parts.filter((part) => part.type === 'except_clause');
  const body = bodyOf(node, lowering);
  const handlers = clauses.map((clause) => lowerHandler(clause, lowering));
  const orelse = elseOf(node, lowering);
  const last = childOf(node, 'finally_clause');
  const finalbody = last === undefined ? [] : bodyOf(last, lowering);
  if (handlers.length === 0 && last === undefined) lowering.problem(headerRange(node), 'This "try" has neither "except" nor "finally"; add one.');
  const end = (last && bodyEnd(last, finalbody)) ?? elseEnd(node, orelse) ?? handlers.at(-1)?.end ?? bodyEnd(node, body);
  const type = clauses.some((clause) => hasToken(clause, '*')) ? 'TryStar' : 'Try';
  return { type, start: node.start, end, body, handlers, orelse, finalbody };
}

function lowerHandler(clause: CstNode, lowering: Lowering): ExceptHandler {
  const values = clause.parts.filter((part) => part.type !== 'block');
  const [first] = values;
  const [type, name] = first?.type === 'as_pattern' ? first.parts : values;
  const body = bodyOf(clause, lowering);
  const isAs = first?.type === 'as_pattern' || hasToken(clause, 'as');
  const exceptName = isAs ? name && textOf(lowering, name) : python2ExceptName(values, lowering)?.arg;
  const plain = isAs || exceptName !== undefined || values.length < 2;
  return {
    type: 'ExceptHandler', start: clause.start, end: bodyEnd(clause, body),
    exceptionType: plain ? type && lowering.expression(type) : exceptionTuple(values, lowering), name: exceptName, body,
  };
}

/** `except A, B:` of Python 3.14. */
function exceptionTuple(values: readonly CstNode[], lowering: Lowering): Expr {
  const [first] = values;
  const last = values.at(-1);
  if (first === undefined || last === undefined) return errorExpr(lowering, { start: 0, end: 0 });
  return { type: 'Tuple', start: first.start, end: last.end, elts: values.map((value) => lowering.expression(value)) };
}

function lowerMatch(node: CstNode, lowering: Lowering): Stmt {
  const subjects = node.parts.filter((part) => part.type !== 'block');
  const clauses = childOf(node, 'block')?.parts.filter((part) => part.type === 'case_clause') ?? [];
  const cases = clauses.map((clause) => lowerCase(clause, lowering));
  const last = clauses.at(-1);
  const end = last === undefined ? headerEnd(node) : bodyEnd(last, cases.at(-1)?.body ?? []);
  return { type: 'Match', start: node.start, end, subject: lowerSubject(node, subjects, lowering), cases };
}

/** `match a, b:` has a tuple for a subject. */
function lowerSubject(node: CstNode, subjects: readonly CstNode[], lowering: Lowering): Expr {
  const [only] = subjects;
  const comma = node.children.findLast((child) => child.type === ',');
  if (only === undefined || comma === undefined) return required(lowering, only, node);
  const end = Math.max(comma.end, subjects.at(-1)?.end ?? 0);
  return { type: 'Tuple', start: only.start, end, elts: subjects.map((subject) => lowering.expression(subject)) };
}
