/**
 * @file What training the user's critic says, step by step, as plain data. Imports nothing but its neighbour.
 */
import type { KnownKind } from './evaluation.ts';

/** Copies of one critic that are trained side by side: with the file's penalty, with the reference formula, with none. */
export type ArmName = 'own' | 'reference' | 'none';

export interface TrainingOptions {
  /** Of the data that the penalty was evaluated at; the critic may take another. */
  readonly shape: readonly number[];
  readonly seed: number;
  readonly kind: KnownKind;
  readonly target: number;
  /** λ inside the function; 1 where there is none. */
  readonly weightInside: number;
  /** Whether a critic with the reference formula is trained as well. */
  readonly comparesReference: boolean;
  /** Samples in a batch; undefined: as many as a step of well under a second takes. */
  readonly batch?: number | undefined;
}

/** A critic that is ready to be trained. */
export interface TrainingStart {
  /** The class, or the name under which the file makes it. */
  readonly critic: string;
  readonly parameters: number;
  /** Of a batch. */
  readonly shape: readonly number[];
  readonly arms: readonly ArmName[];
  readonly backend: 'meta' | 'cpu' | 'wasm' | 'webgl';
}

/** What one critic gave in one step, before it was changed by it. */
export interface ArmStep {
  readonly arm: ArmName;
  /** D(fake) − D(real), without the penalty. */
  readonly loss: number;
  /** Without λ. */
  readonly penalty: number;
  /** Of the gradient of each sample between real and fake. */
  readonly norms: readonly number[];
}

export interface TrainingStep { readonly step: number; readonly weight: number; readonly arms: readonly ArmStep[]; readonly elapsedMs: number }

/** Why there is nothing to train, or no further step. */
export type TrainingFailure =
  | { readonly kind: 'no-critic' }
  /** In the words of Python, or of what gave up. */
  | { readonly kind: 'stopped'; readonly message: string };

export type TrainingOutcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: TrainingFailure };
