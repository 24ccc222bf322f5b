/** @file Convolutions in one, two and three dimensions, and their transposes. All are built on the two-dimensional ones. */
import type { ConvolutionOptions } from '../../arrays/backend.ts';
import { leadingTo, named } from '../autograd/named.ts';
import { compilerName, scalarName } from '../dtypes.ts';
import { runtimeError } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { conv2d, conv2dInput, convolvedLength } from '../primitives/linear.ts';
import { concat, pad, permute, reshape, slice } from '../primitives/movement.ts';
import { add, fullLike, tiedTo } from '../primitives/pointwise.ts';
import { at, range, replaceAt, showShape } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { narrowTo, select, unsqueeze } from './movement.ts';

/** Per spatial axis. */
interface Geometry {
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  readonly groups: number;
  readonly outputPadding: readonly number[];
}

/** One number for all axes, or one for each. */
const spread = (values: readonly number[], axes: number): number[] => (values.length === 1 ? range(axes).map(() => at(values, 0)) : [...values]);

const dimensionNames = ['', '2D (unbatched) or 3D (batched)', '3D (unbatched) or 4D (batched)', '4D (unbatched) or 5D (batched)'];

/** What PyTorch checks before it looks at channels. */
function checkGeometry(x: Tensor, weight: Tensor, g: Geometry, transposed: boolean): void {
  const rank = x.rank === g.stride.length + 1 ? x.rank + 1 : x.rank;
  const shape = x.rank === rank ? x.shape : [1, ...x.shape];
  if (g.padding.some((p) => p < 0)) runtimeError('negative padding is not supported');
  if (g.stride.some((s) => s <= 0)) runtimeError('non-positive stride is not supported');
  if (g.dilation.some((d) => d <= 0)) runtimeError('dilation should be greater than zero');
  if (transposed && weight.rank < 3) runtimeError('weight should have at least three dimensions');
  if (weight.rank !== rank && g.stride.length > 1) runtimeError(`expected stride to be a single integer value or a list of ${weight.rank - 2} values to match the convolution dimensions, but got stride=${showShape(g.stride)}`);
  if (weight.rank !== rank) runtimeError(`Expected ${weight.rank}-dimensional input for ${weight.rank}-dimensional weight ${showShape(weight.shape)}, but got ${rank}-dimensional input of size ${showShape(shape)} instead`);
}
function check(name: string, x: Tensor, weight: Tensor, g: Geometry, transposed: boolean, bias: Tensor | undefined): void {
  const axes = g.stride.length;
  if (x.rank !== axes + 1 && x.rank !== axes + 2) runtimeError(`Expected ${at(dimensionNames, axes)} input to ${name}${axes}d, but got input of size: ${showShape(x.shape)}`);
  checkGeometry(x, weight, g, transposed);
  if (at(weight.shape, 0) < g.groups) runtimeError(`Given groups=${g.groups}, expected weight to be at least ${g.groups} at dimension 0, but got weight of size ${showShape(weight.shape)} instead`);
  const channels = at(x.shape, -1 - axes);
  const expected = transposed ? at(weight.shape, 0) : at(weight.shape, 1) * g.groups;
  if (channels !== expected) runtimeError(`Given ${transposed ? `transposed=1, ` : `groups=${g.groups}, `}weight of size ${showShape(weight.shape)}, expected input${showShape(x.rank === axes + 1 ? [1, ...x.shape] : x.shape)} to have ${expected} channels, but got ${channels} channels instead`);
  const filters = transposed ? at(weight.shape, 1) * g.groups : at(weight.shape, 0);
  if (bias !== undefined && (bias.rank !== 1 || bias.size !== filters)) runtimeError(`Given ${transposed ? 'transposed=1, ' : ''}weight of size ${showShape(weight.shape)}, expected bias to be 1-dimensional with ${filters} elements, but got bias of size ${showShape(bias.shape)} instead`);
  if (x.dtype !== weight.dtype) runtimeError(bias !== undefined && axes === 2 && !transposed ? `Input type (${compilerName(x.dtype)}) and bias type (${compilerName(weight.dtype)}) should be the same` : `expected scalar type ${scalarName(x.dtype)} but found ${scalarName(weight.dtype)}`);
}
function checkKernel(x: Tensor, weight: Tensor, geometry: Geometry): void {
  const padded = geometry.padding.map((p, i) => at(x.shape, i + 2) + 2 * p);
  const kernel = geometry.dilation.map((d, i) => d * (at(weight.shape, i + 2) - 1) + 1);
  if (padded.some((n, i) => n < at(kernel, i))) runtimeError(`Calculated padded input size per channel: (${padded.join(' x ')}). Kernel size: (${kernel.join(' x ')}). Kernel size can't be greater than actual input size`);
}

/** Reads a missing batch axis, and gives it back. */
function batched({ self, weight, bias }: Pick<ConvArguments, 'self' | 'weight' | 'bias'>, axes: number, compute: (x: Tensor) => Tensor): Tensor {
  const whole = (x: Tensor): Tensor => leadingTo(named(own(compute(x)), 'ConvolutionBackward0'), [x, weight, bias]);
  return self.rank === axes + 2 ? whole(self) : dropAxis(whole(unsqueeze(self, 0)), 0, 'SqueezeBackward1');
}
/** The same with memory of its own: what it was a view of nobody can see. */
function own(y: Tensor): Tensor {
  if (y.viewOf === undefined) return y;
  const result = fromArray(y.runtime, y.array);
  result.setHistory(y.history);
  return result;
}
/** The gradient of what alone has one counts as a function of it. */
const alone = (a: Tensor, other: Tensor): Tensor => (other.requiresGrad ? a : tiedTo(a, [a]));
const withBias = (y: Tensor, bias: Tensor | undefined): Tensor => (bias === undefined ? y : add(y, reshape(bias, y.shape.map((_, axis) => (axis === 1 ? bias.size : 1)))));

const options2 = (g: Geometry): ConvolutionOptions => ({ stride: [at(g.stride, 0), at(g.stride, 1)], padding: [at(g.padding, 0), at(g.padding, 1)], dilation: [at(g.dilation, 0), at(g.dilation, 1)], groups: g.groups });
/** One dimension is two of which one has length 1. */
const flat: Geometry = { stride: [1], padding: [0], dilation: [1], groups: 1, outputPadding: [0] };
const raised = (g: Geometry): Geometry => ({ stride: [...flat.stride, ...g.stride], padding: [...flat.padding, ...g.padding], dilation: [...flat.dilation, ...g.dilation], outputPadding: [...flat.outputPadding, ...g.outputPadding], groups: g.groups });
const lastTwo = (g: Geometry): Geometry => ({ stride: g.stride.slice(1), padding: g.padding.slice(1), dilation: g.dilation.slice(1), outputPadding: g.outputPadding.slice(1), groups: g.groups });

function convolve(x: Tensor, w: Tensor, g: Geometry): Tensor {
  const axes = g.stride.length;
  if (axes === 2) return conv2d(x, w, options2(g));
  if (axes === 1) return dropAxis(conv2d(unsqueeze(x, 2), unsqueeze(w, 2), options2(raised(g))), 2);
  return convolve3d(x, w, g);
}
const dropAxis = (x: Tensor, axis: number, name?: string): Tensor => reshape(x, x.shape.filter((_, other) => other !== axis), name);

/** A sum over the kernel's depth: each of its layers is a two-dimensional convolution of all output depths at once. */
function convolve3d(x: Tensor, w: Tensor, g: Geometry): Tensor {
  const [depthPadding, depthStride, depthDilation] = [at(g.padding, 0), at(g.stride, 0), at(g.dilation, 0)];
  const padded = depthPadding === 0 ? x : pad(x, x.shape.map((_, axis) => (axis === 2 ? [depthPadding, depthPadding] as const : [0, 0] as const)), 0);
  const depth = convolvedLength(at(x.shape, 2), at(w.shape, 2), depthStride, depthPadding, depthDilation);
  const [batch, channels, , height, width] = padded.shape;
  const layers = range(at(w.shape, 2)).map((k) => {
    const part = narrowTo(padded, 2, k * depthDilation, depth, depthStride);
    const rows = reshape(permute(part, [0, 2, 1, 3, 4]), [(batch ?? 1) * depth, channels ?? 1, height ?? 1, width ?? 1]);
    return conv2d(rows, select(w, 2, k), options2(lastTwo(g)));
  });
  const total = layers.reduce(add);
  const [, out, rows, columns] = total.shape;
  return permute(reshape(total, [batch ?? 1, depth, out ?? 1, rows ?? 1, columns ?? 1]), [0, 2, 1, 3, 4]);
}

const transposedLength = (n: number, k: number, g: Geometry, i: number): number => (n - 1) * at(g.stride, i) - 2 * at(g.padding, i) + at(g.dilation, i) * (k - 1) + at(g.outputPadding, i) + 1;

function convolveTransposed(x: Tensor, w: Tensor, g: Geometry): Tensor {
  const axes = g.stride.length;
  if (axes === 1) return dropAxis(convolveTransposed(unsqueeze(x, 2), unsqueeze(w, 2), raised(g)), 2);
  if (axes === 3) return transposed3d(x, w, g);
  const shape = [at(x.shape, 0), at(w.shape, 1) * g.groups, transposedLength(at(x.shape, 2), at(w.shape, 2), g, 0), transposedLength(at(x.shape, 3), at(w.shape, 3), g, 1)];
  return conv2dInput(x, w, shape, options2(g));
}
/** Each depth of the kernel writes its layer; layers that meet add up. */
function transposed3d(x: Tensor, w: Tensor, g: Geometry): Tensor {
  const [depthIn, depthKernel] = [at(x.shape, 2), at(w.shape, 2)];
  const full = (depthIn - 1) * at(g.stride, 0) + at(g.dilation, 0) * (depthKernel - 1) + at(g.outputPadding, 0) + 1;
  const written: Tensor[][] = range(full).map(() => []);
  for (const d of range(depthIn)) for (const k of range(depthKernel)) {
    at(written, d * at(g.stride, 0) + k * at(g.dilation, 0)).push(convolveTransposed(select(x, 2, d), select(w, 2, k), lastTwo(g)));
  }
  const model = written.flat()[0];
  if (model === undefined) return x;
  const depths = written.map((layers) => unsqueeze(layers.length === 0 ? fullLike(model, 0) : layers.reduce(add), 2));
  const [first, ...rest] = depths;
  const joined = first === undefined ? x : concat([first, ...rest], 2);
  const crop = at(g.padding, 0);
  return crop === 0 ? joined : slice(joined, { start: [0, 0, crop, 0, 0], length: replaceAt(joined.shape, 2, full - 2 * crop), step: [1, 1, 1, 1, 1] });
}

/** 'same' pads as much as the kernel takes away; an odd amount goes to the end. */
function samePadded(x: Tensor, w: Tensor, g: Geometry): { readonly x: Tensor; readonly g: Geometry } {
  if (g.stride.some((s) => s !== 1)) runtimeError("padding='same' is not supported for strided convolutions");
  const totals = g.dilation.map((d, i) => d * (at(w.shape, i + 2) - 1));
  const amounts = [[0, 0] as const, [0, 0] as const, ...totals.map((total) => [Math.floor(total / 2), Math.ceil(total / 2)] as const)];
  const even = totals.every((total) => total % 2 === 0);
  return even ? { x, g: { ...g, padding: totals.map((total) => total / 2) } } : { x: pad(x, amounts, 0), g };
}

function checkOutputPadding(given: Geometry): void {
  const g = given.stride.length === 1 ? raised(given) : given;
  if (g.outputPadding.every((p, i) => p < at(g.stride, i) || p < at(g.dilation, i))) return;
  const names = ['depth', 'height', 'width'].slice(-g.stride.length);
  const part = (name: string, values: readonly number[]): string => names.map((axis, i) => `${name}_${axis}: ${at(values, i)}`).join(' ');
  runtimeError(`output padding must be smaller than either stride or dilation, but got ${part('output_padding', g.outputPadding)} ${part('stride', g.stride)} ${part('dilation', g.dilation)}`);
}

interface ConvArguments {
  readonly self: Tensor; readonly weight: Tensor; readonly bias: Tensor | undefined;
  readonly stride: readonly number[]; readonly padding: readonly number[] | string; readonly dilation: readonly number[]; readonly groups: number;
}
function convolution(axes: number, { self, weight, bias, stride, padding, dilation, groups }: ConvArguments): Tensor {
  const g: Geometry = { stride: spread(stride, axes), padding: spread(typeof padding === 'string' ? [0] : padding, axes), dilation: spread(dilation, axes), groups, outputPadding: [] };
  check('conv', self, weight, g, false, bias);
  return batched({ self, weight, bias }, axes, (x) => {
    const placed = padding === 'same' ? samePadded(x, weight, g) : { x, g };
    checkKernel(placed.x, weight, placed.g);
    return withBias(convolve(alone(placed.x, weight), alone(weight, x), placed.g), bias && tiedTo(bias, [x, weight]));
  });
}
function transposedConvolution(axes: number, args: ConvArguments, outputPadding: readonly number[]): Tensor {
  const { self, weight, bias, stride, padding, dilation, groups } = args;
  const g: Geometry = { stride: spread(stride, axes), padding: spread(typeof padding === 'string' ? [0] : padding, axes), dilation: spread(dilation, axes), outputPadding: spread(outputPadding, axes), groups };
  check('conv_transpose', self, weight, g, true, bias);
  checkOutputPadding(g);
  return batched(args, axes, (x) => withBias(convolveTransposed(alone(x, weight), alone(weight, x), g), bias && tiedTo(bias, [x, weight])));
}

const places = { on: ['torch', 'torch.nn.functional'] as const };
const rows = (axes: 1 | 2 | 3): readonly Op[] => [
  op(`conv${axes}d(Tensor self, Tensor weight, Tensor? bias=None, int[${axes}] stride=1, int[${axes}] padding=0, int[${axes}] dilation=1, int groups=1)`, (args) => convolution(axes, args), places),
  op(`conv${axes}d(Tensor self, Tensor weight, Tensor? bias=None, int[${axes}] stride=1, str padding='valid', int[${axes}] dilation=1, int groups=1)`, (args) => convolution(axes, args), places),
  op(`conv_transpose${axes}d(Tensor self, Tensor weight, Tensor? bias=None, int[${axes}] stride=1, int[${axes}] padding=0, int[${axes}] output_padding=0, int groups=1, int[${axes}] dilation=1)`, (args) => transposedConvolution(axes, args, args.output_padding), places),
];

/** Time, batch, channels; the weight is (time, in, out). */
function timeFirst(self: Tensor, weight: Tensor, bias: Tensor, padding: number): Tensor {
  if (self.rank !== 3) runtimeError('Input must have 3 dims: time, batch, in_channel');
  if (weight.rank !== 3) runtimeError('Weight tensor must have 3 dims: kernel_width, in_channels, out_channels.');
  if (bias.rank !== 1) runtimeError('Bias must be 1-D');
  const g: Geometry = { stride: [1], padding: [padding], dilation: [1], groups: 1, outputPadding: [] };
  return permute(withBias(convolve(permute(self, [1, 2, 0]), permute(weight, [2, 1, 0]), g), bias), [2, 0, 1]);
}

/** One row an operation. */
export const convolutions: readonly Op[] = [
  ...rows(1), ...rows(2), ...rows(3),
  op('conv_tbc(Tensor self, Tensor weight, Tensor bias, int pad=0)', (args) => timeFirst(args.self, args.weight, args.bias, args.pad), { on: ['torch', 'torch.nn.functional'], node: 'ConvTbcBackward0' }),
];
