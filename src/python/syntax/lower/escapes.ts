/** @file The text inside quotes to its value: line endings and backslash escapes. Must not know of nodes. */
import { namedCharacter } from './characterNames.ts';

/** What a string literal's prefix says. */
export interface StringKind {
  readonly raw: boolean;
  readonly bytes: boolean;
}

/** The value of the text between the quotes. Line endings become `\n`, as Python reads them. */
export function unescape(text: string, kind: StringKind): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (kind.raw || !lines.includes('\\')) return lines;
  return lines.replace(kind.bytes ? BYTES_ESCAPE : STRING_ESCAPE, escapeValue);
}

const BYTES_ESCAPE = /\\(?:\n|[\\'"abfnrtv]|[0-7]{1,3}|x[\da-fA-F]{2})/g;
const STRING_ESCAPE = /\\(?:\n|[\\'"abfnrtv]|[0-7]{1,3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|N\{[^}]*\})/g;

const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '', '\\': '\\', "'": "'", '"': '"', a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v',
};

function escapeValue(escape: string): string {
  const letter = escape.charAt(1);
  const simple = SIMPLE[letter];
  if (simple !== undefined) return simple;
  if (letter === 'N') return namedCharacter(escape.slice(3, -1)) ?? '\uFFFD';
  const octal = letter >= '0' && letter <= '7';
  const code = octal ? parseInt(escape.slice(1), 8) : parseInt(escape.slice(2), 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}
