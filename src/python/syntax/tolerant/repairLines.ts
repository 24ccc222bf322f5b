/**
 * @file Makes unfinished text parse: each logical line that is not Python by itself is replaced by a stand-in, the
 * header of a block in such a way that the body stays; indentation and clauses are put right. An unfinished line so
 * loses nothing but itself.
 */
import type { Placement } from './blocks.ts';
import { Blocks } from './blocks.ts';
import { COMPOUND_KEYWORDS, afterStatement, bodyOf, contextOf, hasDefinedName, mayFollow, standIn } from './headers.ts';
import type { LogicalLine } from './logicalLines.ts';
import { foreignCellEnd } from './magics.ts';
import { RepairSheet } from './repairs.ts';
import { starredValueEdits } from './starredValues.ts';

/** Judges a piece of Python alone. */
export type WellFormed = (code: string) => boolean;

/** `isSuspicious` tells which lines may be at fault: only these are looked at alone. */
export function repairLines(
  text: string, lines: readonly LogicalLine[], isSuspicious: (line: LogicalLine) => boolean, wellFormed: WellFormed,
): RepairSheet {
  return new LineRepair(text, lines, isSuspicious, wellFormed).run();
}

class LineRepair {
  readonly #text: string;
  readonly #lines: readonly LogicalLine[];
  readonly #isSuspicious: (line: LogicalLine) => boolean;
  readonly #wellFormed: WellFormed;
  readonly #sheet = new RepairSheet();
  readonly #blocks = new Blocks();
  /** The first word of the line before, where that opened a block. */
  #header: string | undefined;
  #lastWasBroken = false;
  /** Lines before this offset belong to a notebook cell in another language. */
  #skipUntil = 0;

  constructor(text: string, lines: readonly LogicalLine[], isSuspicious: (line: LogicalLine) => boolean, wellFormed: WellFormed) {
    this.#text = text;
    this.#lines = lines;
    this.#isSuspicious = isSuspicious;
    this.#wellFormed = wellFormed;
  }

  run(): RepairSheet {
    this.#lines.forEach((line, index) => {
      if (line.start >= this.#skipUntil) this.#repair(line, this.#lines[index + 1], index);
    });
    return this.#sheet;
  }

  #repair(line: LogicalLine, next: LogicalLine | undefined, index: number): void {
    const placement = this.#blocks.place(line, this.#header);
    this.#indent(line, placement);
    const { state } = placement.block;
    const inMatch = state.header === 'match';
    const hasBody = next !== undefined && next.indent > line.indent && COMPOUND_KEYWORDS.has(line.keyword);
    const message = this.#faultOf(line, inMatch, index);
    this.#header = line.endsWithColon || hasBody ? line.keyword : undefined;
    this.#lastWasBroken = message !== undefined;
    if (!mayFollow(line.keyword, state.last)) state.last = this.#replaceOrphan(line, message, hasBody);
    else if (message === undefined || this.#replace(line, message, hasBody, !inMatch)) state.last = afterStatement(line.keyword, state.last);
    else state.last = '';
  }

  #indent(line: LogicalLine, { block, problem }: Placement): void {
    if (line.indent !== block.width) this.#sheet.edit(line.lineStart, line.start, ' '.repeat(block.width));
    // After a broken line this is a consequence, not news.
    if (problem !== undefined && !this.#lastWasBroken && line.kind === 'code') this.#sheet.problem(line, problem);
  }

  /** What is wrong with the line itself. */
  #faultOf(line: LogicalLine, inMatch: boolean, index: number): string | undefined {
    if (line.kind === 'magic') return 'This is a notebook command, not Python; it is skipped.';
    if (line.unclosed !== undefined) return UNCLOSED[line.unclosed];
    if (this.#isDecoratorAlone(index)) return 'This decorator has no function or class below it.';
    return this.#isSuspicious(line) ? this.#incompleteness(line, inMatch) : undefined;
  }

  /** Parses the line alone. */
  #incompleteness(line: LogicalLine, inMatch: boolean): string | undefined {
    const code = this.#text.slice(line.start, line.end);
    const isCompound = COMPOUND_KEYWORDS.has(line.keyword);
    const before = contextOf(line.keyword, inMatch);
    const after = code.startsWith('@') ? '\ndef f(): 0\n' : isCompound && line.endsWithColon ? bodyOf(line.keyword) : '\n';
    if (this.#wellFormed(before + code + after)) return undefined;
    const edits = starredValueEdits(code, (mended) => this.#wellFormed(before + mended + after));
    for (const { start, end, text } of edits ?? []) this.#sheet.edit(line.start + start, line.start + end, text);
    if (edits !== undefined) return undefined;
    const needsColon = isCompound && !line.endsWithColon && this.#wellFormed(`${before}${code}:${bodyOf(line.keyword)}`);
    return needsColon ? 'The colon at the end of this line is missing; add ":".' : 'This line is not complete Python; finish or remove it.';
  }

  /** A decorator needs a definition below it, that is going to stay. */
  #isDecoratorAlone(index: number): boolean {
    const isDecorator = (line: LogicalLine | undefined): boolean => line !== undefined && this.#text.charAt(line.start) === '@';
    if (!isDecorator(this.#lines[index])) return false;
    let below = index + 1;
    while (isDecorator(this.#lines[below])) below++;
    const line = this.#lines[below];
    return line === undefined || !hasDefinedName(this.#text.slice(line.start, line.end));
  }

  /** Whether the line stays a header. */
  #replace(line: LogicalLine, message: string, hasBody: boolean, mayStand: boolean): boolean {
    const code = this.#text.slice(line.start, line.end);
    if (hasBody) {
      const { kept, text } = standIn(code);
      this.#replaceHeader(line, line.start + kept, text, message);
      return true;
    }
    this.#header = undefined;
    if (this.#isDecorated(line) && hasDefinedName(code)) {
      this.#replaceDefinition(line, message);
      return false;
    }
    const end = line.kind === 'magic' ? foreignCellEnd(this.#text, line) : line.end;
    this.#skipUntil = end;
    const reason = line.kind === 'magic' ? 'magic' : PYTHON_2.test(code) ? 'python2' : 'syntax';
    this.#sheet.replaceStatement({ start: line.start, end, reason }, message, mayStand);
    return false;
  }

  #isDecorated(line: LogicalLine): boolean {
    const above = this.#lines[this.#lines.indexOf(line) - 1];
    return above !== undefined && this.#text.charAt(above.start) === '@';
  }

  /** Decorators can't stand alone: a broken definition without a body gets one. */
  #replaceDefinition(line: LogicalLine, message: string): void {
    const { kept, text } = standIn(this.#text.slice(line.start, line.end));
    this.#replaceHeader(line, line.start + kept, `${text} 0`, message);
    this.#sheet.statements.set(line.end, { start: line.end, end: line.end, reason: 'syntax' });
  }

  #replaceHeader(line: LogicalLine, from: number, text: string, message: string): void {
    this.#sheet.edit(from, line.end, text);
    this.#sheet.holes.set(line.end, { start: line.start, end: line.end });
    this.#sheet.problem(line, message);
  }

  /** A clause without its statement: an `if` in its place keeps the body. Gives the first word of what now stands there. */
  #replaceOrphan(line: LogicalLine, fault: string | undefined, hasBody: boolean): string {
    const message = fault ?? `There is nothing above that this "${line.keyword}" could belong to.`;
    if (hasBody) {
      this.#replaceHeader(line, line.start, 'if _:', message);
      return 'if';
    }
    this.#header = undefined;
    this.#sheet.replaceStatement({ start: line.start, end: line.end, reason: 'syntax' }, message, true);
    return '';
  }
}

const PYTHON_2 = /^(?:print|exec)\b/;

/** What to say about what was left open. */
const UNCLOSED: Readonly<Record<string, string>> = {
  '(': 'This "(" is never closed; add ")".',
  '[': 'This "[" is never closed; add "]".',
  '{': 'This "{" is never closed; add "}".',
  '"': 'The string is not closed; add the missing quote.',
  "'": 'The string is not closed; add the missing quote.',
  '"""': 'The string is not closed; add the three missing quotes.',
  '\\': 'The line goes on behind the backslash, but the next line starts a statement; remove the backslash.',
};
