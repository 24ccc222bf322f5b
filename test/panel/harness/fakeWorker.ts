/** @file Stands in for the panel's worker in tests of the page: answers what the request's program says, and takes as long. */
import { expose } from 'comlink';
import type { Evaluation } from '../../../src/protocol/evaluation.ts';
import type { EvaluationWorker } from '../../../src/panel/evaluate.ts';

/** What a test puts where a program would be. */
export interface Script {
  readonly evaluation: Evaluation;
  readonly takesMs: number;
  /** Throws this instead. */
  readonly failure?: string;
}

const worker: EvaluationWorker = {
  prepare: () => Promise.resolve(),
  evaluate({ program, shape }) {
    // Only tests talk to this worker.
    const { evaluation, takesMs, failure } = JSON.parse(program) as Script;
    const end = performance.now() + takesMs;
    // A computation does not yield either.
    while (performance.now() < end);
    if (failure !== undefined) throw new Error(failure);
    return Promise.resolve({ ...evaluation, shape: shape ?? evaluation.shape });
  },
  criticProbe: () => Promise.resolve(undefined),
  gradient: () => Promise.resolve(undefined),
};
expose(worker);
