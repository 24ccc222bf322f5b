/** @file Batch, instance, layer, group normalisation and vector normalisation. */
import { requireConstant } from '../autograd/named.ts';
import { scalarName } from '../dtypes.ts';
import { runtimeError, valueError } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { detach, expand, pad, reshape, sum } from '../primitives/movement.ts';
import { add, div, mul, powNumber, rsqrt, scale, shift, square, sub, tiedTo } from '../primitives/pointwise.ts';
import { mean } from '../primitives/reduction.ts';
import { vectorNorm } from '../primitives/norms.ts';
import { withGrad } from '../runtime.ts';
import { at, lengthOf, range, sameShape, showShape, sizeOf, wrapDim } from '../shapes.ts';
import type { Tensor } from '../tensor.ts';
import { clamp } from './arithmetic.ts';
import { poolAverage } from './averagePooling.ts';

/** (x − mean)/√(var + ε) over the axes, and the statistics. */
function standardize(x: Tensor, axes: readonly number[], eps: number): { readonly y: Tensor; readonly centre: Tensor; readonly variance: Tensor } {
  const centre = mean(x, axes, true);
  const deviation = sub(x, centre);
  const variance = mean(square(deviation), axes, true);
  return { y: mul(deviation, rsqrt(shift(variance, eps))), centre, variance };
}
/** PyTorch computes the gradients of input, weight and bias in one, so each counts as a function of the first two. */
const ownScale = (x: Tensor, weight: Tensor): Tensor => (x.requiresGrad ? weight : tiedTo(weight, [weight]));
/** y·weight + bias, both one number per channel. */
function affine(x: Tensor, y: Tensor, weight: Tensor | undefined, bias: Tensor | undefined): Tensor {
  const perChannel = (a: Tensor): Tensor => reshape(a, y.shape.map((_, axis) => (axis === 1 ? a.size : 1)));
  const scaled = weight === undefined ? y : mul(y, perChannel(ownScale(x, weight)));
  return bias === undefined ? scaled : add(scaled, perChannel(tiedTo(bias, weight === undefined ? [x] : [x, weight])));
}
/** Weights of another type than the data; half-precision data may have float32 weights. */
function requireSameType(self: Tensor, ...given: readonly (Tensor | undefined)[]): void {
  for (const one of given) if (one !== undefined && one.dtype !== self.dtype && self.dtype !== 'bfloat16') runtimeError(`expected scalar type ${scalarName(self.dtype)} but found ${scalarName(one.dtype)}`);
}
/** The same of a batch norm, in its own words. */
function requireMixedType(self: Tensor, ...given: readonly (Tensor | undefined)[]): void {
  for (const one of given) {
    if (one === undefined || one.dtype === self.dtype) continue;
    if (one.dtype !== 'float32') runtimeError('mixed dtype (CPU): expect parameter to have scalar type of Float');
    if (self.dtype !== 'bfloat16') runtimeError('mixed dtype (CPU): expect input to have scalar type of BFloat16');
  }
}
/** Moves a running statistic towards the new one. Nobody differentiates that. */
function update(running: Tensor | undefined, statistic: Tensor, momentum: number): void {
  if (running === undefined) return;
  withGrad(running.runtime, false, () => { running.write(add(scale(running, 1 - momentum), scale(reshape(detach(statistic), running.shape), momentum)).array); });
}

interface BatchNormArguments {
  readonly self: Tensor;
  readonly running_mean: Tensor | undefined;
  readonly running_var: Tensor | undefined;
  readonly weight: Tensor | undefined;
  readonly bias: Tensor | undefined;
  readonly momentum: number;
  readonly eps: number;
}
function batchNorm(args: BatchNormArguments, training: boolean): Tensor {
  const { self, running_mean, running_var, weight, bias, momentum, eps } = args;
  const axes = range(self.rank).filter((axis) => axis !== 1);
  const count = sizeOf(axes.map((axis) => at(self.shape, axis)));
  requireConstant('native_batch_norm', { running_mean, running_var });
  checkChannels(self, args);
  requireMixedType(self, weight, bias);
  if (!training) {
    if (running_mean === undefined || running_var === undefined) return runtimeError(`running_${running_mean === undefined ? 'mean' : 'var'} must be defined in evaluation mode`);
    const statistic = (a: Tensor): Tensor => reshape(a, self.shape.map((_, axis) => (axis === 1 ? a.size : 1)));
    return affine(self, mul(sub(self, statistic(running_mean)), rsqrt(shift(statistic(running_var), eps))), weight, bias);
  }
  if (count === 1) valueError(`Expected more than 1 value per channel when training, got input size torch.Size(${showShape(self.shape)})`);
  const { y, centre, variance } = standardize(self, axes, eps);
  update(running_mean, centre, momentum);
  update(running_var, scale(variance, count / (count - 1)), momentum);
  return affine(self, y, weight, bias);
}
function checkChannels(self: Tensor, { running_mean, running_var, weight, bias }: BatchNormArguments): void {
  const channels = self.shape[1] ?? 0;
  for (const [name, tensor] of Object.entries({ running_mean, running_var, weight, bias })) if (tensor !== undefined && tensor.size !== channels) runtimeError(`${name} should contain ${channels} elements not ${tensor.size}`);
}
function instanceNorm(args: BatchNormArguments, useInput: boolean): Tensor {
  const { self, running_mean, running_var, weight, bias, momentum, eps } = args;
  const axes = range(Math.max(self.rank - 2, 0), 2);
  const count = sizeOf(axes.map((axis) => at(self.shape, axis)));
  if (useInput && count === 1) valueError(`Expected more than 1 spatial element when training, got input size torch.Size(${showShape(self.shape)})`);
  if (weight !== undefined && weight.size !== self.shape[1]) runtimeError(`weight should contain ${at(self.shape, 0) * at(self.shape, 1)} elements not ${at(self.shape, 0) * weight.size}`);
  if (!useInput) return batchNorm(args, false);
  requireMixedType(self, weight, bias);
  const { y, centre, variance } = standardize(self, axes, eps);
  if (running_mean !== undefined) update(running_mean, mean(centre, [0], false), momentum);
  if (running_var !== undefined) update(running_var, mean(scale(variance, count / (count - 1)), [0], false), momentum);
  return affine(self, y, weight, bias);
}
function layerNorm(self: Tensor, shape: readonly number[], weight: Tensor | undefined, bias: Tensor | undefined, eps: number): Tensor {
  if (shape.length === 0) runtimeError('Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = []');
  if (self.rank < shape.length || !sameShape(self.shape.slice(self.rank - shape.length), shape)) {
    runtimeError(`Given normalized_shape=${showShape(shape)}, expected input with shape [*, ${shape.join(', ')}], but got input of size${showShape(self.shape)}`);
  }
  for (const [name, value] of [['weight', weight], ['bias', bias]] as const) {
    if (value !== undefined && !sameShape(value.shape, shape)) runtimeError(`Expected ${name} to be of same shape as normalized_shape, but got ${name} of shape ${showShape(value.shape)} and normalized_shape = ${showShape(shape)}`);
  }
  requireSameType(self, weight, bias);
  const { y } = standardize(self, range(shape.length, self.rank - shape.length), eps);
  const scaled = weight === undefined ? y : mul(y, ownScale(self, weight));
  return bias === undefined ? scaled : add(scaled, tiedTo(bias, weight === undefined ? [self] : [self, weight]));
}
function groupNorm(self: Tensor, groups: number, weight: Tensor | undefined, bias: Tensor | undefined, eps: number): Tensor {
  const [batch, channels] = [lengthOf(self.shape, wrapDim(0, self.rank)), at(self.shape, wrapDim(1, self.rank))];
  if (groups <= 0) runtimeError(`Expected num groups to be greater than 0, got ${groups}`);
  if (channels % groups !== 0) runtimeError(`Expected number of channels in input to be divisible by num_groups, but got input of shape ${showShape(self.shape)} and num_groups=${groups}`);
  for (const [name, value] of [['weight', weight], ['bias', bias]] as const) {
    if (value !== undefined && value.size !== channels) runtimeError(`Expected ${name} to be a vector of size equal to the number of channels in input, but got ${name} of shape ${showShape(value.shape)} and input of shape ${showShape(self.shape)}`);
  }
  requireSameType(self, weight, bias);
  const grouped = reshape(self, [batch, groups, (channels / groups) * sizeOf(self.shape.slice(2))]);
  return affine(self, reshape(standardize(grouped, [2], eps).y, self.shape), weight, bias);
}
/** x / max(‖x‖, ε). */
function normalize(self: Tensor, p: number, dims: readonly number[], eps: number): Tensor {
  const norm = vectorNorm(self, p, dims.map((dim) => wrapDim(dim, self.rank)).sort((a, b) => a - b), true);
  return div(self, expand(clamp(norm, eps, undefined), self.shape));
}
function cosineSimilarity(x1: Tensor, x2: Tensor, dim: number, eps: number): Tensor {
  const shape = sub(detach(x1), detach(x2)).shape;
  const [a, b] = [expand(x1, shape), expand(x2, shape)];
  const axes = [wrapDim(dim, a.rank)];
  const length = (x: Tensor): Tensor => clamp(vectorNorm(x, 2, axes, true), eps, undefined);
  return sum(mul(div(a, length(a)), div(b, length(b))), axes, false);
}
/** Divides by a power of the squares of neighbouring channels. */
function localResponseNorm(self: Tensor, size: number, alpha: number, beta: number, k: number): Tensor {
  if (self.rank < 3) valueError(`Expected 3D or higher dimensionality                          input (got ${self.rank} dimensions)`);
  const [batch, channels] = [at(self.shape, 0), at(self.shape, 1)];
  const squares = reshape(square(self), [batch, 1, channels, self.size / (batch * channels)]);
  const padded = pad(squares, [[0, 0], [0, 0], [Math.floor(size / 2), Math.floor((size - 1) / 2)], [0, 0]], 0);
  const window = poolAverage(padded, { kernel: [size, 1], stride: [1, 1], padding: [0, 0], ceil: false, includePadding: true, divisor: undefined });
  return div(self, powNumber(shift(scale(reshape(window, self.shape), alpha), k), beta));
}

const functional = { on: ['torch.nn.functional'] as const };
const both = { on: ['torch', 'torch.nn.functional'] as const };

/** One row an operation. */
export const normalizations: readonly Op[] = [
  op('batch_norm(Tensor self, Tensor? running_mean, Tensor? running_var, Tensor? weight=None, Tensor? bias=None, bool training=False, float momentum=0.1, float eps=1e-05)', (args) => batchNorm(args, args.training), { ...functional, node: 'NativeBatchNormBackward0' }),
  op('batch_norm(Tensor self, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled)', (args) => batchNorm(args, args.training), { on: ['torch'], node: 'NativeBatchNormBackward0' }),
  op('instance_norm(Tensor self, Tensor? running_mean=None, Tensor? running_var=None, Tensor? weight=None, Tensor? bias=None, bool use_input_stats=True, float momentum=0.1, float eps=1e-05)', (args) => instanceNorm(args, args.use_input_stats), { ...functional, node: 'ViewBackward0' }),
  op('layer_norm(Tensor self, int[1] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05)', ({ self, normalized_shape, weight, bias, eps }) => layerNorm(self, normalized_shape, weight, bias, eps), { ...both, node: 'NativeLayerNormBackward0' }),
  op('group_norm(Tensor self, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05)', ({ self, num_groups, weight, bias, eps }) => groupNorm(self, num_groups, weight, bias, eps), { ...both, node: 'NativeGroupNormBackward0' }),
  op('normalize(Tensor self, float p=2, int[1] dim=1, float eps=1e-12)', ({ self, p, dim, eps }) => normalize(self, p, dim, eps), functional),
  op('cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08)', ({ x1, x2, dim, eps }) => cosineSimilarity(x1, x2, dim, eps), both),
  op('local_response_norm(Tensor self, int size, float alpha=0.0001, float beta=0.75, float k=1)', ({ self, size, alpha, beta, k }) => localResponseNorm(self, size, alpha, beta, k), functional),
];
