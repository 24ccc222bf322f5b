/** @file The text of a program's file, and the line of an offset as people count: a notebook's lines begin anew in every cell. */

/** A cell of a notebook: where it begins in the text, and its number among all cells, from 1, as editors show it. */
export interface CellStart { readonly start: number; readonly number: number }

/** `cells`: only of a notebook, whose code cells stand one below the other. */
export interface SourceText { readonly text: string; readonly cells?: readonly CellStart[] | undefined }

/** Lines count from 1. */
export interface LinePlace { readonly cell: number | undefined; readonly line: number }

/** The line that an offset is in, and its cell. */
export function placeIn({ text, cells }: SourceText, offset: number): LinePlace {
  const cell = cells?.findLast(({ start }) => start <= offset);
  return { cell: cell?.number, line: text.slice(cell?.start ?? 0, offset).split(/\r\n|\n|\r/).length };
}

/** As tracebacks name it: `line 3`, or `cell 2, line 3`. */
export function placeText(source: SourceText, offset: number): string {
  const { cell, line } = placeIn(source, offset);
  return cell === undefined ? `line ${line.toString()}` : `cell ${cell.toString()}, line ${line.toString()}`;
}
