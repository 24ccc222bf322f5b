/** @file Python's regular expressions: text → nodes. Throws `RegexProblem` for what is none. */
import { between, classTest, ignoringCase } from './characters.ts';
import { widthOf, type CharacterTest, type PlaceKind, type Regex, type RegexNode } from './nodes.ts';

/** What is wrong with a pattern, in Python's words. */
export class RegexProblem extends Error {}

/** The letters of `(?aimsx)`. */
export type Flags = ReadonlySet<string>;

/** Deeper is nobody's pattern, and would end at JavaScript's stack. */
const deepest = 200;
const maxRepeat = 4_294_967_294;

/** Reads a whole pattern. */
export function readRegex(pattern: string, flags: Flags): Regex { return new Reader(pattern, flags).all(); }

const controls: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, a: 7, '0': 0 };
const places: Readonly<Record<string, PlaceKind>> = { A: 'start', Z: 'end', b: 'wordEdge', B: 'noWordEdge' };

class Reader {
  #at = 0;
  #depth = 0;
  readonly #text: string;
  #flags: Flags;
  readonly #names: string[] = [];
  constructor(text: string, flags: Flags) {
    this.#text = text;
    this.#flags = flags;
  }

  all(): Regex {
    const node = this.#choice();
    if (this.#at < this.#text.length) this.#fail('unbalanced parenthesis');
    return { node, names: this.#names };
  }

  #fail(words: string): never { throw new RegexProblem(`${words} at position ${this.#at.toString()}`); }
  #take(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }
  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
  #character(): string {
    const code = this.#text.codePointAt(this.#at);
    if (code === undefined) return this.#fail('bad escape (end of pattern)');
    const char = String.fromCodePoint(code);
    this.#at += char.length;
    return char;
  }

  #choice(): RegexNode {
    if (++this.#depth > deepest) this.#fail('brackets are nested too deep');
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    this.#depth -= 1;
    return options.length === 1 && options[0] ? options[0] : { type: 'choice', options };
  }
  #sequence(): RegexNode {
    const nodes: RegexNode[] = [];
    for (;;) {
      if (this.#flags.has('x') && this.#match(/(?:\s|#[^\n]*)+/y) !== undefined) continue;
      if (this.#at >= this.#text.length || this.#text[this.#at] === '|' || this.#text[this.#at] === ')') return { type: 'sequence', nodes };
      const node = this.#atom();
      if (node) nodes.push(this.#repeated(node));
    }
  }
  #repeated(node: RegexNode): RegexNode {
    if (this.#flags.has('x')) this.#match(/(?:\s|#[^\n]*)+/y);
    const sign = this.#match(/[*+?]|\{\d*,\d*\}|\{\d+\}/y);
    if (sign === undefined || sign === '{,}') { if (sign !== undefined) this.#at -= sign.length; return node; }
    const [from = '', to = from] = sign.slice(1, -1).split(',');
    const [least, most] = sign === '*' ? [0, Infinity] : sign === '+' ? [1, Infinity] : sign === '?' ? [0, 1] : [Number(from), to === '' ? Infinity : Number(to)];
    if (least > maxRepeat || (most !== Infinity && most > maxRepeat)) this.#fail('the repetition number is too large');
    if (least > most) this.#fail('min repeat greater than max repeat');
    const manner = this.#take('?') ? 'lazy' : this.#take('+') ? 'possessive' : 'greedy';
    if (/[*+?]/.test(this.#text[this.#at] ?? '')) this.#fail('multiple repeat');
    return { type: 'repeat', node, least, most, manner };
  }

  /** undefined for what matches by itself nothing: a comment, flags. */
  #atom(): RegexNode | undefined {
    const char = this.#character();
    switch (char) {
      case '.': return this.#flags.has('s') ? { type: 'character', test: () => true } : { type: 'character', test: (code) => code !== 10 };
      case '^': return { type: 'place', kind: this.#flags.has('m') ? 'lineStart' : 'start' };
      case '$': return { type: 'place', kind: this.#flags.has('m') ? 'lineEnd' : 'lastLineEnd' };
      case '(': return this.#bracket();
      case '[': return { type: 'character', test: this.#set() };
      case '\\': return this.#escape();
      case '*': case '+': case '?': return this.#fail('nothing to repeat');
      default: return this.#literal(char);
    }
  }
  #literal(char: string): RegexNode {
    const code = char.codePointAt(0) ?? 0;
    const test: CharacterTest = (other) => other === code;
    return { type: 'character', test: this.#cased(test) };
  }
  #cased(test: CharacterTest): CharacterTest { return this.#flags.has('i') ? ignoringCase(test) : test; }

  #bracket(): RegexNode | undefined {
    const closed = (node: RegexNode): RegexNode => { if (!this.#take(')')) this.#fail('missing ), unterminated subpattern'); return node; };
    if (!this.#take('?')) return this.#group('', closed);
    if (this.#take('#')) { if (this.#match(/[^)]*\)/y) === undefined) this.#fail('missing ), unterminated comment'); return undefined; }
    if (this.#take('>')) return { type: 'atomic', node: closed(this.#choice()) };
    for (const [sign, isWanted, back] of [['=', true, false], ['!', false, false], ['<=', true, true], ['<!', false, true]] as const)
      if (this.#take(sign)) return this.#look(closed(this.#choice()), isWanted, back);
    if (this.#take('P<')) return this.#group(this.#match(/[\p{L}_][\p{L}\p{N}_]*(?=>)/yu) ?? this.#fail('bad character in group name'), closed);
    if (this.#take('P=')) return closed({ type: 'again', group: this.#named(this.#match(/[^)]*/y) ?? ''), ignoresCase: this.#flags.has('i') });
    if (this.#take('(')) return this.#conditional(closed);
    return this.#flagged(closed);
  }
  #group(name: string, closed: (node: RegexNode) => RegexNode): RegexNode {
    if (name !== '') this.#at += 1;
    if (name !== '' && this.#names.includes(name)) this.#fail(`redefinition of group name '${name}'`);
    const index = this.#names.push(name);
    return { type: 'group', index, node: closed(this.#choice()) };
  }
  #named(name: string): number {
    const index = /^\d+$/.test(name) ? Number(name) : this.#names.indexOf(name) + 1;
    return index > 0 && index <= this.#names.length ? index : this.#fail(/^\d+$/.test(name) ? `invalid group reference ${name}` : `unknown group name '${name}'`);
  }
  #look(node: RegexNode, isWanted: boolean, isBehind: boolean): RegexNode {
    const back = isBehind ? widthOf(node) ?? this.#fail('look-behind requires fixed-width pattern') : undefined;
    return { type: 'look', node, isWanted, back };
  }
  #conditional(closed: (node: RegexNode) => RegexNode): RegexNode {
    const group = this.#named(this.#match(/[^)]*/y) ?? '');
    this.#at += 1;
    const then = this.#sequence();
    const otherwise: RegexNode = this.#take('|') ? this.#sequence() : { type: 'sequence', nodes: [] };
    return closed({ type: 'if', group, then, otherwise });
  }
  /** `(?i)` for all that follows, `(?i:…)` and `(?:…)` for what is inside. */
  #flagged(closed: (node: RegexNode) => RegexNode): RegexNode | undefined {
    const [on = '', off = ''] = (this.#match(/[aiLmsux]*(?:-[imsx]+)?/y) ?? '').split('-');
    const outer = this.#flags;
    this.#flags = new Set([...outer, ...on].filter((letter) => !off.includes(letter)));
    if (this.#take(')')) return undefined;
    if (!this.#take(':')) this.#fail('unknown extension');
    const node = this.#choice();
    this.#flags = outer;
    return closed(node);
  }

  #escape(): RegexNode {
    const group = this.#match(/[1-9]\d?/y);
    if (group !== undefined) return { type: 'again', group: this.#named(group), ignoresCase: this.#flags.has('i') };
    const letter = this.#character();
    const kind = places[letter];
    if (kind) return { type: 'place', kind };
    const test = classTest(letter, this.#flags.has('a'));
    if (test) return { type: 'character', test };
    return this.#literal(String.fromCodePoint(this.#escapedCode(letter)));
  }
  #escapedCode(letter: string): number {
    const digits = { x: 2, u: 4, U: 8 }[letter];
    if (digits !== undefined) {
      const hex = this.#match(new RegExp(`[0-9a-fA-F]{${digits.toString()}}`, 'y'));
      const code = parseInt(hex ?? 'z', 16);
      return code <= 0x10ffff ? code : this.#fail(`incomplete escape \\${letter}`);
    }
    return controls[letter] ?? (/[A-Za-z]/.test(letter) ? this.#fail(`bad escape \\${letter}`) : letter.codePointAt(0) ?? 0);
  }

  #set(): CharacterTest {
    const isNegated = this.#take('^');
    const tests: CharacterTest[] = [];
    for (let isFirst = true; isFirst || !this.#take(']'); isFirst = false) {
      if (this.#at >= this.#text.length) this.#fail('unterminated character set');
      const first = this.#member();
      if (typeof first === 'number' && this.#text[this.#at] === '-' && this.#text[this.#at + 1] !== ']' && this.#take('-')) {
        const last = this.#member();
        if (typeof last !== 'number' || last < first) return this.#fail('bad character range');
        tests.push(between(first, last));
      } else tests.push(typeof first === 'number' ? between(first, first) : first);
    }
    const any = this.#cased((code) => tests.some((test) => test(code)));
    return isNegated ? (code) => !any(code) : any;
  }
  #member(): number | CharacterTest {
    const char = this.#character();
    if (char !== '\\') return char.codePointAt(0) ?? 0;
    const letter = this.#character();
    return classTest(letter, this.#flags.has('a')) ?? (letter === 'b' ? 8 : this.#escapedCode(letter));
  }
}
