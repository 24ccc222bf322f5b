/** @file Nodes → instructions of a small machine that tries one way after another. */
import type { CharacterTest, PlaceKind, Regex, RegexNode } from './nodes.ts';

/** Numbers are addresses of instructions, registers or groups. */
export type Instruction =
  | { readonly op: 'character'; readonly test: CharacterTest }
  | { readonly op: 'place'; readonly kind: PlaceKind }
  | { readonly op: 'again'; readonly group: number; readonly ignoresCase: boolean }
  | { readonly op: 'save'; readonly register: number }
  /** Tries `first`, and `second` should that fail. */
  | { readonly op: 'split'; first: number; second: number }
  | { readonly op: 'jump'; to: number }
  | { readonly op: 'begin'; readonly counter: number }
  /** Goes round once more or leaves, by what was counted. */
  | { readonly op: 'round'; readonly counter: number; readonly least: number; readonly most: number; readonly isLazy: boolean; readonly body: number; exit: number }
  | { readonly op: 'enter'; readonly counter: number; readonly body: number }
  /** Runs what follows it, up to an `end`, by itself. */
  | { readonly op: 'apart'; readonly manner: 'atomic' | 'wanted' | 'unwanted'; readonly back: number | undefined; exit: number }
  | { readonly op: 'if'; readonly group: number; otherwise: number }
  | { readonly op: 'end' };

/** `registers`: two for each group, where it begins and ends; then two for each repetition, its count and where it last began. */
export interface Machine { readonly program: readonly Instruction[]; readonly registers: number; readonly groups: number }

/** The machine of a pattern. */
export function compileRegex({ node, names }: Regex): Machine {
  const compiler = new Compiler((names.length + 1) * 2);
  compiler.add(node);
  compiler.program.push({ op: 'end' });
  return { program: compiler.program, registers: compiler.registers, groups: names.length + 1 };
}

class Compiler {
  readonly program: Instruction[] = [];
  constructor(public registers: number) {}

  add(node: RegexNode): void {
    switch (node.type) {
      case 'character': this.program.push({ op: 'character', test: node.test }); return;
      case 'place': this.program.push({ op: 'place', kind: node.kind }); return;
      case 'again': this.program.push({ op: 'again', group: node.group, ignoresCase: node.ignoresCase }); return;
      case 'sequence': for (const each of node.nodes) this.add(each); return;
      case 'choice': this.#choice(node.options); return;
      case 'group':
        this.program.push({ op: 'save', register: node.index * 2 });
        this.add(node.node);
        this.program.push({ op: 'save', register: node.index * 2 + 1 });
        return;
      case 'atomic': this.#apart(node.node, 'atomic', undefined); return;
      case 'look': this.#apart(node.node, node.isWanted ? 'wanted' : 'unwanted', node.back); return;
      case 'repeat': this.#repeat(node); return;
      case 'if': this.#conditional(node); return;
    }
  }
  #choice(options: readonly RegexNode[]): void {
    const ends: { to: number }[] = [];
    options.forEach((option, i) => {
      if (i === options.length - 1) { this.add(option); return; }
      const split = { op: 'split', first: this.program.length + 1, second: 0 } as const satisfies Instruction;
      const at = this.program.push({ ...split }) - 1;
      this.add(option);
      const jump: { readonly op: 'jump'; to: number } = { op: 'jump', to: 0 };
      this.program.push(jump);
      ends.push(jump);
      this.program[at] = { ...split, second: this.program.length };
    });
    for (const end of ends) end.to = this.program.length;
  }
  #apart(node: RegexNode, manner: 'atomic' | 'wanted' | 'unwanted', back: number | undefined): void {
    const apart: Instruction & { exit: number } = { op: 'apart', manner, back, exit: 0 };
    this.program.push(apart);
    this.add(node);
    this.program.push({ op: 'end' });
    apart.exit = this.program.length;
  }
  #repeat({ node, least, most, manner }: Extract<RegexNode, { type: 'repeat' }>): void {
    if (manner === 'possessive') { this.#apart({ type: 'repeat', node, least, most, manner: 'greedy' }, 'atomic', undefined); return; }
    const counter = this.registers;
    this.registers += 2;
    const start = this.program.push({ op: 'begin', counter });
    const round: Instruction & { exit: number } = { op: 'round', counter, least, most, isLazy: manner === 'lazy', body: start + 2, exit: 0 };
    this.program.push(round, { op: 'enter', counter, body: start + 2 });
    this.add(node);
    this.program.push({ op: 'jump', to: start });
    round.exit = this.program.length;
  }
  #conditional({ group, then, otherwise }: Extract<RegexNode, { type: 'if' }>): void {
    const test: Instruction & { otherwise: number } = { op: 'if', group, otherwise: 0 };
    this.program.push(test);
    this.add(then);
    const jump: Instruction & { to: number } = { op: 'jump', to: 0 };
    this.program.push(jump);
    test.otherwise = this.program.length;
    this.add(otherwise);
    jump.to = this.program.length;
  }
}
