/** @file Finds uneven indentation that tree-sitter lets pass: it minds only deeper and less deep, not by how much. */
import type { CstNode } from '../cst.ts';
import { widthOf } from './logicalLines.ts';

/** Whether all statements of each block start in the same column. */
export function isEvenlyIndented(root: CstNode, text: string): boolean {
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if ((node.type === 'block' || node === root) && !startsEvenly(node.children, text)) return false;
    for (const child of node.children) if (MAY_HOLD_BLOCKS.has(child.type)) pending.push(child);
  }
  return true;
}

const MAY_HOLD_BLOCKS: ReadonlySet<string> = new Set([
  'block', 'function_definition', 'class_definition', 'decorated_definition', 'if_statement', 'elif_clause', 'else_clause',
  'for_statement', 'while_statement', 'try_statement', 'except_clause', 'finally_clause', 'with_statement', 'match_statement',
  'case_clause',
]);

function startsEvenly(statements: readonly CstNode[], text: string): boolean {
  let expected: string | undefined;
  for (const statement of statements) {
    const blanks = statement.named ? blanksBefore(text, statement.start) : undefined;
    if (blanks === undefined) continue;
    expected ??= blanks;
    if (blanks !== expected && widthOf(blanks) !== widthOf(expected)) return false;
  }
  return true;
}

/** What stands between the line's start and the offset; undefined where that is more than blanks. */
function blanksBefore(text: string, offset: number): string | undefined {
  let start = offset;
  while (start > 0 && BLANKS.has(text.charAt(start - 1))) start--;
  const before = text.charAt(start - 1);
  return start === 0 || before === '\n' || before === '\r' ? text.slice(start, offset) : undefined;
}

const BLANKS: ReadonlySet<string> = new Set([' ', '\t', '\f', '\uFEFF']);
