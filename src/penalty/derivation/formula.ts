/** @file The two spellings of one line of mathematics: linear Unicode for hovers and terminals, TeX for the panel. */
import type { DerivationStep, OffsetRange } from '../../protocol/evaluation.ts';
import { print, type Text, type Translations } from '../../texts/text.ts';
import { formatNumber } from '../numberText.ts';

/** A piece of a formula in both spellings. */
export interface Term { readonly unicode: string; readonly tex: string }

export const term = (unicode: string, tex = unicode): Term => ({ unicode, tex });
export const number = (value: number): Term => numeral(formatNumber(value));
/** A number as it is printed. */
export const numeral = (text: string): Term => term(text, words.get(text) ?? text.replaceAll('−', '-').replace(/e([+-]?)(\d+)$/, (_, sign: string, exponent: string) => `\\cdot 10^{${sign === '-' ? '-' : ''}${exponent}}`));
const words: ReadonlyMap<string, string> = new Map([['nan', '\\text{nan}'], ['inf', '\\infty'], ['−inf', '-\\infty']]);
/** `1 · 28 · 28`. */
export const times = (...terms: readonly Term[]): Term => join(terms, ' · ', '\\cdot ');
export const equals = (...terms: readonly Term[]): Term => join(terms, ' = ', ' = ');
export const plus = (a: Term, b: Term): Term => join([a, b], ' + ', ' + ');
export const minus = (a: Term, b: Term): Term => join([a, b], ' − ', ' - ');
export const parens = (a: Term): Term => term(`(${a.unicode})`, `\\left(${a.tex}\\right)`);
export const power = (a: Term, exponent: 2 | 6): Term => term(`${a.unicode}${exponent === 2 ? '²' : '⁶'}`, `{${a.tex}}^{${exponent.toString()}}`);
/** `(1/28)²`, `0.375²`: in parentheses where it is not one number. */
export const squared = (a: Term): Term => power(/^[\d.]+$/.test(a.unicode) ? a : parens(a), 2);
/** `√784`, `√(784 · (1/28)²)`. */
export const root = (a: Term): Term => term(/^[\w,.]+$/.test(a.unicode) ? `√${a.unicode}` : `√(${a.unicode})`, `\\sqrt{${a.tex}}`);
export const fraction = (a: Term, b: Term): Term => term(`${a.unicode}/${b.unicode}`, `\\frac{${a.tex}}{${b.tex}}`);
/** A line of a derivation before it is printed. */
export interface Step { readonly label: Text; readonly formula: Term; readonly range: OffsetRange | undefined }
export const step = (label: Text, formula: Term, range?: OffsetRange): Step => ({ label, formula, range });
export const printedStep = ({ label, formula: { unicode, tex }, range }: Step, translations: Translations | undefined): DerivationStep => ({ label: print(label, translations), unicode, tex, range });

const join = (terms: readonly Term[], unicode: string, tex: string): Term => ({ unicode: terms.map((t) => t.unicode).join(unicode), tex: terms.map((t) => t.tex).join(tex) });

/**
 * The element of a constant gradient as people wrote it: 1/√784 = 1/28 where the value is one over a root, 2/√784 where
 * it is a small multiple of it; otherwise the plain number. `n` is preferred under the root.
 */
export function elementTerm(value: number, n: number): { readonly long: Term; readonly short: Term } {
  const plain = { long: number(value), short: number(value) };
  if (value === 0 || !Number.isFinite(value)) return plain;
  const multiple = value * Math.sqrt(n);
  const factor = Math.round(multiple);
  if (factor >= 1 && factor <= 9 && Math.abs(multiple - factor) < 1e-5) return overRoot(factor, n);
  const under = Math.round(1 / (value * value));
  return value > 0 && under > 1 && under < 1e9 && Math.abs(value * Math.sqrt(under) - 1) < 1e-6 ? overRoot(1, under) : plain;
}

function overRoot(numerator: number, n: number): { readonly long: Term; readonly short: Term } {
  const written = fraction(number(numerator), root(whole(n)));
  const rootOfN = Math.sqrt(n);
  if (!Number.isInteger(rootOfN)) return { long: written, short: written };
  const short = fraction(number(numerator), whole(rootOfN));
  return { long: equals(written, short), short };
}

/** Whole numbers in full: 200704, not 2.007e5; typeset, in groups of three. */
export const whole = (n: number): Term => term(n.toString(), n.toLocaleString('en-US').replaceAll(',', '{,}'));

/** What is typeset also says what it is the value of: a line of plain text has a label for that. */
export const valueOf = (symbol: string, value: Term): Term => term(value.unicode, `${symbol} = ${value.tex}`);
