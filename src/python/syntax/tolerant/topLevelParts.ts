/** @file Cuts a text into its top-level statements, for when the whole is too much. */
import type { LogicalLine } from './logicalLines.ts';
import { logicalLines } from './logicalLines.ts';
import { isClause } from './headers.ts';

/** A stretch of a text. */
export interface Part {
  readonly start: number;
  readonly text: string;
}

/** One part for each top-level statement, clauses and decorators with it. */
export function topLevelParts(text: string): Part[] {
  const starts = partStarts(text, logicalLines(text));
  return starts.map((start, index) => ({ start, text: text.slice(start, starts[index + 1]) }));
}

function partStarts(text: string, lines: readonly LogicalLine[]): number[] {
  const starts: number[] = [];
  let decorated = false;
  for (const line of lines) {
    if (line.indent > 0) continue;
    if (!decorated && !isClause(line.keyword)) starts.push(line.lineStart);
    decorated = text.charAt(line.start) === '@';
  }
  return starts;
}
