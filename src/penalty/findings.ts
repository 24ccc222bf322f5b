/** @file From mistakes to findings: places them in the text, and proves fixes, alone or together with others. */
import type { Finding, Fix, OffsetRange, TextEdit, Verdict } from '../protocol/evaluation.ts';
import { checks, type Check, type Draft } from './checks/index.ts';
import type { Examination } from './examination.ts';
import type { Formula } from './formulas.ts';
import { reference } from './judge.ts';
import { siteOf } from './sites/site.ts';

export interface PlacedDraft { readonly check: Check; readonly draft: Draft }

/** What the edited text would be judged as. */
export interface Outlook {
  readonly verdict: Verdict;
  readonly formula: Formula | undefined;
  /** Of everything found, and of the errors among it. */
  readonly codes: readonly string[];
  readonly errors: readonly string[];
  /** The shape of what the site answers; undefined where it gave no penalty. */
  readonly answer: string | undefined;
}
type Foresee = (edits: readonly TextEdit[]) => Outlook | undefined;

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

export function findingsOf(examination: Examination, drafts: readonly PlacedDraft[], foresee: Foresee): Finding[] {
  return drafts.map((placed) => {
    const { check, draft } = placed;
    return {
      code: check.code, severity: draft.severity ?? check.severity, confirmed: draft.confirmed ?? check.confirmed, title: check.title, message: draft.message,
      range: rangeOf(examination, draft), related: draft.related ?? [], fix: provenFix(placed, drafts, examination, foresee),
    };
  });
}

function rangeOf({ target }: Examination, { place }: Draft): OffsetRange {
  return place ? { start: place.start, end: place.end } : siteOf(target).nameRange;
}

/** How many candidates are run for one finding. */
const patience = 8;

/** The first repair that mends the site; where other mistakes stand in the way, the first that does together with theirs. */
function provenFix(placed: PlacedDraft, drafts: readonly PlacedDraft[], examination: Examination, foresee: Foresee): Fix | undefined {
  const own = placed.draft.repairs;
  const others = drafts.filter((other) => other !== placed).flatMap(({ draft }) => draft.repairs.slice(0, 2));
  const together = own.slice(0, 2).flatMap((repair) => others.flatMap((other) => join(repair, other) ?? []));
  return [...own, ...together].slice(0, patience).find((fix) => mends(fix, placed, drafts, examination, foresee));
}

/** Both, unless they touch the same text. */
function join(a: Fix, b: Fix): Fix | undefined {
  const apart = a.edits.every((x) => b.edits.every((y) => x.range.end < y.range.start || y.range.end < x.range.start || isInsertion(x) || isInsertion(y)));
  return apart && a.title !== b.title ? { title: `${a.title}; ${b.title.charAt(0).toLowerCase()}${b.title.slice(1)}`, edits: [...a.edits, ...b.edits] } : undefined;
}
const isInsertion = ({ range }: TextEdit): boolean => range.start === range.end;

/** It is right afterwards, means the same, answers the same kind of value, and nothing new is wrong. */
function mends(fix: Fix, placed: PlacedDraft, drafts: readonly PlacedDraft[], examination: Examination, foresee: Foresee): boolean {
  const outlook = foresee(fix.edits);
  if (!outlook || outlook.codes.includes(placed.check.code)) return false;
  if (outlook.verdict !== 'correct' && (isError(placed) || outlook.verdict !== 'different')) return false;
  if (outlook.errors.some((code) => !drafts.some((known) => known.check.code === code))) return false;
  return means(outlook, examination) && (examination.unitRun.kind !== 'penalty' || outlook.answer === (placed.draft.answer ?? answerOf(examination)));
}

const answerOf = ({ unitRun }: Examination): string | undefined => (unitRun.kind === 'penalty' ? unitRun.tensor?.shape.join() ?? '' : undefined);

/** The formula that the code was taken for, with one norm per sample. */
function means({ formula }: Outlook, { formula: before, rank }: Examination): boolean {
  if (!before || !formula) return !before;
  const meant = reference(before, rank);
  return formula.shape === meant.shape && isNear(formula.target, meant.target) && isNear(formula.weight, meant.weight);
}
const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-3 * Math.abs(b) + 1e-9;
