/** @file What the checks find at one site. */
import { checks, type Check, type Draft } from './checks/index.ts';
import type { Examination } from './examination.ts';

export interface PlacedDraft { readonly check: Check; readonly draft: Draft }

/** What the checks find, in the order of their table. */
export function draftsOf(examination: Examination): PlacedDraft[] {
  const found: PlacedDraft[] = [];
  for (const check of checks) {
    if (check.subject !== undefined && found.some((earlier) => earlier.check.subject === check.subject)) continue;
    const draft = check.find(examination);
    if (draft) found.push({ check, draft });
  }
  return found;
}

export const isError = ({ check, draft }: PlacedDraft): boolean => (draft.severity ?? check.severity) === 'error';
