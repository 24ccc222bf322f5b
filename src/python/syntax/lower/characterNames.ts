/**
 * @file The characters behind `\N{…}`: letters of Latin and Greek, put together from the parts of their names, and
 * the symbols that occur in messages and plots. Any other name has no value here.
 */

/** The character of that name, upper case or not; undefined for one we don't know. */
export function namedCharacter(name: string): string | undefined {
  const upper = name.toUpperCase();
  return SYMBOLS.get(upper) ?? letter(upper) ?? combining(upper);
}

function letter(name: string): string | undefined {
  const [, script, size, word = '', mark] = /^(LATIN|GREEK) (SMALL|CAPITAL) LETTER (\w+|FINAL SIGMA)(?: WITH (\w+(?: \w+)?))?$/.exec(name) ?? [];
  if (script === undefined) return undefined;
  const base = script === 'GREEK' ? GREEK.get(word) : latin(word);
  const accent = mark === undefined ? '' : MARKS.get(mark);
  if (base === undefined || accent === undefined) return undefined;
  return ((size === 'CAPITAL' ? base.toUpperCase() : base) + accent).normalize('NFC');
}

function latin(word: string): string | undefined {
  return word.length === 1 ? word.toLowerCase() : LATIN.get(word);
}

function combining(name: string): string | undefined {
  return name.startsWith('COMBINING ') ? MARKS.get(name.slice('COMBINING '.length).replace(/ ACCENT$/, '')) : undefined;
}

const LATIN: ReadonlyMap<string, string> = new Map([['SHARP', 'ß'], ['AE', 'æ'], ['ETH', 'ð'], ['THORN', 'þ'], ['ENG', 'ŋ']]);

const GREEK: ReadonlyMap<string, string> = new Map([
  ...'ALPHA BETA GAMMA DELTA EPSILON ZETA ETA THETA IOTA KAPPA LAMDA MU NU XI OMICRON PI RHO'.split(' ')
    .map((name, index): [string, string] => [name, String.fromCharCode(0x3b1 + index)]),
  ...'SIGMA TAU UPSILON PHI CHI PSI OMEGA'.split(' ')
    .map((name, index): [string, string] => [name, String.fromCharCode(0x3c3 + index)]),
  ['LAMBDA', 'λ'], ['FINAL SIGMA', 'ς'],
]);

/** Marks above and below letters, as combining characters. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['GRAVE', '\u0300'], ['ACUTE', '\u0301'], ['CIRCUMFLEX', '\u0302'], ['TILDE', '\u0303'], ['MACRON', '\u0304'], ['BREVE', '\u0306'],
  ['DOT ABOVE', '\u0307'], ['DIAERESIS', '\u0308'], ['RING ABOVE', '\u030A'], ['DOUBLE ACUTE', '\u030B'], ['CARON', '\u030C'],
  ['CEDILLA', '\u0327'], ['OGONEK', '\u0328'], ['TONOS', '\u0301'], ['DOT BELOW', '\u0323'],
]);

const DIGITS = ['ZERO', 'ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX', 'SEVEN', 'EIGHT', 'NINE'];
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ...DIGITS.map((digit, index): [string, string] => [`SUBSCRIPT ${digit}`, String.fromCharCode(0x2080 + index)]),
  ...DIGITS.map((digit, index): [string, string] => [`SUPERSCRIPT ${digit}`, SUPERSCRIPTS.charAt(index)]),
  ['SPACE', ' '], ['NO-BREAK SPACE', '\u00A0'], ['EN SPACE', '\u2002'], ['EM SPACE', '\u2003'], ['THIN SPACE', '\u2009'],
  ['ZERO WIDTH SPACE', '\u200B'], ['SOFT HYPHEN', '\u00AD'], ['BULLET', '•'], ['MIDDLE DOT', '·'], ['HORIZONTAL ELLIPSIS', '…'],
  ['EN DASH', '–'], ['EM DASH', '—'], ['MINUS SIGN', '−'], ['PLUS-MINUS SIGN', '±'], ['MULTIPLICATION SIGN', '×'], ['DIVISION SIGN', '÷'],
  ['DEGREE SIGN', '°'], ['MICRO SIGN', 'µ'], ['COPYRIGHT SIGN', '©'], ['REGISTERED SIGN', '®'], ['EURO SIGN', '€'], ['POUND SIGN', '£'],
  ['SECTION SIGN', '§'], ['LEFTWARDS ARROW', '←'], ['UPWARDS ARROW', '↑'], ['RIGHTWARDS ARROW', '→'], ['DOWNWARDS ARROW', '↓'],
  ['LEFT RIGHT ARROW', '↔'], ['RIGHTWARDS DOUBLE ARROW', '⇒'], ['FOR ALL', '∀'], ['PARTIAL DIFFERENTIAL', '∂'], ['THERE EXISTS', '∃'],
  ['EMPTY SET', '∅'], ['INCREMENT', '∆'], ['NABLA', '∇'], ['ELEMENT OF', '∈'], ['N-ARY PRODUCT', '∏'], ['N-ARY SUMMATION', '∑'],
  ['SQUARE ROOT', '√'], ['PROPORTIONAL TO', '∝'], ['INFINITY', '∞'], ['INTEGRAL', '∫'], ['ALMOST EQUAL TO', '≈'], ['NOT EQUAL TO', '≠'],
  ['LESS-THAN OR EQUAL TO', '≤'], ['GREATER-THAN OR EQUAL TO', '≥'], ['DAGGER', '†'], ['SNOWMAN', '☃'], ['BLACK STAR', '★'],
  ['WHITE STAR', '☆'], ['CHECK MARK', '✓'], ['HEAVY CHECK MARK', '✔'], ['BALLOT X', '✗'], ['HEAVY BALLOT X', '✘'], ['WARNING SIGN', '⚠'],
  ['FULL BLOCK', '█'], ['AMPERSAND', '&'], ['QUOTATION MARK', '"'], ['APOSTROPHE', "'"], ['REPLACEMENT CHARACTER', '\uFFFD'],
  ['LEFT SINGLE QUOTATION MARK', '‘'], ['RIGHT SINGLE QUOTATION MARK', '’'], ['LEFT DOUBLE QUOTATION MARK', '“'],
  ['RIGHT DOUBLE QUOTATION MARK', '”'], ['LATIN SMALL LETTER DOTLESS I', 'ı'], ['SCRIPT CAPITAL R', 'ℛ'], ['SCRIPT CAPITAL L', 'ℒ'],
  ['PARTY POPPER', '🎉'], ['ROCKET', '🚀'], ['FIRE', '🔥'], ['THUMBS UP SIGN', '👍'], ['GRINNING FACE', '😀'],
]);
