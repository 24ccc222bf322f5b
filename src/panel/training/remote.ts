/**
 * @file What the page and the worker that trains say to each other. The page asks for step after step, so that pausing,
 * another λ and ending need nothing of the worker.
 */
import type { Site } from '../../protocol/evaluation.ts';
import type { TrainingOptions, TrainingOutcome, TrainingStart, TrainingStep } from '../../protocol/training.ts';

/** `program` is the JSON text of the trees. */
export interface TrainingRequest { readonly program: string; readonly site: Site; readonly options: TrainingOptions }

/** Spoken over comlink. */
export interface TrainingWorker {
  prepare(wasm: ArrayBuffer | undefined, language: string): Promise<void>;
  /** Makes the critic anew, whatever was trained before. */
  openTraining(request: TrainingRequest): Promise<TrainingOutcome<TrainingStart>>;
  /** One step of every copy of the critic, with that λ. */
  trainingStep(weight: number): Promise<TrainingOutcome<TrainingStep>>;
}
