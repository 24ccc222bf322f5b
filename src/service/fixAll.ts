/** @file All proven fixes of a file as one edit. After each round the text is judged again, and its own fixes follow. */
import { composeEdits, applyEdits } from '../penalty/index.ts';
import type { Finding, Fix, TextEdit } from '../protocol/evaluation.ts';

/** A text and what is found in it. */
export interface Judged { readonly text: string; readonly findings: readonly Finding[] }

const maxRounds = 6;

/** Edits after which no fix is left; none where there is none. `counts`: whether a finding is to be mended. */
export function fixAll(document: Judged, judge: (text: string) => Judged, counts: (finding: Finding) => boolean): readonly TextEdit[] {
  let edits: readonly TextEdit[] = [];
  let current = document;
  for (let round = 0; round < maxRounds; round++) {
    const fixes = apart(current.findings.filter(counts).flatMap(({ fix }) => fix ?? []));
    const step = better(current, [fixes.flatMap((fix) => fix.edits), fixes[0]?.edits ?? []], judge, counts);
    if (!step) return edits;
    edits = composeEdits(edits, step.edits, document.text.length);
    current = step.judged;
  }
  return edits;
}

/** Fixes that touch different places, the first of each. */
function apart(fixes: readonly Fix[]): readonly Fix[] {
  const taken: Fix[] = [];
  for (const fix of fixes) if (!taken.some((other) => other.edits.some((a) => fix.edits.some((b) => a.range.start <= b.range.end && b.range.start <= a.range.end)))) taken.push(fix);
  return taken;
}

/** The first of the edits that leave fewer findings: all together, or one fix alone. */
function better(current: Judged, tries: readonly (readonly TextEdit[])[], judge: (text: string) => Judged, counts: (finding: Finding) => boolean): { readonly edits: readonly TextEdit[]; readonly judged: Judged } | undefined {
  const before = current.findings.filter(counts).length;
  for (const edits of tries) {
    if (edits.length === 0) continue;
    const judged = judge(applyEdits(current.text, edits));
    if (judged.findings.filter(counts).length < before) return { edits, judged };
  }
  return undefined;
}
