/**
 * @file What the page and its worker say to each other.
 * Must not import what the worker runs: the page's bundle holds none of it.
 */
import type { Evaluation } from '../protocol/evaluation.ts';
import type { EvaluationRequest } from '../protocol/panel.ts';

/** One sample of the gradient that a probe puts before the penalty. */
export interface GradientSample {
  /** Of the sample, without the batch. */
  readonly shape: readonly number[];
  /** Row by row. */
  readonly values: ArrayLike<number>;
  readonly norm: number;
  /** From 0. */
  readonly sample: number;
  readonly samples: number;
}

export type EvaluateRequest = Pick<EvaluationRequest, 'program' | 'site' | 'shape' | 'seed'>;

/** Spoken over comlink, so every answer is a promise on the page's side. */
export interface EvaluationWorker {
  /** Prepares the arrays before the first request; undefined: no WebAssembly, the slower backend is taken. */
  prepare(wasm: ArrayBuffer | undefined): Promise<void>;
  /** undefined: run, the site turns out to be no penalty. */
  evaluate(request: EvaluateRequest): Promise<Evaluation | undefined>;
  /** undefined: that probe has no gradient, or no such sample. */
  gradient(request: EvaluateRequest, probe: string, sample: number): Promise<GradientSample | undefined>;
}
