/** @file Expressions beside a file's penalties, mostly in what tests them: where they are looked for, and found again. */
import type { Expr, Module, Stmt } from '../../python/syntax/index.ts';
import { nodesAt, nodesOf } from '../../python/syntax/index.ts';
import { calleeName } from '../sites/calls.ts';
import { boundNames, readNames } from '../sites/names.ts';
import { remembered } from '../sites/remembered.ts';
import type { FileExamination } from './fileExamination.ts';

/** Statements of the module in which a penalty is defined or called, and those that make what it is called with. */
export function statementsAbout({ program, evaluations }: FileExamination): Stmt[] {
  const penalties = new Set(evaluations.flatMap(({ site }) => site.function?.split('.').at(-1) ?? []));
  const { body } = program.main.tree;
  const about = new Set(body.filter((statement) => mentions(statement).some((name) => penalties.has(name))));
  const read = new Set([...about].flatMap((statement) => (statement.type === 'FunctionDef' || statement.type === 'ClassDef' ? [] : [...readNames(statement)])));
  return body.filter((statement) => about.has(statement) || (statement.type === 'Assign' && boundNames(statement).some((name) => read.has(name))));
}

/** Names of what it calls and defines. */
const mentions = remembered((statement: Stmt): readonly string[] => [...new Set([...nodesOf('Call', statement).flatMap((call) => calleeName(call) ?? []), ...nodesOf('FunctionDef', statement).map(({ name }) => name)])]);

/** Expressions that start there, the outermost first. */
export const expressionsAt = (tree: Module, at: number): Expr[] => nodesAt(tree, at).filter((node): node is Expr => node.start === at && expressions.has(node.type));
const expressions = new Set(['BinOp', 'Call', 'UnaryOp', 'Name', 'Attribute', 'Subscript']);
