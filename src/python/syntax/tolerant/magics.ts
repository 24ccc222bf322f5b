/** @file Notebook magics: which of them turn the whole cell into something else than Python. */
import type { LogicalLine } from './logicalLines.ts';

/** Cell magics that leave the cell Python. */
const PYTHON_CELLS: ReadonlySet<string> = new Set(['time', 'timeit', 'capture', 'prun', 'python', 'python3', 'pypy', 'debug', 'memit', 'mprun', 'lprun']);

/** The end of the magic: its line, or for `%%bash` and the like, of its cell. */
export function foreignCellEnd(text: string, line: LogicalLine): number {
  const [, name] = /^%%\s*(\w*)/.exec(text.slice(line.start, line.end)) ?? [];
  if (name === undefined || PYTHON_CELLS.has(name)) return line.end;
  const rest = text.slice(line.end);
  const nextCell = rest.search(/^[ \t]*#\s*(?:%%|In\s?\[|<codecell>|COMMAND)/m);
  return line.end + (nextCell < 0 ? rest : rest.slice(0, nextCell)).trimEnd().length;
}

/** Whether a cell with this text is in another language altogether. */
export function isForeignCell(text: string): boolean {
  const name = /^\s*%%\s*(\w*)/.exec(text)?.[1];
  return name !== undefined && !PYTHON_CELLS.has(name);
}
