/** @file One file: read, looked at, judged. Whatever happens in it, there is a report. */
import { readFileSync, statSync } from 'node:fs';
import type { Finding, Fix, OffsetRange } from '../../protocol/evaluation.ts';
import { applyEdits, mayHavePenalty, type Service } from '../../service/index.ts';
import { sourceOf, type SourceFile } from '../files.ts';
import { Places } from '../places.ts';
import { decodePython, type NotText } from './decode.ts';
import { phrase } from '../../texts/text.ts';
import type { Say } from '../language.ts';
import { reasonOf } from './findFiles.ts';
import type { FileReport, Place, Problem, ReportedFinding } from './report.ts';

/** Nobody writes so much Python by hand; such files are data. */
const maxBytes = 4 * 1024 * 1024;
/** A notebook's pictures are in it. */
const maxNotebookBytes = 64 * 1024 * 1024;

/** Without one of these no cell has a penalty. */
const notebookWords = /grad|vjp|jacobian|penal|lipschitz|gp|r1|r2|reg/i;

export const isNotebook = (path: string): boolean => path.toLowerCase().endsWith('.ipynb');

/** Whether a file might hold a penalty; a problem where that can't be told. */
export function firstLook(file: string, say: Say): boolean | Problem {
  try {
    const { size } = statSync(file);
    if (size > (isNotebook(file) ? maxNotebookBytes : maxBytes)) return { file, message: say(phrase`it is too large (${Math.round(size / 1024 / 1024)} MiB)`), failed: false };
    const bytes = readFileSync(file);
    const text = bytes.toString('latin1');
    // Under another encoding than ASCII's kin the words look different, and a notebook's text is in strings: then reading tells.
    return bytes.includes(0) || (isNotebook(file) ? notebookWords.test(text) : mayHavePenalty(text));
  } catch (error) {
    return { file, message: reasonOf(error, say), failed: true };
  }
}

/** Everything that is found in one file, in the order of its lines. */
export function inspect(file: string, bytes: Buffer, service: Service): FileReport {
  const source = readSource(file, bytes);
  if ('reason' in source) return { file, findings: [], problem: { file, message: service.say(source.reason), failed: false } };
  try {
    service.update(file, source, 1, file);
    return { file, findings: findingsOf(source, service), problem: undefined };
  } catch (error) {
    return { file, findings: [], problem: { file, message: service.say(phrase`it could not be checked: ${error instanceof Error ? error.message : String(error)}`), failed: false } };
  } finally {
    service.close(file);
  }
}

function readSource(file: string, bytes: Buffer): SourceFile | NotText {
  const decoded = decodePython(bytes);
  if ('reason' in decoded) return decoded;
  try {
    return sourceOf(file, decoded.text);
  } catch {
    return { reason: phrase`it is not a notebook` };
  }
}

/** What is found in a text that the service was given. */
export function findingsOf(source: SourceFile, service: Service): ReportedFinding[] {
  const findings = service.findings(source.path);
  if (findings.length === 0) return [];
  const places = new Places(source);
  const sites = service.evaluate(source.path).map(({ site }) => site);
  return [...findings].sort((a, b) => a.range.start - b.range.start).map((finding) => ({
    file: source.path,
    function: sites.find(({ range }) => range.start <= finding.range.start && finding.range.end <= range.end)?.function,
    ...reported(finding, places, source.text),
  }));
}

function reported(finding: Finding, places: Places, text: string): Omit<ReportedFinding, 'file' | 'function'> {
  const { code, title, severity, confirmed, message, range, related, fix } = finding;
  const placeOf = (of: OffsetRange): Place => ({ cell: undefined, ...places.range(of) });
  return {
    code, title, severity, confirmed, message, place: placeOf(range), text: lineAround(text, range.start),
    related: related.map((other) => ({ place: placeOf(other.range), message: other.message })),
    fix: fix && { title: fix.title, lines: fixedLines(text, fix, places), edits: fix.edits.map((edit) => ({ place: placeOf(edit.range), text: edit.text })) },
  };
}

/** Each line that the fix touches, as it will be; one that it takes away altogether is not shown. */
function fixedLines(text: string, fix: Fix, places: Places): { line: number; text: string }[] {
  const starts = new Set(fix.edits.map(({ range }) => lineStart(text, range.start)));
  return [...starts].sort((a, b) => a - b).map((start) => {
    const end = Math.max(start + lineAround(text, start).length, ...fix.edits.filter(({ range }) => lineStart(text, range.start) === start).map(({ range }) => range.end));
    const inside = fix.edits.filter(({ range }) => start <= range.start && range.end <= end).map((edit) => ({ text: edit.text, range: { start: edit.range.start - start, end: edit.range.end - start } }));
    return { line: places.at(start).line, text: applyEdits(text.slice(start, end), inside) };
  });
}

const lineStart = (text: string, offset: number): number => Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;

function lineAround(text: string, offset: number): string {
  const start = lineStart(text, offset);
  const length = text.slice(start).search(/[\r\n]/);
  return length < 0 ? text.slice(start) : text.slice(start, start + length);
}
