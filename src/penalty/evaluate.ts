/** @file One penalty judged: runs it on the probes, reads off the formula, and says what it is with its numbers. */
import { defaultMaxBytes } from '../arrays/backend.ts';
import type { Evaluation, ProbeResult, Site } from '../protocol/evaluation.ts';
import type { Program } from '../python/evaluator/index.ts';
import { axesOf } from './axes.ts';
import { derive } from './derivation/derive.ts';
import { diagnose, diagnoseEdited } from './diagnosis.ts';
import type { ExaminationInput } from './examination.ts';
import { describeFailure } from './failure.ts';
import { findingsOf } from './findings.ts';
import { isPerSample, kindOf } from './formulas.ts';
import { lazily } from './lazily.ts';
import { printedStep } from './derivation/formula.ts';
import { formatCount, formatShape } from './numberText.ts';
import { phrase, print, type Text } from '../texts/text.ts';
import { probeResults } from './probeResults.ts';
import type { Experiment } from './probes/experiment.ts';
import { sizeOf, type ProbeName } from './probes/gradients.ts';
import type { SiteRun } from './probes/runSite.ts';
import { findSitesOf } from './sites/findSites.ts';
import { siteOf, type SiteTarget } from './sites/site.ts';
import { experimentAt, studySite, type Study, type Tools } from './study.ts';
import { traceSteps } from './trace.ts';

/** The site as the panel and the protocol name it, found again in a program. */
export function findTarget(program: Program, site: Site): SiteTarget | undefined {
  return findSitesOf(program).find((target) => siteOf(target).nameRange.start === site.nameRange.start);
}

/** Everything there is to say about a penalty at one shape; undefined if running shows that it is none. */
export function evaluateTarget(input: ExaminationInput, tools: Tools, study = studySite(input, tools, input.shape)): Evaluation | undefined {
  return tools.arrays.scope(() => report(input, tools, study));
}

const shownProbes: readonly ProbeName[] = ['zeros', 'unit', 'double', 'randn'];

function report(input: ExaminationInput, tools: Tools, study: Study): Evaluation | undefined {
  const started = tools.clock();
  const say = (said: Text): string => print(said, tools.translations);
  if (study.kind === 'none') return undefined;
  if (study.kind === 'studied' && bytesOf(input.shape) > defaultMaxBytes) return study.formula && tooLarge(input, tools);
  const { judged, examination, drafts, shown } = diagnose(input, tools, study);
  if (!judged) return undefined;
  const { unitRun: unit, formula, ops, reduction } = examination;
  const probes = lazily(() => tools.arrays.scope(() => shownResults(input, tools, study, unit, shown)));
  const isBlamed = judged.verdict === 'wrong';
  return {
    site: siteOf(input.target), shape: input.shape, shapeFrom: input.shapeFrom, verdict: judged.verdict, title: say(judged.title), sentence: say(judged.sentence),
    kind: formula ? kindOf(formula) : 'unknown', weight: formula?.weight, target: formula?.target,
    get probes() { return probes(); },
    findings: findingsOf({ examination, drafts, foresee: (edits) => tools.arrays.scope(() => diagnoseEdited(edits, input, tools)), clock: tools.clock }), axes: formula && axesOf(formula, input.shape),
    derivation: derive({ formula: study.kind === 'studied' && study.isOther ? undefined : formula, shape: input.shape, ops, unit: unit.kind === 'penalty' ? unit.penalty : undefined }).map((step) => printedStep(step, tools.translations)),
    trace: traceSteps({ ops, text: examination.text, file: input.program.main.path, wrong: isBlamed && formula && !isPerSample(formula, input.shape.length) ? reduction : undefined, torch: shown.lab.torch, expectedBatch: input.shape[0] ?? 1, translations: tools.translations }),
    assumptions: [...new Set([...unit.notes.assumptions.values()].map(say))],
    backend: tools.arrays.name, seed: input.gradients.seed, elapsedMs: tools.clock() - started,
    ...describeFailure(unit, input.program, tools.translations),
  };
}

/** Of one gradient in float32. */
const bytesOf = (shape: readonly number[]): number => 4 * sizeOf(shape);

/** Bytes above which no random gradient is drawn: a second, roughly. */
const largestRandom = 2 ** 26;

function tooLarge(input: ExaminationInput, tools: Tools): Evaluation {
  const needed = bytesOf(input.shape);
  const what = phrase`one gradient of shape ${formatShape(input.shape)} takes ${formatCount(Math.ceil(needed / 2 ** 20))} MiB`;
  const say = (said: Text): string => print(said, tools.translations);
  return {
    site: siteOf(input.target), shape: input.shape, shapeFrom: input.shapeFrom, verdict: 'unsupported', title: say(phrase`Too large`), sentence: say(phrase`${what}: no verdict is given.`),
    kind: 'unknown', weight: undefined, target: undefined, probes: [], findings: [], axes: undefined, derivation: [], trace: [], assumptions: [],
    raises: undefined, unsupported: { what: say(what), range: undefined }, tooLarge: { needed, limit: defaultMaxBytes }, backend: tools.arrays.name, seed: input.gradients.seed, elapsedMs: 0,
  };
}

/** All shown probes, run again as they ran; after one that fails, the others would as well. */
function shownResults(input: ExaminationInput, tools: Tools, study: Study, unit: SiteRun, { setting, lab: { shape } }: Experiment): readonly ProbeResult[] {
  const again = experimentAt({ ...input, deadline: Infinity }, tools, shape, study.kind === 'studied' ? study.forms : undefined, setting);
  if (unit.kind !== 'penalty') return probeResults(input, study, new Map([['unit', unit]]), again);
  const names = bytesOf(shape) > largestRandom ? shownProbes.filter((name) => name !== 'randn') : shownProbes;
  return probeResults(input, study, new Map(names.map((name) => [name, again.run(name)])), again);
}
