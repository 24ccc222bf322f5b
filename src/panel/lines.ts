/**
 * @file From an offset to a line, and from a file's path to what a link calls it.
 * Must not know the page.
 */
import type { OffsetRange } from '../protocol/evaluation.ts';
import type { Subject } from '../protocol/panel.ts';

/** 1-based, as people count; in a notebook, in its cell. */
export function lineOf(subject: Lines, offset: number): number {
  const cell = cellOf(subject, offset);
  return linesUpTo(subject.lineStarts, offset) - (cell === undefined ? 0 : linesUpTo(subject.lineStarts, cell.start) - 1);
}

/** The notebook's cell that an offset is in. */
export const cellOf = ({ cells }: Lines, offset: number): Cell | undefined => cells?.findLast(({ start }) => start <= offset);

type Lines = Pick<Subject, 'lineStarts' | 'cells'>;
type Cell = NonNullable<Subject['cells']>[number];

/** How many lines begin at an offset or before. */
function linesUpTo(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lineStarts[middle] ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, low);
}

/** The start of a 1-based line, in a notebook of a line of that cell, as an empty range; undefined where there is no such line. */
export function rangeOfLine({ lineStarts, cells }: Lines, line: number, cell: number | undefined): OffsetRange | undefined {
  const first = cells?.find(({ number }) => number === cell)?.start ?? 0;
  const start = lineStarts[linesUpTo(lineStarts, first) + line - 2];
  return start === undefined ? undefined : { start, end: start };
}

export const fileName = (path: string): string => path.split(/[\\/]/u).at(-1) ?? path;

export const within = (offset: number, range: OffsetRange): boolean => range.start <= offset && offset <= range.end;
export const covers = (outer: OffsetRange, inner: OffsetRange): boolean => outer.start <= inner.start && inner.end <= outer.end;
