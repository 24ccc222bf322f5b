/**
 * @file The critic, its penalty and the Python module that trains it, in one evaluator: what can be trained, with how many
 * samples, and each step's call. Must not know what is shown of it.
 */
import type { ArrayBackend } from '../../arrays/backend.ts';
import type { Site } from '../../protocol/evaluation.ts';
import type { ArmName, TrainingFailure, TrainingOptions, TrainingOutcome } from '../../protocol/training.ts';
import { Builtin, PyList, PyTuple, type Outcome, type Program, type Value } from '../../python/evaluator/index.ts';
import { createCollector } from '../../torch/index.ts';
import { print, type Translations } from '../../texts/text.ts';
import { findTarget } from '../evaluate.ts';
import { fromBelow } from '../fromBelow.ts';
import { ProbeGradients } from '../probes/gradients.ts';
import { withOldDivision } from '../python2.ts';
import { Contexts } from '../sites/contexts.ts';
import type { SiteTarget } from '../sites/site.ts';
import { criticToTrain, type TrainedCritic } from './critic.ts';
import { OwnPenalty } from './penalties.ts';
import { TrainingLab } from './trainingLab.ts';
import trainingTree from './training.py';

export interface TrainingTools { readonly arrays: ArrayBackend; readonly openMeta: () => ArrayBackend; readonly clock: () => number; readonly translations?: Translations | undefined }
export interface TrainingInput { readonly program: Program; readonly site: Site; readonly options: TrainingOptions }

/** A copy of the critic, and what is added to its loss. */
export interface Arm { readonly name: ArmName; readonly penalty: Value; readonly isPenalised: boolean }
export interface Plan { readonly arms: readonly Arm[]; readonly batch: number }

/** The name under which `training.py` is imported. */
const moduleName = '_penalty_lens_training';
/** Of one call into Python: a step, or making a critic. */
const maxMilliseconds = 60_000;
/** Of the search for a critic. */
const searchPatience = 20_000;

/** Milliseconds that a step of all critics may take; more, where the code fixes its batch. */
const patience = 500;
const greatPatience = 2_000;
const fewSamples = 4;
const pictureBatches = [16, 8];
const vectorBatches = [64, 32, 16, 8];
const largestBatch = 512;
/** Batches that code may fix, where another does not run. */
const usualBatches = [64, 32, 16, 128, 256];

/** Frees what was made since training began and can't be reached any more. */
type Sweep = (roots: () => Iterable<unknown>) => void;

export class TrainingBench {
  readonly #sweep: Sweep;
  readonly #own: OwnPenalty;
  readonly #seed: number;

  constructor(readonly lab: TrainingLab, readonly critic: TrainedCritic, readonly tools: TrainingTools, own: OwnPenalty, seed: number, sweep: Sweep) {
    this.#own = own;
    this.#seed = seed;
    this.#sweep = sweep;
  }

  /** undefined: no critic is in reach. */
  static open({ program: given, site, options }: TrainingInput, tools: TrainingTools): TrainingBench | undefined {
    const program = withOldDivision(given);
    const target = findTarget(program, site);
    if (!target) return undefined;
    const sweep = createCollector(tools.arrays, { always: true }).enter();
    const lab = openLab(program, target, options, tools);
    const until = tools.clock() + searchPatience;
    const contexts = new Contexts(program, tools);
    const critic = criticToTrain({ lab, module: program.main.tree, target, contexts, seed: options.seed, sample: options.shape.slice(1), isLate: () => tools.clock() > until });
    if (!critic) {
      sweep(() => []);
      return undefined;
    }
    tellBeside(lab, critic);
    return new TrainingBench(lab, critic, tools, new OwnPenalty(lab, program.main.tree, target), options.seed, sweep);
  }

  /** How many samples a step can take, and whether the penalty runs on them as it is written. */
  prepare({ shape, kind, target, weightInside, comparesReference, batch: wanted }: TrainingOptions): TrainingOutcome<Plan> {
    const made = this.#python('reference', [kind, target, weightInside]);
    if (made.kind !== 'value') return { ok: false, failure: failureOf(made, this.tools) };
    const reference: Arm = { name: 'reference', penalty: made.value, isPenalised: true };
    const measured = wanted === undefined ? this.#measure(reference, comparesReference ? 3 : 2) : { ok: true, value: () => 0 } as const;
    if (!measured.ok) return measured;
    const timeOf = measured.value;
    const affordable = wanted ?? (this.critic.sample.length > 1 ? pictureBatches : vectorBatches).find((size) => timeOf(size) <= patience) ?? fewSamples;
    // Some code fixes its batch.
    const sizes = wanted === undefined ? [affordable, ...[shape[0] ?? 0, ...usualBatches].filter((size) => timeOf(size) <= greatPatience)] : [wanted];
    const batch = sizes.find((size) => size > 0 && size <= largestBatch && this.#fits(size));
    if (batch === undefined) return { ok: true, value: { batch: affordable, arms: [reference, { ...reference, name: 'none', isPenalised: false }] } };
    const own: Arm = { name: 'own', penalty: this.#own.function, isPenalised: true };
    return { ok: true, value: { batch, arms: [own, ...(comparesReference ? [reference] : []), { ...own, name: 'none', isPenalised: false }] } };
  }

  /** Copies of the critic, ready for their first step. */
  training(batch: number, arms: readonly Arm[]): Outcome<Value> {
    const penalties = arms.map(({ penalty, isPenalised }) => new PyTuple([penalty, isPenalised]));
    return this.#python('Training', [this.critic.value, this.#shapeOf(batch), new PyList(penalties), BigInt(this.#seed)]);
  }

  step(training: Value, index: number, weight: number): Outcome<Value> {
    // The penalty draws from where `training.py` has set the generator.
    this.lab.draw = 2 * index + 1;
    return this.lab.evaluator.attempt(() => this.lab.interpreter.call(this.lab.interpreter.getattr(training, 'step'), [weight]));
  }

  free(...live: readonly Value[]): void { this.#sweep(() => [...this.lab.interpreter.roots(), this.critic, ...live]); }
  close(): void { this.#sweep(() => []); }
  giveUp(failure: TrainingFailure): { readonly ok: false; readonly failure: TrainingFailure } {
    this.close();
    return { ok: false, failure };
  }

  #fits(batch: number): boolean {
    const shape = this.#shapeOf(batch);
    const made = ['real_batch', 'fake_batch', 'fake_batch'].map((name) => this.#python(name, [shape]));
    const batches = made.flatMap((outcome) => (outcome.kind === 'value' ? [outcome.value] : []));
    const fits = batches.length === made.length && this.#own.fits([this.critic.tried, ...batches]);
    this.free();
    return fits;
  }

  /** Milliseconds that a step of so many samples takes, going by the time of a few: about half of it grows with the batch. */
  #measure(arm: Arm, arms: number): TrainingOutcome<(batch: number) => number> {
    const training = this.training(fewSamples, [arm]);
    if (training.kind !== 'value') return { ok: false, failure: failureOf(training, this.tools) };
    // The first one also compiles and fills caches; of the others, one may have been interrupted.
    const times: number[] = [];
    for (const index of [0, 1, 2]) {
      const started = this.tools.clock();
      const outcome = this.step(training.value, index, 1);
      times.push(this.tools.clock() - started);
      this.free(training.value);
      if (outcome.kind !== 'value') return { ok: false, failure: failureOf(outcome, this.tools) };
      if (this.tools.clock() - started > greatPatience) break;
    }
    this.free();
    const fastest = Math.min(...times) * arms;
    return { ok: true, value: (batch) => fastest * (1 + batch / fewSamples) / 2 };
  }

  #shapeOf(batch: number): PyTuple {
    this.lab.batchShape = [batch, ...this.critic.sample];
    return new PyTuple(this.lab.batchShape.map(BigInt));
  }

  #python(name: string, args: readonly Value[]): Outcome<Value> {
    const { interpreter, evaluator } = this.lab;
    return evaluator.attempt(() => interpreter.call(interpreter.getattr(interpreter.importModule(moduleName), name), args));
  }
}

function openLab(program: Program, target: SiteTarget, options: TrainingOptions, { arrays, clock }: TrainingTools): TrainingLab {
  return new TrainingLab({
    program, arrays, clock, shape: options.shape, seed: options.seed, gradients: new ProbeGradients(options.seed), maxMilliseconds,
    collector: createCollector(arrays), modules: new Map([[moduleName, trainingTree]]),
    owner: target.type === 'function' ? target.info.owner?.name : undefined, at: options.kind === 'zero-centred' ? 'real' : 'mixed',
  });
}

/** Both who asks the critic in Python and the file's own penalty. */
function tellBeside(lab: TrainingLab, { beside }: TrainedCritic): void {
  const told = new Builtin('beside_data', (_, [x]) => new PyTuple(x !== undefined && lab.torch.isTensor(x) ? [...beside(x)] : []));
  lab.besideData = beside;
  lab.interpreter.setattr(lab.interpreter.importModule(moduleName), told.name, told);
}

/** An exception in Python's words, anything else in the reader's. */
export function failureOf(outcome: Exclude<Outcome<unknown>, { kind: 'value' }>, { translations }: TrainingTools): TrainingFailure {
  if (outcome.kind === 'raises') return { kind: 'stopped', message: `${outcome.type}: ${outcome.message}` };
  return { kind: 'stopped', message: print(fromBelow(outcome.kind === 'unsupported' ? outcome.what : outcome.message), translations) };
}
