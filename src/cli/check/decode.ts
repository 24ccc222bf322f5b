/** @file Bytes → Python text and back, as PEP 263 has it: a byte order mark, a coding line, else UTF-8. */

import { phrase, type Text } from '../../texts/text.ts';

/** `encode` answers undefined for a text that the encoding has no bytes for. */
export interface Decoded { readonly text: string; readonly encode: (text: string) => Buffer | undefined }
export interface NotText { readonly reason: Text }

const mark = Buffer.from([0xef, 0xbb, 0xbf]);
const codingLine = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;

/** Never throws: bytes that do not belong into UTF-8 are replaced, as an old comment's must not hide the code. */
export function decodePython(bytes: Buffer): Decoded | NotText {
  // Far into the file, zeros are as telling as at its start.
  if (bytes.includes(0)) return { reason: phrase`it holds zero bytes, so it is not Python text` };
  const marked = bytes.subarray(0, 3).equals(mark);
  if (marked) return utf8(bytes.subarray(3), mark);
  const name = codingOf(bytes);
  if (name === undefined || isUtf8(name)) return utf8(bytes, Buffer.alloc(0));
  if (isLatin1(name)) return { text: bytes.toString('latin1'), encode: (text) => (/^[\0-\xff]*$/.test(text) ? Buffer.from(text, 'latin1') : undefined) };
  return otherwise(bytes, name);
}

/** The encoding that the first or second line names, in the spelling of PEP 263's examples. */
function codingOf(bytes: Buffer): string | undefined {
  const [first = '', second = ''] = bytes.subarray(0, 1000).toString('latin1').split(/\r\n|\r|\n/, 2);
  const found = codingLine.exec(first) ?? (/^[ \t\f]*(#|$)/.test(first) ? codingLine.exec(second) : null);
  return found?.[1]?.toLowerCase().replaceAll('_', '-');
}

const isUtf8 = (name: string): boolean => /^(utf-?8|u8|cp65001|ascii|us-ascii)(-|$)/.test(name);
const isLatin1 = (name: string): boolean => /^(latin-?1|l1|iso-?8859-1|cp819)$/.test(name);

function utf8(bytes: Buffer, before: Buffer): Decoded {
  const text = bytes.toString('utf8');
  return { text, encode: (edited) => Buffer.concat([before, Buffer.from(edited, 'utf8')]) };
}

/** Encodings that Node reads but does not write. */
function otherwise(bytes: Buffer, name: string): Decoded | NotText {
  const label = name.replace(/^cp(125\d)$/, 'windows-$1').replace(/^iso(8859.*)$/, 'iso-$1').replace(/^(cp949|uhc)$/, 'euc-kr').replace(/^(cp932|ms932|sjis)$/, 'shift_jis').replace(/^(eucjp|ujis)$/, 'euc-jp').replace(/^(cp936|ms936)$/, 'gbk').replace(/^shift-jis$/, 'shift_jis');
  try {
    return { text: new TextDecoder(label).decode(bytes), encode: () => undefined };
  } catch {
    return { reason: phrase`its encoding, ${name}, is not known` };
  }
}
