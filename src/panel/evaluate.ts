/**
 * @file What the page and its worker say to each other.
 * Must not import what the worker runs: the page's bundle holds none of it.
 */
import type { Evaluation, GradientSample, ProbeResult } from '../protocol/evaluation.ts';
import type { EvaluationRequest } from '../protocol/panel.ts';

export type { GradientSample };
export type EvaluateRequest = Pick<EvaluationRequest, 'site' | 'shape' | 'seed' | 'expressions'> & { readonly program: string };
/** One sample of the gradient of a row: `probe` is the row's name, `sample` counts from 0. */
export type GradientRequest = EvaluateRequest & { readonly probe: string; readonly sample: number };

/** Spoken over comlink, so every answer is a promise on the page's side. */
export interface EvaluationWorker {
  /**
   * Prepares the arrays before the first request; undefined: no WebAssembly, the slower backend is taken. What is said is
   * said in the page's language.
   */
  prepare(wasm: ArrayBuffer | undefined, language: string): Promise<void>;
  /** Every row but that of the user's own critic. undefined: run, the site turns out to be no penalty. */
  evaluate(request: EvaluateRequest): Promise<Evaluation | undefined>;
  /** The row of the user's own critic, which may take longer than all others. undefined: none is in reach. */
  criticProbe(request: EvaluateRequest): Promise<ProbeResult | undefined>;
  /** undefined: there is no such row, or it has no such sample. */
  gradient(request: GradientRequest): Promise<GradientSample | undefined>;
}
