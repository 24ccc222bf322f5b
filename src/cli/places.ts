/** @file Where an offset stands, for people: 1-based lines and columns; in a notebook, within the cell. */
import type { OffsetRange } from '../protocol/evaluation.ts';
import { LineIndex } from '../service/index.ts';
import type { SourceFile } from './files.ts';

/** Offsets to 1-based lines and columns; in a notebook, within the cell. */
export class Places {
  readonly #lines: LineIndex;
  readonly #source: SourceFile;
  constructor(source: SourceFile) {
    this.#source = source;
    this.#lines = new LineIndex(source.text);
  }
  cell(offset: number): number | undefined { return this.#cellAt(offset)?.index; }
  at(offset: number): { line: number; column: number } {
    const { line, character } = this.#lines.positionAt(offset);
    const cell = this.#cellAt(offset);
    return { line: line + 1 - (cell ? this.#lines.positionAt(cell.start).line : 0), column: character + 1 };
  }
  /** The other way round, for plain files. */
  offset(line: number, column: number): number { return this.#lines.offsetAt({ line: line - 1, character: column - 1 }); }
  range(range: OffsetRange): { line: number; column: number; endLine: number; endColumn: number } {
    const start = this.at(range.start);
    const end = this.at(range.end);
    return { ...start, endLine: end.line, endColumn: end.column };
  }
  #cellAt(offset: number): { index: number; start: number } | undefined { return this.#source.cells?.findLast((cell) => cell.start <= offset); }
}
