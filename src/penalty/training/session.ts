/**
 * @file A critic in training: copies of it side by side, one step when it is asked for. The steps themselves are Python
 * (`training.py`), run by the evaluator. What a step leaves behind is freed before the next.
 */
import type { ArmName, ArmStep, TrainingOutcome, TrainingStart, TrainingStep } from '../../protocol/training.ts';
import { None, PyList, PyTuple, type Value } from '../../python/evaluator/index.ts';
import { failureOf, TrainingBench, type TrainingInput, type TrainingTools } from './bench.ts';

export type { TrainingInput, TrainingTools } from './bench.ts';

export class TrainingSession {
  readonly #bench: TrainingBench;
  readonly #training: Value;
  readonly #weightInside: number;
  #steps = 0;

  constructor(bench: TrainingBench, readonly start: TrainingStart, training: Value, weightInside: number) {
    this.#bench = bench;
    this.#training = training;
    this.#weightInside = weightInside;
  }

  /** Makes the critic and finds out how it can be trained. */
  static open(input: TrainingInput, tools: TrainingTools): TrainingOutcome<TrainingSession> {
    const bench = TrainingBench.open(input, tools);
    if (!bench) return { ok: false, failure: { kind: 'no-critic' } };
    const plan = bench.prepare(input.options);
    if (!plan.ok) return bench.giveUp(plan.failure);
    const { arms, batch } = plan.value;
    const training = bench.training(batch, arms);
    if (training.kind !== 'value') return bench.giveUp(failureOf(training, tools));
    const { name: critic, parameters, sample } = bench.critic;
    const start: TrainingStart = { critic, parameters, shape: [batch, ...sample], arms: arms.map(({ name }) => name), backend: tools.arrays.name };
    return { ok: true, value: new TrainingSession(bench, start, training.value, input.options.weightInside) };
  }

  /** `weight` is the whole λ, whatever part of it is inside the penalty. */
  step(weight: number): TrainingOutcome<TrainingStep> {
    const { clock } = this.#bench.tools;
    const started = clock();
    const outcome = this.#bench.step(this.#training, this.#steps, weight / this.#weightInside);
    if (outcome.kind !== 'value') return { ok: false, failure: failureOf(outcome, this.#bench.tools) };
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

const itemsOf = (value: Value): readonly Value[] => (value instanceof PyList || value instanceof PyTuple ? value.items : []);
