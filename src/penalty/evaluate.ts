/** @file One penalty judged: runs it on the probes, reads off the formula, and says what it is with its numbers. */
import type { Evaluation, Finding, Fix, ProbeResult, ShapeFrom, Site } from '../protocol/evaluation.ts';
import type { Program } from '../python/evaluator/index.ts';
import { axesOf } from './axes.ts';
import { checks, type Check, type CheckContext } from './checks/index.ts';
import { derive } from './derivation/derive.ts';
import { describeFailure } from './failure.ts';
import { applyEdits } from './fixes/applyEdits.ts';
import { evaluateFormula, kindOf, type Formula } from './formulas.ts';
import { isAccepted, judge, reference } from './judge.ts';
import { firstReduction, gradientOps, type GradientOp } from './locate.ts';
import { defaultMaxBytes } from '../arrays/backend.ts';
import { formatNumber, formatShape } from './numberText.ts';
import type { ProbeGradients, ProbeName } from './probes/gradients.ts';
import type { Experiment } from './probes/experiment.ts';
import type { SiteRun } from './probes/runSite.ts';
import { findSites } from './sites/findSites.ts';
import { siteOf, type SiteTarget } from './sites/site.ts';
import { experimentAt, fittingProbes, studySite, type Study, type Subject, type Tools } from './study.ts';
import type { Torch } from '../torch/index.ts';
import { traceSteps } from './trace.ts';

export interface EvaluationInput extends Subject {
  readonly shape: readonly number[];
  readonly shapeFrom: ShapeFrom;
}

/** The site as the panel and the protocol name it, found again in a program. */
export function findTarget(program: Program, site: Site): SiteTarget | undefined {
  return findSites(program.main.tree).find((target) => siteOf(target).nameRange.start === site.nameRange.start);
}

/** Everything there is to say about a penalty at one shape; undefined if running shows that it is none. */
export function evaluateTarget(input: EvaluationInput, tools: Tools, study = studySite(input, tools, input.shape)): Evaluation | undefined {
  return tools.arrays.scope(() => report(input, tools, study));
}

const shownProbes: readonly ProbeName[] = ['zeros', 'unit', 'double', 'randn'];

function report(input: EvaluationInput, tools: Tools, study: Study): Evaluation | undefined {
  const started = tools.clock();
  if (study.kind === 'none') return undefined;
  if (study.kind === 'studied' && bytesOf(input.shape) > defaultMaxBytes) return study.formula && tooLarge(input, tools);
  const shown = experimentAt(input, tools, input.shape, study.kind === 'studied' ? study.forms : undefined);
  const unit = study.kind === 'failed' ? failureOf(shown, study.run) : shown.run('unit');
  const judged = judge(input, study, unit);
  if (!judged) return undefined;
  const runs = runShown(shown, unit);
  const formula = study.kind === 'studied' ? study.formula : undefined;
  const ops = opsOf(unit);
  const context = checkContext(input, formula, unit, ops);
  const check = context && checks.find((c) => c.matches(context.formula, input.shape.length));
  const findings = context && check && judged.verdict === 'wrong' ? [finding(check, context, (fix) => isProven(fix, { input, tools, meant: reference(context.formula, input.shape.length), answer: shapeOf(unit) }))] : [];
  return {
    site: siteOf(input.target), shape: input.shape, shapeFrom: input.shapeFrom, ...judged,
    ...(check && judged.verdict === 'wrong' ? { title: check.title, sentence: check.sentence(context) } : {}),
    kind: formula ? kindOf(formula) : 'unknown', weight: formula?.weight, target: formula?.target,
    probes: probeResults(input, study, runs, shown), findings, axes: formula && axesOf(formula, input.shape),
    derivation: derive({ formula, shape: input.shape, ops, unit: unit.kind === 'penalty' ? unit.penalty : undefined }),
    trace: traceSteps({ ops, text: input.program.main.text, file: input.program.main.path, wrong: findings.length > 0 ? firstReduction(ops) : undefined, torch: shown.lab.torch, expectedBatch: input.shape[0] ?? 1 }),
    assumptions: [...new Set([...runs.values()].flatMap((run) => [...run.notes.assumptions.values()]))],
    backend: tools.arrays.name, seed: input.gradients.seed, elapsedMs: tools.clock() - started,
    ...describeFailure(unit, input.program),
  };
}

/** Of one gradient in float32. */
const bytesOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 4);

/** Bytes above which no random gradient is drawn: a second, roughly. */
const largestRandom = 2 ** 26;

function tooLarge(input: EvaluationInput, tools: Tools): Evaluation {
  const needed = bytesOf(input.shape);
  const what = `one gradient of shape ${formatShape(input.shape)} takes ${Math.ceil(needed / 2 ** 20).toLocaleString('en-US')} MiB`;
  return {
    site: siteOf(input.target), shape: input.shape, shapeFrom: input.shapeFrom, verdict: 'unsupported', title: 'Too large', sentence: `${what}: no verdict is given.`,
    kind: 'unknown', weight: undefined, target: undefined, probes: [], findings: [], axes: undefined, derivation: [], trace: [], assumptions: [],
    raises: undefined, unsupported: { what, range: undefined }, tooLarge: { needed, limit: defaultMaxBytes }, backend: tools.arrays.name, seed: input.gradients.seed, elapsedMs: 0,
  };
}

/** What the code raises at the user's own shape; where it runs there, what it raised at the telling one. */
function failureOf(shown: Experiment, run: SiteRun): SiteRun {
  if (run.kind !== 'failed' || run.outcome.kind !== 'raises') return run;
  const own = shown.run('unit');
  return own.kind === 'failed' ? own : run;
}

/** All shown probes; after one that fails, the others would as well. */
function runShown(shown: Experiment, unit: SiteRun): ReadonlyMap<ProbeName, SiteRun> {
  if (unit.kind !== 'penalty') return new Map([['unit', unit]]);
  const names = bytesOf(shown.lab.shape) > largestRandom ? shownProbes.filter((name) => name !== 'randn') : shownProbes;
  return new Map(names.map((name) => [name, name === 'unit' ? unit : shown.run(name)]));
}

const opsOf = (run: SiteRun): readonly GradientOp[] => (run.kind === 'penalty' ? gradientOps(run.notes, run.gradient) : []);

function checkContext(input: EvaluationInput, formula: Formula | undefined, unit: SiteRun, ops: readonly GradientOp[]): CheckContext | undefined {
  if (!formula || unit.kind !== 'penalty') return undefined;
  const expected = evaluateFormula(reference(formula, input.shape.length), input.gradients.get('unit', input.shape));
  return { formula, shape: input.shape, unit: { yours: unit.penalty, expected }, reduction: firstReduction(ops), ops, text: input.program.main.text, tree: input.program.main.tree };
}

function finding(check: Check, context: CheckContext, proven: (fix: Fix) => boolean): Finding {
  const node = (check.place?.(context) ?? context.reduction)?.node;
  const range = node ? { start: node.start, end: node.end } : { start: 0, end: 0 };
  return { code: check.code, severity: 'error', confirmed: true, title: check.title, message: check.message(context), range, fix: check.fixes(context).find(proven) };
}

/** The formula that the code is taken for, and the shape of what it answers. */
interface Proof { readonly input: EvaluationInput; readonly tools: Tools; readonly meant: Formula; readonly answer: string }
const shapeOf = (run: SiteRun): string => (run.kind === 'penalty' ? run.tensor?.shape.join() ?? '' : '');

/** The edited text is parsed and run; the same site must then be the formula meant, and answer the same kind of value. */
function isProven(fix: Fix, { input, tools, meant, answer }: Proof): boolean {
  if (!tools.parse) return false;
  const { main } = input.program;
  const text = applyEdits(main.text, fix.edits);
  const program = { ...input.program, main: { ...main, text, tree: tools.parse(text) } };
  const index = findSites(main.tree).findIndex((target) => siteOf(target).nameRange.start === siteOf(input.target).nameRange.start);
  const target = findSites(program.main.tree)[index];
  if (!target) return false;
  const subject = { ...input, program, target };
  const study = studySite(subject, tools, input.shape);
  if (study.kind !== 'studied' || !study.formula || !isAccepted(study.formula, input.shape.length)) return false;
  const { shape, target: pull, weight } = study.formula;
  const isMeant = shape === meant.shape && Math.abs(pull - meant.target) < 1e-3 * meant.target + 1e-9 && Math.abs(weight - meant.weight) < 1e-3 * Math.abs(meant.weight);
  return isMeant && tools.arrays.scope(() => shapeOf(experimentAt(subject, tools, input.shape, study.forms).run('unit'))) === answer;
}

function probeResults(input: EvaluationInput, study: Study, runs: ReadonlyMap<ProbeName, SiteRun>, experiment: Experiment): ProbeResult[] {
  if (study.kind !== 'studied') return [];
  const expected = study.formula && reference(study.formula, input.shape.length);
  const shown = [...runs].map(([name, run]) => probeResult(input.gradients, name, experiment.gradientShape(run), run.kind === 'penalty' ? run.penalty : undefined, expected, normsOf(experiment.lab.torch, run)));
  const fitted = study.observations.flatMap((o, i) => {
    const name = fittingProbes[i];
    return name === 'spread' || name === 'mixed' ? [probeResult(input.gradients, name, o.gradient.shape, o.value, expected, undefined)] : [];
  });
  return [...shown, ...fitted].sort((a, b) => probeOrder.indexOf(a.name) - probeOrder.indexOf(b.name));
}
const probeOrder: readonly string[] = ['zeros', 'unit', 'double', 'spread', 'mixed', 'randn'];
const sampleNorms: Readonly<Record<string, number>> = { zeros: 0, unit: 1, double: 2 };

function probeResult(gradients: ProbeGradients, name: ProbeName, shape: readonly number[], penalty: number | undefined, formula: Formula | undefined, norms: ProbeResult['norms']): ProbeResult {
  return {
    name, penalty: penalty !== undefined && Number.isFinite(penalty) ? penalty : undefined, expected: formula && evaluateFormula(formula, gradients.get(name, shape)), norm: sampleNorms[name], norms,
    note: penalty !== undefined && !Number.isFinite(penalty) ? formatNumber(penalty) : undefined, range: undefined,
  };
}

/** The norms that the code itself computed. */
function normsOf(torch: Torch, run: SiteRun): ProbeResult['norms'] {
  const reduction = firstReduction(opsOf(run));
  if (reduction?.name.includes('norm') !== true) return undefined;
  const { array } = reduction.output;
  const norms = array.fill === undefined ? torch.read(reduction.output) ?? [] : [array.fill];
  const [min, max] = Array.from(norms).reduce(([least, most], norm) => [Math.min(least, norm), Math.max(most, norm)], [Infinity, -Infinity]);
  return { count: reduction.outputShape.reduce((a, b) => a * b, 1), min, max };
}
