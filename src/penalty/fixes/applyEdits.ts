/** @file Text with edits applied to it. */
import type { TextEdit } from '../../protocol/evaluation.ts';

/** Edits refer to the text as it is; those at one place are applied in their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, i) => ({ edit, i })).sort((a, b) => a.edit.range.start - b.edit.range.start || a.i - b.i);
  let result = '';
  let at = 0;
  for (const { edit } of ordered) {
    result += text.slice(at, edit.range.start) + edit.text;
    at = edit.range.end;
  }
  return result + text.slice(at);
}
