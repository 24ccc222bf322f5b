/**
 * @file A tensor: where its elements are, how it views them, and where it stands in the graph. Must not know any operation.
 *
 * Arrays are immutable. A `Storage` holds the current one; a view reads through steps from its storage's array and
 * writes back through the same steps, so an in-place change is seen by every view.
 */
import type { ArrayBackend, NDArray } from '../arrays/backend.ts';
import type { DType } from '../arrays/dtype.ts';
import { contents } from '../python/evaluator/contents.ts';
import { PyInstance, type PyClass, type PyObject } from '../python/evaluator/values.ts';
import { refuseView } from './refusedViews.ts';
import { withGrad, type Runtime } from './runtime.ts';
import { contiguousStrides, isContiguous, sizeOf } from './shapes.ts';

/** One recorded operation; `grad_fn` in Python. `autograd/graph.ts` makes them. */
export interface GraphNode extends PyObject {
  name: string;
  readonly sequence: number;
  /** Where the gradient of each input goes; undefined where none is needed. */
  readonly edges: readonly (Edge | undefined)[];
  /** The same as Python sees them: those of a composition are those of the whole. */
  shownEdges: readonly (Edge | undefined)[];
  /** What Python sees of the node. */
  readonly face: PyObject;
  readonly outputs: number;
  /** Called with the gradient of an output before the node runs; may replace it. By output, then by a running number. */
  readonly hooks: Map<number, Map<number, (grad: Tensor) => Tensor | undefined>>;
  /** Called with the gradients of all outputs before the node runs; may replace them. */
  readonly preHooks: Map<number, (grads: Gradients) => Gradients | undefined>;
  /** Called with the gradients of inputs and outputs after the node ran; may replace the first. */
  readonly postHooks: Map<number, (inputs: Gradients, outputs: Gradients) => Gradients | undefined>;
  /** The leaf whose `.grad` this node adds to. */
  readonly leaf: Tensor | undefined;
  /** Whether there are any hooks. */
  readonly watched: boolean;
  /** Whether running it runs nothing of the program's own: neither hooks nor a backward written in Python. */
  readonly native: boolean;
  readonly runtime: Runtime;
  saved: readonly Saved[];
  readonly released: boolean;
  /** Gradients of the inputs that are wanted, from those of the outputs. */
  apply(grads: Gradients, wanted: readonly boolean[]): Gradients;
  /** Frees what was saved; a node that saved nothing can run again. */
  release(): void;
}
/** An output of a node. */
export interface Edge { readonly node: GraphNode; readonly output: number }
export type Gradients = readonly (Tensor | undefined)[];
/** A tensor that backward reads, its version when it was saved, and the node of which it is the result, if it is one. */
export interface Saved { readonly tensor: Tensor; readonly version: number; readonly origin: Edge | undefined }

/** Where elements live. Shared by a tensor, its views and its `.data`. */
export class Storage {
  constructor(public array: NDArray) {}
}

/** One way to look at an array, there and back, and as an operation that autograd can record. */
export interface ViewStep {
  read(arrays: ArrayBackend, source: NDArray): NDArray;
  /** The source with the viewed elements replaced. */
  write(arrays: ArrayBackend, source: NDArray, values: NDArray): NDArray;
  apply(source: Tensor): Tensor;
}

/** Counts in-place changes. A detached tensor shares its source's, `.data` does not. */
export interface VersionCounter { value: number }

/** How PyTorch made a view decides what an in-place change of it may do. */
export type ViewKind = 'default' | 'no-grad' | 'multiple-outputs';

/** What a differentiable view remembers. */
export interface ViewOf {
  readonly base: Tensor;
  readonly steps: readonly ViewStep[];
  readonly kind: ViewKind;
}

export interface TensorOptions {
  readonly steps?: readonly ViewStep[] | undefined;
  readonly strides?: readonly number[] | undefined;
  readonly offset?: number | undefined;
  readonly version?: VersionCounter | undefined;
  readonly viewOf?: ViewOf | undefined;
  readonly cls?: PyClass | undefined;
  /** Made of a Python number, so it hardly counts in type promotion. */
  readonly wrapped?: boolean | undefined;
}

export class Tensor extends PyInstance {
  storage: Storage;
  version: VersionCounter;
  readonly viewOf: ViewOf | undefined;
  readonly wrapped: boolean;
  offset: number;
  /** `.grad` */
  grad: Tensor | undefined;
  retainsGrad = false;
  /** Made in inference mode: never part of a graph. */
  readonly inference: boolean;
  /** Which of the results of its node it is, where PyTorch's node has several and ours has one. */
  place = 0;
  #steps: readonly ViewStep[];
  #strides: readonly number[] | undefined;
  #cache: { readonly source: NDArray; readonly array: NDArray } | undefined;
  #leafRequiresGrad = false;
  #history: Edge | undefined;
  #historyVersion: number;
  #accumulator: GraphNode | undefined;

  constructor(readonly runtime: Runtime, storage: Storage, options: TensorOptions = {}) {
    super(options.cls ?? runtime.tensorClass);
    this.storage = storage;
    this.#steps = options.steps ?? [];
    this.version = options.version ?? { value: 0 };
    this.viewOf = options.viewOf;
    this.wrapped = options.wrapped ?? false;
    this.offset = options.offset ?? 0;
    this.#strides = options.strides;
    this.#historyVersion = this.version.value;
    this.inference = runtime.inferenceMode;
  }

  [contents](): Iterable<unknown> {
    return [this.cls, this.attributes, this.storage.array, this.#cache?.array, this.grad, this.viewOf?.base, this.#history?.node, this.#accumulator];
  }

  /** From the storage to the elements. */
  get steps(): readonly ViewStep[] { return this.#steps; }
  set steps(steps: readonly ViewStep[]) {
    this.#steps = steps;
    this.#cache = undefined;
  }
  /** The elements as they are now. */
  get array(): NDArray {
    const source = this.storage.array;
    if (this.#steps.length === 0) return source;
    if (this.#cache?.source !== source || this.#cache.array.freed) this.#cache = { source, array: this.#steps.reduce((array, step) => step.read(this.runtime.arrays, array), source) };
    return this.#cache.array;
  }
  /** The arrays that it reads. */
  get heldArrays(): readonly NDArray[] { return this.#cache === undefined ? [this.storage.array] : [this.storage.array, this.#cache.array]; }
  get shape(): readonly number[] { return this.array.shape; }
  get dtype(): DType { return this.array.dtype; }
  get rank(): number { return this.array.shape.length; }
  get size(): number { return sizeOf(this.array.shape); }
  get strides(): readonly number[] { return this.#strides ?? contiguousStrides(this.shape); }
  set strides(strides: readonly number[]) { this.#strides = strides; }
  get contiguous(): boolean { return this.#strides === undefined || isContiguous(this.shape, this.#strides); }

  get requiresGrad(): boolean { return this.#leafRequiresGrad || (this.viewOf?.kind === 'default' ? this.history : this.#history) !== undefined || this.viewOf?.base.requiresGrad === true; }
  /** Only for a leaf. */
  set requiresGrad(value: boolean) { this.#leafRequiresGrad = value; }
  get isLeaf(): boolean { return this.history === undefined; }
  get gradFn(): GraphNode | undefined { return this.history?.node; }
  /** Which output of its node this is. */
  get outputNumber(): number { return (this.#history?.output ?? 0) + this.place; }

  /** The node that made this tensor. A view whose base changed in place since is looked at anew. */
  get history(): Edge | undefined {
    const view = this.viewOf;
    if (view === undefined || this.#historyVersion === this.version.value) return this.#history;
    if (view.kind !== 'default') {
      if (this.#history !== undefined || view.base.requiresGrad) refuseView(view.kind, { node: this.#history?.node, output: this.outputNumber }, 'its base or another view of its base has been');
    } else if (view.base.requiresGrad) {
      this.#historyVersion = this.version.value;
      this.#history = this.#lookAnew(view);
    }
    return this.#history;
  }
  #lookAnew(view: ViewOf): Edge | undefined {
    const { history } = withGrad(this.runtime, true, () => view.steps.reduce((tensor, step) => step.apply(tensor), view.base));
    if (history !== undefined && view.steps.length > 0) history.node.name = 'AsStridedBackward0';
    return history;
  }
  setHistory(edge: Edge | undefined): void {
    this.#history = edge;
    this.#historyVersion = this.version.value;
    if (edge !== undefined) this.#leafRequiresGrad = false;
  }

  /** Where a gradient of this tensor goes; `makeAccumulator` makes the end node of a leaf. */
  edge(makeAccumulator: (leaf: Tensor) => GraphNode): Edge | undefined {
    const history = this.history;
    if (history !== undefined) return history;
    if (!this.requiresGrad) return undefined;
    this.#accumulator ??= makeAccumulator(this);
    return { node: this.#accumulator, output: 0 };
  }

  /** Replaces the elements, here and for everybody who looks at them, without a trace in the graph. */
  write(array: NDArray): void {
    this.storage.array = this.steps.length === 0 ? array : writeThrough(this.runtime.arrays, this.steps, this.storage.array, array);
    this.version.value++;
  }
}

/** The source with what the steps see of it replaced. */
export function writeThrough(arrays: ArrayBackend, steps: readonly ViewStep[], source: NDArray, values: NDArray): NDArray {
  const [step, ...rest] = steps;
  if (step === undefined) return values;
  return step.write(arrays, source, rest.length === 0 ? values : writeThrough(arrays, rest, step.read(arrays, source), values));
}

export const isTensor = (value: unknown): value is Tensor => value instanceof Tensor;

/** A tensor of its own memory. */
export const fromArray = (runtime: Runtime, array: NDArray, options?: TensorOptions): Tensor => new Tensor(runtime, new Storage(array), options);
