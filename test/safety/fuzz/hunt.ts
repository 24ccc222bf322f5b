/** @file Puts inputs to a target until enough were tried; what fails is made as small as fast-check can. */
import fc from 'fast-check';
import type { Target } from './target.ts';

export interface Hunt {
  readonly inputs: number;
  readonly seed: number;
  /** Ends after so many failures. */
  readonly failures: number;
  /** Told of every input before it is tried, so that a watcher can say which one never ended. */
  readonly onInput?: (batch: number, index: number) => void;
}
export interface Failure { readonly target: string; readonly seed: number; readonly input: string; readonly problem: string }
export interface Found { readonly target: string; readonly inputs: number; readonly failures: readonly Failure[] }

/** Inputs that are drawn from one seed; a failure ends them. */
const batchSize = 500;
/** Milliseconds in which a failure is made smaller. */
const patience = 20_000;

export async function hunt({ name, run }: Target, { inputs, seed, failures: most, onInput }: Hunt): Promise<Found> {
  const failures = new Map<string, Failure>();
  let tried = 0;
  for (let batch = seed; tried < inputs && failures.size < most; batch++) {
    let index = 0;
    const problemOf = async (input: unknown): Promise<string | undefined> => {
      onInput?.(batch, index++);
      try {
        return await run.check(input);
      } catch (error) {
        return error instanceof Error ? error.stack ?? error.message : String(error);
      }
    };
    const property = fc.asyncProperty(run.inputs, async (input) => await problemOf(input) === undefined);
    const { counterexample, numRuns } = await fc.check(property, { numRuns: Math.min(batchSize, inputs - tried), seed: batch, interruptAfterTimeLimit: patience * 10, skipAllAfterTimeLimit: patience * 10 });
    tried += numRuns;
    const [input] = counterexample ?? [];
    if (counterexample === null) continue;
    const problem = await problemOf(input) ?? 'it fails now and then';
    const key = problem.split('\n', 2).join('\n').replace(/\d+/g, '#');
    if (!failures.has(key)) failures.set(key, { target: name, seed: batch, input: run.show(input), problem });
  }
  return { target: name, inputs: tried, failures: [...failures.values()] };
}
