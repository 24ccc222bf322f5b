/** @file Random tensors. The numbers are those that PyTorch draws from the same seed. */
import { requireBounds } from '../overflow.ts';
import { op, type Op } from '../op.ts';
import { isFloating, scalarName, type DType } from '../dtypes.ts';
import { runtimeError, unsupported } from '../errors.ts';
import { leastGamma, poisson, standardGamma, type Generator } from '../random/index.ts';
import type { Value } from '../../python/evaluator/values.ts';
import { checkRoom, type Runtime } from '../runtime.ts';
import { at, broadcast, range, sizeOf } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { record } from '../autograd/graph.ts';
import { detach } from '../primitives/movement.ts';
import { add, mul, shift, zerosLike } from '../primitives/pointwise.ts';
import { fromMemory, stridesLike } from './alike.ts';
import { leaf } from './creation.ts';
import { checkProbabilities, elements, generatorOf, randomType, uniformNumbers } from './inPlace.ts';

const torchOnly = { on: ['torch'] as const };
const factory = 'ScalarType? dtype=None, Ignored? layout=None, Ignored? device=None, bool? requires_grad=False, Ignored? pin_memory=None, Ignored? memory_format=None, Generator? generator=None';

const likeFactory = 'ScalarType? dtype=None, Ignored? layout=None, Ignored? device=None, bool? requires_grad=False, Ignored? pin_memory=None, Any? memory_format=None, Generator? generator=None';

type Draw = (generator: Generator, count: number, dtype: DType, contiguous: boolean) => ArrayLike<number>;
/** More elements than this `meta` never keeps, so none are drawn for it: drawing takes longer than all else it does. */
const keptOnMeta = 4096;
function drawn(runtime: Runtime, size: readonly number[], dtype: DType, generator: Generator, draw: Draw): Tensor {
  const negative = size.find((n) => n < 0);
  if (negative !== undefined) runtimeError(`Trying to create tensor with negative dimension ${negative}: [${size.join(', ')}]`);
  const count = sizeOf(size);
  const isKept = runtime.arrays.name !== 'meta' || count <= keptOnMeta;
  if (isKept) checkRoom(runtime, size, dtype);
  return fromArray(runtime, runtime.arrays.fromData(isKept ? draw(generator, count, dtype, true) : { length: count }, size, dtype));
}
/** Drawn in the order in which the elements of `self` lie in memory. */
function drawnLike(self: Tensor, dtype: DType, format: Value | undefined, generator: Generator, draw: Draw): Tensor {
  const strides = stridesLike(self, format);
  if (strides === undefined || self.runtime.arrays.name === 'meta') return drawn(self.runtime, self.shape, dtype, generator, draw);
  checkRoom(self.runtime, self.shape, dtype);
  return fromMemory(self, draw(generator, self.size, dtype, false), dtype, strides);
}
const floatOnly = (name: string, dtype: DType): DType => (isFloating(dtype) ? dtype : runtimeError(`"${name}" not implemented for '${scalarName(dtype)}'`));

const continuous = (name: string, kernel: string, draw: Draw): readonly Op[] => [
  op(`${name}(int[] size, *, ${factory})`, ({ size, dtype, requires_grad, generator }, runtime) =>
    leaf(drawn(runtime, size, floatOnly(kernel, dtype ?? runtime.defaultDtype), generatorOf(runtime, generator), draw), requires_grad), torchOnly),
  op(`${name}_like(Tensor self, *, ${likeFactory})`, ({ self, dtype, requires_grad, generator, memory_format }, runtime) =>
    leaf(drawnLike(self, floatOnly(kernel, dtype ?? self.dtype), memory_format, generatorOf(runtime, generator), draw), requires_grad), torchOnly),
];
const integers = (low: number, high: number): Draw => (generator, count, dtype) => {
  if (high <= low) runtimeError(`random_ expects 'from' to be less than 'to', but got from=${low} >= to=${high}`);
  requireBounds(low, high, dtype);
  return generator.randint(count, low, high);
};

/** One of the categories, each with its weight, again and again. */
function drawCategories(weights: readonly number[], count: number, generator: Generator): number[] {
  const total = weights.reduce((a, b) => a + b, 0);
  let sum = 0;
  const steps = weights.map((weight) => (sum += weight) / total);
  const last = weights.length - 1;
  return range(count).map(() => {
    const target = Number(generator.uniform(1, 0, 1, 'float64')[0]);
    const found = steps.findIndex((step) => step >= target);
    return found < 0 ? last : found;
  });
}
/** Weights over exponential numbers: the largest come first. So PyTorch draws without putting back. */
function drawOnce(weights: readonly number[], count: number, race: ArrayLike<number>, offset: number): number[] {
  const speeds = weights.map((weight, index) => weight / (race[offset + index] ?? 1));
  return range(weights.length).sort((i, j) => at(speeds, j) - at(speeds, i)).slice(0, count);
}
function checkWeights(self: Tensor, count: number, replacement: boolean, data: readonly number[]): void {
  if (self.rank === 0 || self.rank > 2) runtimeError('prob_dist must be 1 or 2 dim');
  if (!isFloating(self.dtype)) runtimeError(`multinomial only supports floating-point dtypes for input, got: ${scalarName(self.dtype)}`);
  if (count <= 0) runtimeError('cannot sample n_sample <= 0 samples');
  if (!replacement && count > at(self.shape, -1)) runtimeError('cannot sample n_sample > prob_dist.size(-1) samples without replacement');
  if (data.some((p) => !(p >= 0 && p < Infinity))) runtimeError('probability tensor contains either `inf`, `nan` or element < 0');
}
function multinomial(self: Tensor, count: number, replacement: boolean, generator: Generator): Tensor {
  const data = Array.from(elements(self));
  checkWeights(self, count, replacement, data);
  const columns = at(self.shape, -1);
  const rows = range(sizeOf(self.shape.slice(0, -1))).map((row) => data.slice(row * columns, (row + 1) * columns));
  if (rows.some((weights) => weights.reduce((a, b) => a + b, 0) <= 0)) runtimeError('invalid multinomial distribution (sum of probabilities <= 0)');
  const race = replacement ? undefined : generator.exponential(data.length, 1, randomType(self.dtype));
  const result = rows.flatMap((weights, row) => (race === undefined ? drawCategories(weights, count, generator) : drawOnce(weights, count, race, row * columns)));
  return fromArray(self.runtime, self.runtime.arrays.fromData(result, [...self.shape.slice(0, -1), count], 'int64'));
}
const normals: Draw = (generator, count, dtype, contiguous) => generator[contiguous ? 'normal' : 'normalEach'](count, 0, 1, randomType(dtype));

const standardNormals = (runtime: Runtime, shape: readonly number[], dtype: DType, generator: Value | undefined): Tensor => drawn(runtime, shape, dtype, generatorOf(runtime, generator), normals);
const checkedNumber = (std: number): number => (std >= 0 ? std : runtimeError(`normal expects std >= 0.0, but found std ${std}`));
const checkedStd = (std: Tensor): Tensor => (Array.from(std.runtime.arrays.read(std.array) ?? []).every((s) => s >= 0) ? std : runtimeError('normal expects all elements of std >= 0.0'));

/** What is drawn does not move with what it is drawn by: the gradient is zero. */
const flat = (node: string, self: Tensor, sample: Tensor): Tensor => record(self.runtime, node, sample.array, [[self, zerosLike]]);
/** Drawn anew, whatever it was drawn around: the gradients of that are zeros. */
const constantOf = (node: string, inputs: readonly Tensor[], sample: Tensor): Tensor => record(sample.runtime, node, sample.array, inputs.map((input) => [input, () => zerosLike(input)]));
const checkedChance = (p: number): number => (p >= 0 && p <= 1 ? p : runtimeError(`bernoulli_ expects p to be in [0, 1], but got p=${p === Infinity ? 'inf' : p}`));

const normalType = (dtype: DType): DType => (isFloating(dtype) ? dtype : runtimeError(`"normal_kernel_cpu" not implemented for '${scalarName(dtype)}'`));

/** One row an operation. */
export const randomOps: readonly Op[] = [
  ...continuous('rand', 'check_uniform_bounds', (generator, count, dtype) => uniformNumbers(generator, count, 0, 1, dtype)),
  ...continuous('randn', 'normal_kernel_cpu', normals),
  op(`randint(int high, int[] size, *, ${factory})`, ({ high, size, dtype, requires_grad, generator }, runtime) => leaf(drawn(runtime, size, dtype ?? 'int64', generatorOf(runtime, generator), integers(0, high)), requires_grad), torchOnly),
  op(`randint(int low, int high, int[] size, *, ${factory})`, ({ low, high, size, dtype, requires_grad, generator }, runtime) => leaf(drawn(runtime, size, dtype ?? 'int64', generatorOf(runtime, generator), integers(low, high)), requires_grad), torchOnly),
  op(`randint_like(Tensor self, int high, *, ${likeFactory})`, ({ self, high, dtype, requires_grad, generator, memory_format }, runtime) => leaf(drawnLike(self, dtype ?? self.dtype, memory_format, generatorOf(runtime, generator), integers(0, high)), requires_grad), torchOnly),
  op(`randint_like(Tensor self, int low, int high, *, ${likeFactory})`, ({ self, low, high, dtype, requires_grad, generator, memory_format }, runtime) => leaf(drawnLike(self, dtype ?? self.dtype, memory_format, generatorOf(runtime, generator), integers(low, high)), requires_grad), torchOnly),
  op(`randperm(int n, *, ${factory})`, ({ n, dtype, requires_grad, generator }, runtime) => leaf(drawn(runtime, [n], dtype ?? 'int64', generatorOf(runtime, generator), (g, count) => g.randperm(count)), requires_grad), torchOnly),
  op('bernoulli(Tensor self, *, Generator? generator=None)', ({ self, generator }, runtime) => flat('BernoulliBackward0', self, drawn(runtime, self.shape, self.dtype, generatorOf(runtime, generator), (g) => {
    const probabilities = Array.from(elements(self));
    checkProbabilities(probabilities);
    return g.bernoulliEach(probabilities, randomType(self.dtype));
  }))),
  op('bernoulli(Tensor self, float p, *, Generator? generator=None)', ({ self, p, generator }, runtime) => drawn(runtime, self.shape, self.dtype, generatorOf(runtime, generator), (g, count) => g.bernoulli(count, checkedChance(p)))),
  op('poisson(Tensor self, Generator? generator=None)', ({ self, generator }, runtime) => flat('PoissonBackward0', self, drawn(runtime, self.shape, self.dtype, generatorOf(runtime, generator), (g) => {
    const rates = Array.from(elements(self));
    if (rates.some((rate) => !(rate >= 0))) runtimeError('invalid Poisson rate, expected rate to be non-negative');
    return rates.map((rate) => poisson(g, rate));
  })), torchOnly),
  op('_standard_gamma(Tensor self, Generator? generator=None)', ({ self, generator }, runtime) => {
    if (self.requiresGrad && runtime.gradEnabled) unsupported('the derivative of a gamma sample');
    return drawn(runtime, self.shape, self.dtype, generatorOf(runtime, generator), (g) => Array.from(elements(self), (shape) => leastGamma(self.dtype, standardGamma(g, shape))));
  }, torchOnly),
  op('normal(Tensor mean, Tensor std, *, Generator? generator=None)', ({ mean, std, generator }, runtime) => constantOf('NormalBackward3', [mean, std], add(mul(standardNormals(runtime, broadcast(mean.shape, checkedStd(std).shape), mean.dtype, generator), detach(std)), detach(mean))), torchOnly),
  op('normal(Tensor mean, float std=1, *, Generator? generator=None)', ({ mean, std, generator }, runtime) => constantOf('NormalBackward1', [mean], add(drawn(runtime, mean.shape, mean.dtype, generatorOf(runtime, generator), (g, count, dtype) => g.normal(count, 0, checkedNumber(std), randomType(dtype))), mean)), torchOnly),
  op('normal(float mean, Tensor std, *, Generator? generator=None)', ({ mean, std, generator }, runtime) => constantOf('NormalBackward2', [std], shift(mul(standardNormals(runtime, checkedStd(std).shape, std.dtype, generator), detach(std)), mean)), torchOnly),
  op(`normal(float mean, float std, int[] size, *, ${factory})`, ({ mean, std, size, dtype, requires_grad, generator }, runtime) => leaf(drawn(runtime, size, normalType(dtype ?? runtime.defaultDtype), generatorOf(runtime, generator), (g, count, type) => g.normal(count, mean, checkedNumber(std), randomType(type))), requires_grad), torchOnly),
  op('multinomial(Tensor self, int num_samples, bool replacement=False, *, Generator? generator=None)', ({ self, num_samples, replacement, generator }, runtime) => multinomial(self, num_samples, replacement, generatorOf(runtime, generator))),
];
