/**
 * @file Which top-level statements an edit leaves as they are: a text without errors is read statement by statement, so
 * that what stands between two of them can be read alone. Must not parse.
 */
import type { Stmt } from '../ast.ts';
import type { Change } from './change.ts';

/** `body[0, kept)` stays, `body[moved, …)` stays but for its place, and `[start, end)` of the new text is read again. */
export interface Stretch { readonly kept: number; readonly moved: number; readonly start: number; readonly end: number }

/** undefined where the stretch would have no clear border. */
export function stretchOf(body: readonly Stmt[], before: string, after: string, { from, oldEnd, newEnd }: Change): Stretch | undefined {
  // A byte order mark is a blank in front of the first statement alone.
  if (before.startsWith('\uFEFF') || after.startsWith('\uFEFF')) return undefined;
  const first = body.findLastIndex((statement) => mayBeCut(before, firstOf(statement, before)) && firstOf(statement, before) < from);
  // The end of the line before it is no part of the edit.
  const next = body.findIndex((statement) => firstOf(statement, before) > oldEnd && mayBeCut(before, firstOf(statement, before)));
  const start = body[first] === undefined ? 0 : firstOf(body[first], before);
  const end = body[next] === undefined ? after.length : firstOf(body[next], before) + newEnd - oldEnd;
  return mayBeCut(after, end) || end === after.length ? { kept: Math.max(0, first), moved: next < 0 ? body.length : next, start, end } : undefined;
}

/** Decorators stand before the range of what they decorate; each behind its `@`. */
function firstOf(statement: Stmt, text: string): number {
  const decorator = 'decorator_list' in statement ? statement.decorator_list[0] : undefined;
  return decorator === undefined ? statement.start : text.lastIndexOf('@', decorator.start);
}

/** At the start of a line that does not go on with the one before. */
const mayBeCut = (text: string, at: number): boolean => at === 0 || (text.charAt(at - 1) === '\n' && !/\\\r?\n$/.test(text.slice(Math.max(0, at - 3), at)));
