/** @file Which operation of the user's did what to the gradient, from the record of one run. */
import type { NodeBase } from '../python/syntax/index.ts';
import type { Tensor } from '../torch/index.ts';
import { sizeOf } from './probes/gradients.ts';
import type { Notes, PlacedOp } from './probes/lab.ts';

/** An operation on the gradient or on something computed from it. */
export interface GradientOp {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly input: Tensor;
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  readonly output: Tensor;
  /** The call or operator in the user's text. */
  readonly node: NodeBase | undefined;
  readonly file: string | undefined;
}

/** Operations that the gradient went through, in order. `gradient` is the one that was handed in; otherwise what `autograd.grad` answered. */
export function gradientOps(notes: Notes, gradient: Tensor | undefined): GradientOp[] {
  // By storage: `x.data` and views are the same numbers under another name.
  const tainted = new Set<unknown>(gradient ? [gradient.storage] : []);
  const found: GradientOp[] = [];
  for (const placed of notes.ops) {
    const outputs = outputsOf(placed);
    if (isGradientSource(placed)) { for (const output of outputs) tainted.add(output.storage); continue; }
    const input = placed.op.inputs.find((tensor) => tainted.has(tensor.storage));
    if (!input) continue;
    for (const output of outputs) tainted.add(output.storage);
    const output = outputs[0];
    if (output) found.push({ name: placed.op.name, args: placed.op.args, input, inputShape: input.shape, outputShape: output.shape, output, node: placed.location?.node, file: placed.location?.file });
  }
  return found;
}

/** What the last call of `autograd.grad` answered first; undefined where gradients came otherwise. */
export function takenGradient(notes: Notes): { readonly gradient: Tensor; readonly place: PlacedOp } | undefined {
  const place = notes.ops.findLast(isGradientSource);
  const gradient = place && outputsOf(place)[0];
  return gradient && { gradient, place };
}

/** All that calls of `autograd.grad` answered. */
export const gradientsTaken = (notes: Notes): readonly Tensor[] => notes.ops.filter(isGradientSource).flatMap(outputsOf);

const outputsOf = ({ op }: PlacedOp): readonly Tensor[] => (Array.isArray(op.output) ? op.output : [op.output]) as readonly Tensor[]; // an op answers a tensor or a list of tensors
const isGradientSource = ({ op }: PlacedOp): boolean => op.name === 'autograd.grad' || op.name === 'grad';

/** The first operation that takes elements together: the norm, or the sum under a root. */
export const firstReduction = (ops: readonly GradientOp[]): GradientOp | undefined => ops.find((op) => reductions.has(op.name) && takesTogether(op));

/** A norm over one channel of one leaves as many elements, but an axis fewer; the maximum of two tensors leaves both. */
const takesTogether = ({ inputShape, outputShape, args }: GradientOp): boolean =>
  sizeOf(outputShape) < sizeOf(inputShape) || outputShape.length < inputShape.length || args['keepdim'] === true;

/** Reductions after the first: the mean over samples. */
export const laterReduction = (ops: readonly GradientOp[]): GradientOp | undefined => {
  const first = firstReduction(ops);
  return first && ops.slice(ops.indexOf(first) + 1).find((op) => reductions.has(op.name));
};

const reductions = new Set(['norm', 'sum', 'mean', 'linalg_norm', 'linalg_vector_norm', 'linalg_matrix_norm', 'linalg.norm', 'linalg.vector_norm', 'linalg.matrix_norm', 'vector_norm', 'matrix_norm', 'nansum', 'amax', 'max', 'einsum', 'dist', 'frobenius_norm', 'std', 'var', 'prod']);

const powers = new Set(['pow', 'square', 'mul', 'float_power']);
/** The square that follows an operation. */
export const powerAfter = (ops: readonly GradientOp[], after: GradientOp): GradientOp | undefined => ops.slice(ops.indexOf(after) + 1).find((op) => powers.has(op.name));
