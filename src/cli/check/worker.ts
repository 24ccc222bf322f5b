/** @file The other thread's part: a service of its own, one file at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { readFileSync } from 'node:fs';
import { sayerOf } from '../language.ts';
import { openWorkshop, type WorkshopOptions } from '../workshop.ts';
import { reasonOf } from './findFiles.ts';
import { inspect } from './inspect.ts';
import type { FileReport } from './report.ts';

export type WorkerSettings = WorkshopOptions;
/** `outside`: bytes that the thread holds outside of JavaScript's heap. */
export interface Answer { readonly report: FileReport; readonly outside: number }

export async function serve(): Promise<void> {
  const settings = workerData as WorkerSettings; // pool.ts sends nothing else
  const { service } = await openWorkshop(settings);
  const say = sayerOf(settings.language);
  parentPort?.on('message', (file: string) => { parentPort?.postMessage({ report: report(file), outside: process.memoryUsage().external } satisfies Answer); });
  function report(file: string): FileReport {
    try {
      return inspect(file, readFileSync(file), service);
    } catch (error) {
      return { file, findings: [], problem: { file, message: reasonOf(error, say), failed: true } };
    }
  }
}
