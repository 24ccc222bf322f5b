/** @file The verdict on a site with the mistakes found in it, for the text as it is and as a fix would have it. */
import type { TextEdit } from '../protocol/evaluation.ts';
import { isEikonal } from './eikonal.ts';
import { Examination, type ExaminationInput } from './examination.ts';
import { draftsOf, isError, type PlacedDraft } from './drafts.ts';
import { applyEdits } from './fixes/applyEdits.ts';
import { atShape } from './formulas.ts';
import { judge, type Judgement } from './judge.ts';
import type { Experiment } from './probes/experiment.ts';
import { Stumbles } from './probes/stumbles.ts';
import type { SiteRun } from './probes/runSite.ts';
import { otherChoicesAt } from './options.ts';
import { answerOf, type Outlook } from './proof.ts';
import { findSitesOf } from './sites/findSites.ts';
import { siteOf } from './sites/site.ts';
import { isWorthTrying } from './sites/speech.ts';
import { experimentAt, studySite, type Study, type Tools } from './study.ts';

export interface Diagnosis { readonly judged: Judgement | undefined; readonly examination: Examination; readonly drafts: readonly PlacedDraft[]; readonly shown: Experiment }

/** The verdict and the mistakes, without fixes. `isChoice`: whether another choice makes it right is not asked again. */
export function diagnose(input: ExaminationInput, tools: Tools, studied: Study, isChoice = false): Diagnosis {
  const study = settled(studied, input);
  const shown = experimentAt(input, tools, input.shape, study.kind === 'studied' ? study.forms : undefined);
  const unit = study.kind === 'failed' ? failureOf(shown, study.run, input) : shown.run('unit');
  const examination = new Examination(input, tools, study, unit);
  let found: readonly PlacedDraft[] | undefined;
  const drafts = (): readonly PlacedDraft[] => (found ??= isChoice ? draftsOf(examination) : withoutChosen(draftsOf(examination), examination, tools));
  const judged = judge(input, study, unit, () => {
    const worst = drafts().find(isError);
    return worst && { title: worst.check.title, sentence: worst.draft.sentence };
  }, isEikonal(examination));
  return { judged, examination, drafts: judged && judged.verdict !== 'not-implemented' && judged.verdict !== 'unsupported' ? drafts() : [], shown };
}

/** Without a formula that the code offers beside the right one: somebody chose it. */
function withoutChosen(drafts: readonly PlacedDraft[], { reduction, input }: Examination, tools: Tools): readonly PlacedDraft[] {
  const { path, text, tree } = input.program.main;
  const blamed = drafts.find((one) => one.check.subject === 'formula');
  if (!blamed || !reduction?.node || reduction.file !== path) return drafts;
  const isChosen = otherChoicesAt(tree, text, reduction.node).some((edit) => diagnoseEdited([edit], input, tools, true)?.verdict === 'correct');
  return isChosen ? drafts.filter((one) => one !== blamed) : drafts;
}

/** The same for the text with edits applied, at the same site; undefined where that is gone. */
export function diagnoseEdited(edits: readonly TextEdit[], input: ExaminationInput, tools: Tools, isChoice = false): Outlook | undefined {
  if (!tools.parse) return undefined;
  const { main } = input.program;
  const text = applyEdits(main.text, edits);
  const program = { ...input.program, main: { ...main, text, tree: tools.parse(text) } };
  const index = findSitesOf(input.program).findIndex((target) => siteOf(target).nameRange.start === siteOf(input.target).nameRange.start);
  const found = findSitesOf(program)[index];
  if (!found) return undefined;
  const target = found.type === 'function' && input.target.type === 'function' ? { ...found, listed: input.target.listed } : found;
  const edited = { ...input, program, target, stumbles: new Stumbles(), deadline: tools.clock() + patience };
  const { judged, examination, drafts } = diagnose(edited, tools, studySite(edited, tools, input.shape), isChoice);
  return judged && { verdict: judged.verdict, formula: examination.formula, codes: drafts.map(({ check }) => check.code), errors: drafts.filter(isError).map(({ check }) => check.code), answer: answerOf(examination), needsDataWithGrad: examination.needsDataWithGrad, repairs: [...drafts].sort((a, b) => Number(isError(b)) - Number(isError(a))).flatMap(({ draft }) => draft.repairs.slice(0, 2)).slice(0, 4) };
}

/** Milliseconds in which new settings are tried for an edited copy. */
const patience = 1_000;

/** Where the file says what its data is like, axes of size 1 are all the same to a norm. */
const settled = (study: Study, { shape, shapeFrom }: ExaminationInput): Study =>
  (study.kind === 'studied' && study.formula && shapeFrom !== 'implied' && shapeFrom !== 'assumed' ? { ...study, formula: atShape(study.formula, shape) } : study);

/** What the code raises at the user's own shape; where it runs there, or nothing says that it is a penalty, what it raised at the telling one. */
function failureOf(shown: Experiment, run: SiteRun, { target }: ExaminationInput): SiteRun {
  if (run.kind !== 'failed' || run.outcome.kind !== 'raises' || !isWorthTrying(target)) return run;
  const own = shown.run('unit');
  return own.kind === 'failed' ? own : run;
}
