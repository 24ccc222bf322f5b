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

/** What is known before lowering. */
export interface Findings {
  readonly repairs: Repairs;
  /** Whether there are errors left in the concrete tree. */
  readonly failed: boolean;
}

/** Lowers a module. Problems come in the order of the text. */
export function lowerModule(root: CstNode, text: string, findings: Findings): Module {
  const { repairs } = findings;
  const errors: SyntaxProblem[] = [...repairs.problems];
  const lowering: Lowering = {
    text,
    expression: (node) => lowerExpression(node, lowering),
    block: (node) => node === undefined ? [] : lowerStatements(node, findings, lowering),
    problem: ({ start, end }, message) => { errors.push({ start, end, message }); },
    holeAt: (offset) => repairs.holes.get(offset),
  };
  const body = lowerStatements(root, findings, lowering);
  return { type: 'Module', body, errors: errors.sort((a, b) => a.start - b.start) };
}

const STATEMENTS = new Map(Object.entries({ ...SIMPLE_STATEMENTS, ...COMPOUND_STATEMENTS }));

function lowerStatements(block: CstNode, { repairs, failed }: Findings, lowering: Lowering): Stmt[] {
  return block.parts.map((node) => {
    const line = repairs.statements.get(node.start);
    if (line !== undefined) return errorStmt(line, line.reason, lowering);
    // Errors in its body are its statements' own.
    const isBroken = failed && hasErrors(node, 'block');
    return isBroken ? brokenStatement(node, lowering, INCOMPLETE) : lowerStatement(node, lowering);
  });
}

const INCOMPLETE = 'This line is not complete Python; finish or remove it.';

function lowerStatement(node: CstNode, lowering: Lowering): Stmt {
  const rule = STATEMENTS.get(node.type);
  if (rule === undefined) return brokenStatement(node, lowering, INCOMPLETE);
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
