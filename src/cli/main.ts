/** @file Where the bundle starts: as the command line, or as one of the threads that `check` and `run` start. */
import { isMainThread, workerData } from 'node:worker_threads';
import { serve } from './check/worker.ts';
import { runCommandLine } from './commandLine.ts';
import { serveRun } from './deepRun.ts';

const isRun = (data: unknown): boolean => typeof data === 'object' && data !== null && 'argv' in data;

await (isMainThread ? runCommandLine() : isRun(workerData) ? serveRun() : serve());
