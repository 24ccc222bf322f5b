/** @file `--fix`: a file is written anew with the fixes that are proven, as long as there are any. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Fix, TextEdit } from '../../protocol/evaluation.ts';
import { applyEdits, type Service } from '../../service/index.ts';
import { decodePython } from './decode.ts';
import { sourceOf, type SourceFile } from '../files.ts';
import { findingsOf } from './inspect.ts';
import { withCells } from './notebookCells.ts';
import type { ReportedFinding } from './report.ts';

/** Fixes that overlap are made one after the other. */
const maxRounds = 10;

export function fixFile(file: string, service: Service, wanted: (findings: readonly ReportedFinding[]) => readonly ReportedFinding[]): void {
  const bytes = readFileSync(file);
  const decoded = decodePython(bytes);
  if ('reason' in decoded || decoded.encode(decoded.text)?.equals(bytes) !== true) return;
  let { text } = decoded;
  for (let round = 0; round < maxRounds; round++) {
    const edited = fixedOnce(sourceOf(file, text), text, service, wanted);
    if (edited === undefined) break;
    text = edited;
  }
  const edited = text === decoded.text ? undefined : decoded.encode(text);
  if (edited) writeFileSync(file, edited);
}

/** All fixes that do not touch each other's text; undefined where there is none. `written`: the file, of which a notebook's program is a part. */
function fixedOnce(source: SourceFile, written: string, service: Service, wanted: (findings: readonly ReportedFinding[]) => readonly ReportedFinding[]): string | undefined {
  const { path: file, text, cells } = source;
  try {
    service.update(file, source, 1, file);
    const codes = new Set(wanted(findingsOf(source, service)).map(({ code }) => code));
    const taken: Fix[] = [];
    for (const { code, fix } of service.findings(file)) if (fix && codes.has(code) && taken.every((other) => areApart(fix, other))) taken.push(fix);
    if (taken.length === 0) return undefined;
    const edits = taken.flatMap((fix) => fix.edits);
    const edited = cells ? withCells(written, editedCells(text, cells, edits)) : applyEdits(text, edits);
    return edited === written ? undefined : edited;
  } finally {
    service.close(file);
  }
}

/** The new sources of cells that an edit is in. Each ends before the line break that was put behind it. */
function editedCells(text: string, cells: NonNullable<SourceFile['cells']>, edits: readonly TextEdit[]): ReadonlyMap<number, string> {
  return new Map(cells.flatMap(({ number, start }, i) => {
    const end = (cells[i + 1]?.start ?? text.length) - 1;
    const inside = edits.filter(({ range }) => start <= range.start && range.end <= end).map((edit) => ({ text: edit.text, range: { start: edit.range.start - start, end: edit.range.end - start } }));
    return inside.length === 0 ? [] : [[number, applyEdits(text.slice(start, end), inside)] as const];
  }));
}

const areApart = (a: Fix, b: Fix): boolean => a.edits.every((x) => b.edits.every((y) => x.range.end < y.range.start || y.range.end < x.range.start));
