/**
 * @file What the page and its worker say to each other.
 * Must not import what the worker runs: the page's bundle holds none of it.
 */
import type { Evaluation } from '../protocol/evaluation.ts';
import type { EvaluationRequest } from '../protocol/panel.ts';

export type EvaluateRequest = Pick<EvaluationRequest, 'site' | 'shape' | 'seed'> & { readonly program: string };

/** Spoken over comlink, so every answer is a promise on the page's side. */
export interface EvaluationWorker {
  /** Prepares the arrays before the first request; undefined: no WebAssembly, the slower backend is taken. */
  prepare(wasm: ArrayBuffer | undefined): Promise<void>;
  /** undefined: run, the site turns out to be no penalty. */
  evaluate(request: EvaluateRequest): Promise<Evaluation | undefined>;
}
