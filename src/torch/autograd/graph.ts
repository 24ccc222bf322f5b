/**
 * @file The graph that autograd walks: nodes, and `record`, which every differentiable primitive ends with.
 *
 * A node holds, for each input that needs a gradient, a function from the gradient of the result to the gradient of that
 * input, made of differentiable operations again; so derivatives of any order come out of the same functions.
 */
import type { NDArray } from '../../arrays/backend.ts';
import { isFloating } from '../../arrays/dtype.ts';
import { contents, hidden } from '../../python/evaluator/contents.ts';
import { PyObject, type PyClass } from '../../python/evaluator/values.ts';
import { scalarName } from '../dtypes.ts';
import { runtimeError } from '../errors.ts';
import { recorded } from '../recording.ts';
import type { Runtime } from '../runtime.ts';
import { showShape } from '../shapes.ts';
import { fromArray, type Edge, type Gradients, type GraphNode, type Saved, type Tensor, type TensorOptions } from '../tensor.ts';

/** The gradient of one input, from that of the result. */
export type Vjp = (grad: Tensor, result: Tensor) => Tensor;
/** An input, its vjp, and the tensors that the vjp reads (`result` for the outcome itself): they must not change in place. */
export type Dependency = readonly [input: Tensor, vjp: Vjp, ...saved: (Tensor | 'result')[]];

type Apply = (grads: Gradients, wanted: readonly boolean[]) => Gradients;

type Watchers = Pick<GraphNode, 'hooks' | 'preHooks' | 'postHooks'>;

/** The only kind of node there is: its `apply` is a function, forgotten once it is released. */
export class RecordedNode extends PyObject implements GraphNode {
  readonly sequence: number;
  #watchers: Watchers | undefined;
  #shownEdges: readonly (Edge | undefined)[] | undefined;
  saved: readonly Saved[] = [];
  #apply: Apply | undefined;
  /** What `apply` reads or may read. */
  #held: readonly unknown[];

  constructor(
    readonly runtime: Runtime, public name: string, readonly edges: readonly (Edge | undefined)[], apply: Apply,
    readonly outputs = 1, readonly leaf: Tensor | undefined = undefined, held: readonly unknown[] = [],
  ) {
    super();
    this.#held = [leaf === undefined ? runtime.recording ?? hidden : undefined, held];
    this.sequence = runtime.sequence++;
    this.#apply = apply;
  }
  get cls(): PyClass { return this.runtime.nodeClass(this.name); }
  [contents](): Iterable<unknown> { return [this.edges, this.#shownEdges, this.#watchers, this.leaf, this.saved, this.#held]; }
  get hooks(): GraphNode['hooks'] { return this.#watched().hooks; }
  get preHooks(): GraphNode['preHooks'] { return this.#watched().preHooks; }
  get postHooks(): GraphNode['postHooks'] { return this.#watched().postHooks; }
  get watched(): boolean { return this.#watchers !== undefined; }
  get native(): boolean { return !this.watched; }
  /** Few nodes have any, so their maps are made when first asked for. */
  #watched(): Watchers { return this.#watchers ??= { hooks: new Map(), preHooks: new Map(), postHooks: new Map() }; }
  get face(): PyObject { return this; }
  get shownEdges(): readonly (Edge | undefined)[] { return this.#shownEdges ?? this.edges; }
  set shownEdges(edges: readonly (Edge | undefined)[]) { this.#shownEdges = edges; }
  get released(): boolean { return this.#apply === undefined; }

  apply(grads: Gradients, wanted: readonly boolean[]): Gradients {
    if (this.#apply === undefined) return runtimeError(freedMessage);
    this.saved.forEach(checkVersion);
    const apply = this.#apply;
    return recorded(this.runtime, [this.#held, grads], () => apply(grads, wanted));
  }
  release(): void {
    if (this.saved.length === 0) return;
    this.#apply = undefined;
    this.#held = [];
    this.saved = [];
  }
}

export const freedMessage = 'Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.';
const hint = 'Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).';

export function checkVersion({ tensor, version, origin }: Saved): void {
  if (tensor.version.value === version) return;
  const made = origin ?? tensor.history;
  const from = made === undefined ? '' : `, which is output ${made.output + tensor.place} of ${made.node.name},`;
  runtimeError(`one of the variables needed for gradient computation has been modified by an inplace operation: [torch.${scalarName(tensor.dtype)}Tensor ${showShape(tensor.shape)}]${from} is at version ${tensor.version.value}; expected version ${version} instead. ${hint}`);
}

/** The end node of a leaf. */
const accumulatorOf = (leaf: Tensor): GraphNode => new RecordedNode(leaf.runtime, 'AccumulateGrad', [], () => [], 1, leaf);
/** Where the gradient of a tensor goes; undefined if it needs none. */
export const edgeOf = (tensor: Tensor): Edge | undefined => tensor.edge(accumulatorOf);

/** Makes the tensor of a primitive's outcome and, where a gradient may be asked for, its node. */
export function record(runtime: Runtime, name: string, array: NDArray, dependencies: readonly Dependency[], options?: TensorOptions): Tensor {
  const result = fromArray(runtime, array, options);
  attach(result, name, dependencies);
  return result;
}

/** The second half of `record`, for a result that exists already (a view). */
export function attach(result: Tensor, name: string, dependencies: readonly Dependency[]): void {
  const { runtime } = result;
  if (!runtime.gradEnabled || !isFloating(result.dtype) || !dependencies.some(([input]) => input.requiresGrad)) return;
  const edges = dependencies.map(([input]) => edgeOf(input));
  const node = new RecordedNode(runtime, name, edges, ([grad], wanted) =>
    dependencies.map(([, vjp], index) => (grad !== undefined && wanted[index] === true ? vjp(grad, result) : undefined)), 1, undefined, [dependencies.map(([input]) => input), result]);
  result.setHistory({ node, output: 0 });
  const saved = dependencies.flatMap(([, , ...tensors], index) => (edges[index] === undefined ? [] : tensors));
  if (saved.some((tensor) => tensor !== 'result' && tensor.inference)) runtimeError('Inference tensors cannot be saved for backward. To work around you can make a clone to get a normal tensor and use it in autograd.');
  node.saved = saved.map((tensor) => (tensor === 'result' ? { tensor: result, version: result.version.value, origin: result.history } : { tensor, version: tensor.version.value, origin: undefined }));
}
