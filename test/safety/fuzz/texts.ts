/** @file Texts that are hardly Python: tokens in any order, and real programs with damages. */
import fc from 'fast-check';
import { extremeNumbers, hostile } from './strange.ts';

const tokens = [
  'def ', 'class ', 'if ', 'else', 'elif ', 'for ', 'while ', 'try', 'except ', 'finally', 'with ', 'as ', 'return ', 'yield ', 'lambda ', 'async ', 'await ', 'match ', 'case ', 'import ', 'from ', 'global ', 'not ', 'in ', 'is ', 'del ', 'raise ', 'print ', 'exec ', 'type ',
  '(', ')', '[', ']', '{', '}', ':', ',', '.', ';', '@', '=', '==', ':=', '->', '**', '//', '>>', '<>', '!', '?', '$', '`', '\\', '\\\n', '\n', '\r\n', '\r', '\t', '    ', '  ', '\f', '#', '# type: ignore', '"', "'", '"""', "'''", 'f"', 'f"{', 'rb"', 'u\'', '}"', '%', '%%time', '!ls', '...', '_', 'x', 'é', '0', '0x', '1_0', '1e', '0777L', '1.', 'grad', 'norm', 'penalty',
];

/** Tokens in any order. */
export const soup: fc.Arbitrary<string> = fc.array(fc.oneof({ arbitrary: fc.constantFrom(...tokens), weight: 8 }, { arbitrary: fc.constantFrom(...hostile), weight: 1 }, { arbitrary: fc.string({ unit: 'binary', maxLength: 3 }), weight: 1 }), { maxLength: 40 }).map((parts) => parts.join(''));

/** What is done to a text at a place, which is a part of its length. */
interface Damage { readonly kind: keyof typeof damages; readonly at: number; readonly length: number; readonly piece: string }

const damages = {
  cut: (text: string, from: number, to: number) => text.slice(0, from) + text.slice(to),
  truncate: (text: string, from: number) => text.slice(0, from),
  insert: (text: string, from: number, _: number, piece: string) => text.slice(0, from) + piece + text.slice(from),
  replace: (text: string, from: number, to: number, piece: string) => text.slice(0, from) + piece + text.slice(to),
  repeat: (text: string, from: number, to: number) => text.slice(0, to) + text.slice(from, to) + text.slice(to),
  // The next whole number or name, so that the program often still runs.
  number: (text: string, from: number, _: number, piece: string) => text.slice(0, from) + text.slice(from).replace(/\b\d+\b/, () => piece),
  name: (text: string, from: number, _: number, piece: string) => text.slice(0, from) + text.slice(from).replace(/(?<=\.)\w+\b/, () => piece),
  indent: (text: string, from: number) => text.slice(0, from) + text.slice(from).replace(/\n */, '\n   '),
  swap: (text: string, from: number) => text.slice(0, from) + text.slice(from).replace(/\n([^\n]*)\n([^\n]*)/, '\n$2\n$1'),
} as const;

const pieces = fc.oneof(fc.constantFrom(...tokens), fc.constantFrom(...hostile), fc.constantFrom(...extremeNumbers), fc.constantFrom('norm', 'sum', 'view', 'size', 'backward', 'mean', 'grad', 'shape', 'data', 'sqrt', 'flatten', 'detach', 'item', '__class__', '__dict__'));
const damage: fc.Arbitrary<Damage> = fc.record({ kind: fc.constantFrom(...Object.keys(damages) as Damage['kind'][]), at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.integer({ min: 1, max: 60 }), piece: pieces });

/** One of these texts with up to so many damages. */
export function damaged(originals: readonly string[], most = 4): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...originals), fc.array(damage, { maxLength: most })).map(([text, all]) => all.reduce((before, { kind, at, length, piece }) => {
    const from = Math.floor(at * before.length);
    return damages[kind](before, from, Math.min(before.length, from + length), piece);
  }, text));
}
