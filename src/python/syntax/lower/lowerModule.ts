/**
 * @file The concrete tree of a module to its syntax tree. A statement that holds an error becomes an ErrorStmt;
 * its neighbours, and the statements of its body, stay.
 */
import type { ErrorStmt, Module, NodeBase, Stmt, SyntaxProblem } from '../ast.ts';
import type { CstNode } from '../cst.ts';
import { hasErrors } from '../cst.ts';
import { COMPOUND_STATEMENTS } from './compoundStatements.ts';
import { lowerExpression } from './expressions.ts';
import type { Repairs } from '../tolerant/repairs.ts';
import type { Lowering } from './lowering.ts';
import { textOf } from './lowering.ts';
import { SIMPLE_STATEMENTS } from './simpleStatements.ts';

/** Lowers a module. Problems come in the order of the text. */
export function lowerModule(root: CstNode, text: string, repairs: Repairs): Module {
  const errors: SyntaxProblem[] = [...repairs.problems];
  const lowering: Lowering = {
    text,
    expression: (node) => lowerExpression(node, lowering),
    block: (node) => node === undefined ? [] : lowerStatements(node, repairs, lowering),
    problem: ({ start, end }, message) => { errors.push({ start, end, message }); },
    holeAt: (offset) => repairs.holes.get(offset),
  };
  const body = lowerStatements(root, repairs, lowering);
  return { type: 'Module', body, errors: errors.sort((a, b) => a.start - b.start) };
}

const STATEMENTS = new Map(Object.entries({ ...SIMPLE_STATEMENTS, ...COMPOUND_STATEMENTS }));

function lowerStatements(block: CstNode, repairs: Repairs, lowering: Lowering): Stmt[] {
  return block.parts.map((node) => {
    const line = repairs.statements.get(node.start);
    return line === undefined ? lowerStatement(node, lowering) : errorStmt(line, line.reason, lowering);
  });
}

function lowerStatement(node: CstNode, lowering: Lowering): Stmt {
  const rule = STATEMENTS.get(node.type);
  // Errors in its body are its statements' own.
  if (rule === undefined || hasErrors(node, 'block')) return brokenStatement(node, lowering, 'This line is not complete Python; finish or remove it.');
  try {
    return rule(node, lowering);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return brokenStatement(node, lowering, 'This statement is nested too deeply to be read.');
  }
}

function brokenStatement(node: NodeBase, lowering: Lowering, message: string): ErrorStmt {
  lowering.problem(node, message);
  return errorStmt(node, 'syntax', lowering);
}

function errorStmt(range: NodeBase, reason: ErrorStmt['reason'], lowering: Lowering): ErrorStmt {
  return { type: 'ErrorStmt', start: range.start, end: range.end, reason, text: textOf(lowering, range) };
}
