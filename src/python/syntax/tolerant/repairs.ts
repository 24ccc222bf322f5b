/** @file What a repair of unfinished text decided, for the lowering to put in place. */
import type { ErrorStmt, NodeBase, SyntaxProblem } from '../ast.ts';
import type { TextEdit } from './editedText.ts';

/** A line that could not be kept. */
export interface BrokenLine extends NodeBase {
  readonly reason: ErrorStmt['reason'];
}

/** Offsets are the original text's. */
export interface Repairs {
  /** Broken lines by their start; a stand-in statement is there. */
  readonly statements: ReadonlyMap<number, BrokenLine>;
  /** Broken headers by their end; a stand-in name is there, the body is kept. */
  readonly holes: ReadonlyMap<number, NodeBase>;
  readonly problems: readonly SyntaxProblem[];
}

/** Nothing was wrong. */
export const NO_REPAIRS: Repairs = { statements: new Map(), holes: new Map(), problems: [] };

/** Collects edits and what they mean. */
export class RepairSheet implements Repairs {
  readonly edits: TextEdit[] = [];
  readonly statements = new Map<number, BrokenLine>();
  readonly holes = new Map<number, NodeBase>();
  readonly problems: SyntaxProblem[] = [];

  edit(start: number, end: number, text: string): void {
    if (start !== end || text !== '') this.edits.push({ start, end, text });
  }

  problem(range: NodeBase, message: string): void {
    this.problems.push({ start: range.start, end: range.end, message });
  }

  /** Puts a stand-in for a whole line. Where no statement may stand, the line is only blanked. */
  replaceStatement(line: BrokenLine, message: string, mayStand: boolean): void {
    this.edit(line.start, line.end, mayStand ? '0' : '');
    if (mayStand) this.statements.set(line.start, line);
    this.problem(line, message);
  }
}
