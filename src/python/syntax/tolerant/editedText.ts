/** @file A text with replacements, and the way back from its offsets to the original's. */

/** Replaces [start, end) of the original by `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The original with all edits made. Edits must not overlap. */
export class EditedText {
  readonly text: string;
  readonly #edits: readonly TextEdit[];
  /** Where each replacement starts in the edited text. */
  readonly #starts: readonly number[];

  constructor(original: string, edits: readonly TextEdit[]) {
    this.#edits = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
    const pieces: string[] = [];
    const starts: number[] = [];
    let at = 0;
    let shift = 0;
    for (const edit of this.#edits) {
      pieces.push(original.slice(at, edit.start), edit.text);
      starts.push(edit.start + shift);
      shift += edit.text.length - (edit.end - edit.start);
      at = edit.end;
    }
    this.text = pieces.join('') + original.slice(at);
    this.#starts = starts;
  }

  /** A replacement's first offset is the start of what it replaces, its other offsets are the end; of a removal, the end. */
  toOriginal(offset: number): number {
    const index = this.#lastAtOrBefore(offset);
    const edit = this.#edits[index];
    if (edit === undefined) return offset;
    const inside = offset - (this.#starts[index] ?? 0);
    return inside === 0 && edit.text !== '' ? edit.start : edit.end + Math.max(0, inside - edit.text.length);
  }

  #lastAtOrBefore(offset: number): number {
    let low = -1;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
