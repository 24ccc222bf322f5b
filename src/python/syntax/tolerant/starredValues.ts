/**
 * @file `a = b, *[c]` and `return *f(x)[0], y`: Python that the grammar reads only inside parentheses.
 */
import type { TextEdit } from './editedText.ts';

/** Where the value of a statement may begin. */
const VALUE_STARTS = /(?<![=<>!:])=(?!=)\s*|^(?:return|yield)\s+|\bin\s+/g;
const MOST_TRIES = 6;

/** Parentheses around the value that make the code well-formed; undefined where none do. */
export function starredValueEdits(code: string, wellFormed: (code: string) => boolean): TextEdit[] | undefined {
  if (!/(?:^|[^\w\s)\]}*])\s*\*\s*[^\s=*]/.test(code)) return undefined;
  const end = code.endsWith(':') ? code.length - 1 : code.length;
  for (const match of [...code.matchAll(VALUE_STARTS)].slice(0, MOST_TRIES)) {
    const start = match.index + match[0].length;
    if (wellFormed(`${code.slice(0, start)}(${code.slice(start, end)})${code.slice(end)}`)) {
      return [{ start, end: start, text: '(' }, { start: end, end, text: ')' }];
    }
  }
  return undefined;
}
