/** @file Every penalty of a file, judged: finds the sites, settles their shapes, evaluates each. */
import type { ArrayBackend } from '../arrays/backend.ts';
import type { Evaluation, Site } from '../protocol/evaluation.ts';
import type { Program } from '../python/evaluator/index.ts';
import type { FunctionDef, Module } from '../python/syntax/index.ts';
import { isTensor } from '../torch/index.ts';
import { ProbeGradients } from './probes/gradients.ts';
import { divided, isPython2, withOldDivision } from './python2.ts';
import { evaluateTarget, findTarget, type Report } from './evaluate.ts';
import { ownForm } from './critics/ownCritic.ts';
import { changed } from './lazily.ts';
import { OpenPenalty } from './openPenalty.ts';
import { Stumbles } from './probes/stumbles.ts';
import { Contexts } from './sites/contexts.ts';
import { findSitesOf } from './sites/findSites.ts';
import { iteratedNames } from './sites/iteration.ts';
import { batchesInText, impliedShapes, mentionsImages, mentionsVectors, pointsShape, shapeFromFile, shapesInText, withBatch } from './sites/siteShape.ts';
import { calledNames } from './sites/calls.ts';
import { isWithoutGrad } from './sites/names.ts';
import { siteOf, type FunctionTarget, type SiteTarget } from './sites/site.ts';
import { speaksOfMeasuring, speaksOfPenalties, speaksOfPoints } from './sites/speech.ts';
import { phrase, print } from '../texts/text.ts';
import { studyRank, studySite, withSingle, type Failures, type Study, type Subject, type Tools } from './study.ts';

export interface AnalysisTools extends Tools { readonly openMeta: () => ArrayBackend }
export interface AnalysisOptions {
  readonly shape?: readonly number[] | undefined;
  readonly seed?: number | undefined;
  /** Whether the table has rows for the gradients that the file itself has, the critic's among them. */
  readonly ownRows?: boolean | undefined;
  /** The offset of a site's name: no other is judged. */
  readonly only?: number | undefined;
}

type Options = AnalysisOptions & Pick<Subject, 'forms'>;

/** Milliseconds that are spent on finding out how one site runs. */
const patience = 4_000;
const littlePatience = 800;

/** All penalties of the program's main file, in source order. */
export function analyse(program: Program, tools: AnalysisTools, options: AnalysisOptions = {}): Evaluation[] {
  const analysis = analysing(program, tools, options);
  for (;;) {
    const step = analysis.next();
    if (step.done === true) return step.value;
  }
}

/** The same site by site: between two of them, whoever asked may look for something more urgent, and stop. */
export function* analysing(given: Program, givenTools: AnalysisTools, options: AnalysisOptions = {}): Generator<undefined, Evaluation[]> {
  const { program, tools } = asItsAuthorRan(given, givenTools);
  const contexts = new Contexts(program, tools);
  const targets = findSitesOf(program).filter((target) => options.only === undefined || siteOf(target).nameRange.start === options.only);
  const judged: { readonly target: SiteTarget; readonly evaluation: Evaluation }[] = [];
  // What takes the gradient for a part may be the penalty itself.
  const isPenalty = (helper: string): boolean => judged.some(({ target }) => target.type === 'function' && target.info.node.name === helper);
  // A part of what was judged as a whole is not judged again, unless nothing clear could be said of the whole.
  const isAnswered = (target: SiteTarget): boolean => target.type === 'block' && ((target.helper !== undefined && isPenalty(target.helper))
    || judged.some((known) => known.target.type === 'function' && known.target.info.node === target.within?.node && isClear(known.evaluation)));
  for (const target of wholesFirst(targets)) {
    const report = isAnswered(target) ? undefined : evaluateSite(program, target, contexts, tools, options);
    if (report) judged.push({ target, evaluation: options.ownRows === true ? new OpenPenalty(report, contexts, tools).complete : report.evaluation });
    yield undefined;
  }
  const defsOf = (sites: readonly SiteTarget[]): Set<FunctionDef> => new Set(sites.flatMap((target) => (target.type === 'function' ? [target.info.node] : [])));
  const answering = defsOf(targets);
  // A part of what answers something, or that a helper takes the gradient for, must be a penalty clearly; then it is the penalty, not the whole.
  const parts = judged.filter(({ target, evaluation }) => target.type === 'block' && (isKnown(evaluation) || (target.helper === undefined && !(target.within && answering.has(target.within.node)))));
  const inParts = new Set(parts.flatMap(({ target }) => (target.type === 'block' && target.within ? [target.within.node] : [])));
  const shown = judged.filter((known) => (known.target.type === 'function' ? !inParts.has(known.target.info.node) && !callsForLess(known.target, known.evaluation, isPenalty) : parts.includes(known)));
  return shown.sort((a, b) => targets.indexOf(a.target) - targets.indexOf(b.target)).map(({ evaluation }) => evaluation);
}

/** What they are says which parts need be judged. */
const wholesFirst = (targets: readonly SiteTarget[]): readonly SiteTarget[] => [...targets.filter(({ type }) => type === 'function'), ...targets.filter(({ type }) => type === 'block')];

/** What calls a penalty that is judged by itself is worth no word where it did not run, hands on what nobody gave it, is more than a penalty, or only measures. */
const callsForLess = (target: FunctionTarget, { verdict, kind }: Evaluation, isPenalty: (name: string) => boolean): boolean =>
  ((!target.direct && (verdict === 'unsupported' || (verdict === 'different' && kind === 'unknown') || speaksOfMeasuring(target) || isWithoutGrad(target.info.node))) || (verdict === 'raises' && target.info.node.args.vararg !== undefined))
  && [...calledNames(target.info.node)].some((name) => name !== target.info.node.name && isPenalty(name));

/** It is a penalty, right or wrong; what raises is one where the mistake is known. */
const isKnown = ({ verdict, findings }: Evaluation): boolean => verdict === 'correct' || verdict === 'wrong' || (verdict === 'raises' && findings.some(({ severity, confirmed }) => severity === 'error' && confirmed));

/** It was run through, and its formula is known; or it cannot run at all. */
const isClear = ({ verdict, kind }: Evaluation): boolean => verdict !== 'unsupported' && (verdict !== 'different' || kind !== 'unknown');

/** One penalty, named by a site. */
export interface PenaltyInput {
  readonly program: Program;
  readonly site: Site;
  readonly shape: readonly number[] | undefined;
  readonly seed: number;
}

/** undefined if there is none any more, or if it turns out to be none. */
export const evaluatePenalty = (input: PenaltyInput, tools: AnalysisTools): Evaluation | undefined => openPenalty(input, tools)?.evaluation();

/** The same, open for what is asked next, with what is known of the same program since `before`; what the panel's worker calls. undefined if there is none any more. */
export function openPenalty(input: PenaltyInput, givenTools: AnalysisTools, before?: OpenPenalty): OpenPenalty | undefined {
  const { program, tools } = asItsAuthorRan(input.program, givenTools);
  const target = findTarget(program, input.site);
  const contexts = before?.contexts.isOf(program) === true ? before.contexts : new Contexts(program, tools);
  const report = target && evaluateSite(program, target, contexts, tools, { shape: input.shape, seed: input.seed });
  return report && new OpenPenalty(report, contexts, tools);
}

/** A file of Python 2 divides as Python 2 does, and so does what a fix makes of it. */
function asItsAuthorRan(program: Program, tools: AnalysisTools): { readonly program: Program; readonly tools: AnalysisTools } {
  const { parse } = tools;
  return isPython2(program.main.tree) ? { program: withOldDivision(program), tools: { ...tools, parse: parse && ((text: string): Module => divided(parse(text))) } } : { program, tools };
}

/**
 * A critic that answers otherwise than with a column of scores is a guess that makes the code run: where the file has the
 * critic, that is asked.
 */
function evaluateSite(program: Program, target: SiteTarget, contexts: Contexts, tools: AnalysisTools, options: AnalysisOptions): Report | undefined {
  const report = evaluateAsOne(program, target, contexts, tools, options);
  const guessed = report?.setting?.outputForm ?? 'column';
  if (!report || guessed === 'column') return report;
  const deadline = tools.clock() + littlePatience;
  const { shape } = report.evaluation;
  const own = tools.arrays.scope(() => ownForm({ target, module: program.main.tree, contexts, options: { program, arrays: tools.arrays, clock: tools.clock, shape, seed: 0, gradients: new ProbeGradients(0), maxMilliseconds: littlePatience } }, () => tools.clock() > deadline));
  return own === undefined || own === guessed ? report : evaluateAsOne(program, target, contexts, tools, { ...options, forms: [own] }) ?? report;
}

/** What is gone through may be a list of batches: then it is judged as one, where that makes it a penalty that we know. */
function evaluateAsOne(program: Program, target: SiteTarget, contexts: Contexts, tools: AnalysisTools, options: Options): Report | undefined {
  const report = evaluateAsIs(program, target, contexts, tools, options);
  const verdict = report?.evaluation.verdict;
  if (target.type !== 'function' || verdict === 'correct' || verdict === 'not-implemented') return report;
  const iterated = iteratedNames(target.info.node);
  const listed = new Set(target.parameters.flatMap(({ name, role }) => (iterated.has(name) && (role === 'data' || role === 'output' || name === target.gradientParameter) ? [name] : [])));
  if (listed.size === 0) return report;
  const inLists = evaluateAsIs(program, { ...target, listed }, contexts, tools, options);
  const inListsVerdict = inLists?.evaluation.verdict;
  return inListsVerdict === 'correct' || (inListsVerdict === 'wrong' && verdict !== 'wrong') ? inLists : report;
}

function evaluateAsIs(program: Program, target: SiteTarget, contexts: Contexts, tools: AnalysisTools, options: Options): Report | undefined {
  const subject: Subject = { program, target, forms: options.forms, stumbles: new Stumbles(), gradients: new ProbeGradients(options.seed ?? 0, tools.keptGradients), deadline: tools.clock() + (speaksOfPenalties(target) ? patience : littlePatience) };
  if (options.shape) return evaluateTarget({ ...subject, shape: options.shape, shapeFrom: 'argument' }, tools);
  const stated = shapeFromFile(target, program.main.tree, contexts, isTensor);
  if (stated) {
    const report = evaluateTarget({ ...subject, shape: stated.shape, shapeFrom: stated.from }, tools);
    if (report && report.evaluation.verdict !== 'raises') return report;
    // A call with data of another kind (a metric on scores, say) is no reason to give up on the shape that the code implies.
    const implied = withoutStatedShape(subject, tools, contexts);
    if (!report || !implied || implied.evaluation.verdict === 'raises' || implied.evaluation.verdict === 'unsupported') return report ?? implied;
    // A mistake that running has confirmed for the data that the file hands over, or a fix proven for it, says that it is meant.
    return report.evaluation.findings.some(({ fix, severity, confirmed }) => fix ?? (stated.from === 'call-site' && severity === 'error' && confirmed)) ? report : implied;
  }
  return withoutStatedShape(subject, tools, contexts);
}

interface Tried { readonly shape: readonly number[]; readonly study: Study }

/** What the code runs with decides the rank; where images and vectors both run and differ, it depends. */
function withoutStatedShape(subject: Subject, tools: AnalysisTools, contexts: Contexts): Report | undefined {
  const batches = batchesInText(subject.target, contexts);
  const speaksOfSpace = speaksOfPoints(subject.target);
  const widened = (shapes: readonly (readonly number[])[]): (readonly number[])[] => shapes.flatMap((shape) => [shape, ...batches.map((batch) => withBatch(shape, batch))]);
  const said = [...widened(shapesInText(subject.target, contexts)), ...(speaksOfSpace ? [pointsShape] : [])];
  const tried: Tried[] = [];
  const failures: Failures = new Map();
  for (const shape of [...said, ...widened(impliedShapes)]) {
    if (tried.length > 0 && tools.clock() > subject.deadline) break;
    // Images and vectors are compared; other ranks are a last resort.
    if (shape.length !== 2 && shape.length !== 4 && tried.some(({ study }) => study.kind === 'studied')) continue;
    // Of one rank, the first shape with a formula is reported.
    if (tried.some(({ shape: { length }, study }) => length === shape.length && study.kind === 'studied' && study.formula)) continue;
    const one = inThinData({ shape, study: said.includes(shape) ? studySite(subject, tools, shape) : studyRank(subject, tools, shape, failures) }, subject, tools);
    const { study } = one;
    tried.push(one);
    if (study.kind === 'failed' && study.seen && !tried.some((t) => t.shape.join() === study.seen?.join())) tried.push({ shape: study.seen, study: studySite(subject, tools, study.seen) });
    if (speaksOfSpace && tried[0]?.study.kind === 'studied') break;
    if (tried.length === 2 && tried.every(({ study }) => study.kind === 'none')) return undefined;
  }
  const report = ({ shape, study }: Tried): Report | undefined => evaluateTarget({ ...subject, shape: withBatchOf(shape, study), shapeFrom: 'implied' }, tools, study);
  const running = tried.filter(({ study }) => study.kind === 'studied');
  // Code that is a known formula at one rank, and at another only happens to run, is meant for the first.
  const known = running.filter(({ study }) => study.kind === 'studied' && study.formula);
  const compared = known.length > 0 ? known : running;
  const [best] = compared;
  if (!best) { const failed = furthest(tried); return failed && report(failed); }
  const images = compared.find(({ shape }) => shape.length === 4);
  const vectors = compared.find(({ shape }) => shape.length === 2);
  if (images && vectors && !mentionsImages(subject.program.main.tree) && mentionsVectors(subject.program.main.tree)) return report(vectors);
  const first = report(best);
  if (!first || !images || !vectors || mentionsImages(subject.program.main.tree)) return first;
  const second = report(best === vectors ? images : vectors);
  if (!second || first.evaluation.verdict === second.evaluation.verdict) return but(first, { shapeFrom: 'assumed' });
  return best === vectors ? dependsOnData(second, first, tools) : dependsOnData(first, second, tools);
}

/** The same with one element along the axes that the code takes out: it says that there is no more. */
function inThinData({ shape, study }: Tried, subject: Subject, tools: Tools): Tried {
  if (study.kind !== 'studied' || (study.squeezed ?? []).length === 0) return { shape, study };
  const thin = withSingle(shape, study.squeezed ?? []);
  const again = studySite(subject, tools, thin);
  return again.kind === 'studied' && again.formula ? { shape: thin, study: again } : { shape, study };
}

/** Of shapes at which it fails, the first at which most of it ran: at the others the shape is to blame. */
function furthest(tried: readonly Tried[]): Tried | undefined {
  const progress = ({ study }: Tried): number => (study.kind === 'failed' ? study.run.notes.ops.length : study.kind === 'unfilled' ? Infinity : -1);
  return tried.filter((one) => progress(one) >= 0).reduce<Tried | undefined>((best, one) => (best && progress(best) >= progress(one) ? best : one), undefined);
}

/** Code that packs samples takes whole packs only. */
function withBatchOf([batch = 1, ...rest]: readonly number[], study: Study): readonly number[] {
  const pack = study.kind === 'studied' ? study.formula?.pack ?? 1 : 1;
  return [Math.ceil(batch / pack) * pack, ...rest];
}

function dependsOnData(images: Report, vectors: Report, { translations }: Tools): Report {
  const isForVectors = vectors.evaluation.verdict === 'correct';
  const sentence = isForVectors
    ? phrase`Right for flat vectors (B, N), not for images (B, C, H, W); the file does not say which it gets.`
    : phrase`Right for images (B, C, H, W), not for flat vectors (B, N); the file does not say which it gets.`;
  return but(isForVectors ? vectors : images, { shapeFrom: 'assumed', verdict: 'different', findings: [], title: print(phrase`Depends on the data`, translations), sentence: print(sentence, translations) });
}

const but = (report: Report, changes: Partial<Evaluation>): Report => ({ ...report, evaluation: changed(report.evaluation, changes) });
