/**
 * @file Which edits mend a mistake. A repair is applied to a copy, which is run: it counts if the site is right then.
 * Where several mistakes meet, the copy still has others; their repairs are added, breadth first, within bounds.
 */
import type { Fix, TextEdit, Verdict } from '../protocol/evaluation.ts';
import type { Examination } from './examination.ts';
import { isError, type PlacedDraft } from './drafts.ts';
import { composeEdits } from './fixes/composeEdits.ts';
import { printed, type Repair } from './fixes/repair.ts';
import type { Formula } from './formulas.ts';
import { reference } from './judge.ts';
import { phrase, print } from '../texts/text.ts';

/** What the edited text would be judged as. */
export interface Outlook {
  readonly verdict: Verdict;
  readonly formula: Formula | undefined;
  /** Of everything found, and of the errors among it. */
  readonly codes: readonly string[];
  readonly errors: readonly string[];
  /** The shape of what the site answers; undefined where it gave no penalty. */
  readonly answer: string | undefined;
  /** Whether it now runs only with data that requires gradients already. */
  readonly needsDataWithGrad: boolean;
  /** For what is still wrong: edits of the edited text. */
  readonly repairs: readonly Repair[];
}

/** What proving needs: the case, and somebody who runs edited copies. */
export interface Proof {
  readonly examination: Examination;
  readonly drafts: readonly PlacedDraft[];
  readonly foresee: (edits: readonly TextEdit[]) => Outlook | undefined;
  readonly clock: () => number;
}

/** How many repairs are combined; how many copies are run for one finding, and for how long. */
const maxRepairs = 3;
const maxCopies = 10;
const maxMilliseconds = 1_500;

/** The first fix, and the one with the fewest repairs, that mends the site; undefined where none is proven. */
export function provenFix(placed: PlacedDraft, proof: Proof): Fix | undefined {
  const until = proof.clock() + maxMilliseconds;
  const { translations } = proof.examination.tools;
  let plans: readonly Fix[] = placed.draft.repairs.map((repair) => printed(repair, translations));
  let copies = 0;
  for (let repairs = 1; repairs <= maxRepairs; repairs++) {
    const further: Fix[] = [];
    for (const plan of plans) {
      if (copies++ >= maxCopies || proof.clock() > until) return undefined;
      const outlook = proof.foresee(plan.edits);
      if (outlook && mends(outlook, placed, proof)) return plan;
      if (outlook?.verdict !== 'correct') further.push(...(outlook?.repairs ?? []).map((repair) => both(plan, printed(repair, translations), proof.examination)));
    }
    plans = further;
  }
  return undefined;
}

/** The second one is meant for the text that the first one leaves. */
function both(first: Fix, second: Fix, { text, tools }: Examination): Fix {
  const further = `${second.title.charAt(0).toLowerCase()}${second.title.slice(1)}`;
  const title = first.title.includes(second.title) ? first.title : print(phrase`${first.title}; ${further}`, tools.translations);
  return { title, edits: composeEdits(first.edits, second.edits, text.length) };
}

/** It is right afterwards, means the same, answers the same kind of value, and nothing new is wrong. */
function mends(outlook: Outlook, placed: PlacedDraft, { drafts, examination }: Proof): boolean {
  if (outlook.codes.includes(placed.check.code)) return false;
  if (outlook.verdict !== 'correct' && (isError(placed) || outlook.verdict !== 'different')) return false;
  if (outlook.errors.some((code) => !drafts.some((known) => known.check.code === code))) return false;
  // What ran with plain data must still run with it.
  if (outlook.needsDataWithGrad && examination.unitRun.kind === 'penalty' && !examination.needsDataWithGrad) return false;
  return means(outlook, examination) && (examination.unitRun.kind !== 'penalty' || outlook.answer === (placed.draft.answer ?? answerOf(examination)));
}

/** The shape of what the site answers: a fix must not change it. */
export const answerOf = ({ unitRun }: Examination): string | undefined => (unitRun.kind === 'penalty' ? unitRun.tensor?.shape.join() ?? '' : undefined);

/** The formula that the code was taken for, with one norm per sample. */
function means({ formula }: Outlook, { formula: before, rank }: Examination): boolean {
  if (!before || !formula) return !before;
  const meant = reference(before, rank);
  return formula.shape === meant.shape && isNear(formula.target, meant.target) && isNear(formula.weight, meant.weight);
}
const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-3 * Math.abs(b) + 1e-9;
