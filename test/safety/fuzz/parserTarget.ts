/** @file The parser: whatever the text is, there is a tree that lies inside it. */
import fc from 'fast-check';
import { walk, type Module, type NodeBase } from '../../../src/python/syntax/index.ts';
import type { Bench } from './bench.ts';
import { programs } from './programs.ts';
import { target, type Target } from './target.ts';
import { damaged, soup } from './texts.ts';

export const parserTarget = ({ parser, words, penalties }: Bench): Target => target('parser', 40, {
  inputs: fc.oneof(soup, damaged(penalties, 6), programs(words), fc.string({ unit: 'binary', maxLength: 60 })),
  check: (text) => {
    const module = parser.parse(text);
    return unreadable(module) ?? outside(module, text.length);
  },
  show: String,
});

/** The parser's answer where it failed; a text as short as these must not bring it there. */
const unreadable = ({ errors }: Module): string | undefined => errors.find(({ message }) => message.startsWith('The file is too large'))?.message;

function outside(module: Module, length: number): string | undefined {
  const bad = ({ start, end }: NodeBase): boolean => !(start >= 0 && start <= end && end <= length);
  const problem = module.errors.find(bad);
  if (problem) return `a problem at ${problem.start.toString()}–${problem.end.toString()} of ${length.toString()}: ${problem.message}`;
  let found: string | undefined;
  walk(module, (node) => {
    if (bad(node)) found ??= `${node.type} at ${node.start.toString()}–${node.end.toString()} of ${length.toString()}`;
    return found === undefined;
  });
  return found;
}
