/**
 * @file One run of a site that keeps what everything the file leaves open was taken for, and what further trials have
 * shown: what a test for PyTorch is made of. Must not know how that is written.
 */
import type { Evaluation } from '../protocol/evaluation.ts';
import type { Program, Value } from '../python/evaluator/index.ts';
import { PyModule } from '../python/evaluator/index.ts';
import type { OpRecord } from '../torch/index.ts';
import { Examination } from './examination.ts';
import { evaluateFormula, isPerSample, type Formula } from './formulas.ts';
import { reference } from './judge.ts';
import { ProbeGradients, sizeOf, type ProbeName } from './probes/gradients.ts';
import type { Lab } from './probes/lab.ts';
import { Experiment, type Setting } from './probes/experiment.ts';
import type { SiteRun } from './probes/runSite.ts';
import type { PlacedUse } from './probes/uses.ts';
import { iteratedNames } from './sites/iteration.ts';
import { backwardOfVector } from './sites/unreduced.ts';
import type { SiteTarget } from './sites/site.ts';
import { experimentAt, studySite, type Study, type Subject, type Tools } from './study.ts';
import type { Training } from './trials/training.ts';
import type { Mixture } from './trials/interpolation.ts';

export interface Rehearsal {
  readonly target: SiteTarget;
  readonly shape: readonly number[];
  readonly setting: Setting;
  readonly run: SiteRun;
  readonly uses: readonly PlacedUse[];
  /** Whether the critic was asked about one sample at a time. */
  readonly isAskedBySample: boolean;
  /** What the penalty of that gradient should be; undefined where no formula tells. */
  readonly expected: (probe: ProbeName) => number | undefined;
  /** The formula that `expected` is of. */
  readonly formula: Formula | undefined;
  readonly training: Training;
  readonly trainingAtZero: Training;
  /** The two batches that the critic's input is mixed of, and whether it lies between them, sample by sample. */
  readonly mixing: Mixing | undefined;
  /** Whether it writes into its data. */
  readonly changes: boolean;
  /** Whether the file back-propagates an answer that is one number a sample. */
  readonly isUnreduced: boolean;
  /** Whether data are joined with labels or other conditions before the critic is asked. */
  readonly joinsConditions: boolean;
  /** What a module of the program binds to a name; undefined for the main file. */
  readonly valueOf: (module: string | undefined, name: string) => Value | undefined;
  /** Whether that can be imported where PyTorch is: it is part of Python, of PyTorch, or of a library that we know. */
  readonly isLibrary: (module: string) => boolean;
}

/** Milliseconds in which settings are tried. */
const patience = 4_000;

/** What `use` makes of it; the rehearsal's values are gone afterwards. */
export function rehearse<T>(program: Program, target: SiteTarget, evaluation: Evaluation, tools: Tools, use: (rehearsal: Rehearsal) => T): T {
  return tools.arrays.scope(() => {
    const subject = { program, target, gradients: new ProbeGradients(evaluation.seed, tools.keptGradients), deadline: tools.clock() + patience };
    const first = studied(subject, tools, evaluation);
    return use(performed(first.subject, first.study, tools, evaluation));
  });
}

/** What is gone through may be a list of batches, where that makes a penalty of it. */
function studied(subject: Subject, tools: Tools, { shape }: Evaluation): { readonly subject: Subject; readonly study: Study } {
  const study = studySite(subject, tools, shape);
  const { target } = subject;
  if (target.type !== 'function' || (study.kind === 'studied' && study.formula)) return { subject, study };
  const iterated = iteratedNames(target.info.node);
  const listed = new Set(target.parameters.flatMap(({ name, role }) => (iterated.has(name) && (role === 'data' || name === target.gradientParameter) ? [name] : [])));
  if (listed.size === 0) return { subject, study };
  const inLists = { ...subject, target: { ...target, listed } };
  const again = studySite(inLists, tools, shape);
  return again.kind === 'studied' && again.formula ? { subject: inLists, study: again } : { subject, study };
}

function performed(subject: Subject, study: Study, tools: Tools, evaluation: Evaluation): Rehearsal {
  const { shape, verdict } = evaluation;
  const { target } = subject;
  const forms = study.kind === 'studied' ? study.forms : undefined;
  const search = experimentAt(subject, tools, shape, forms);
  search.run('unit');
  const setting = search.tried ?? { outputForm: 'column', dataRequiresGrad: false, hasCuda: false };
  const { program, gradients } = subject;
  const settled = { ...subject, target: search.target };
  const experiment = new Experiment(program.main.tree, search.target, { program, arrays: tools.arrays, clock: tools.clock, shape, seed: gradients.seed, gradients, keepsUses: true }, () => true, forms, setting);
  const run = experiment.run('unit');
  const { lab } = experiment;
  const examination = new Examination({ ...settled, shape, shapeFrom: evaluation.shapeFrom }, tools, study, run);
  const formula = study.kind === 'studied' ? study.formula : undefined;
  const isOwn = verdict === 'correct' || verdict === 'different';
  const meant = formula && (isOwn ? (study.kind === 'studied' && study.isOther ? undefined : formula) : reference(formula, shape.length));
  const gradientShape = experiment.gradientShape(run);
  return {
    target: search.target, shape, setting, run, uses: lab.takenFor ?? [], isAskedBySample: run.notes.criticData.some((x) => x.shape[0] !== shape[0] && sizeOf(x.shape) * (shape[0] ?? 1) === sizeOf(shape)),
    formula: meant,
    expected: (probe) => (!meant || (probe === 'spread' && (meant.pack !== undefined || !isPerSample(meant, shape.length))) ? undefined : evaluateFormula(meant, gradients.get(probe, gradientShape))),
    training: examination.training, trainingAtZero: examination.trainingAtZero, mixing: mixingOf(examination.mixture()), changes: examination.changedBatches.length > 0,
    isUnreduced: target.type === 'function' && run.kind === 'penalty' && (run.tensor?.size ?? 1) > 1 && backwardOfVector(program.main.tree, target.info) !== undefined,
    joinsConditions: run.notes.ops.some(({ op }) => joins(op)),
    valueOf: (module, name) => valueOf(lab, module, name),
    isLibrary: (module) => { const found = lab.evaluator.attempt(() => lab.interpreter.importModule(module)); return found.kind === 'value' && found.value instanceof PyModule; },
  };
}

function valueOf(lab: Lab, module: string | undefined, name: string): Value | undefined {
  const outcome = module === undefined ? lab.evaluator.global(name) : lab.evaluator.attempt(() => lab.interpreter.getattr(lab.interpreter.importModule(module), name));
  return outcome.kind === 'value' ? outcome.value : undefined;
}

/** Of parts that gradients are taken of, and others. */
const joins = ({ name, inputs }: OpRecord): boolean => name.includes('cat') && inputs.some((part) => part.requiresGrad) && inputs.some((part) => !part.requiresGrad);

export interface Mixing { readonly names: readonly [string, string]; readonly isOnLine: boolean }

function mixingOf(mixture: Mixture | undefined): Mixing | undefined {
  const [first, second] = mixture?.weights ?? [];
  if (!mixture || !first || !second || mixture.weights.size !== 2 || mixture.goesOn || mixture.offset.some((x) => x !== 0)) return undefined;
  // What a generator makes is no batch that can be handed in.
  if ([first, second].some(([name]) => name.endsWith(')'))) return undefined;
  const n = sizeOf(mixture.shape.slice(1));
  const isNear = (a: number, b: number): boolean => Math.abs(a - b) < 1e-4;
  const isOnLine = first[1].every((w, i) => w > -1e-4 && w < 1.0001 && isNear(w + (second[1][i] ?? 0), 1) && isNear(w, first[1][i - i % n] ?? 0));
  return { names: [first[0], second[0]], isOnLine };
}
