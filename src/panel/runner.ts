/**
 * @file Runs evaluations in a worker: one at a time, the newest wins, a cancelled one is ended at once.
 * Must not know what is on screen.
 */
import { releaseProxy, wrap, type Remote } from 'comlink';
import type { Evaluation } from '../protocol/evaluation.ts';
import type { EvaluateRequest, EvaluationWorker } from './evaluate.ts';

export interface Answer {
  /** undefined: run, the site turns out to be no penalty. */
  readonly evaluation: Evaluation | undefined;
}

interface Prepared {
  readonly remote: Remote<EvaluationWorker>;
  /** Settles when the arrays are ready. */
  readonly ready: Promise<void>;
  /** Rejects when the worker's script throws outside a call. */
  readonly broken: Promise<never>;
  /** Settles when the worker was ended. */
  readonly ended: Promise<undefined>;
  readonly end: () => void;
}

export class Runner {
  readonly #start: () => Promise<Worker>;
  readonly #wasm: () => Promise<ArrayBuffer | undefined>;
  readonly #language: string;
  #current: Promise<Prepared> | undefined;
  /** Waits, so that the run after a cancelled one need not wait for a worker to start. */
  #spare: Promise<Prepared> | undefined;
  /** The spare one, while it is at a question that takes long. */
  #busy: Promise<Prepared> | undefined;
  /** Ends the run in progress. */
  #endRun: (() => void) | undefined;

  constructor(start: () => Promise<Worker>, wasm: () => Promise<ArrayBuffer | undefined>, language: string) {
    this.#start = start;
    this.#wasm = wasm;
    this.#language = language;
  }

  /** Starts a worker before there is anything to run. */
  warm(): void { this.#current ??= this.#prepare(); }

  /** undefined: another run or `cancel` came first. Rejects if the worker broke. */
  async run(request: EvaluateRequest): Promise<Answer | undefined> {
    this.cancel();
    this.#endLong();
    const prepared = this.#current ??= this.#prepare();
    const ended = new Promise<undefined>((resolve) => { this.#endRun = () => { resolve(undefined); }; });
    const endRun = this.#endRun;
    try {
      return await Promise.race([evaluateIn(prepared, request), ended]);
    } catch (problem) {
      this.#drop(prepared);
      throw problem;
    } finally {
      if (this.#endRun === endRun) this.#endRun = undefined;
      this.#spare ??= this.#prepare();
    }
  }

  /** A question beside the runs, which it does not cancel; undefined: the worker was ended before it answered. */
  ask<T>(question: Question<T>): Promise<T | undefined> { return askIn(this.#current ??= this.#prepare(), question); }

  /** The same for what takes long: the spare worker answers, so that nothing waits for it. The next run ends it. */
  async askLong<T>(question: Question<T>): Promise<T | undefined> {
    const busy = this.#busy = this.#spare ??= this.#prepare();
    try {
      return await askIn(busy, question);
    } finally {
      if (this.#busy === busy) this.#busy = undefined;
    }
  }

  #endLong(): void {
    if (this.#busy === undefined) return;
    this.#drop(this.#busy);
    if (this.#spare === this.#busy) this.#spare = undefined;
    this.#busy = undefined;
  }

  cancel(): void {
    if (this.#endRun === undefined) return;
    this.#endRun();
    this.#endRun = undefined;
    this.#endLong();
    if (this.#current !== undefined) this.#drop(this.#current);
    this.#current = this.#spare;
    this.#spare = undefined;
  }

  #drop(prepared: Promise<Prepared>): void {
    if (this.#current === prepared) this.#current = undefined;
    prepared.then(({ end }) => { end(); }, ignore);
  }

  #prepare(): Promise<Prepared> {
    const prepared = Promise.all([this.#start(), this.#wasm()]).then(([worker, wasm]) => prepareWorker(worker, wasm, this.#language));
    prepared.catch(ignore);
    return prepared;
  }
}

type Question<T> = (worker: Remote<EvaluationWorker>) => Promise<T>;

async function askIn<T>(prepared: Promise<Prepared>, question: Question<T>): Promise<T | undefined> {
  const { remote, ready, broken, ended } = await prepared;
  await Promise.race([ready, broken]);
  return Promise.race([question(remote), broken, ended]);
}

async function evaluateIn(prepared: Promise<Prepared>, request: EvaluateRequest): Promise<Answer> {
  const { remote, ready, broken } = await prepared;
  await Promise.race([ready, broken]);
  return { evaluation: await Promise.race([remote.evaluate(request), broken]) };
}

function prepareWorker(worker: Worker, wasm: ArrayBuffer | undefined, language: string): Prepared {
  const remote = wrap<EvaluationWorker>(worker);
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => { reject(new Error(event.message)); });
  });
  const ready = remote.prepare(wasm, language);
  broken.catch(ignore);
  ready.catch(ignore);
  const ending = new AbortController();
  const ended = new Promise<undefined>((resolve) => { ending.signal.addEventListener('abort', () => { resolve(undefined); }); });
  const end = (): void => {
    remote[releaseProxy]();
    worker.terminate();
    ending.abort();
  };
  return { remote, ready, broken, ended, end };
}

/** Whoever awaits the promise hears of it; a spare's failure shows when it is needed. */
const ignore = (): undefined => undefined;
