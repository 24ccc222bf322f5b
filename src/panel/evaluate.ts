/**
 * @file What the page and its worker say to each other.
 * Must not import what the worker runs: the page's bundle holds none of it.
 */
import type { Evaluation, GradientSample, ProbeResult } from '../protocol/evaluation.ts';
import type { EvaluationRequest } from '../protocol/panel.ts';

export type { GradientSample };
export type EvaluateRequest = Pick<EvaluationRequest, 'site' | 'shape' | 'seed' | 'expressions'> & { readonly program: string; /** Name of the row that was picked: it comes with the first answer. */ readonly picked?: string | undefined };
/** One sample of the gradient of a row: `probe` is the row's name, `sample` counts from 0. */
export type GradientRequest = EvaluateRequest & { readonly probe: string; readonly sample: number };

export type ScaledRequest = EvaluateRequest & { readonly k: number };

/** Spoken over comlink, so every answer is a promise on the page's side. */
export interface EvaluationWorker {
  /**
   * Prepares the arrays before the first request; undefined: no WebAssembly, the slower backend is taken. What is said is
   * said in the page's language.
   */
  prepare(wasm: ArrayBuffer | undefined, language: string): Promise<void>;
  /** Every row but those that take longer. undefined: run, the site turns out to be no penalty. */
  evaluate(request: EvaluateRequest): Promise<Evaluation | undefined>;
  /** The file's own constant gradients. */
  ownProbes(request: EvaluateRequest): Promise<readonly ProbeResult[]>;
  /** Those rows: the file's own gradients that have to be computed, and that of the user's own critic. */
  furtherProbes(request: EvaluateRequest): Promise<readonly ProbeResult[]>;
  /** Rows of the request's expressions alone. */
  typedProbes(request: EvaluateRequest): Promise<readonly ProbeResult[]>;
  /** undefined: there is no such row, or it has no such sample. */
  gradient(request: GradientRequest): Promise<GradientSample | undefined>;
  /** The row of k · ones / √N, whose samples all have norm k. undefined: the code answers no gradients. */
  scaled(request: ScaledRequest): Promise<ProbeResult | undefined>;
}
