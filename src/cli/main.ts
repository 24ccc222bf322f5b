/** @file Where the bundle starts: as the command line, or as one of the threads that `check` starts. */
import { isMainThread } from 'node:worker_threads';
import { serve } from './check/worker.ts';
import { runCommandLine } from './commandLine.ts';

await (isMainThread ? runCommandLine() : serve());
