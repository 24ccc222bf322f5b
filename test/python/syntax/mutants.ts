/** @file Unfinished lines made from finished ones, and what they cost. */
import type { FunctionDef, Module, Parser } from '../../../src/python/syntax/index.ts';
import { walk } from '../../../src/python/syntax/index.ts';
import { canonicalTree } from './canonicalTree.ts';

/** A text with one line of one function damaged. */
export interface Mutant {
  readonly text: string;
  /** The damaged line. */
  readonly line: string;
  /** The functions that must survive: all that don't hold the line. */
  readonly others: readonly string[];
}

export type Random = (below: number) => number;

/** Numbers that are the same in every run. */
export function randomNumbers(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return Math.floor((state / 0x8000_0000) * below);
  };
}

/** Cuts a random line of a random function, or opens a bracket in it; undefined where the text offers none. */
export function mutant(text: string, parser: Parser, random: Random): Mutant | undefined {
  const module = parser.parse(text);
  const all = functionsOf(module);
  const chosen = all[random(all.length)];
  if (chosen === undefined || all.length < 3 || module.errors.length > 0) return undefined;
  const lines = [...text.slice(chosen.start, chosen.end).matchAll(/[^\n]+/g)];
  const line = lines[random(lines.length)];
  const code = line?.[0].trim() ?? '';
  if (line === undefined || code.length < 4 || code.startsWith('#')) return undefined;
  const start = chosen.start + line.index;
  const at = start + line[0].indexOf(code) + 1 + random(code.length - 1);
  const damaged = random(2) === 0 ? text.slice(0, at) + text.slice(start + line[0].length) : `${text.slice(0, at)}(${text.slice(at)}`;
  const others = all.filter((other) => other.end <= chosen.start || other.start >= chosen.end);
  return { text: damaged, line: damaged.slice(start).split('\n', 1)[0] ?? '', others: others.map((node) => signature(node, text)) };
}

/** The functions that are gone or changed. */
export function lostFunctions(change: Mutant, parser: Parser): string[] {
  const left = functionsOf(parser.parse(change.text)).map((node) => signature(node, change.text));
  return change.others.filter((other) => !left.includes(other)).map((other) => other.split('(', 1)[0] ?? '');
}

function functionsOf(module: Module): FunctionDef[] {
  const found: FunctionDef[] = [];
  walk(module, (node) => {
    if (node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef') found.push(node);
    return true;
  });
  return found;
}

/** Source and tree of a function, wherever it stands. */
function signature(node: FunctionDef, text: string): string {
  const tree = canonicalTree({ type: 'Module', body: [node], errors: [] }, false);
  return text.slice(node.start, node.end) + tree.split(' ').filter((word) => !/^\d+-\d+$/.test(word)).join(' ');
}
