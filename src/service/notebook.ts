/**
 * @file A notebook as one program: its code cells one below the other, whatever the order in which they were run. Cells in
 * other languages are blank, so that every offset stays where it was.
 */
import { isForeignCell } from '../python/syntax/index.ts';

/** `starts`: where each cell begins in the text. A cell ends before the line break that was put behind it. */
export interface JoinedCells { readonly text: string; readonly starts: readonly number[] }

export function joinCells(cells: readonly string[]): JoinedCells {
  const starts: number[] = [];
  let text = '';
  for (const cell of cells) {
    starts.push(text.length);
    text += `${isForeignCell(cell) ? blanked(cell) : cell}\n`;
  }
  return { text, starts };
}

const blanked = (cell: string): string => cell.replace(/[^\r\n]/g, ' ');

/** A code cell of a notebook file, and its number among all cells, from 1, as editors show it. */
export interface CodeCell { readonly number: number; readonly source: string }

/** The Python cells of an .ipynb file, of format 4 or 3; throws where it is no JSON. */
export function readNotebook(json: string): readonly CodeCell[] {
  const notebook: unknown = JSON.parse(json);
  if (!isInPython(notebook)) return [];
  const cells = listAt(notebook, 'cells') ?? listAt(notebook, 'worksheets')?.flatMap((sheet) => listAt(sheet, 'cells') ?? []) ?? [];
  return cells.flatMap((cell, index) => (at(cell, 'cell_type') === 'code' ? [{ number: index + 1, source: textOf(at(cell, 'source') ?? at(cell, 'input')) }] : []));
}

const at = (value: unknown, key: string): unknown => (typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)).get(key) : undefined);

function listAt(value: unknown, key: string): readonly unknown[] | undefined {
  const list = at(value, key);
  return Array.isArray(list) ? list : undefined;
}

/** A cell's lines, or its whole text. */
const textOf = (source: unknown): string => (Array.isArray(source) ? source.map(String).join('') : typeof source === 'string' ? source : '');

/** As far as the notebook says. */
function isInPython(notebook: unknown): boolean {
  const metadata = at(notebook, 'metadata');
  const language = at(at(metadata, 'language_info'), 'name') ?? at(at(metadata, 'kernelspec'), 'language') ?? 'python';
  return typeof language !== 'string' || /^i?python/i.test(language);
}
