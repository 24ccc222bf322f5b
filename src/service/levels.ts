/** @file How much each check counts, as the user sets it: for the editor's diagnostics and the command line alike. */
import { changed, type Severity } from '../penalty/index.ts';
import type { Finding } from '../protocol/evaluation.ts';

export const checkLevels = ['off', 'error', 'warning', 'information', 'hint'] as const;
export type CheckLevel = (typeof checkLevels)[number];
/** By code; a check that is not listed counts as it says itself. */
export type CheckLevels = ReadonlyMap<string, CheckLevel>;

/** A finding as it is shown. */
export type LevelledFinding = Omit<Finding, 'severity'> & { readonly severity: Severity | 'hint' };

/** The findings that are not off, at the levels set. */
export function atLevels(findings: readonly Finding[], levels: CheckLevels): LevelledFinding[] {
  return findings.flatMap((finding: LevelledFinding) => {
    const level = levels.get(finding.code) ?? finding.severity;
    return level === 'off' ? [] : [changed(finding, { severity: level })];
  });
}

/** Levels out of a settings object such as `{ "wrong-p": "off" }`; what is no level is passed over. */
export function readLevels(given: unknown): CheckLevels {
  if (typeof given !== 'object' || given === null) return new Map();
  return new Map(Object.entries(given).flatMap(([code, value]: [string, unknown]) => {
    const level = checkLevels.find((known) => known === value);
    return level ? [[code, level] as const] : [];
  }));
}
