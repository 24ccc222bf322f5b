/**
 * @file What the derivatives of recorded operations may read, for whoever frees arrays. Must not know any operation.
 *
 * A node's derivative is a function; what it has closed over can't be seen. It can only be what the native call that
 * recorded it was given, or made.
 */
import { contents } from '../python/evaluator/contents.ts';
import type { Runtime } from './runtime.ts';

/** One native call: what it was given, and which arrays were made while it ran. */
export class Recording {
  /** undefined while it runs. */
  until: number | undefined = undefined;
  constructor(readonly held: unknown[], readonly since: number) {}
  [contents](): Iterable<unknown> { return this.held; }
}

/** Runs `body`, whose nodes may read what is `held` and what it makes. */
export function recorded<T>(runtime: Runtime, held: unknown[], body: () => T): T {
  const outer = runtime.recording;
  const recording = new Recording(held, runtime.arrays.made);
  runtime.recording = recording;
  try {
    return body();
  } finally {
    recording.until = runtime.arrays.made;
    runtime.recording = outer;
  }
}
