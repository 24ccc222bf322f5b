/** @file Files over several threads. A thread that takes too long over a file, or dies of it, is replaced. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { phrase } from '../../texts/text.ts';
import { sayerOf, type Say } from '../language.ts';
import type { FileReport } from './report.ts';
import type { WorkerSettings } from './worker.ts';

export interface WorthwhileFile { readonly path: string; readonly size: number }

export interface PoolOptions extends WorkerSettings {
  /** For one file. */
  readonly maxMilliseconds: number;
  readonly onDone: (done: number) => void;
}

const maxThreads = 8;
/** Starting a thread costs as much as a few files. */
const filesWorthAThread = 4;

/** What is young dies young here; a larger nursery only holds on to it. */
const maxYoungGenerationSizeMb = 8;
/** The parser's memory grows with the longest text that it has read and never shrinks; a thread ends after such a one. */
const longText = 250_000;

/** Reports in no order. */
export async function inspectAll(files: readonly WorthwhileFile[], options: PoolOptions): Promise<FileReport[]> {
  const threads = Math.max(1, Math.min(availableParallelism(), maxThreads, Math.ceil(files.length / filesWorthAThread)));
  const queue = files.values();
  const reports: FileReport[] = [];
  await Promise.all(Array.from({ length: threads }, async () => {
    let thread: Thread | undefined;
    for (const file of queue) {
      thread = thread?.alive === true ? thread : new Thread(options);
      reports.push(await thread.inspect(file.path));
      if (file.size > longText) await thread.end();
      options.onDone(reports.length);
    }
    await thread?.end();
  }));
  return reports;
}

class Thread {
  readonly #worker: Worker;
  readonly #maxMilliseconds: number;
  readonly #say: Say;
  #answer: ((report: FileReport | string) => void) | undefined;
  #alive = true;

  constructor({ maxBytes, language, maxMilliseconds }: PoolOptions) {
    this.#maxMilliseconds = maxMilliseconds;
    this.#say = sayerOf(language);
    const settings: WorkerSettings = { maxBytes, language };
    this.#worker = new Worker(new URL(import.meta.url), { workerData: settings, resourceLimits: { maxYoungGenerationSizeMb } });
    this.#worker.on('message', (report: FileReport) => { this.#answer?.(report); });
    this.#worker.on('error', (error: unknown) => { this.#give(this.#say(phrase`it could not be checked: ${error instanceof Error ? error.message : String(error)}`)); });
    this.#worker.on('exit', () => { this.#give(this.#say(phrase`it could not be checked: its thread ended`)); });
  }

  get alive(): boolean { return this.#alive; }

  inspect(file: string): Promise<FileReport> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => { this.#give(this.#say(phrase`it took longer than ${this.#maxMilliseconds / 1000} s`)); }, this.#maxMilliseconds);
      this.#answer = (report): void => {
        this.#answer = undefined;
        clearTimeout(timer);
        resolve(typeof report === 'string' ? { file, findings: [], problem: { file, message: report, failed: false } } : report);
      };
      this.#worker.postMessage(file);
    });
  }

  async end(): Promise<void> {
    if (!this.#alive) return;
    this.#alive = false;
    await this.#worker.terminate();
  }

  #give(message: string): void {
    this.#alive = false;
    void this.#worker.terminate();
    this.#answer?.(message);
  }
}
