/** @file Runs a recorded graph backwards. Iterative, latest operation first, so deep networks don't overflow the stack. */
import type { NDArray } from '../../arrays/backend.ts';
import type { Runtime } from '../runtime.ts';
import { isFloating } from '../../arrays/dtype.ts';
import { runtimeError } from '../errors.ts';
import { recorded } from '../recording.ts';
import { withGrad } from '../runtime.ts';
import { fromArray, type Edge, type Gradients, type GraphNode, type Tensor } from '../tensor.ts';
import { add } from '../primitives/pointwise.ts';
import { freeing } from './freeing.ts';
import { record } from './graph.ts';

export interface BackwardRequest {
  /** Where to start, each with its gradient. */
  readonly roots: readonly (readonly [Edge, Tensor])[];
  /** Edges whose gradients are wanted; undefined means: of every leaf. */
  readonly captures: readonly Edge[] | undefined;
  /** Gradients that arrive at leaves go to their `.grad` instead of into the answer. */
  readonly accumulate: boolean;
  readonly retainGraph: boolean;
  readonly createGraph: boolean;
}

/** The gradients at the captured edges; undefined where the graph does not reach. */
export function runBackward(runtime: Runtime, request: BackwardRequest): Gradients {
  const run = new BackwardRun(request);
  const outer = runtime.backwardCaptures;
  runtime.backwardDepth++;
  runtime.backwardCaptures = request.captures !== undefined;
  try {
    return withGrad(runtime, request.createGraph, () => run.execute());
  } finally {
    runtime.backwardDepth--;
    runtime.backwardCaptures = outer;
  }
}

class BackwardRun {
  readonly #request: BackwardRequest;
  /** How many gradients a node still waits for. */
  readonly #pending = new Map<GraphNode, number>();
  /** Nodes from which something wanted can be reached. */
  readonly #needed = new Set<GraphNode>();
  readonly #grads = new Map<GraphNode, (Tensor | undefined)[]>();
  readonly #ready: GraphNode[] = [];
  readonly #result: (Tensor | undefined)[];
  /** Those whose `.grad` has changed. */
  readonly #leaves = new Set<Tensor>();
  /** Whether nothing of the program's own runs, which might keep what is in passing. */
  #native = true;

  constructor(request: BackwardRequest) {
    this.#request = request;
    this.#result = (request.captures ?? []).map(() => undefined);
  }

  execute(): Gradients {
    const { roots } = this.#request;
    const nodes = new Set(roots.map(([edge]) => edge.node));
    this.#explore(nodes);
    for (const [edge, grad] of roots) this.#arrive(edge, grad);
    for (const node of nodes) if ((this.#pending.get(node) ?? 0) === 0) this.#enqueue(node);
    const first = roots[0]?.[1];
    if (first === undefined || this.#request.createGraph || !this.#native) this.#walk(() => undefined);
    else freeing(first.runtime.arrays, () => this.#live(), (sweep) => { this.#walk(sweep); });
    return this.#result;
  }

  #walk(afterStep: () => void): void {
    for (let node = this.#ready.pop(); node !== undefined; node = this.#ready.pop()) {
      this.#step(node);
      afterStep();
    }
  }

  /** What of all the pass has made is still of use. */
  #live(): NDArray[] {
    const leaves = [...this.#leaves].map(({ grad }) => grad);
    return [...this.#grads.values(), this.#result, leaves].flat().flatMap((tensor) => tensor?.heldArrays ?? []);
  }

  /** Counts the uses of every node, and marks those that lead to something wanted. */
  #explore(roots: ReadonlySet<GraphNode>): void {
    const captured = this.#request.captures && new Set(this.#request.captures.map((edge) => edge.node));
    const seen = new Set<GraphNode>();
    for (const root of roots) {
      const stack: { readonly node: GraphNode; next: number }[] = seen.has(root) ? [] : [{ node: root, next: 0 }];
      seen.add(root);
      for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
        if (top.next === top.node.edges.length) {
          stack.pop();
          const { node } = top;
          this.#native &&= node.native;
          if (captured === undefined || captured.has(node) || node.edges.some((edge) => edge !== undefined && this.#needed.has(edge.node))) this.#needed.add(node);
          continue;
        }
        const edge = top.node.edges[top.next++];
        if (edge === undefined) continue;
        this.#pending.set(edge.node, (this.#pending.get(edge.node) ?? 0) + 1);
        if (seen.has(edge.node)) continue;
        seen.add(edge.node);
        stack.push({ node: edge.node, next: 0 });
      }
    }
  }

  #arrive(edge: Edge, grad: Tensor): void {
    const grads = this.#grads.get(edge.node) ?? new Array<Tensor | undefined>(edge.node.outputs).fill(undefined);
    const before = grads[edge.output];
    grads[edge.output] = before === undefined ? grad : recorded(grad.runtime, [before, grad], () => add(before, grad));
    this.#grads.set(edge.node, grads);
  }

  /** Keeps the queue sorted, so that `pop` answers the node recorded last; leaves come before all others. */
  #enqueue(node: GraphNode): void {
    const rank = (n: GraphNode): number => (n.leaf === undefined ? n.sequence : Number.MAX_SAFE_INTEGER);
    let index = this.#ready.length;
    for (let previous = this.#ready[index - 1]; previous !== undefined && rank(previous) > rank(node); previous = this.#ready[index - 1]) index--;
    this.#ready.splice(index, 0, node);
  }

  /** Captures are taken before any hook runs, and hooks run only where the pass goes on. */
  #step(node: GraphNode): void {
    node.runtime.onNode();
    const grads = this.#grads.get(node) ?? [];
    this.#grads.delete(node);
    const wanted = node.edges.map((edge) => edge !== undefined && this.#needed.has(edge.node));
    if (this.#request.accumulate) this.#deposit(node, grads);
    else {
      this.#capture(node, grads);
      if (!wanted.includes(true)) return;
      if (node.watched) applyHooks(node, grads);
    }
    const runs = wanted.includes(true) && grads.some((grad) => grad !== undefined);
    const inputs = runs ? this.#apply(node, grads, wanted) : [];
    node.edges.forEach((edge, index) => {
      if (edge === undefined) return;
      const grad = inputs[index];
      if (grad !== undefined && wanted[index] === true) this.#arrive(edge, grad);
      const left = (this.#pending.get(edge.node) ?? 0) - 1;
      this.#pending.set(edge.node, left);
      if (left === 0) this.#enqueue(edge.node);
    });
  }

  #apply(node: GraphNode, grads: Gradients, wanted: readonly boolean[]): Gradients {
    const inputs = node.apply(grads, wanted);
    if (node.runtime.anomalyChecked) inputs.forEach((input, index) => { refuseNan(node, input, index); });
    const replaced = node.watched ? [...node.postHooks.values()].reduce((current, hook) => hook(current, grads) ?? current, inputs) : inputs;
    if (!this.#request.retainGraph) node.release();
    return replaced;
  }

  #capture(node: GraphNode, grads: Gradients): void {
    this.#request.captures?.forEach((edge, index) => { if (edge.node === node) this.#result[index] = grads[edge.output]; });
  }

  /** Lets hooks see the gradient of a node, and adds that of a leaf to its `.grad`. */
  #deposit(node: GraphNode, grads: (Tensor | undefined)[]): void {
    if (node.watched) applyHooks(node, grads);
    const [grad] = grads;
    if (node.leaf?.requiresGrad !== true || grad === undefined || !this.#needed.has(node)) return;
    this.#leaves.add(node.leaf);
    accumulateGrad(node.leaf, grad, this.#request.createGraph);
  }
}

function applyHooks(node: GraphNode, grads: (Tensor | undefined)[]): void {
  for (const [output, hooks] of node.hooks) {
    for (const hook of hooks.values()) {
      const grad = grads[output];
      if (grad !== undefined) grads[output] = hook(grad) ?? grad;
    }
  }
  for (const hook of node.preHooks.values()) hook(grads)?.forEach((grad, output) => { grads[output] = grad; });
}

/** What anomaly detection is for. */
function refuseNan(node: GraphNode, grad: Tensor | undefined, index: number): void {
  if (grad === undefined || !isFloating(grad.dtype)) return;
  const { arrays } = grad.runtime;
  const elements = arrays.read(grad.array);
  if (elements !== undefined && Array.from(elements).some(Number.isNaN)) runtimeError(`Function '${node.name}' returned nan values in its ${index}th output.`);
}

/** `.grad` grows in place, unless a graph of the gradient is wanted. */
function accumulateGrad(leaf: Tensor, grad: Tensor, createGraph: boolean): void {
  const before = leaf.grad;
  if (createGraph) leaf.grad = recorded(grad.runtime, [before, grad], () => (before === undefined ? record(grad.runtime, 'CopyBackwards', grad.array, [[grad, (g) => g]]) : add(before, grad)));
  else if (before === undefined) leaf.grad = detached(grad);
  else before.write(leaf.runtime.arrays.binary('add', before.array, grad.array));
}
const detached = (grad: Tensor): Tensor => fromArray(grad.runtime, grad.array);
