/** @file Which findings count, and how much: --select, --ignore and --severity. */
import { catalogue, type Severity } from '../../service/index.ts';
import { phrase } from '../../texts/text.ts';
import { SaidError } from '../language.ts';
import type { ReportedFinding } from './report.ts';

export interface Selection {
  readonly select?: readonly string[] | undefined;
  readonly ignore?: readonly string[] | undefined;
  readonly severity?: ReadonlyMap<string, Severity | 'off'> | undefined;
}

export function selected(findings: readonly ReportedFinding[], { select, ignore, severity }: Selection): ReportedFinding[] {
  return findings.flatMap((finding) => {
    const { code } = finding;
    const level = severity?.get(code) ?? finding.severity;
    return level === 'off' || ignore?.includes(code) === true || select?.includes(code) === false ? [] : [{ ...finding, severity: level }];
  });
}

/** `a,b`; throws a sentence about a code that does not exist. */
export function parseCodes(text: string): string[] {
  return text.split(',').map((part) => part.trim()).filter((part) => part !== '').map(known);
}

/** `a=warning,b=off`; throws what is wrong with it. */
export function parseSeverities(text: string): Map<string, Severity | 'off'> {
  return new Map(text.split(',').map((part) => {
    const [code = '', level = ''] = part.split('=').map((side) => side.trim());
    const found = levels.find((known) => known === level);
    if (!found) throw new SaidError(phrase`Write CODE=LEVEL, where LEVEL is ${levels.slice(0, -1).join(', ')} or off.`);
    return [known(code), found];
  }));
}
const levels = ['error', 'warning', 'information', 'off'] as const;

function known(code: string): string {
  if (!catalogue.some((check) => check.code === code)) throw new SaidError(phrase`There is no check ${code}. The checks are ${catalogue.map((check) => check.code).join(', ')}.`);
  return code;
}
