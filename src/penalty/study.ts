/** @file What a penalty answers where formulas differ: the runs from which its formula is read. */
import type { ArrayBackend } from '../arrays/backend.ts';
import type { Program } from '../python/evaluator/index.ts';
import type { Examination } from './examination.ts';
import type { Module } from '../python/syntax/index.ts';
import type { Translations } from '../texts/text.ts';
import { fitFormula, type Formula, type Observation } from './formulas.ts';
import type { OutputForm } from './probes/critic.ts';
import { Experiment, type Setting } from './probes/experiment.ts';
import { discriminatingShape, type KeptGradients, type ProbeGradient, type ProbeGradients, type ProbeName } from './probes/gradients.ts';
import type { SiteRun } from './probes/runSite.ts';
import { layoutOf, type Layout } from './probes/layout.ts';
import type { Stumbles } from './probes/stumbles.ts';
import type { SiteTarget } from './sites/site.ts';
import { firstReduction, gradientOps } from './locate.ts';
import { sameShape } from '../torch/shapes.ts';
import { deliveredIn } from './trials/delivered.ts';
import { isAccepted } from './judge.ts';
import { isWorthTrying } from './sites/speech.ts';
import { isUnfilled } from './sites/unfilled.ts';

export interface Tools {
  readonly arrays: ArrayBackend;
  readonly clock: () => number;
  /** Of what is said; English where there are none. */
  readonly translations?: Translations | undefined;
  /** Where there is a parser, fixes are proven: applied to a copy, run, and offered only if the verdict becomes correct. */
  readonly parse?: ((text: string) => Module) | undefined;
  /** Random gradients of earlier evaluations. */
  readonly keptGradients?: KeptGradients | undefined;
  /** Told of every site that was judged, with how it runs. */
  readonly onExamined?: ((examination: Examination, setting: Setting | undefined) => void) | undefined;
}
export interface Subject {
  readonly program: Program;
  readonly target: SiteTarget;
  readonly gradients: ProbeGradients;
  /** On the clock of the tools: after it no further setting or shape is tried. */
  readonly deadline: number;
  /** How the file's own critic answers, where that was asked; otherwise whatever the code runs with. */
  readonly forms?: readonly OutputForm[] | undefined;
  /** What numbers are that nothing tells anything of; 1 where it is not said. */
  readonly blindNumber?: bigint | undefined;
  /** What it stumbled over at other shapes. */
  readonly stumbles?: Stumbles | undefined;
}

/** `none`: it runs and answers no penalty. `unfilled`: a template. `failed`: it never ran through; `run` is the first try. */
export type Study =
  | { readonly kind: 'none' }
  | { readonly kind: 'unfilled' }
  /** `seen`: the shape of the data that the code made by itself, whatever it was given. */
  | { readonly kind: 'failed'; readonly run: SiteRun; readonly seen?: readonly number[] | undefined }
  | { readonly kind: 'studied'; readonly observations: readonly Observation[]; readonly formula: Formula | undefined; readonly fitShape: readonly number[]; readonly forms: readonly OutputForm[] | undefined; /** The gradient taken is not the critic's own. */ readonly isOther: boolean; /** Axes of the data that the code takes out and that were there to stay: it is meant for data that has one element along them. */ readonly squeezed?: readonly number[] | undefined };

export type Studied = Extract<Study, { kind: 'studied' }>;

export const fittingProbes: readonly ProbeName[] = ['spread', 'mixed', 'randn', 'zeros', 'unit', 'double'];

export const experimentAt = ({ program, target, gradients, deadline, forms: own, stumbles, blindNumber }: Subject, tools: Tools, shape: readonly number[], forms?: readonly OutputForm[], setting?: Setting): Experiment =>
  new Experiment(program.main.tree, target, { program, arrays: tools.arrays, clock: tools.clock, shape, seed: gradients.seed, gradients, blindNumber }, () => tools.clock() > deadline, forms ?? own, setting, stumbles);

/** Runs the site at the most telling shape that the code takes, from one whose axes all differ to the one at hand. */
export function studySite(subject: Subject, tools: Tools, shape: readonly number[]): Study {
  return tools.arrays.scope(() => {
    const study = studyInScope(subject, tools, shape, fitShapes(shape));
    if (study.kind !== 'studied' || isRight(study)) return study;
    // What is wrong with three channels may be right with the one that there is: `g.squeeze(1).norm(dim=1)`.
    const single = shape.flatMap((size, axis) => (axis > 0 && size === 1 && study.fitShape[axis] !== 1 ? [axis] : []));
    const again = single.length > 0 ? studyInScope(subject, tools, shape, fitShapes(shape).map((other) => withSingle(other, single))) : study;
    return again.kind === 'studied' && isRight(again) ? again : study;
  });
}

/** A penalty that we know, of the critic's own gradient. */
const isRight = ({ formula, fitShape, isOther }: Studied): boolean => formula !== undefined && !isOther && isAccepted(formula, fitShape.length);

/** One element along those axes. */
export const withSingle = (shape: readonly number[], axes: readonly number[]): readonly number[] => shape.map((size, axis) => (axes.includes(axis) ? 1 : size));

/** The same where nothing but the number of axes is known: small sizes tell as much as large ones. */
export function studyRank(subject: Subject, tools: Tools, shape: readonly number[], failures?: Failures): Study {
  return tools.arrays.scope(() => studyInScope(subject, tools, shape, smallShapes(shape), failures));
}

/** By shape, where one site is known to fail. */
export type Failures = Map<string, SiteRun>;

function studyInScope(subject: Subject, tools: Tools, shape: readonly number[], shapes: readonly (readonly number[])[], failures: Failures = new Map()): Study {
  let failed: SiteRun | undefined;
  let unnamed: Study | undefined;
  let seen: readonly number[] | undefined;
  if (subject.target.type === 'function' && isUnfilled(subject.target.info.node)) return { kind: 'unfilled' };
  const isEvident = isWorthTrying(subject.target);
  for (const fitShape of isEvident ? shapes : shapes.slice(0, 1)) {
    if ((failed ?? unnamed) && tools.clock() > subject.deadline) break;
    if (unnamed && fitShape.slice(1).join() !== shape.slice(1).join()) continue;
    const known = failures.get(fitShape.join());
    if (known) { failed = failed && progressOf(failed) >= progressOf(known) ? failed : known; continue; }
    const experiment = experimentAt(subject, tools, fitShape);
    const first = experiment.run('spread');
    if (first.kind === 'other') return unnamed ?? { kind: 'none' };
    if (first.kind === 'failed') { failures.set(fitShape.join(), first); failed = failed && progressOf(failed) >= progressOf(first) ? failed : first; continue; }
    seen ??= experiment.sawWholeData(first) ? undefined : first.notes.criticInputs.at(-1);
    const studied = fitAt(subject, tools, fitShape, experiment);
    if (!studied) continue;
    if (!studied.isOther && (studied.formula !== undefined || !isEvident) || subject.forms) return { ...studied, squeezed: squeezedIn(first, fitShape) };
    // Scores indexed by the code may be a critic's tuple, `D(x)[0]`; what is gone through may be a list of them.
    for (const form of listForms) {
      const indexed = fitAt(subject, tools, fitShape, experimentAt(subject, tools, fitShape, [form]), [form]);
      if (indexed?.formula && !indexed.isOther) return indexed;
      if (tools.clock() > subject.deadline) break;
    }
    if (studied.formula) return studied;
    if (unnamed) break;
    // Some code reads fixed places of its data, and is a formula only at sizes that have them.
    unnamed ??= studied;
  }
  if (unnamed) return unnamed;
  return failed ? { kind: 'failed', run: failed, seen } : { kind: 'none' };
}

/** How far it came. */
const progressOf = ({ notes }: SiteRun): number => notes.ops.length;

/** Axes that the code takes out of data of that shape, which are still there. */
function squeezedIn({ notes }: SiteRun, shape: readonly number[]): readonly number[] {
  const asked = notes.ops.flatMap(({ op }) => (op.name === 'squeeze' && op.inputs[0] && sameShape(op.inputs[0].shape, shape) ? [op.args['dim']].flat() : []));
  return shape.flatMap((size, axis) => (axis > 0 && size > 1 && asked.some((dim) => Number(dim) === axis) ? [axis] : []));
}

/** Of a list, one scale: whoever adds up all of them gets a factor otherwise. */
const listForms: readonly OutputForm[] = ['scales', 'features', 'pair', 'triple', 'mapping'];

/** All probes at one shape, and one at another, which tells sums from means. undefined: not all of them ran. */
function fitAt(subject: Subject, tools: Tools, fitShape: readonly number[], experiment: Experiment, forms?: readonly OutputForm[]): Studied | undefined {
  const observations = observe(experiment, fittingProbes, subject.gradients);
  if (observations.length < fittingProbes.length) return undefined;
  const all = [...observations, ...elsewhere(subject, tools, fitShape, forms)];
  const isOther = observations.some(({ taken }) => taken !== undefined);
  // A factor on the gradient that is taken off again before the norm is none.
  const own = isOther ? fitFormula(all) : undefined;
  if (own && isAccepted(own, fitShape.length) && (own.target === 1 || own.target === 0)) return { kind: 'studied', observations: observations.map(kept), formula: own, fitShape, forms, isOther: false };
  const seen = all.map(({ gradient, taken, value, layout }) => ({ gradient: taken ?? gradient, value, ...(layout && { layout }) }));
  return { kind: 'studied', observations: seen.slice(0, observations.length).map(kept), formula: fitFormula(seen), fitShape, forms, isOther };
}

/** Without what holds on to the run. */
const kept = ({ gradient, value }: Observation): Observation => ({ gradient, value });

/** The same at another batch and sample size: a mean over elements is a sum with a small weight at one size only. */
function elsewhere(subject: Subject, tools: Tools, fitShape: readonly number[], forms?: readonly OutputForm[]): Seen[] {
  const sizes = fitShape.slice(1);
  const last = sizes.length - 1;
  // One element stays one: code may count on it.
  const all = sizes.map((size, i) => (size === 1 ? 1 : i === last ? size + 3 : size + 1));
  const others = isPoints(fitShape) ? [sizes] : [all, [...sizes.slice(0, -1), all[last] ?? 1], sizes];
  for (const shape of others.map((other) => [7, ...other])) {
    const observations = observe(experimentAt(subject, tools, shape, forms), ['spread'], subject.gradients);
    if (observations.length > 0) return observations;
  }
  return [];
}

/** Points in the plane or in space: their code reads so many coordinates, whatever else it is given. */
const isPoints = (shape: readonly number[]): boolean => shape.length === 2 && (shape[1] ?? 0) <= 3;

/** Some code fixes its batch, some its channels, some everything. */
function fitShapes(shape: readonly number[]): (readonly number[])[] {
  const telling = isPoints(shape) ? [5, ...shape.slice(1)] : discriminatingShape(shape.length);
  return [telling, [shape[0] ?? 5, ...telling.slice(1)], [5, ...shape.slice(1)], [20, ...telling.slice(1)], shape];
}

/** Some code fixes its batch, or wants squares. */
function smallShapes(shape: readonly number[]): (readonly number[])[] {
  const telling = discriminatingShape(shape.length);
  const square = shape.length > 3 ? [[5, 3, ...shape.slice(2).map(() => 8)]] : [];
  return [telling, [shape[0] ?? 5, ...telling.slice(1)], [20, ...telling.slice(1)], ...square];
}

/** `taken`: the gradient that the code took, where it is not the critic's own. */
interface Seen extends Observation { readonly taken: ProbeGradient | undefined }

/** Up to the first probe that gives no penalty. */
function observe(experiment: Experiment, probes: readonly ProbeName[], gradients: ProbeGradients): Seen[] {
  const found: Seen[] = [];
  for (const probe of probes) {
    const run = experiment.run(probe);
    if (run.kind !== 'penalty' || !experiment.sawWholeData(run)) break;
    const gradient = gradients.get(probe, experiment.gradientShape(run));
    const taken = gradientTaken(experiment, run);
    found.push({ gradient, value: run.penalty, taken, layout: () => layoutIn(experiment, run, taken ?? gradient) });
  }
  return found;
}

/** The gradient as the code's first reduction saw it. */
function layoutIn({ lab: { torch } }: Experiment, { notes, gradient: given }: Extract<SiteRun, { kind: 'penalty' }>, gradient: ProbeGradient): Layout | undefined {
  const reduction = firstReduction(gradientOps(notes, given));
  return reduction && layoutOf(gradient, gradient.data ? torch.read(reduction.input) : [], reduction.inputShape);
}

/**
 * The gradient that the code took, where it is not the critic's own: what is done to it afterwards is a question by
 * itself. undefined where it is the critic's, or handed in.
 */
function gradientTaken(experiment: Experiment, run: Extract<SiteRun, { kind: 'penalty' }>): ProbeGradient | undefined {
  const taken = deliveredIn(experiment, run);
  return taken?.factors.some((factor) => Math.abs(factor - 1) > 1e-3) ? { shape: taken.shape, fill: undefined, data: taken.values } : undefined;
}
