/** @file Findings as a compiler prints them: place, code, message, the line with carets, the fix. */
import { createColors } from 'picocolors';
import { phrase } from '../../texts/text.ts';
import { visible } from '../../texts/visible.ts';
import { columnsOf } from '../../texts/width.ts';
import type { Say } from '../language.ts';
import { severityNames } from '../names.ts';
import { where } from './where.ts';
import type { ReportedFinding } from './report.ts';

type Colors = ReturnType<typeof createColors>;

export function textReport(findings: readonly ReportedFinding[], color: boolean, say: Say): string {
  const colors = createColors(color);
  return findings.map((finding) => `${findingText(finding, colors, say)}\n`).join('\n');
}

function findingText(finding: ReportedFinding, colors: Colors, say: Say): string {
  const { severity, code, message, related, fix, place } = finding;
  const paint = { error: colors.red, warning: colors.yellow, information: colors.cyan }[severity];
  return [
    `${colors.bold(visible(where(finding.file, place)))}: ${paint(`${say(severityNames[severity])}[${code}]`)}: ${visible(message)}`,
    ...excerpt(finding, paint, colors),
    ...related.map((other) => `  ${colors.dim(say(phrase`note:`))} ${visible(where(finding.file, other.place))}: ${visible(other.message)}`),
    ...(fix ? [`  ${colors.green(say(phrase`fix:`))} ${visible(fix.title)}`, ...fix.lines.flatMap(({ line, text }) => text.split(/\r\n|\r|\n/).filter((part) => part.length <= widest).map((part, i) => `${colors.dim(`${(line + i).toString().padStart(5)} |`)} ${visible(part.trimEnd())}`))] : []),
  ].join('\n');
}

/** A longer line is somebody's data. */
const widest = 300;

function excerpt({ text, place }: ReportedFinding, paint: (text: string) => string, colors: Colors): string[] {
  if (text.length > widest) return [];
  const number = place.line.toString().padStart(5);
  const end = place.endLine === place.line ? place.endColumn - 1 : text.length;
  const before = blank(text.slice(0, place.column - 1));
  const carets = '^'.repeat(Math.max(1, columnsOf(text.slice(place.column - 1, end))));
  return [`${colors.dim(`${number} |`)} ${visible(text.trimEnd())}`, `${colors.dim('      |')} ${before}${paint(carets)}`];
}

/** As wide as the text: tabs stay, East Asian characters take two columns. */
const blank = (text: string): string => text.replace(/[^\t]/gu, (c) => ' '.repeat(columnsOf(c)));
