/**
 * @file A critic in training: copies of it side by side, one step when it is asked for. The steps themselves are Python
 * (`training.py`), run by the evaluator. What a step leaves behind is freed before the next.
 */
import type { ArrayBackend } from '../../arrays/backend.ts';
import type { Site } from '../../protocol/evaluation.ts';
import type { ArmName, ArmStep, TrainingFailure, TrainingOptions, TrainingOutcome, TrainingStart, TrainingStep } from '../../protocol/training.ts';
import { None, PyList, PyTuple, type Outcome, type Program, type Value } from '../../python/evaluator/index.ts';
import { createCollector } from '../../torch/index.ts';
import { findTarget } from '../evaluate.ts';
import { ProbeGradients } from '../probes/gradients.ts';
import { withOldDivision } from '../python2.ts';
import type { SiteTarget } from '../sites/site.ts';
import { findCritic, type FoundCritic } from './findCritic.ts';
import { OwnPenalty } from './penalties.ts';
import { TrainingLab } from './trainingLab.ts';
import trainingTree from './training.py';

export interface TrainingTools { readonly arrays: ArrayBackend; readonly clock: () => number }
export interface TrainingInput { readonly program: Program; readonly site: Site; readonly options: TrainingOptions }

/** The name under which `training.py` is imported. */
const moduleName = '_penalty_lens_training';
/** Of one call into Python: a step or the search for a critic. */
const maxMilliseconds = 60_000;

interface Arm { readonly name: ArmName; readonly penalty: Value; readonly isPenalised: boolean }

export class TrainingSession {
  readonly start: TrainingStart;
  readonly #bench: Bench;
  readonly #training: Value;
  readonly #weightInside: number;
  #steps = 0;

  private constructor(bench: Bench, start: TrainingStart, training: Value, weightInside: number) {
    this.#bench = bench;
    this.start = start;
    this.#training = training;
    this.#weightInside = weightInside;
  }

  /** Makes the critic and finds out how it can be trained. */
  static open(input: TrainingInput, tools: TrainingTools): TrainingOutcome<TrainingSession> {
    const bench = Bench.open(input, tools);
    if (!bench) return { ok: false, failure: { kind: 'no-critic' } };
    const opened = bench.prepare(input.options);
    if (!opened.ok) return bench.giveUp(opened.failure);
    const { arms, batch } = opened.value;
    const training = bench.training(batch, arms);
    if (training.kind !== 'value') return bench.giveUp(failureOf(training));
    const { name: critic, parameters, sample } = bench.critic;
    const start: TrainingStart = { critic, parameters, shape: [batch, ...sample], arms: arms.map(({ name }) => name), backend: tools.arrays.name };
    return { ok: true, value: new TrainingSession(bench, start, training.value, input.options.weightInside) };
  }

  /** `weight` is the whole λ, whatever part of it is inside the penalty. */
  step(weight: number): TrainingOutcome<TrainingStep> {
    const { clock } = this.#bench.tools;
    const started = clock();
    const outcome = this.#bench.step(this.#training, this.#steps, weight / this.#weightInside);
    if (outcome.kind !== 'value') return { ok: false, failure: failureOf(outcome) };
    const arms = itemsOf(outcome.value).map((given, i) => this.#armStep(this.start.arms[i] ?? 'none', given));
    this.#bench.free(this.#training);
    this.#steps += 1;
    return { ok: true, value: { step: this.#steps, weight, arms, elapsedMs: clock() - started } };
  }

  /** Gives back all its memory. */
  close(): void { this.#bench.close(); }

  #armStep(arm: ArmName, given: Value): ArmStep {
    const [loss = None, penalty = None, norms = None] = itemsOf(given);
    return { arm, loss: Number(loss), penalty: Number(penalty) / this.#weightInside, norms: itemsOf(norms).map(Number) };
  }
}

/** The critic, its penalty and the Python module that trains it. */
class Bench {
  /** Frees what was made since the session began and can't be reached any more. */
  readonly #sweep;
  private constructor(readonly lab: TrainingLab, readonly own: OwnPenalty, readonly critic: FoundCritic, readonly tools: TrainingTools, readonly seed: number, since: ReturnType<ReturnType<typeof createCollector>['enter']>) {
    this.#sweep = since;
  }

  static open({ program: given, site, options }: TrainingInput, tools: TrainingTools): Bench | undefined {
    const program = withOldDivision(given);
    const target = findTarget(program, site);
    if (!target) return undefined;
    const since = createCollector(tools.arrays, { always: true }).enter();
    const lab = openLab(program, target, options, tools);
    lab.torch.seed(BigInt(options.seed));
    const critic = findCritic({ lab, module: program.main.tree, target, sample: options.shape.slice(1) });
    if (!critic) {
      since(() => []);
      return undefined;
    }
    lab.leaveOpen(critic.value);
    return new Bench(lab, new OwnPenalty(lab, program.main.tree, target), critic, tools, options.seed, since);
  }

  /** How many samples a step can take, and whether the penalty runs on them as it is written. */
  prepare({ shape, kind, target, weightInside, comparesReference, batch: wanted }: TrainingOptions): TrainingOutcome<{ readonly arms: readonly Arm[]; readonly batch: number }> {
    const reference = this.#python('reference', [kind, target, weightInside]);
    if (reference.kind !== 'value') return { ok: false, failure: failureOf(reference) };
    const arm = (name: ArmName, penalty: Value): Arm => ({ name, penalty, isPenalised: name !== 'none' });
    const affordable = wanted === undefined ? this.#affordable(arm('reference', reference.value), comparesReference ? 3 : 2) : { ok: true, value: wanted } as const;
    if (!affordable.ok) return affordable;
    // Some code fixes its batch.
    const batch = (wanted === undefined ? [affordable.value, shape[0] ?? 0, ...usualBatches] : [wanted]).find((size) => size > 0 && size <= largestBatch && this.#fits(size));
    if (batch === undefined) return { ok: true, value: { batch: affordable.value, arms: [arm('reference', reference.value), arm('none', reference.value)] } };
    const others = comparesReference ? [arm('reference', reference.value)] : [];
    return { ok: true, value: { batch, arms: [arm('own', this.own.function), ...others, arm('none', this.own.function)] } };
  }

  training(batch: number, arms: readonly Arm[]): Outcome<Value> {
    this.lab.batchShape = [batch, ...this.critic.sample];
    const shape = new PyTuple(this.lab.batchShape.map(BigInt));
    return this.#python('Training', [this.critic.value, shape, new PyList(arms.map(({ penalty, isPenalised }) => new PyTuple([penalty, isPenalised]))), BigInt(this.seed)]);
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
    this.lab.batchShape = [batch, ...this.critic.sample];
    const shape = new PyTuple(this.lab.batchShape.map(BigInt));
    const batches = ['real_batch', 'fake_batch', 'fake_batch'].flatMap((name) => { const made = this.#python(name, [shape]); return made.kind === 'value' ? [made.value] : []; });
    const fits = batches.length === 3 && this.own.fits([this.critic.tried, ...batches]);
    this.free();
    return fits;
  }

  /** The most samples with which a step stays well under a second, going by the time of a few. */
  #affordable(arm: Arm, arms: number): TrainingOutcome<number> {
    const training = this.training(fewSamples, [arm]);
    if (training.kind !== 'value') return { ok: false, failure: failureOf(training) };
    // The first one also compiles and fills caches.
    let elapsed = 0;
    for (const index of [0, 1]) {
      const started = this.tools.clock();
      const outcome = this.step(training.value, index, 1);
      elapsed = this.tools.clock() - started;
      this.free(training.value);
      if (outcome.kind !== 'value') return { ok: false, failure: failureOf(outcome) };
    }
    this.free();
    const sizes = this.critic.sample.length > 1 ? pictureBatches : vectorBatches;
    return { ok: true, value: sizes.find((size) => elapsed * arms * (1 + size / fewSamples) / 2 <= patience) ?? fewSamples };
  }

  #python(name: string, args: readonly Value[]): Outcome<Value> {
    const { interpreter, evaluator } = this.lab;
    return evaluator.attempt(() => interpreter.call(interpreter.getattr(interpreter.importModule(moduleName), name), args));
  }
}

/** Milliseconds that a step of all critics may take. About half of it grows with the batch. */
const patience = 500;
const fewSamples = 4;
const pictureBatches = [16, 8];
const vectorBatches = [64, 32, 16, 8];
const largestBatch = 64;
/** Batches that code may fix, where another does not run. */
const usualBatches = [64, 32, 16];

function openLab(program: Program, target: SiteTarget, options: TrainingOptions, { arrays, clock }: TrainingTools): TrainingLab {
  return new TrainingLab({
    program, arrays, clock, shape: options.shape, seed: options.seed, gradients: new ProbeGradients(options.seed), maxMilliseconds,
    collector: createCollector(arrays), modules: new Map([[moduleName, trainingTree]]),
    owner: target.type === 'function' ? target.info.owner?.name : undefined, at: options.kind === 'zero-centred' ? 'real' : 'mixed',
  });
}

const itemsOf = (value: Value): readonly Value[] => (value instanceof PyList || value instanceof PyTuple ? value.items : []);

function failureOf(outcome: Exclude<Outcome<unknown>, { kind: 'value' }>): TrainingFailure {
  const message = outcome.kind === 'raises' ? `${outcome.type}: ${outcome.message}` : outcome.kind === 'unsupported' ? outcome.what : outcome.message;
  return { kind: 'stopped', message };
}
