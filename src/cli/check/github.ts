/** @file Findings as workflow commands: GitHub shows them beside the lines of a pull request. */
import { phrase } from '../../texts/text.ts';
import { visible } from '../../texts/visible.ts';
import type { Say } from '../language.ts';
import { lineText } from '../../service/index.ts';
import type { ReportedFinding } from './report.ts';

const commands = { error: 'error', warning: 'warning', information: 'notice' } as const;

export const githubReport = (findings: readonly ReportedFinding[], say: Say): string => findings.map((finding) => `${annotation(finding, say)}\n`).join('');

function annotation({ file, place, severity, code, message, fix }: ReportedFinding, say: Say): string {
  const { cell, line, column, endLine, endColumn } = place;
  // A notebook's own lines are not those of its cells.
  const lines: [string, string | number][] = cell === undefined ? [['line', line], ['endLine', endLine], ...(line === endLine ? [['col', column], ['endColumn', endColumn]] satisfies [string, number][] : [])] : [];
  const named: readonly (readonly [string, string | number])[] = [['file', file.replaceAll('\\', '/')], ...lines, ['title', code]];
  const properties = named.map(([name, value]) => `${name}=${escaped(String(value), /[%\r\n:,]/g)}`);
  const text = `${cell === undefined ? '' : `${say(lineText(place))}: `}${message}${fix ? `\n${say(phrase`Fix: ${fix.title}`)}` : ''}`;
  return visible(`::${commands[severity]} ${properties.join(',')}::${escaped(text, /[%\r\n]/g)}`);
}

const escaped = (text: string, special: RegExp): string => text.replace(special, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
