/** @file Markdown that no user's text can break out of. */
import type { DerivationStep } from '../protocol/evaluation.ts';
import { visible } from '../texts/visible.ts';
import { columnsOf, padded } from '../texts/width.ts';

/** Text as a code span, which neither a backtick in it nor an empty line can end. */
export const code = (source: string): string => {
  const text = visible(source).replace(/\s+/g, ' ');
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((m) => m[0].length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
};

/** Plain text with everything that Markdown or HTML would read as its own escaped, addresses that become links among it. */
export const plain = (text: string): string => visible(text).replace(/[\\`*_{}[\]()#+\-.!|<>~$&@]|:(?=\/\/)/g, (c) => (c === '<' ? '&lt;' : c === '>' ? '&gt;' : c === '&' ? '&amp;' : `\\${c}`)).replace(/\s+/g, ' ');

/** Our own sentence: what stands in backticks is code. */
export const prose = (text: string): string => text.split('`').map((part, i) => (i % 2 === 1 ? code(part) : plain(part))).join('');

export const bold = (markdown: string): string => `**${markdown}**`;

/** Lines of "label   formula", labels padded to one width, what has none from the margin on, as a block of plain text. */
export function aligned(steps: readonly Pick<DerivationStep, 'label' | 'unicode'>[]): string {
  const width = Math.max(...steps.map((s) => columnsOf(s.label))) + 3;
  const lines = steps.map((s) => visible(`${s.label === '' ? '' : padded(s.label, width)}${s.unicode}`).replaceAll('`', "'").replace(/[\n\r]+/g, ' '));
  return ['```text', ...lines, '```'].join('\n');
}
