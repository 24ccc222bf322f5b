/** @file Vectors looked up by integer: one for each index, or bags of them reduced to one. */
import { record } from '../autograd/graph.ts';
import { sealed } from '../autograd/sealed.ts';
import { scalarName } from '../dtypes.ts';
import { indexError, runtimeError, TorchError, unsupported, valueError } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { put, take } from '../primitives/gathering.ts';
import { reshape } from '../primitives/movement.ts';
import { compareTo, div, fullLike, logicalAnd, mul, shift, where } from '../primitives/pointwise.ts';
import { vectorNorm } from '../primitives/norms.ts';
import { withGrad } from '../runtime.ts';
import { at, range } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { checkBounds } from './joining.ts';

const elements = (tensor: Tensor): number[] => Array.from(tensor.runtime.arrays.read(tensor.array) ?? unsupported('indices which are not computed here'));

interface Lookup { readonly paddingIndex: number | undefined; readonly maxNorm: number | undefined; readonly normType: number; readonly byFrequency: boolean }

/** Flat places of the rows that are looked up, and how much of the gradient each row gets. */
function rowsOf(indices: Tensor, weight: Tensor) {
  const { arrays } = weight.runtime;
  const width = at(weight.shape, 1);
  const starts = arrays.binary('mul', arrays.cast(arrays.reshape(indices.array, [indices.size, 1]), 'int64'), arrays.full([], width, 'int64'));
  return arrays.binary('add', starts, arrays.fromData(range(width), [1, width], 'int64'));
}
function gradientFactors(indices: Tensor, weight: Tensor, { paddingIndex: padding, byFrequency }: Lookup): Tensor | undefined {
  if (padding === undefined && !byFrequency) return undefined;
  const { arrays } = weight.runtime;
  const flat = arrays.cast(arrays.reshape(indices.array, [indices.size, 1]), 'int64');
  const ones = arrays.full([indices.size, 1], 1, weight.dtype);
  const shares = byFrequency ? arrays.binary('div', ones, arrays.take(arrays.put(ones, flat, [at(weight.shape, 0)]), flat)) : ones;
  const kept = padding === undefined ? shares : arrays.where(arrays.binary('eq', flat, arrays.full([], padding, 'int64')), arrays.full([], 0, weight.dtype), shares);
  return fromArray(weight.runtime, kept);
}
/** Rows that are used and too long are shortened, in place and unseen by autograd. */
function renormalize(indices: Tensor, weight: Tensor, { maxNorm, normType }: Lookup): void {
  if (maxNorm === undefined) return;
  const { runtime } = weight;
  const { arrays } = runtime;
  withGrad(runtime, false, () => {
    const norms = vectorNorm(weight, normType, [1], true);
    const flat = arrays.cast(arrays.reshape(indices.array, [indices.size, 1]), 'int64');
    const used = fromArray(runtime, arrays.cast(arrays.put(arrays.full([indices.size, 1], 1, 'int64'), flat, norms.shape), 'bool'));
    const factors = div(fullLike(norms, maxNorm), shift(norms, 1e-7));
    weight.write(mul(weight, where(logicalAnd(used, compareTo('gt', norms, maxNorm)), factors, fullLike(norms, 1))).array);
  });
}
/** (indices, width) */
function lookUp(indices: Tensor, weight: Tensor, options: Lookup): Tensor {
  checkBounds(indices, at(weight.shape, 0), () => indexError('index out of range in self'));
  renormalize(indices, weight, options);
  const flat = rowsOf(indices, weight);
  const factors = gradientFactors(indices, weight, options);
  return record(weight.runtime, 'EmbeddingBackward0', weight.runtime.arrays.take(weight.array, flat), [[weight, (grad) => put(factors === undefined ? grad : mul(grad, factors), flat, weight.shape)]]);
}
function checkIndices(indices: Tensor, operation = 'embedding'): void {
  if (indices.dtype !== 'int64' && indices.dtype !== 'int32') runtimeError(`Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.${scalarName(indices.dtype)}Tensor instead (while checking arguments for ${operation})`);
}
/** Counts from the end, and stays inside. */
function paddingIndex(index: number | undefined, count: number): number | undefined {
  if (index !== undefined && (index >= count || index < -count)) runtimeError('Padding_idx must be within num_embeddings');
  return index !== undefined && index < 0 ? index + count : index;
}

interface BagArguments {
  readonly self: Tensor; readonly weight: Tensor; readonly offsets: Tensor | undefined; readonly max_norm: number | undefined; readonly norm_type: number;
  readonly scale_grad_by_freq: boolean; readonly mode: string; readonly per_sample_weights: Tensor | undefined; readonly include_last_offset: boolean; readonly padding_idx: number | undefined;
}
const sizeText = (tensor: Tensor): string => `torch.Size([${tensor.shape.join(', ')}])`;
function checkBags({ self, offsets, mode, per_sample_weights: weights }: BagArguments): void {
  if (weights !== undefined && sizeText(weights) !== sizeText(self)) valueError(`embedding_bag: If per_sample_weights (${sizeText(weights)}) is not None, then it must have the same shape as the input (${sizeText(self)})`);
  if (self.rank === 2 && offsets !== undefined) valueError("if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length sequences. However, found offsets of type <class 'torch.Tensor'>");
  if (self.rank === 1 && offsets === undefined) valueError('offsets has to be a 1D Tensor but got None');
  if (self.rank === 1 && offsets !== undefined && offsets.rank !== 1) valueError('offsets has to be a 1D Tensor');
  if (self.rank !== 1 && self.rank !== 2) valueError(`input has to be 1D or 2D Tensor, but got Tensor of dimension ${self.rank}`);
  if (!['sum', 'mean', 'max'].includes(mode)) valueError('mode has to be one of sum, mean or max');
  checkIndices(self, 'embedding_bag');
  if (weights !== undefined && mode !== 'sum') throw new TorchError('NotImplementedError', `embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for mode='sum' (got mode='${mode}'). Please open a feature request on GitHub.`);
}
/** Positions of each bag within the indices; those of the padding index are left out. */
function bagsOf({ self, offsets, include_last_offset: last }: BagArguments, padding: number | undefined): number[][] {
  const data = elements(self);
  const width = self.rank === 2 ? at(self.shape, 1) : 0;
  const starts = offsets === undefined ? range(at(self.shape, 0)).map((row) => row * width) : elements(offsets);
  if (offsets !== undefined && starts[0] !== 0) runtimeError(`offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. However, got ${starts[0] ?? ''}`);
  const ends = [...starts.slice(1), data.length];
  const bags = last ? starts.slice(0, -1) : starts;
  return bags.map((start, bag) => range(at(ends, bag) - start, start).filter((position) => data[position] !== padding));
}
/** Adds up the rows of each bag. */
function addUp(rows: Tensor, bags: readonly (readonly number[])[]): Tensor {
  const width = at(rows.shape, 1);
  const { arrays } = rows.runtime;
  const from = bags.flatMap((bag) => bag.flatMap((position) => range(width, position * width)));
  const to = bags.flatMap((bag, n) => bag.flatMap(() => range(width, n * width)));
  const flat = (positions: readonly number[]) => arrays.fromData(positions, [positions.length], 'int64');
  return put(take(rows, flat(from)), flat(to), [bags.length, width]);
}
/** The largest number of each column of each bag; empty bags are zero. */
function greatest(rows: Tensor, bags: readonly (readonly number[])[]): Tensor {
  const width = at(rows.shape, 1);
  const data = rows.runtime.arrays.read(rows.array) ?? unsupported('numbers which are not computed here');
  const best = (bag: readonly number[], column: number): number => bag.reduce((top, position) => ((data[position * width + column] ?? 0) > (data[top * width + column] ?? 0) ? position : top), bag[0] ?? 0);
  const places = bags.flatMap((bag) => range(width).map((column) => best(bag, column) * width + column));
  const { arrays } = rows.runtime;
  const taken = take(rows, arrays.fromData(places, [bags.length, width], 'int64'));
  return bags.some((bag) => bag.length === 0) ? mul(taken, fromArray(rows.runtime, arrays.fromData(bags.map((bag) => Math.min(bag.length, 1)), [bags.length, 1], rows.dtype))) : taken;
}
function embeddingBag(args: BagArguments): Tensor {
  checkBags(args);
  const { self, weight, mode, per_sample_weights: weights } = args;
  const padding = paddingIndex(args.padding_idx, at(weight.shape, 0));
  const options: Lookup = { paddingIndex: undefined, maxNorm: args.max_norm, normType: args.norm_type, byFrequency: args.scale_grad_by_freq };
  const bags = bagsOf(args, padding);
  if (weights !== undefined) {
    return sealed('EmbeddingBagBackward0', '_embedding_bag_dense_backward', [weight, weights], ([table = weight, factors = weights]) => addUp(mul(lookUp(self, table, options), reshape(factors, [self.size, 1])), bags));
  }
  const rows = lookUp(self, weight, options);
  if (mode === 'max') return greatest(rows, bags);
  const sums = addUp(rows, bags);
  if (mode === 'sum') return sums;
  const shares = bags.map((bag) => 1 / Math.max(bag.length, 1));
  return mul(sums, fromArray(rows.runtime, rows.runtime.arrays.fromData(shares, [bags.length, 1], rows.dtype)));
}

const functional = { on: ['torch.nn.functional'] as const };

/** One row an operation. */
export const embeddings: readonly Op[] = [
  op('embedding(Tensor self, Tensor weight, int? padding_idx=None, float? max_norm=None, float norm_type=2, bool scale_grad_by_freq=False, bool sparse=False)', ({ self, weight, padding_idx, max_norm, norm_type, scale_grad_by_freq }) => {
    checkIndices(self);
    if (weight.rank !== 2) runtimeError("'weight' must be 2-D");
    const rows = lookUp(self, weight, { paddingIndex: paddingIndex(padding_idx, at(weight.shape, 0)), maxNorm: max_norm, normType: norm_type, byFrequency: scale_grad_by_freq });
    return reshape(rows, [...self.shape, at(weight.shape, 1)]);
  }, { ...functional, node: 'EmbeddingBackward0' }),
  op("embedding_bag(Tensor self, Tensor weight, Tensor? offsets=None, float? max_norm=None, float norm_type=2, bool scale_grad_by_freq=False, str mode='mean', bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False, int? padding_idx=None)", (args) => embeddingBag(args), { ...functional, node: 'EmbeddingBagBackward0' }),
];
