/** @file The same text laid out otherwise: tabs and spaces, line ends, comments. */
import type { Rewriter, Source } from '../source.ts';

const whole = (name: string, change: (text: string) => string): Rewriter => ({ name, rewrite: (source: Source) => source.edited([{ start: 0, end: source.text.length, text: change(source.text) }]) });
const leading = (text: string, unit: string): string => text.replace(/^(?: {4})+/gm, (spaces) => unit.repeat(spaces.length / 4));

export const layout: readonly Rewriter[] = [
  whole('two spaces', (text) => leading(text, '  ')),
  whole('tabs', (text) => leading(text, '\t')),
  whole('CRLF', (text) => text.replaceAll('\n', '\r\n')),
  whole('comments', (text) => text.replace(/^( +)(return|for) /gm, '$1# here\n$1$2 ')),
  whole('blank lines', (text) => text.replace(/^(import .*)$/m, '$1\n\n')),
  whole('a byte order mark', (text) => `\uFEFF${text}`),
];
