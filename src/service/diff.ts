/** @file Edits as a unified diff without context: small enough to read in a message, exact enough for `patch`. */
import { applyEdits } from '../penalty/index.ts';
import type { TextEdit } from '../protocol/evaluation.ts';

/** Where an offset is, for people: 1-based. */
export interface LinePlace { readonly file: string; readonly line: number }
export type PlaceOf = (offset: number) => LinePlace;

interface Hunk { readonly start: number; end: number; readonly edits: TextEdit[] }

export function unifiedDiff(text: string, edits: readonly TextEdit[], placeOf: PlaceOf): string {
  const lines: string[] = [];
  let file: string | undefined;
  let shift = 0;
  for (const hunk of hunksOf(text, edits)) {
    const place = placeOf(hunk.start);
    if (place.file !== file) {
      lines.push(`--- ${place.file}`, `+++ ${place.file}`);
      shift = 0;
    }
    ({ file } = place);
    const { before, after, skipped } = changedLines(text, hunk);
    const line = place.line + skipped;
    lines.push(`@@ -${span(line, before.length)} +${span(line + shift, after.length)} @@`, ...before.map((old) => `-${old}`), ...after.map((fresh) => `+${fresh}`));
    shift += after.length - before.length;
  }
  return lines.join('\n');
}

/** Of no lines, the line before is named. */
const span = (line: number, count: number): string => (count === 1 ? line.toString() : `${(count === 0 ? line - 1 : line).toString()},${count.toString()}`);

/** Edits that touch the same lines belong together. */
function hunksOf(text: string, edits: readonly TextEdit[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  for (const edit of [...edits].sort((a, b) => a.range.start - b.range.start)) {
    const start = text.lastIndexOf('\n', edit.range.start - 1) + 1;
    const last = text.indexOf('\n', edit.range.end);
    const end = last < 0 ? text.length : last;
    const previous = hunks.at(-1);
    if (previous && start <= previous.end) {
      previous.end = Math.max(previous.end, end);
      previous.edits.push(edit);
    } else hunks.push({ start, end, edits: [edit] });
  }
  return hunks;
}

/** Without the lines at both ends that stay as they are. */
function changedLines(text: string, { start, end, edits }: Hunk): { readonly before: readonly string[]; readonly after: readonly string[]; readonly skipped: number } {
  const old = text.slice(start, end);
  const moved = edits.map((edit) => ({ text: edit.text, range: { start: edit.range.start - start, end: edit.range.end - start } }));
  const [before, after] = [old.split('\n'), applyEdits(old, moved).split('\n')];
  const shortest = Math.min(before.length, after.length);
  let skipped = 0;
  while (skipped < shortest && before[skipped] === after[skipped]) skipped++;
  let kept = 0;
  while (kept < shortest - skipped && before.at(-1 - kept) === after.at(-1 - kept)) kept++;
  return { before: before.slice(skipped, before.length - kept), after: after.slice(skipped, after.length - kept), skipped };
}
