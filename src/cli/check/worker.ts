/** @file The other thread's part: a service of its own, one file at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { readFileSync } from 'node:fs';
import { openWorkshop } from '../workshop.ts';
import { reasonOf } from './findFiles.ts';
import { inspect } from './inspect.ts';
import type { FileReport } from './report.ts';

export interface WorkerSettings { readonly maxBytes: number | undefined }

export async function serve(): Promise<void> {
  const { maxBytes } = workerData as WorkerSettings; // pool.ts sends nothing else
  const { service } = await openWorkshop(maxBytes);
  parentPort?.on('message', (file: string) => { parentPort?.postMessage(report(file)); });
  function report(file: string): FileReport {
    try {
      return inspect(file, readFileSync(file), service);
    } catch (error) {
      return { file, findings: [], problem: { file, message: reasonOf(error), failed: true } };
    }
  }
}
