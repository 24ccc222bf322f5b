/** @file Offsets to lines and back. Lines and characters count from 0, characters are UTF-16 units, as in LSP. */

/** A place in a text, by line. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where the lines of one text start. `\n`, `\r\n` and `\r` end a line. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    this.#starts = lineStarts(text);
    this.#length = text.length;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Where the line starts; the text's end for a line behind the last. */
  lineStart(line: number): number {
    return line < 0 ? 0 : this.#starts[line] ?? this.#length;
  }

  /** The position of an offset; offsets outside the text are moved to its ends. */
  positionAt(offset: number): Position {
    const inside = Math.max(0, Math.min(offset, this.#length));
    const line = this.#lineOf(inside);
    return { line, character: inside - this.lineStart(line) };
  }

  /** The offset of a position; characters behind the line's end are moved to the next line's start. */
  offsetAt({ line, character }: Position): number {
    return Math.min(this.lineStart(line) + Math.max(0, character), this.lineStart(line + 1));
  }

  /** The last line that starts at or before the offset. */
  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStart(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const ending of text.matchAll(/\r\n?|\n/g)) starts.push(ending.index + ending[0].length);
  return starts;
}
