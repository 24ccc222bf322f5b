/** @file What all tensors of one `createTorch` share: the array backend and the switches that PyTorch keeps per thread. */
import { OutOfBytes, type ArrayBackend } from '../arrays/backend.ts';
import { bytesPerElement, type DType } from '../arrays/dtype.ts';
import type { Generator } from './random/index.ts';
import type { Recording } from './recording.ts';
import type { PyClass } from '../python/evaluator/values.ts';

/** `torch.set_printoptions`. */
export interface PrintOptions { precision: number; threshold: number; edgeItems: number; lineWidth: number; scientific: boolean | undefined }

/** The state of one PyTorch. Nothing here is global: two runtimes never touch. */
export interface Runtime {
  readonly arrays: ArrayBackend;
  /** `torch.Tensor`; subclasses are made with it as a base. */
  readonly tensorClass: PyClass;
  /** The class of a graph node, by its name: `MeanBackward0`. */
  readonly nodeClass: (name: string) => PyClass;
  /** Where random numbers come from unless a generator is given. */
  readonly generator: Generator;
  readonly print: PrintOptions;
  /** What `data_ptr` answers, by storage. */
  readonly addresses: WeakMap<object, bigint>;
  gradEnabled: boolean;
  inferenceMode: boolean;
  /** Anomaly detection: whether it is on, and whether it looks for NaN. */
  anomaly: boolean;
  anomalyChecked: boolean;
  defaultDtype: DType;
  /** What `torch.autocast` on the CPU computes in. */
  autocast: DType | undefined;
  /** Tells whoever runs the program what is done otherwise than it says: once each. */
  readonly note: (text: string) => void;
  /** Python's `warnings.warn`. */
  warn: (text: string) => void;
  /** Number of the next graph node: later ones run first in backward. */
  sequence: number;
  /** The native call that nodes are recorded in. */
  recording: Recording | undefined;
  /** Told of every node that a backward pass goes through: one call may go through millions, and the program's budget holds for them. */
  onNode: () => void;
  /** How many operations, and how many backward passes, we are inside of. */
  depth: number;
  backwardDepth: number;
  /** The innermost backward pass is for chosen inputs only. */
  backwardCaptures: boolean;
}

/** Runs the body with gradients recorded or not, and puts the switch back. */
export function withGrad<T>(runtime: Runtime, enabled: boolean, body: () => T): T {
  const before = runtime.gradEnabled;
  runtime.gradEnabled = enabled;
  try {
    return body();
  } finally {
    runtime.gradEnabled = before;
  }
}

/** Refuses an array for which there is no room, before its elements are thought up. */
export function checkRoom({ arrays: { memory } }: Runtime, shape: readonly number[], dtype: DType): void {
  const needed = memory.bytes + shape.reduce((count, size) => count * size, bytesPerElement[dtype]);
  if (needed > memory.limit) throw new OutOfBytes(needed, memory.limit, shape);
}
