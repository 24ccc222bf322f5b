/** @file Two rounds of edits as one: the second refers to the text that the first one leaves. */
import type { TextEdit } from '../../protocol/evaluation.ts';

/** A piece of the resulting text: a stretch of the original, or something new. */
type Piece = { readonly from: number; readonly length: number } | { readonly text: string };

/** Edits of the original text that do what `first` and then `second` do. */
export function composeEdits(first: readonly TextEdit[], second: readonly TextEdit[], length: number): readonly TextEdit[] {
  return editsOf(apply(apply([{ from: 0, length }], first), second), length);
}

const sizeOf = (piece: Piece): number => ('text' in piece ? piece.text.length : piece.length);
const cut = (piece: Piece, start: number, end: number): Piece => ('text' in piece ? { text: piece.text.slice(start, end) } : { from: piece.from + start, length: end - start });

function apply(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const ordered = edits.map((edit, i) => ({ ...edit, i })).sort((a, b) => a.range.start - b.range.start || a.i - b.i);
  const result: Piece[] = [];
  let at = 0;
  for (const { range, text } of ordered) {
    result.push(...between(pieces, at, range.start), { text });
    at = range.end;
  }
  return [...result, ...between(pieces, at, Infinity)];
}

/** The pieces that stand from one offset to another. */
function between(pieces: readonly Piece[], start: number, end: number): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const size = sizeOf(piece);
    const [a, b] = [Math.max(start - at, 0), Math.min(end - at, size)];
    if (a < b) found.push(cut(piece, a, b));
    at += size;
  }
  return found;
}

/** What lies between stretches of the original was deleted, and the new text stands there instead. */
function editsOf(pieces: readonly Piece[], length: number): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let text = '';
  const flush = (end: number): void => {
    if (text !== '' || end > at) edits.push({ range: { start: at, end }, text });
    text = '';
  };
  for (const piece of pieces) {
    if ('text' in piece) { text += piece.text; continue; }
    flush(piece.from);
    at = piece.from + piece.length;
  }
  flush(length);
  return edits;
}
