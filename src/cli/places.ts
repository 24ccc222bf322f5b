/** @file Where an offset stands, for people: 1-based lines and columns; in a notebook, within the cell. */
import type { OffsetRange } from '../protocol/evaluation.ts';
import { LineIndex, type CellStart } from '../service/index.ts';
import type { SourceFile } from './files.ts';

/** What people write: in a notebook the cell's number, from 1, and the line in it. */
export interface GivenPlace { readonly cell: number | undefined; readonly line: number; readonly column: number }

/** Offsets to 1-based lines and columns; in a notebook, within the cell. */
export class Places {
  readonly #lines: LineIndex;
  readonly #source: SourceFile;
  constructor(source: SourceFile) {
    this.#source = source;
    this.#lines = new LineIndex(source.text);
  }
  cell(offset: number): number | undefined { return this.#cellAt(offset)?.number; }
  at(offset: number): { cell: number | undefined; line: number; column: number } {
    const { line, character } = this.#lines.positionAt(offset);
    const cell = this.#cellAt(offset);
    return { cell: cell?.number, line: line + 1 - this.#linesBefore(cell), column: character + 1 };
  }
  /** The other way round; undefined where the notebook has no such cell, or the cell no such line. */
  offset({ cell, line, column }: GivenPlace): number | undefined {
    const start = this.#source.cells?.find(({ number }) => number === cell);
    if (this.#source.cells !== undefined && start === undefined) return undefined;
    const offset = this.#lines.offsetAt({ line: this.#linesBefore(start) + line - 1, character: column - 1 });
    return this.cell(offset) === cell ? offset : undefined;
  }
  range(range: OffsetRange): { cell?: number; line: number; column: number; endLine: number; endColumn: number } {
    const { cell, ...start } = this.at(range.start);
    const end = this.at(range.end);
    return { ...(cell === undefined ? {} : { cell }), ...start, endLine: end.line, endColumn: end.column };
  }
  #linesBefore(cell: CellStart | undefined): number { return cell ? this.#lines.positionAt(cell.start).line : 0; }
  #cellAt(offset: number): CellStart | undefined { return this.#source.cells?.findLast((cell) => cell.start <= offset); }
}
