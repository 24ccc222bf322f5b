/** @file `run` in a thread of its own, whose stack has room for as many calls as Python allows. */
import { Worker, parentPort, workerData } from 'node:worker_threads';
import { phrase } from '../texts/text.ts';
import { run, type CommonOptions } from './commands.ts';
import { messageOf, sayerOf } from './language.ts';
import type { Streams } from './streams.ts';

export interface RunTask {
  readonly path: string;
  readonly argv: readonly string[];
  readonly options: CommonOptions;
  readonly language: Streams['language'];
}
type Message = { readonly to: 'out' | 'err'; readonly text: string } | { readonly code: number };

/** A thousand calls of modules in comprehensions in modules take a few megabytes; pages that are not used cost nothing. */
const stackSizeMb = 192;

/** What `run` answers. What the program prints arrives as it is printed. */
export function runInThread(task: RunTask, { out, err }: Streams): Promise<number> {
  const say = sayerOf(task.language);
  return new Promise((resolve) => {
    let code = 2;
    const worker = new Worker(new URL(import.meta.url), { workerData: task, resourceLimits: { stackSizeMb } });
    worker.on('message', (message: Message) => {
      if ('code' in message) code = message.code;
      else (message.to === 'out' ? out : err)(message.text);
    });
    worker.on('error', (error: unknown) => { err(`${say(phrase`The program could not be run: ${messageOf(error, say)}`)}\n`); });
    worker.on('exit', () => { resolve(code); });
  });
}

/** The thread's part. */
export async function serveRun(): Promise<void> {
  const { path, argv, options, language } = workerData as RunTask; // `runInThread` sends nothing else
  const tell = (message: Message): void => { parentPort?.postMessage(message); };
  const streams: Streams = { out: (text) => { tell({ to: 'out', text }); }, err: (text) => { tell({ to: 'err', text }); }, language };
  tell({ code: await codeOf(() => run(path, argv, options, streams), streams) });
}

async function codeOf(command: () => Promise<number>, { err, language }: Streams): Promise<number> {
  try {
    return await command();
  } catch (error) {
    err(`${messageOf(error, sayerOf(language))}\n`);
    return 2;
  }
}
