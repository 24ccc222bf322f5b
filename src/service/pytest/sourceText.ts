/** @file Statements as their file writes them, moved to the left margin. */
import { isDef } from '../../penalty/index.ts';
import type { Stmt } from '../../python/syntax/index.ts';

/** With its decorators, and a comment at the end of its last line. */
export function textOf(text: string, statement: Stmt): string {
  const start = (isDef(statement) || statement.type === 'ClassDef') && statement.decorator_list[0] ? text.lastIndexOf('@', statement.decorator_list[0].start) : statement.start;
  const rest = /^[ \t]*#[^\n\r]*/.exec(text.slice(statement.end))?.[0] ?? '';
  return outdented(text.slice(start, statement.end) + rest, indentAt(text, start));
}

/** White space before an offset, back to the line's beginning; empty where something else stands there. */
function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^\s*$/.test(line) ? line : /^\s*/.exec(line)?.[0] ?? '';
}

const outdented = (code: string, indent: string): string =>
  code.replace(/\r\n?/g, '\n').split('\n').map((line, i) => (i > 0 && line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n');
