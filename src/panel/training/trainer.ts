/**
 * @file Trains in a worker of its own, so that evaluations never wait for it: asks for step after step, tells the state.
 * Must not know what is on screen.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import { releaseProxy, wrap, type Remote } from 'comlink';
import type { TrainingStep } from '../../protocol/training.ts';
import type { TrainingRequest, TrainingWorker } from './remote.ts';
import { closedTraining, isActive, nextTraining, type Place, type TrainingEvent, type TrainingState } from './state.ts';

export interface TrainerTools {
  readonly startWorker: () => Promise<Worker>;
  readonly wasm: () => Promise<ArrayBuffer | undefined>;
  readonly language: string;
  readonly clock: () => number;
}

/** The state changes at most this often: steps may be quicker than the screen. */
const shownEveryMs = 40;
/** How long training goes on while something else is shown. */
const patienceMs = 10_000;

interface Session { readonly remote: Remote<TrainingWorker>; /** Rejects when the worker's script throws outside a call. */ readonly broken: Promise<never>; readonly end: () => void }

export class Trainer {
  readonly #state = signal(closedTraining);
  readonly #tools: TrainerTools;
  #session: Promise<Session> | undefined;
  #request: TrainingRequest | undefined;
  /** Steps that are not shown yet. */
  #pending: TrainingStep[] = [];
  #shownAt = 0;
  /** Whether a step is under way. */
  #isStepping = false;
  /** Counts openings: what an earlier one still answers is not listened to. */
  #opening = 0;
  #leaving: ReturnType<typeof setTimeout> | undefined;

  constructor(tools: TrainerTools) { this.#tools = tools; }

  get state(): ReadonlySignal<TrainingState> { return this.#state; }

  /** The penalty on screen; training another text ends. */
  show(place: Place): void {
    clearTimeout(this.#leaving);
    this.#dispatch({ type: 'shown', place });
    if (!isActive(this.#state.value)) this.#end();
  }

  /** Nothing of it is on screen any more; an evaluation may be under way, after which it is again. */
  leave(): void {
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => {
      this.#dispatch({ type: 'left' });
      this.#end();
    }, patienceMs);
  }

  /** While the critic is being made. */
  cancel(): void {
    this.#dispatch({ type: 'cancelled' });
    this.#end();
  }

  async open(request: TrainingRequest, weight: number): Promise<void> {
    const opening = this.#opening += 1;
    this.#request = request;
    this.#pending = [];
    this.#dispatch({ type: 'opening', weight, seed: request.options.seed });
    try {
      const { remote, broken } = await (this.#session ??= this.#begin());
      const outcome = await Promise.race([remote.openTraining(request), broken]);
      if (opening !== this.#opening) return;
      if (!outcome.ok) { this.#fail(outcome.failure); return; }
      this.#dispatch({ type: 'opened', start: outcome.value });
      void this.#run(opening);
    } catch (problem) {
      if (opening === this.#opening) this.#break(problem);
    }
  }

  /** The same critic from the start, with that seed. */
  reset(seed: number): void {
    const { start, weight } = this.#state.value;
    if (this.#request === undefined) return;
    // As many samples as before: else the time that the machine takes would show in the curves.
    const options = { ...this.#request.options, seed, batch: start?.shape[0] ?? this.#request.options.batch };
    void this.open({ ...this.#request, options }, weight);
  }

  pause(): void {
    this.#flush();
    this.#dispatch({ type: 'paused' });
  }
  resume(): void {
    this.#dispatch({ type: 'resumed' });
    void this.#run(this.#opening);
  }
  step(): void {
    this.pause();
    void this.#step(this.#opening);
  }
  setWeight(weight: number): void { this.#dispatch({ type: 'weight', weight }); }

  async #run(opening: number): Promise<void> {
    while (this.#state.value.phase === 'running' && opening === this.#opening && await this.#step(opening));
  }

  /** Whether there was one. */
  async #step(opening: number): Promise<boolean> {
    if (this.#isStepping || this.#session === undefined) return false;
    this.#isStepping = true;
    try {
      const { remote, broken } = await this.#session;
      const outcome = await Promise.race([remote.trainingStep(this.#state.value.weight), broken]);
      if (opening !== this.#opening) return false;
      if (!outcome.ok) { this.#fail(outcome.failure); return false; }
      this.#pending.push(outcome.value);
      if (this.#state.value.phase !== 'running' || this.#tools.clock() - this.#shownAt >= shownEveryMs) this.#flush();
      return true;
    } catch (problem) {
      if (opening === this.#opening) this.#break(problem);
      return false;
    } finally {
      this.#isStepping = false;
    }
  }

  #flush(): void {
    if (this.#pending.length === 0) return;
    this.#shownAt = this.#tools.clock();
    this.#dispatch({ type: 'stepped', steps: this.#pending });
    this.#pending = [];
  }

  #break(problem: unknown): void { this.#fail({ kind: 'stopped', message: problem instanceof Error ? problem.message : String(problem) }); }

  #fail(failure: Extract<TrainingEvent, { type: 'failed' }>['failure']): void {
    this.#flush();
    this.#dispatch({ type: 'failed', failure });
    this.#end();
  }

  #end(): void {
    this.#opening += 1;
    this.#pending = [];
    this.#session?.then(({ end }) => { end(); }, ignore);
    this.#session = undefined;
  }

  async #begin(): Promise<Session> {
    const [worker, wasm] = await Promise.all([this.#tools.startWorker(), this.#tools.wasm()]);
    const remote = wrap<TrainingWorker>(worker);
    const broken = new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) => { reject(new Error(event.message)); });
    });
    broken.catch(ignore);
    await Promise.race([remote.prepare(wasm, this.#tools.language), broken]);
    return { remote, broken, end: () => { remote[releaseProxy](); worker.terminate(); } };
  }

  #dispatch(event: TrainingEvent): void { this.#state.value = nextTraining(this.#state.value, event); }
}

const ignore = (): undefined => undefined;

const trainers = new WeakMap<TrainerTools, Trainer>();

/** The one trainer of a page: it outlives the section that shows it. */
export function trainerOf(tools: TrainerTools): Trainer {
  const trainer = trainers.get(tools) ?? new Trainer(tools);
  trainers.set(tools, trainer);
  return trainer;
}
