/** @file Runs a pattern's machine over a text. Every move is counted by the caller, who may end a search that goes back for ever. */
import type { Machine } from './compile.ts';
import type { PlaceKind } from './nodes.ts';

/** What a search costs whoever asked for it. */
export interface Meter { step(): void; reserve(bytes: number): void }

/** Where each group begins and ends, -1 where it took no part; undefined where nothing matches. */
export type Spans = readonly (readonly [start: number, end: number])[] | undefined;

const movesAStep = 8;
/** Ways still to be tried take memory; it is asked for when so many have come together. */
const entriesAReservation = 1 << 18;
const bytesAnEntry = 24;

/** The match that begins at `start`, or there or later for `search`. `isWhole`: it ends where the text does. */
export function runRegex(machine: Machine, text: string, start: number, manner: { readonly searches: boolean; readonly isWhole: boolean }, meter: Meter): Spans {
  for (let at = start; at <= text.length; at += isPair(text, at) ? 2 : 1) {
    const run = new Run(machine, text, manner.isWhole, meter);
    const end = run.from(0, at, true);
    if (end >= 0) return run.spans(at, end);
    if (!manner.searches) return undefined;
  }
  return undefined;
}

const isPair = (text: string, at: number): boolean => (text.codePointAt(at) ?? 0) > 0xffff;
const isWord = (text: string, at: number): boolean => /[\p{L}\p{N}_]/u.test(text[at] ?? ' ');

const places: { readonly [Kind in PlaceKind]: (text: string, at: number) => boolean } = {
  start: (_, at) => at === 0, end: (text, at) => at === text.length,
  lineStart: (text, at) => at === 0 || text[at - 1] === '\n', lineEnd: (text, at) => at === text.length || text[at] === '\n',
  lastLineEnd: (text, at) => at === text.length || (at === text.length - 1 && text[at] === '\n'),
  wordEdge: (text, at) => isWord(text, at - 1) !== isWord(text, at), noWordEdge: (text, at) => isWord(text, at - 1) === isWord(text, at),
};

class Run {
  readonly #registers: number[];
  /** What registers held before they were written, to be put back. */
  readonly #trail: number[] = [];
  /** Ways to be tried: address, place, length of the trail. */
  readonly #ways: number[] = [];
  #moves = 0;
  readonly #machine: Machine;
  readonly #text: string;
  readonly #isWhole: boolean;
  readonly #meter: Meter;
  constructor(machine: Machine, text: string, isWhole: boolean, meter: Meter) {
    [this.#machine, this.#text, this.#isWhole, this.#meter] = [machine, text, isWhole, meter];
    this.#registers = new Array<number>(machine.registers).fill(-1);
  }

  spans(start: number, end: number): Spans {
    return Array.from({ length: this.#machine.groups }, (_, group) => (group === 0 ? [start, end] : [this.#registers[group * 2] ?? -1, this.#registers[group * 2 + 1] ?? -1]));
  }

  /** The place at which the first way that leads to an `end` arrives; -1: there is none. */
  from(address: number, place: number, isOuter = false): number {
    const base = this.#ways.length;
    let pc = address, at = place;
    for (;;) {
      const next = this.#move(pc, at, isOuter);
      if (next === 'end') { this.#ways.length = base; return at; }
      if (next !== undefined) { [pc, at] = next; continue; }
      if (this.#ways.length === base) return -1;
      this.#undo(this.#ways.pop() ?? 0);
      at = this.#ways.pop() ?? 0;
      pc = this.#ways.pop() ?? 0;
    }
  }

  #move(pc: number, at: number, isOuter: boolean): readonly [number, number] | 'end' | undefined {
    if (++this.#moves % movesAStep === 0) this.#meter.step();
    const text = this.#text;
    const instruction = this.#machine.program[pc];
    switch (instruction?.op) {
      case undefined: return undefined;
      case 'end': return isOuter && this.#isWhole && at !== text.length ? undefined : 'end';
      case 'character': { const code = text.codePointAt(at); return code !== undefined && instruction.test(code) ? [pc + 1, at + (code > 0xffff ? 2 : 1)] : undefined; }
      case 'place': return places[instruction.kind](text, at) ? [pc + 1, at] : undefined;
      case 'again': { const end = this.#repeatOf(instruction.group, at, instruction.ignoresCase); return end < 0 ? undefined : [pc + 1, end]; }
      case 'save': this.#write(instruction.register, at); return [pc + 1, at];
      case 'split': this.#later(instruction.second, at); return [instruction.first, at];
      case 'jump': return [instruction.to, at];
      case 'begin': this.#write(instruction.counter, 0); this.#write(instruction.counter + 1, -1); return [pc + 1, at];
      case 'enter': return this.#enter(instruction.counter, instruction.body, at);
      case 'round': {
        const { counter, least, most, isLazy, body, exit } = instruction;
        const count = this.#registers[counter] ?? 0;
        if (count < least) return this.#registers[counter + 1] === at && count > 0 ? [exit, at] : this.#enter(counter, body, at);
        // What took nothing would take nothing for ever.
        if (count >= most || this.#registers[counter + 1] === at) return [exit, at];
        this.#later(isLazy ? pc + 1 : exit, at);
        return isLazy ? [exit, at] : this.#enter(counter, body, at);
      }
      case 'apart': return this.#apart(pc, at, instruction);
      case 'if': return [(this.#registers[instruction.group * 2 + 1] ?? -1) >= 0 ? pc + 1 : instruction.otherwise, at];
    }
  }
  #enter(counter: number, body: number, at: number): readonly [number, number] {
    this.#write(counter, (this.#registers[counter] ?? 0) + 1);
    this.#write(counter + 1, at);
    return [body, at];
  }
  #apart(pc: number, at: number, { manner, back, exit }: { readonly manner: 'atomic' | 'wanted' | 'unwanted'; readonly back: number | undefined; readonly exit: number }): readonly [number, number] | undefined {
    const trail = this.#trail.length;
    const begin = back === undefined ? at : stepBack(this.#text, at, back);
    const end = begin < 0 ? -1 : this.from(pc + 1, begin);
    if (manner === 'unwanted') { this.#undo(trail); return end < 0 ? [exit, at] : undefined; }
    return end < 0 ? undefined : [exit, manner === 'atomic' ? end : at];
  }

  #write(register: number, value: number): void {
    this.#trail.push(register, this.#registers[register] ?? -1);
    this.#registers[register] = value;
    this.#reserve(this.#trail);
  }
  #undo(length: number): void {
    while (this.#trail.length > length) {
      const value = this.#trail.pop() ?? -1;
      this.#registers[this.#trail.pop() ?? 0] = value;
    }
  }
  #later(pc: number, at: number): void {
    this.#ways.push(pc, at, this.#trail.length);
    this.#reserve(this.#ways);
  }
  #reserve(list: readonly number[]): void {
    if (list.length % entriesAReservation < 3) this.#meter.reserve(list.length * bytesAnEntry);
  }

  #repeatOf(group: number, at: number, ignoresCase: boolean): number {
    const [start = -1, end = -1] = [this.#registers[group * 2], this.#registers[group * 2 + 1]];
    if (start < 0 || end < start) return -1;
    const [wanted, found] = [this.#text.slice(start, end), this.#text.slice(at, at + end - start)];
    return wanted === found || (ignoresCase && wanted.toLowerCase() === found.toLowerCase()) ? at + end - start : -1;
  }
}

/** So many characters earlier; -1 where there are not that many. */
function stepBack(text: string, at: number, count: number): number {
  let place = at;
  for (let i = 0; i < count && place >= 0; i++) place -= place >= 2 && isPair(text, place - 2) ? 2 : 1;
  return place;
}
