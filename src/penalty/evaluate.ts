/** @file One penalty judged: runs it on the probes, reads off the formula, and says what it is with its numbers. */
import { defaultMaxBytes } from '../arrays/backend.ts';
import type { Evaluation, Site } from '../protocol/evaluation.ts';
import type { Program } from '../python/evaluator/index.ts';
import { axesOf } from './axes.ts';
import { derive } from './derivation/derive.ts';
import { diagnose, diagnoseEdited } from './diagnosis.ts';
import type { ExaminationInput } from './examination.ts';
import { describeFailure } from './failure.ts';
import { findingsOf } from './findings.ts';
import { isPerSample, kindOf } from './formulas.ts';
import { printedStep } from './derivation/formula.ts';
import { formatCount, formatShape } from './numberText.ts';
import { phrase, print, type Text } from '../texts/text.ts';
import type { Setting } from './probes/experiment.ts';
import { sizeOf } from './probes/gradients.ts';
import { findSitesOf } from './sites/findSites.ts';
import { siteOf, type SiteTarget } from './sites/site.ts';
import { studySite, type Study, type Tools } from './study.ts';
import { ProbeTable } from './table/probeTable.ts';
import { traceSteps } from './trace.ts';

/** The site as the panel and the protocol name it, found again in a program. */
export function findTarget(program: Program, site: Site): SiteTarget | undefined {
  return findSitesOf(program).find((target) => siteOf(target).nameRange.start === site.nameRange.start);
}

/** An evaluation, and the table of its probes, to which rows can be added; undefined where there is nothing to put before it. */
export interface Report { readonly evaluation: Evaluation; readonly table: ProbeTable | undefined; /** How it runs, once it does. */ readonly setting?: Setting | undefined }

/** Everything there is to say about a penalty at one shape; undefined if running shows that it is none. */
export function evaluateTarget(input: ExaminationInput, tools: Tools, study = studySite(input, tools, input.shape)): Report | undefined {
  return tools.arrays.scope(() => report(input, tools, study));
}

function report(input: ExaminationInput, tools: Tools, study: Study): Report | undefined {
  const started = tools.clock();
  const say = (said: Text): string => print(said, tools.translations);
  if (study.kind === 'none') return undefined;
  if (study.kind === 'studied' && bytesOf(input.shape) > defaultMaxBytes) return study.formula && { evaluation: tooLarge(input, tools), table: undefined };
  const { judged, examination, drafts, shown } = diagnose(input, tools, study);
  if (!judged) return undefined;
  tools.onExamined?.(examination, shown.setting);
  const { unitRun: unit, formula, ops, reduction } = examination;
  const table = new ProbeTable({ input, tools, study, unit, setting: shown.setting, formula, ops });
  const isBlamed = judged.verdict === 'wrong';
  const evaluation: Evaluation = {
    site: siteOf(input.target), shape: input.shape, shapeFrom: input.shapeFrom, verdict: judged.verdict, title: say(judged.title), sentence: say(judged.sentence),
    kind: formula ? kindOf(formula) : 'unknown', weight: formula?.weight, target: formula?.target,
    get probes() { return table.probes; },
    findings: findingsOf({ examination, drafts, foresee: (edits) => tools.arrays.scope(() => diagnoseEdited(edits, input, tools)), clock: tools.clock }), axes: formula && axesOf(formula, input.shape),
    derivation: derive({ formula: study.kind === 'studied' && study.isOther ? undefined : formula, gradient: input.gradients.get('unit', input.shape), ops, penalty: unit.kind === 'penalty' ? unit.penalty : undefined }).map((step) => printedStep(step, tools.translations)),
    trace: traceSteps({ ops, text: examination.text, file: input.program.main.path, wrong: isBlamed && formula && !isPerSample(formula, input.shape.length) ? reduction : undefined, torch: shown.lab.torch, expectedBatch: input.shape[0] ?? 1, translations: tools.translations }),
    assumptions: [...new Set([...unit.notes.assumptions.values()].map(say))],
    backend: tools.arrays.name, seed: input.gradients.seed, elapsedMs: tools.clock() - started,
    ...describeFailure(unit, input.program, tools.translations),
  };
  return { evaluation, table, setting: shown.setting };
}

/** Of one gradient in float32. */
const bytesOf = (shape: readonly number[]): number => 4 * sizeOf(shape);

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
