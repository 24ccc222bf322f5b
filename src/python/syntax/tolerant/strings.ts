/** @file Where a string literal ends, in text that may be unfinished. */
import { isFormatString } from '../cst.ts';

/** The end of a string literal. */
export interface StringEnd {
  readonly end: number;
  readonly closed: boolean;
  /** Set for three quotes: the string may go over line ends. */
  readonly triple: boolean;
}

/** `start` is at the prefix, `quote` at the first quote. An open string of one quote ends with its line. */
export function stringEnd(text: string, start: number, quote: number): StringEnd {
  const mark = text.charAt(quote);
  const triple = text.startsWith(mark.repeat(3), quote);
  const closing = triple ? mark.repeat(3) : mark;
  const hasFields = isFormatString(text, start);
  let at = quote + closing.length;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '\\') at += text.startsWith('\r\n', at + 1) ? 3 : 2;
    else if (text.startsWith(closing, at)) return { end: at + closing.length, closed: true, triple };
    else if (!triple && (character === '\n' || character === '\r')) return { end: at, closed: false, triple };
    else if (hasFields && character === '{') at = fieldEnd(text, at, closing);
    else at++;
  }
  return { end: text.length, closed: false, triple };
}

const OPENING = '([{';
const CLOSING = ')]}';

/**
 * The end of a replacement field of an f-string; `{{` is none. Since Python 3.12 the field may hold the string's own
 * quotes: they open a string where an operand is due, and close the f-string behind one.
 */
function fieldEnd(text: string, start: number, closing: string): number {
  if (text.charAt(start + 1) === '{') return start + 2;
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const character = text.charAt(at);
    if (OPENING.includes(character)) depth++;
    else if (CLOSING.includes(character) && --depth === 0) return at + 1;
    else if (closing.length === 1 && (character === '\n' || character === '\r')) return at;
    else if (character === '"' || character === "'") {
      if (text.startsWith(closing, at) && endsOperand(text, start + 1, at)) return at;
      at = stringEnd(text, at, at).end;
      continue;
    }
    at++;
  }
  return at;
}

function endsOperand(text: string, start: number, end: number): boolean {
  return /[\w)\]}"':.]$/.test(text.slice(start, end).trimEnd());
}
