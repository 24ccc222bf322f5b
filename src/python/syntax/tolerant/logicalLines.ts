/**
 * @file Cuts text into logical lines, however unfinished it is: one line for each statement or header of a compound
 * statement, over open brackets and backslashes. Must not know what tree-sitter makes of them.
 *
 * An open bracket may not swallow what follows. It is given up where Python could not go on inside brackets: before
 * a line that starts with a statement's keyword (`def`, `return`, …), or with an operand right after an operand.
 */
import { COMPOUND_KEYWORDS } from './headers.ts';
import { stringEnd } from './strings.ts';

/** One statement, or the header of a compound one. */
export interface LogicalLine {
  /** Where the physical line starts. */
  readonly lineStart: number;
  /** First character of the code. */
  readonly start: number;
  /** Behind the last character of the code; comments are outside. */
  readonly end: number;
  /** Width of the indentation; a tab goes to the next multiple of 8. */
  readonly indent: number;
  /** The first word, `def` for `async def`; empty where the line starts otherwise. */
  readonly keyword: string;
  /** Whether the code ends with a colon. */
  readonly endsWithColon: boolean;
  readonly kind: 'code' | 'magic';
  /** What was left open. */
  readonly unclosed: string | undefined;
}

/** All logical lines, in order; blank lines and comments are between them. */
export function logicalLines(text: string): LogicalLine[] {
  const trusting = scan(text, false);
  const open = countOpen(trusting);
  if (open === 0 || !/"""|'''/.test(text)) return trusting;
  // An open `"""` turns the strings behind it inside out; then less is left open when it is taken to end with its line.
  const distrustful = scan(text, true);
  const left = countOpen(distrustful);
  return left < open || (left === open && trusting.at(-1)?.unclosed === '"""') ? distrustful : trusting;
}

function countOpen(lines: readonly LogicalLine[]): number {
  return lines.filter((line) => line.unclosed !== undefined).length;
}

function scan(text: string, distrustful: boolean): LogicalLine[] {
  const lines: LogicalLine[] = [];
  for (let at = nextCode(text, 0); at < text.length;) {
    const { line, resume } = new LineScanner(text, at, distrustful).scan();
    lines.push(line);
    at = nextCode(text, resume);
  }
  return lines;
}

const HARD_KEYWORDS: ReadonlySet<string> = new Set([
  'def', 'class', 'return', 'import', 'with', 'while', 'try', 'except', 'finally', 'raise', 'pass', 'break', 'continue',
  'global', 'nonlocal', 'del', 'assert', 'elif',
]);
/** Words that join operands, or come before one. */
const JOINING_WORDS: ReadonlySet<string> = new Set([
  'and', 'or', 'not', 'in', 'is', 'if', 'else', 'for', 'async', 'await', 'lambda', 'yield', 'from', 'as', 'print',
  'return', 'import', 'assert', 'del', 'raise', 'while', 'with', 'elif', 'global', 'nonlocal',
]);
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const STRING_PREFIX = /^(?:[rbuft]|br|rb|fr|rf|tr|rt|ur)$/i;
const WORD = /[\p{L}\p{Nd}_]+/uy;

/** The offset of the next character that is neither blank, comment nor line end. */
function nextCode(text: string, from: number): number {
  const match = matchAt(/(?:[\s\uFEFF]+|#[^\r\n]*)*/y, text, from);
  return from + match.length;
}

function matchAt(sticky: RegExp, text: string, at: number): string {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0] ?? '';
}

type Token = 'operand' | 'string' | 'operator';

/** A place where the line may end. */
interface Stop {
  readonly end: number;
  readonly resume: number;
}

class LineScanner {
  readonly #text: string;
  readonly #distrustful: boolean;
  readonly #start: number;
  readonly #indent: number;
  readonly #open: string[] = [];
  #at: number;
  /** Behind the last token. */
  #end: number;
  #last: Token = 'operator';
  #kind: LogicalLine['kind'] = 'code';
  #unclosed: string | undefined;
  /** The first line end in brackets where the statement may be over, should they never close. */
  #fallback: Stop | undefined;

  constructor(text: string, start: number, distrustful: boolean) {
    this.#text = text;
    this.#distrustful = distrustful;
    this.#start = start;
    this.#at = start;
    this.#end = start;
    this.#indent = indentWidth(text, start);
  }

  scan(): { readonly line: LogicalLine; readonly resume: number } {
    if (/[%!?]/.test(this.#text.charAt(this.#at))) this.#skipMagic();
    let stop: Stop | undefined;
    while (stop === undefined) stop = this.#at < this.#text.length ? this.#step() : this.#stopAtEnd();
    const code = this.#text.slice(this.#start, stop.end);
    if (code.endsWith('?') && this.#unclosed === undefined) this.#kind = 'magic';
    const line: LogicalLine = {
      lineStart: lineStartOf(this.#text, this.#start), start: this.#start, end: stop.end, indent: this.#indent,
      keyword: firstWord(code), endsWithColon: code.endsWith(':'), kind: this.#kind, unclosed: this.#unclosed,
    };
    return { line, resume: stop.resume };
  }

  /** Goes over one token; at a line end outside of brackets the line is over. */
  #step(): Stop | undefined {
    const character = this.#text.charAt(this.#at);
    if (character === '\n' || character === '\r') return this.#lineEnd();
    if (character === '#') this.#at += matchAt(/[^\r\n]*/y, this.#text, this.#at).length;
    else if (character === '\\') return this.#backslash();
    else if (/\s/.test(character)) this.#at++;
    else if (character === '"' || character === "'") return this.#string(this.#at, this.#at);
    else return this.#wordOrSign(character);
    return undefined;
  }

  #wordOrSign(character: string): Stop | undefined {
    const word = matchAt(WORD, this.#text, this.#at);
    if (word === '') {
      this.#sign(character);
      return undefined;
    }
    const quote = this.#at + word.length;
    if (STRING_PREFIX.test(word) && /["']/.test(this.#text.charAt(quote))) return this.#string(this.#at, quote);
    this.#token(quote, JOINING_WORDS.has(word) ? 'operator' : 'operand');
    return undefined;
  }

  #token(end: number, kind: Token): void {
    this.#at = end;
    this.#end = end;
    this.#last = kind;
  }

  #sign(character: string): void {
    if (this.#startsShellCommand(character)) {
      this.#skipMagic();
      return;
    }
    if (this.#text.startsWith('...', this.#at)) {
      this.#token(this.#at + 3, 'operand');
      return;
    }
    if (character in CLOSERS) this.#open.push(character);
    const isCloser = ')]}'.includes(character);
    if (isCloser) this.#close(character);
    this.#token(this.#at + 1, isCloser ? 'operand' : 'operator');
  }

  /** `files = !ls` and `result = %timeit …`. */
  #startsShellCommand(character: string): boolean {
    if (this.#open.length > 0 || (character !== '!' && character !== '%')) return false;
    return this.#text.charAt(this.#end - 1) === '=' && this.#text.charAt(this.#at + 1) !== '=';
  }

  #skipMagic(): void {
    this.#kind = 'magic';
    const line = matchAt(/(?:[^\r\n\\]|\\\r?\n|\\)*/y, this.#text, this.#at);
    this.#token(this.#at + line.trimEnd().length, 'operand');
  }

  /** A closer that nothing opened is left to the parser. */
  #close(closer: string): void {
    const index = this.#open.findLastIndex((opener) => CLOSERS[opener] === closer);
    if (index >= 0) this.#open.length = index;
    if (this.#open.length === 0) this.#fallback = undefined;
  }

  #string(start: number, quote: number): Stop | undefined {
    const { end, closed, triple } = stringEnd(this.#text, start, quote);
    const doubtful = triple && this.#distrustful && (!closed || this.#holdsCode(start, end));
    if (closed && !doubtful) {
      this.#token(end, 'string');
      return undefined;
    }
    const mark = this.#text.charAt(quote);
    this.#unclosed = triple ? '"""' : mark;
    const lineEnd = doubtful || !triple ? quote + matchAt(/[^\r\n]*/y, this.#text, quote).length : end;
    return { end: this.#text.slice(0, lineEnd).trimEnd().length, resume: lineEnd };
  }

  /** Whether a definition stands in the string, indented no more than the string's own line. */
  #holdsCode(start: number, end: number): boolean {
    const definitions = this.#text.slice(start, end).matchAll(/[\r\n]([ \t]*)(?:async +)?(?:def|class) +\w+.*:[ \t]*(?:#.*)?[\r\n]/g);
    for (const [, blanks = ''] of definitions) if (widthOf(blanks) <= this.#indent) return true;
    return false;
  }

  /** A backslash joins the next line, unless that one can't go on here. */
  #backslash(): Stop | undefined {
    const newline = matchAt(/\\[ \t]*(?:\r\n|\r|\n)/y, this.#text, this.#at);
    if (newline === '') {
      this.#token(this.#at + 1, 'operator');
      return undefined;
    }
    const next = this.#at + newline.length;
    if (HARD_KEYWORDS.has(this.#keywordAt(nextCode(this.#text, next)))) {
      this.#unclosed = '\\';
      return { end: this.#at + 1, resume: next };
    }
    this.#at = next;
    return undefined;
  }

  #lineEnd(): Stop | undefined {
    const here = { end: this.#end, resume: this.#at };
    if (this.#open.length === 0) return here;
    const next = nextCode(this.#text, this.#at);
    if (this.#endsHere(next)) this.#fallback ??= here;
    if (next >= this.#text.length || HARD_KEYWORDS.has(this.#keywordAt(next)) || this.#operandsTouch(next)) return this.#giveUp(here);
    this.#at = next;
    return undefined;
  }

  /** Whether a header seems complete, or the next line is indented no more than this statement. */
  #endsHere(next: number): boolean {
    if (this.#text.charAt(this.#end - 1) === ':' && COMPOUND_KEYWORDS.has(this.#keywordAt(this.#start))) return true;
    return !/[)\]}]/.test(this.#text.charAt(next)) && indentWidth(this.#text, next) <= this.#indent;
  }

  #giveUp(here: Stop): Stop {
    this.#unclosed = this.#open.at(-1);
    return this.#fallback ?? here;
  }

  #stopAtEnd(): Stop {
    const here = { end: this.#end, resume: this.#text.length };
    return this.#open.length === 0 ? here : this.#giveUp(here);
  }

  /** Two operands side by side on two lines: only strings may stand so. */
  #operandsTouch(next: number): boolean {
    if (this.#last === 'operator') return false;
    const word = matchAt(WORD, this.#text, next);
    if (word === '') return false;
    const isString = STRING_PREFIX.test(word) && /["']/.test(this.#text.charAt(next + word.length));
    return !isString && !JOINING_WORDS.has(word);
  }

  #keywordAt(at: number): string {
    return firstWord(this.#text.slice(at, at + 40));
  }
}

/** The first word of a line; `async` belongs to the word behind it. */
function firstWord(code: string): string {
  const [, word = ''] = /^(?:async\s+(?=def\b|with\b|for\b))?([\p{L}\p{Nd}_]+)/u.exec(code) ?? [];
  return word;
}

function lineStartOf(text: string, at: number): number {
  let start = at;
  while (start > 0 && text.charAt(start - 1) !== '\n' && text.charAt(start - 1) !== '\r') start--;
  return start;
}

function indentWidth(text: string, start: number): number {
  return widthOf(text.slice(lineStartOf(text, start), start));
}

/** The width of blanks: a tab goes to the next multiple of 8, a form feed starts again. */
export function widthOf(blanks: string): number {
  let width = 0;
  for (const blank of blanks) {
    if (blank === '\t') width += 8 - (width % 8);
    else if (blank === '\f') width = 0;
    else if (blank !== '\uFEFF') width++;
  }
  return width;
}
