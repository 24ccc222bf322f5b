/** @file `--fix`: a file is written anew with the fixes that are proven, as long as there are any. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Fix } from '../../protocol/evaluation.ts';
import { applyEdits, type Service } from '../../service/index.ts';
import { decodePython } from './decode.ts';
import { findingsOf, isNotebook } from './inspect.ts';
import type { ReportedFinding } from './report.ts';

/** Fixes that overlap are made one after the other. */
const maxRounds = 10;

/** Notebooks stay as they are: their JSON is more than their text. */
export function fixFile(file: string, service: Service, wanted: (findings: readonly ReportedFinding[]) => readonly ReportedFinding[]): void {
  if (isNotebook(file)) return;
  const bytes = readFileSync(file);
  const decoded = decodePython(bytes);
  if ('reason' in decoded || decoded.encode(decoded.text)?.equals(bytes) !== true) return;
  let { text } = decoded;
  for (let round = 0; round < maxRounds; round++) {
    const edited = fixedOnce(file, text, service, wanted);
    if (edited === undefined) break;
    text = edited;
  }
  const edited = text === decoded.text ? undefined : decoded.encode(text);
  if (edited) writeFileSync(file, edited);
}

/** All fixes that do not touch each other's text; undefined where there is none. */
function fixedOnce(file: string, text: string, service: Service, wanted: (findings: readonly ReportedFinding[]) => readonly ReportedFinding[]): string | undefined {
  try {
    service.update(file, text, 1, file);
    const codes = new Set(wanted(findingsOf({ path: file, text, cells: undefined }, service)).map(({ code }) => code));
    const taken: Fix[] = [];
    for (const { code, fix } of service.findings(file)) if (fix && codes.has(code) && taken.every((other) => areApart(fix, other))) taken.push(fix);
    return taken.length === 0 ? undefined : applyEdits(text, taken.flatMap(({ edits }) => edits));
  } finally {
    service.close(file);
  }
}

const areApart = (a: Fix, b: Fix): boolean => a.edits.every((x) => b.edits.every((y) => x.range.end < y.range.start || y.range.end < x.range.start));
