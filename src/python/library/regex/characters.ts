/** @file Sets of characters: `\w`, `[a-z]`, and what they mean where case does not count. */
import type { CharacterTest } from './nodes.ts';

const byPattern = (pattern: RegExp): CharacterTest => (code) => pattern.test(String.fromCodePoint(code));
const plain: Readonly<Record<'d' | 's' | 'w', readonly [everywhere: RegExp, ascii: RegExp]>> = {
  d: [/^\p{Nd}$/u, /^[0-9]$/], s: [/^[\s\u001c-\u001f\u0085]$/u, /^[ \t\n\r\f\v]$/], w: [/^[\p{L}\p{N}_]$/u, /^[A-Za-z0-9_]$/],
};

/** `\d`, `\S`, …; undefined for any other letter. */
export function classTest(letter: string, isAscii: boolean): CharacterTest | undefined {
  const lower = letter.toLowerCase();
  if (lower !== 'd' && lower !== 's' && lower !== 'w') return undefined;
  const [everywhere, ascii] = plain[lower];
  const test = byPattern(isAscii ? ascii : everywhere);
  return letter === lower ? test : (code) => !test(code);
}

/** Also what differs from it in case only. */
export function ignoringCase(test: CharacterTest): CharacterTest {
  return (code) => {
    const text = String.fromCodePoint(code);
    return test(code) || test(text.toLowerCase().codePointAt(0) ?? code) || test(text.toUpperCase().codePointAt(0) ?? code);
  };
}

/** Between two code points, both among them. */
export const between = (first: number, last: number): CharacterTest => (code) => first <= code && code <= last;
