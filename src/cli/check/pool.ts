/**
 * @file Files over several threads. A thread that takes too long over a file, or dies of it, is replaced; so is one that
 * a file has made large, since the memory of WebAssembly never shrinks.
 */
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import { phrase } from '../../texts/text.ts';
import { sayerOf, type Say } from '../language.ts';
import type { FileReport } from './report.ts';
import type { Answer, WorkerSettings } from './worker.ts';

export interface PoolOptions extends WorkerSettings {
  /** For one file. */
  readonly maxMilliseconds: number;
  readonly onDone: (done: number) => void;
}

const maxThreads = 8;
/** Starting a thread costs as much as a few files. */
const filesWorthAThread = 4;

/** What is young dies young here; a larger nursery only holds on to it. Without a bound on the rest, what is dead stays long. */
const usual: ResourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 160 };
/** For the few files that need more: with Node's own bounds. */
const roomy: ResourceLimits = { maxYoungGenerationSizeMb: 8 };
/** Bytes outside of JavaScript's heap, most of them WebAssembly's, at which a thread ends. */
const maxOutside = 110 * 1024 * 1024;

/** Reports in no order. */
export async function inspectAll(files: readonly string[], options: PoolOptions): Promise<FileReport[]> {
  const threads = Math.max(1, Math.min(availableParallelism(), maxThreads, Math.ceil(files.length / filesWorthAThread)));
  const batches = batchesOf(files).values();
  const reports: FileReport[] = [];
  await Promise.all(Array.from({ length: threads }, async () => {
    let thread: Thread | undefined;
    for (const batch of batches) for (const file of batch) {
      thread = thread?.alive === true ? thread : new Thread(options, usual);
      reports.push(await thread.inspect(file) ?? await inspectAlone(file, options));
      options.onDone(reports.length);
    }
    await thread?.end();
  }));
  return reports;
}

/** Neighbours go to one thread: they import the same modules, which it then has parsed. */
function batchesOf(files: readonly string[]): readonly (readonly string[])[] {
  const batches: string[][] = [];
  for (const file of files) {
    const last = batches.at(-1);
    if (last && last.length < maxBatch && dirname(last[0] ?? '') === dirname(file)) last.push(file);
    else batches.push([file]);
  }
  return batches;
}
/** No more, so that the threads end together. */
const maxBatch = 8;

async function inspectAlone(file: string, options: PoolOptions): Promise<FileReport> {
  const thread = new Thread(options, roomy);
  const report = await thread.inspect(file) ?? failed(file, sayerOf(options.language)(phrase`it could not be checked: its thread ended`));
  await thread.end();
  return report;
}

const failed = (file: string, message: string): FileReport => ({ file, findings: [], problem: { file, message, failed: false } });

class Thread {
  readonly #worker: Worker;
  readonly #maxMilliseconds: number;
  readonly #say: Say;
  /** A message where there is no report; undefined where a larger thread may have one. */
  #answer: ((report: FileReport | string | undefined) => void) | undefined;
  #alive = true;

  constructor({ maxBytes, language, maxMilliseconds }: PoolOptions, resourceLimits: ResourceLimits) {
    this.#maxMilliseconds = maxMilliseconds;
    this.#say = sayerOf(language);
    const settings: WorkerSettings = { maxBytes, language };
    this.#worker = new Worker(new URL(import.meta.url), { workerData: settings, resourceLimits });
    this.#worker.on('message', ({ report, outside }: Answer) => {
      if (outside > maxOutside) void this.end();
      this.#answer?.(report);
    });
    this.#worker.on('error', (error: unknown) => { this.#give(isOutOfMemory(error) && resourceLimits === usual ? undefined : this.#say(phrase`it could not be checked: ${error instanceof Error ? error.message : String(error)}`)); });
    this.#worker.on('exit', () => { this.#give(this.#say(phrase`it could not be checked: its thread ended`)); });
  }

  get alive(): boolean { return this.#alive; }

  inspect(file: string): Promise<FileReport | undefined> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => { this.#give(this.#say(phrase`it took longer than ${this.#maxMilliseconds / 1000} s`)); }, this.#maxMilliseconds);
      this.#answer = (report): void => {
        this.#answer = undefined;
        clearTimeout(timer);
        resolve(typeof report === 'string' ? failed(file, report) : report);
      };
      this.#worker.postMessage(file);
    });
  }

  async end(): Promise<void> {
    if (!this.#alive) return;
    this.#alive = false;
    await this.#worker.terminate();
  }

  #give(message: string | undefined): void {
    this.#alive = false;
    void this.#worker.terminate();
    this.#answer?.(message);
  }
}

const isOutOfMemory = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
