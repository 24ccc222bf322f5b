/** @file Short ways to say what a piece of Python is parsed to. */
import type { Expr, Module, Stmt } from '../../../src/python/syntax/index.ts';
import { canonicalTree } from './canonicalTree.ts';
import { parserForTests } from './parserForTests.ts';

const parser = await parserForTests();

export function parse(text: string): Module {
  return parser.parse(text);
}

/** The tree without ranges, in the words of CPython's `ast`. */
export function shape(text: string): string {
  return withoutRanges(parse(text)).replace(/^Module \[ (.*) \]$/, '$1');
}

/** The tree of a text that is one expression. */
export function expressionShape(text: string): string {
  return shape(text).replace(/^Expr /, '');
}

/** The expression that is the whole text. */
export function expression(text: string): Expr {
  const [first] = parse(text).body;
  if (first?.type !== 'Expr') throw new Error(`not an expression: ${text}`);
  return first.value;
}

/** The first statement's value. */
export function valueOf(text: string): Expr {
  const [first] = parse(text).body;
  if (first?.type !== 'Assign') throw new Error(`not an assignment: ${text}`);
  return first.value;
}

function withoutRanges(module: Module): string {
  return canonicalTree(module, true).split(' ').filter((word) => !/^\d+-\d+$/.test(word)).join(' ');
}

/** The source of a node. */
export function source(text: string, node: { readonly start: number; readonly end: number }): string {
  return text.slice(node.start, node.end);
}

/** Statement types, those of bodies in parentheses; names of definitions and reasons of errors with them. */
export function outline(text: string): string {
  return statements(parse(text).body);
}

function statements(body: readonly Stmt[]): string {
  return body.map(outlineOf).join(' ');
}

function outlineOf(statement: Stmt): string {
  const name = 'name' in statement ? ` ${statement.name}` : '';
  const reason = statement.type === 'ErrorStmt' ? ` ${statement.reason}` : '';
  const bodies = ['body', 'handlers', 'orelse', 'finalbody'].flatMap((field) => inner(statement, field));
  return `${statement.type}${name}${reason}${bodies.length === 0 ? '' : `(${bodies.join(' | ')})`}`;
}

function inner(statement: Stmt, field: string): string[] {
  const body = Object.entries(statement).find(([key]) => key === field)?.[1] as readonly Stmt[] | undefined; // handlers have bodies like statements
  return body === undefined || body.length === 0 ? [] : [statements(body)];
}

/** What is wrong, each as `source: message`. */
export function problems(text: string): string[] {
  return parse(text).errors.map((error) => `${source(text, error)}: ${error.message}`);
}
