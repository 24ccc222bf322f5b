/** @file The verdict on a site with the mistakes found in it, for the text as it is and as a fix would have it. */
import type { TextEdit } from '../protocol/evaluation.ts';
import { isEikonal } from './eikonal.ts';
import { Examination, type ExaminationInput } from './examination.ts';
import { draftsOf, isError, type PlacedDraft } from './drafts.ts';
import { applyEdits } from './fixes/applyEdits.ts';
import { atShape, sameAxes, type Formula } from './formulas.ts';
import { commaList } from '../texts/lists.ts';
import { phrase, type Text } from '../texts/text.ts';
import { judge, type Judgement } from './judge.ts';
import { lazily } from './lazily.ts';
import type { Experiment } from './probes/experiment.ts';
import { Stumbles } from './probes/stumbles.ts';
import type { SiteRun } from './probes/runSite.ts';
import { otherChoicesAt } from './options.ts';
import { answerOf, type Outlook } from './proof.ts';
import { findSitesOf } from './sites/findSites.ts';
import { siteOf } from './sites/site.ts';
import { experimentAt, studySite, type Study, type Tools } from './study.ts';

export interface Diagnosis { readonly judged: Judgement | undefined; readonly examination: Examination; readonly drafts: readonly PlacedDraft[]; readonly shown: Experiment }

/** The verdict and the mistakes, without fixes. `isChoice`: whether another choice makes it right is not asked again. */
export function diagnose(input: ExaminationInput, tools: Tools, studied: Study, isChoice = false): Diagnosis {
  const study = settled(studied, input);
  const shown = experimentAt(input, tools, input.shape, study.kind === 'studied' ? study.forms : undefined);
  const unit = study.kind === 'failed' ? failureOf(shown, study.run, input) : shown.run('unit');
  const examination = new Examination(input, tools, study, unit);
  let found: readonly PlacedDraft[] | undefined;
  const isGuessed = lazily(() => !isChoice && hangsOnGuess(examination, tools));
  const drafts = (): readonly PlacedDraft[] => {
    if (found) return found;
    const all = isChoice ? draftsOf(examination) : withoutChosen(draftsOf(examination), examination, tools);
    return (found = all.some(isOfFormula) && isGuessed() ? all.filter((one) => !isOfFormula(one)) : all);
  };
  const said = judge(input, study, unit, () => {
    const worst = drafts().find(isError);
    return worst && { title: worst.check.title, sentence: worst.draft.sentence };
  }, isEikonal(examination));
  const judged = said?.verdict === 'different' && isGuessed() ? dependsOn([...unit.notes.blind]) : said?.verdict === 'correct' && examination.training === 'inert' ? { ...said, sentence: measured(said.sentence) } : said;
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

/** Whether the formula would be another if a number were, that we took from nowhere: a width, an order, a count of packs. */
function hangsOnGuess({ unitRun, study, input, shape }: Examination, tools: Tools): boolean {
  if (unitRun.notes.blind.size === 0 || study.kind !== 'studied' || !study.formula) return false;
  const other = studySite({ ...input, stumbles: new Stumbles(), blindNumber: 3n }, tools, shape);
  return other.kind !== 'studied' || !other.formula || !sameNorms(other.formula, study.formula);
}
const dependsOn = (names: readonly string[]): Judgement => ({ verdict: 'different', title: phrase`Depends on a number`, sentence: phrase`Which norm it takes depends on ${commaList(names)}, of which nothing here tells the value: 1 was taken.` });
/** Nothing says that it should train, and it can't. */
const measured = (sentence: Text): Text => phrase`${sentence} It measures: no derivative of it reaches the critic.`;
const isOfFormula = ({ check }: PlacedDraft): boolean => check.subject === 'formula';
const sameNorms = (a: Formula, b: Formula): boolean => a.norm === b.norm && a.shape === b.shape && a.reduction === b.reduction && a.row === b.row && a.pack === b.pack && sameAxes(a.axes, b.axes);

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
  if (run.kind !== 'failed' || run.outcome.kind !== 'raises' || (target.type === 'function' && !target.evident)) return run;
  const own = shown.run('unit');
  return own.kind === 'failed' ? own : run;
}
