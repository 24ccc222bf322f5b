/** @file Padding and rearranging of images. */
import { TorchError, runtimeError } from '../errors.ts';
import { named, underivable } from '../autograd/named.ts';
import { op, type Op } from '../op.ts';
import { contiguous, copy, detach, flip, pad as padConstant, permute, reshape, transpose } from '../primitives/movement.ts';
import { put, take } from '../primitives/gathering.ts';
import { tied } from '../primitives/pointwise.ts';
import type { NDArray } from '../../arrays/backend.ts';
import { at, range, showShape, sizeOf, wrapDim } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { indexSelect } from './joining.ts';
import { einsum } from './einsum.ts';
import { convolvedLength } from '../primitives/linear.ts';

/** [before, after] per axis, given from the last axis backwards. */
function amountsOf(x: Tensor, padding: readonly number[]): (readonly [number, number])[] {
  if (padding.length % 2 !== 0) runtimeError('Padding length must be divisible by 2');
  if (padding.length / 2 > x.rank) runtimeError(`Padding length too large`);
  return x.shape.map((_, axis) => {
    const i = 2 * (x.rank - 1 - axis);
    return [padding[i] ?? 0, padding[i + 1] ?? 0] as const;
  });
}
const sources: Readonly<Record<string, (position: number, length: number) => number>> = {
  reflect: (position, length) => (position < 0 ? -position : position >= length ? 2 * (length - 1) - position : position),
  replicate: (position, length) => Math.min(Math.max(position, 0), length - 1),
  circular: (position, length) => ((position % length) + length) % length,
};
function pad(x: Tensor, padding: readonly number[], mode: string, value: number): Tensor {
  const amounts = amountsOf(x, padding);
  if (mode === 'constant') {
    checkCut(x, amounts, padding.length / 2);
    return padConstant(x, amounts, value);
  }
  const axes = padding.length / 2;
  if (mode !== 'constant' && x.rank !== axes + 1 && x.rank !== axes + 2) throw new TorchError('NotImplementedError', 'Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now');
  if (value !== 0) runtimeError(`Padding mode "${mode}" doesn't take in value argument`);
  const source = sources[mode];
  if (source === undefined) throw new TorchError('NotImplementedError', `Unrecognised padding mode ${mode}`);
  if (mode === 'reflect') checkReflection(x, amounts);
  const node = mode === 'circular' ? 'torch::autograd::CopySlices' : `${mode === 'reflect' ? 'Reflection' : 'Replication'}Pad${axes}DBackward0`;
  return named(amounts.reduce((padded, [before, after], axis) => {
    if (before === 0 && after === 0) return padded;
    const length = at(x.shape, axis);
    return pick(padded, axis, range(before + length + after).map((i) => source(i - before, length)));
  }, mode === 'circular' ? copy(x) : tied(x)), node);
}
/** Negative amounts cut, first one side and then the other; where something is added too, something must be left. */
function checkCut(x: Tensor, amounts: readonly (readonly [number, number])[], padded: number): void {
  const own = amounts.map(([before, after], axis) => ({ axis, before, after, length: at(x.shape, axis) })).slice(x.rank - padded);
  for (const { before, after, length } of own) {
    const rest = length + Math.min(before, 0);
    if (rest < 0) runtimeError(`start (${-before}) + length (${rest}) exceeds dimension size (${length}).`);
    if (rest + Math.min(after, 0) < 0) runtimeError(`start (0) + length (${rest + after}) exceeds dimension size (${rest}).`);
  }
  if (own.every(({ before, after }) => before <= 0 && after <= 0)) return;
  const empty = own.find(({ before, after, length }) => length + before + after <= 0);
  if (empty !== undefined) runtimeError(`The input size ${empty.length}, plus negative padding ${empty.before} and ${empty.after} resulted in a negative output size, which is invalid. Check dimension ${empty.axis} of your input.`);
}
function checkReflection(x: Tensor, amounts: readonly (readonly [number, number])[]): void {
  const axis = amounts.findLastIndex(([before, after], i) => before >= at(x.shape, i) || after >= at(x.shape, i));
  if (axis < 0) return;
  const [before, after] = at(amounts, axis);
  if (before + after > 0) runtimeError(`Argument #4: Padding size should be less than the corresponding input dimension, but got: padding (${before}, ${after}) at dimension ${axis} of input ${x.rank === 4 ? '4' : `[${x.shape.join(', ')}]`}`);
}
const pick = (x: Tensor, axis: number, positions: readonly number[]): Tensor => indexSelect(x, axis, fromArray(x.runtime, x.runtime.arrays.fromData(positions, [positions.length], 'int64')));

/** A factor of 1 moves nothing, and yet the result is a copy. */
const unshared = (x: Tensor): Tensor => (x.viewOf === undefined ? x : copy(x));
function requireImage(name: string, x: Tensor): void {
  if (x.rank < 3) runtimeError(`${name} expects input to have at least 3 dimensions, but got input with ${x.rank} dimension(s)`);
}
function pixelShuffle(x: Tensor, r: number): Tensor {
  requireImage('pixel_shuffle', x);
  if (r <= 0) runtimeError(`pixel_shuffle expects a positive upscale_factor, but got ${r}`);
  const [channels, height, width] = [at(x.shape, -3), at(x.shape, -2), at(x.shape, -1)];
  if (channels % (r * r) !== 0) runtimeError(`pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but input.size(-3)=${channels} is not divisible by ${r * r}`);
  const batch = x.shape.slice(0, -3);
  const split = reshape(x, [sizeOf(batch), channels / (r * r), r, r, height, width]);
  return reshape(permute(split, [0, 1, 4, 2, 5, 3]), [...batch, channels / (r * r), height * r, width * r]);
}
function pixelUnshuffle(x: Tensor, r: number): Tensor {
  requireImage('pixel_unshuffle', x);
  if (r <= 0) runtimeError(`pixel_unshuffle expects a positive downscale_factor, but got ${r}`);
  const [channels, height, width] = [at(x.shape, -3), at(x.shape, -2), at(x.shape, -1)];
  (['height', 'width'] as const).forEach((name, i) => {
    const length = at(x.shape, i - 2);
    if (length % r !== 0) runtimeError(`pixel_unshuffle expects ${name} to be divisible by downscale_factor, but input.size(${i - 2})=${length} is not divisible by ${r}`);
  });
  const batch = x.shape.slice(0, -3);
  const split = reshape(x, [sizeOf(batch), channels, height / r, r, width / r, r]);
  return reshape(permute(split, [0, 1, 3, 5, 2, 4]), [...batch, channels * r * r, height / r, width / r]);
}
function channelShuffle(x: Tensor, groups: number): Tensor {
  if (x.rank <= 2) runtimeError(`channel_shuffle expects input with > 2 dims, but got input with sizes ${showShape(x.shape)}`);
  const [batch, channels] = [at(x.shape, 0), at(x.shape, 1)];
  if (channels % groups !== 0) runtimeError(`Number of channels must be divisible by groups. Got ${channels} channels and ${groups} groups.`);
  return reshape(transpose(reshape(x, [batch, groups, channels / groups, x.size / (batch * channels)]), 1, 2), x.shape);
}

interface Patches { readonly kernel: readonly number[]; readonly dilation: readonly number[]; readonly padding: readonly number[]; readonly stride: readonly number[] }
/** Flat positions in the padded image of every element of every patch: (N, C·kh·kw, L). */
function patchIndices(x: Tensor, padded: readonly number[], counts: readonly number[], { kernel, dilation, stride }: Patches): NDArray {
  const [batch, channels, height, width] = [at(padded, 0), at(padded, 1), at(padded, 2), at(padded, 3)];
  const { arrays } = x.runtime;
  const inner = range(at(kernel, 0)).flatMap((ky) => range(at(kernel, 1)).flatMap((kx) => range(at(counts, 0)).flatMap((oy) => range(at(counts, 1)).map((ox) =>
    (oy * at(stride, 0) + ky * at(dilation, 0)) * width + ox * at(stride, 1) + kx * at(dilation, 1)))));
  const planes = arrays.fromData(range(batch * channels).map((plane) => plane * height * width), [batch, channels, 1, 1], 'int64');
  const within = arrays.fromData(inner, [1, 1, sizeOf(kernel), sizeOf(counts)], 'int64');
  return arrays.reshape(arrays.binary('add', planes, within), [batch, channels * sizeOf(kernel), sizeOf(counts)]);
}
const pair = (values: readonly number[]): number[] => (values.length === 1 ? [at(values, 0), at(values, 0)] : [...values]);
const patchesOf = (kernel: readonly number[], dilation: readonly number[], padding: readonly number[], stride: readonly number[]): Patches => ({ kernel: pair(kernel), dilation: pair(dilation), padding: pair(padding), stride: pair(stride) });
const countsOf = (height: number, width: number, { kernel, dilation, padding, stride }: Patches): number[] =>
  [height, width].map((length, i) => convolvedLength(length, at(kernel, i), at(stride, i), at(padding, i), at(dilation, i)));
const margins = ({ padding }: Patches): (readonly [number, number])[] => [[0, 0], [0, 0], [at(padding, 0), at(padding, 0)], [at(padding, 1), at(padding, 1)]];

function unfold(self: Tensor, patches: Patches): Tensor {
  if (self.rank === 3) return named(reshape(unfold(reshape(self, [1, ...self.shape]), patches), [sizeOf(patches.kernel) * at(self.shape, 0), sizeOf(countsOf(at(self.shape, 1), at(self.shape, 2), patches))]), 'Im2ColBackward0');
  const x = self.rank === 4 ? self : runtimeError(`Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but got: ${showShape(self.shape)}`);
  checkBlocks(x, patches);
  const padded = padConstant(x, margins(patches), 0);
  return take(padded, patchIndices(x, padded.shape, countsOf(at(x.shape, 2), at(x.shape, 3), patches), patches), 'Im2ColBackward0');
}
/** PyTorch names the height twice. */
function checkBlocks(x: Tensor, patches: Patches): void {
  const [height, width] = [at(x.shape, 2), at(x.shape, 3)];
  const counts = countsOf(height, width, patches);
  if (counts.some((n) => n < 1)) runtimeError(`Given input with spatial size (${height}, ${height}), kernel_size=(${patches.kernel.join(', ')}), dilation=(${patches.dilation.join(', ')}), padding=(${patches.padding.join(', ')}), calculated shape of the array of sliding blocks as (${counts.join(', ')}), but its components must be at least one.`);
}
function fold(self: Tensor, size: readonly number[], patches: Patches): Tensor {
  if (self.rank !== 2 && self.rank !== 3) runtimeError(`Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, but got: ${showShape(self.shape)}`);
  const x = self.rank === 3 ? self : reshape(self, [1, ...self.shape]);
  checkFold(x, size, patches);
  const [height, width] = [at(size, 0), at(size, 1)];
  const channels = at(x.shape, 1) / sizeOf(patches.kernel);
  const shape = [at(x.shape, 0), channels, height + 2 * at(patches.padding, 0), width + 2 * at(patches.padding, 1)];
  const whole = put(x, patchIndices(x, shape, countsOf(height, width, patches), patches), shape, 'Col2ImBackward0');
  const folded = named(padConstant(whole, margins({ ...patches, padding: patches.padding.map((p) => -p) }), 0), 'Col2ImBackward0');
  return self.rank === 3 ? folded : named(reshape(folded, folded.shape.slice(1)), 'Col2ImBackward0');
}
function checkFold(x: Tensor, size: readonly number[], patches: Patches): void {
  const { kernel } = patches;
  if (at(x.shape, 1) % sizeOf(kernel) !== 0) runtimeError(`Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)=${at(x.shape, 1)} and kernel_size=(${kernel.join(', ')}).`);
  const counts = countsOf(at(size, 0), at(size, 1), patches);
  if (sizeOf(counts) === at(x.shape, 2) && counts.every((n) => n > 0)) return;
  const geometry = `output_size=(${size.join(', ')}), kernel_size=(${kernel.join(', ')}), dilation=(${patches.dilation.join(', ')}), padding=(${patches.padding.join(', ')}), stride=(${patches.stride.join(', ')})`;
  runtimeError(`Given ${geometry}, expected size of input's dimension 2 to match the calculated number of sliding blocks ${at(counts, 0)} * ${at(counts, 1)} = ${sizeOf(counts)}, but got input.size(2)=${at(x.shape, 2)}.`);
}/** The two axes of a turn. */
function turned(x: Tensor, dims: readonly number[]): readonly [number, number] {
  if (dims.length !== 2) runtimeError(`expected total rotation dims == 2, but got dims = ${dims.length}`);
  if (x.rank < 2) runtimeError(`expected total dims >= 2, but got total dims = ${x.rank}`);
  const [first, second] = [at(dims, 0), at(dims, 1)];
  if (first === second || Math.abs(first - second) === x.rank) runtimeError(`expected rotation dims to be different, but got dim0 = ${first} and dim1 = ${second}`);
  for (const [i, dim] of dims.entries()) if (dim >= x.rank || dim < -x.rank) runtimeError(`Rotation dim${i} out of range, dim${i} = ${dim}`);
  return [wrapDim(first, x.rank), wrapDim(second, x.rank)];
}
function rotate(x: Tensor, k: number, dims: readonly number[]): Tensor {
  const [a, b] = turned(x, dims);
  const turns = ((k % 4) + 4) % 4;
  if (turns === 0) return contiguous(x);
  if (turns === 2) return flip(x, [a, b].sort((m, n) => m - n));
  return turns === 1 ? transpose(flip(x, [b]), a, b) : flip(transpose(x, a, b), [b]);
}

const functional = { on: ['torch.nn.functional'] as const };

/** One row an operation. */
export const spatial: readonly Op[] = [
  op("pad(Tensor self, int[] pad, str mode='constant', float? value=None)", ({ self, pad: amounts, mode, value }) => pad(self, amounts, mode, value ?? 0), functional),
  op('pixel_shuffle(Tensor self, int upscale_factor)', ({ self, upscale_factor }) => unshared(pixelShuffle(self, upscale_factor)), { on: ['torch', 'torch.nn.functional'], node: 'PixelShuffleBackward0' }),
  op('pixel_unshuffle(Tensor self, int downscale_factor)', ({ self, downscale_factor }) => unshared(pixelUnshuffle(self, downscale_factor)), { on: ['torch', 'torch.nn.functional'], node: 'PixelUnshuffleBackward0' }),
  op('channel_shuffle(Tensor self, int groups)', ({ self, groups }) => underivable(channelShuffle(detach(self), groups), [self], 'channel_shuffle'), { on: ['torch', 'torch.nn.functional'] }),
  op('unfold(Tensor self, int[2] kernel_size, int[2] dilation=1, int[2] padding=0, int[2] stride=1)', ({ self, kernel_size, dilation, padding, stride }) => unfold(self, patchesOf(kernel_size, dilation, padding, stride)), functional),
  op('fold(Tensor self, int[2] output_size, int[2] kernel_size, int[2] dilation=1, int[2] padding=0, int[2] stride=1)', ({ self, output_size, kernel_size, dilation, padding, stride }) => fold(self, pair(output_size), patchesOf(kernel_size, dilation, padding, stride)), functional),
  op('rot90(Tensor self, int k=1, int[] dims=[0,1])', ({ self, k, dims }) => rotate(self, k, dims), { node: 'Rot90Backward0' }),
  op('einsum(str equation, Tensor[] operands)', ({ equation, operands }) => einsum(equation, operands), { on: ['torch'] }),
];
