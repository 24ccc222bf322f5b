/** @file Operations that exist only in place: filling and copying. */
import { checkInPlace, overwrite, updateInPlace } from '../autograd/inplace.ts';
import { memoryOrder } from './alike.ts';
import { requireBounds, requireScalar } from '../overflow.ts';
import { op, type Op } from '../op.ts';
import { permute } from '../primitives/movement.ts';
import { fullLike } from '../primitives/pointwise.ts';
import { itemOf } from '../schema/convert.ts';
import { at, range } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { isFloating, scalarName, type DType } from '../dtypes.ts';
import { runtimeError, unsupported } from '../errors.ts';
import type { Value } from '../../python/evaluator/values.ts';
import { cauchy, geometric, logNormal, type Generator, type RandomDType } from '../random/index.ts';
import { checkRoom, type Runtime } from '../runtime.ts';
import { GeneratorObject } from '../python/generator.ts';
import { expandTo } from './movement.ts';
import { broadcast, sameShape } from '../shapes.ts';

const method = { on: ['Tensor'] as const };
const both = { on: ['Tensor', 'torch.nn.init'] as const };

/** What is copied into a tensor broadcasts to it. */
function fitting(self: Tensor, source: Tensor): Tensor {
  if (source.rank > self.rank || !sameShape(broadcast(self.shape, source.shape), self.shape)) broadcast(self.shape, source.shape);
  return source;
}
const refill = (self: Tensor, value: Tensor, name: string): Tensor => updateInPlace(self, (before) => overwrite(before, value, name));
export const generatorOf = (runtime: Runtime, value: Value | undefined): Generator => (value instanceof GeneratorObject ? value.generator : runtime.generator);
/** Float32 numbers serve the narrower types too. */
export const randomType = (dtype: DType): RandomDType => (dtype === 'float64' ? 'float64' : 'float32');

/** Replaces the elements by numbers that a generator draws, if the backend computes numbers of this size at all. */
function draw(self: Tensor, name: string, numbers: (count: number) => ArrayLike<number>): Tensor {
  const { arrays } = self.runtime;
  checkInPlace(self);
  checkRoom(self.runtime, self.shape, self.dtype);
  const order = memoryOrder(self);
  const drawn = fromArray(self.runtime, arrays.fromData(numbers(self.size), order.map((axis) => at(self.shape, axis)), self.dtype));
  return refill(self, permute(drawn, range(order.length).map((axis) => order.indexOf(axis))), name);
}

/** As many random bits as the type holds. */
export function uniformNumbers(generator: Generator, count: number, from: number, to: number, dtype: DType): ArrayLike<number> {
  if (dtype !== 'float16' && dtype !== 'bfloat16') return generator.uniform(count, from, to, randomType(dtype));
  const steps = dtype === 'float16' ? 2 ** 11 : 2 ** 8;
  return generator.randint(count, 0, 2 ** 31).map((bits) => ((bits % steps) / steps) * (to - from) + from);
}
const drawEach = (self: Tensor, name: string, generator: Generator, one: (generator: Generator) => number): Tensor => draw(self, name, (count) => Float64Array.from({ length: count }, () => one(generator)));

/** How many integers each type holds without a gap, if fewer than 2³². */
const spans: Readonly<Partial<Record<DType, number>>> = { float32: 2 ** 24 + 1, float16: 2 ** 11 + 1, bfloat16: 2 ** 8 + 1, int32: 2 ** 31, int16: 2 ** 15, int8: 2 ** 7, uint8: 2 ** 8, bool: 2 };
/** `random_()`: all integers that the type holds, from 0 on. */
function anyIntegers(dtype: DType, generator: Generator, count: number): ArrayLike<number> {
  const span = spans[dtype];
  if (span !== undefined) return generator.randint(count, 0, span);
  const most = dtype === 'float64' ? 2n ** 53n + 1n : 2n ** 63n;
  return Float64Array.from({ length: count }, () => Number(generator.bits64() % most));
}
function floatingOnly(kernel: string, self: Tensor): void {
  if (!isFloating(self.dtype)) runtimeError(`"${kernel}" not implemented for '${scalarName(self.dtype)}'`);
}
/** The elements, for what must look at them. */
export function elements(tensor: Tensor): ArrayLike<number> {
  return tensor.runtime.arrays.read(tensor.array) ?? unsupported('random draws with probabilities that are not computed here');
}
export function checkProbabilities(values: readonly number[]): void {
  if (values.some((p) => !(p >= 0 && p <= 1))) runtimeError('Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)');
}

/** One row an operation. */
export const inPlaceOps: readonly Op[] = [
  op('zero_(Tensor self)', ({ self }) => refill(self, fullLike(self, 0), 'ZeroBackward0'), method),
  op('fill_(Tensor self, Operand value)', ({ self, value }) => value.rank > 0 ? runtimeError(`fill_ only supports 0-dimension value tensor but got tensor with ${value.rank} dimensions.`) : refill(self, value.requiresGrad ? value : fullLike(self, requireScalar(itemOf(value), self.dtype)), value.wrapped ? 'FillBackward2' : 'FillBackward3'), method),
  op('copy_(Tensor self, Operand other, bool non_blocking=False)', ({ self, other }) => refill(self, expandTo(fitting(self, other), self.shape), 'CopyBackwards'), method),
  op('fill_diagonal_(Tensor self, Scalar fill_value, bool wrap=False)', ({ self, fill_value }) => {
    if (self.rank < 2) runtimeError('dimensions must larger than 1');
    if (self.rank > 2 && self.shape.some((n) => n !== self.shape[0])) runtimeError('all dimensions of input must be of equal length');
    const { arrays } = self.runtime;
    const side = Math.min(...self.shape);
    const step = self.shape.reduce((total, _, axis) => total + self.shape.slice(axis + 1).reduce((a, b) => a * b, 1), 0);
    const mask = new Uint8Array(self.size);
    for (let i = 0; i < side; i++) mask[i * step] = 1;
    return updateInPlace(self, (before) => overwrite(before, fromArray(self.runtime, arrays.where(arrays.fromData(mask, self.shape, 'bool'), arrays.full([], requireScalar(Number(fill_value), self.dtype), self.dtype), before.array)), 'FillBackward0'));
  }, method),
  op('uniform_(Tensor self, float from=0, float to=1, *, Generator? generator=None)', ({ self, from, to, generator }, runtime) => {
    floatingOnly('check_uniform_bounds', self);
    if (from > to) runtimeError(`uniform_ expects to return a [from, to) range, but found from=${from} > to=${to}`);
    return draw(self, 'UniformBackward0', (count) => uniformNumbers(generatorOf(runtime, generator), count, from, to, self.dtype));
  }, both),
  op('normal_(Tensor self, float mean=0, float std=1, *, Generator? generator=None)', ({ self, mean, std, generator }, runtime) => {
    if (!(std >= 0)) runtimeError(`normal expects std >= 0.0, but found std ${std}`);
    floatingOnly('normal_kernel_cpu', self);
    return draw(self, 'NormalBackward0', (count) => generatorOf(runtime, generator)[self.contiguous ? 'normal' : 'normalEach'](count, mean, std, randomType(self.dtype)));
  }, both),
  op('bernoulli_(Tensor self, Tensor p, *, Generator? generator=None)', ({ self, p, generator }, runtime) => {
    const probabilities = Array.from(elements(permute(expandTo(p, self.shape), memoryOrder(self))));
    checkProbabilities(probabilities);
    return draw(self, 'BernoulliBackward1', () => generatorOf(runtime, generator).bernoulliEach(probabilities, randomType(p.dtype)));
  }, method),
  op('bernoulli_(Tensor self, float p=0.5, *, Generator? generator=None)', ({ self, p, generator }, runtime) => {
    if (!(p >= 0 && p <= 1)) runtimeError(`bernoulli_ expects p to be in [0, 1], but got p=${p}`);
    return draw(self, 'BernoulliBackward2', (count) => generatorOf(runtime, generator).bernoulli(count, p));
  }, method),
  op('exponential_(Tensor self, float lambd=1, *, Generator? generator=None)', ({ self, lambd, generator }, runtime) => {
    if (lambd < 0) runtimeError(`exponential_ expects lambda >= 0.0, but found lambda=${lambd}`);
    return draw(self, 'ExponentialBackward0', (count) => generatorOf(runtime, generator).exponential(count, lambd, randomType(self.dtype)));
  }, method),
  op('cauchy_(Tensor self, float median=0, float sigma=1, *, Generator? generator=None)', ({ self, median, sigma, generator }, runtime) => drawEach(self, 'CauchyBackward0', generatorOf(runtime, generator), (g) => cauchy(g, median, sigma)), method),
  op('log_normal_(Tensor self, float mean=1, float std=2, *, Generator? generator=None)', ({ self, mean, std, generator }, runtime) => {
    if (!(std > 0)) runtimeError(`log_normal_ expects std > 0.0, but found std=${std}`);
    return drawEach(self, 'LogNormalBackward0', generatorOf(runtime, generator), (g) => logNormal(g, mean, std));
  }, method),
  op('geometric_(Tensor self, float p, *, Generator? generator=None)', ({ self, p, generator }, runtime) => {
    if (!(p > 0 && p < 1)) runtimeError(`geometric_ expects p to be in (0, 1), but got p=${p}`);
    return drawEach(self, 'GeometricBackward0', generatorOf(runtime, generator), (g) => geometric(g, p));
  }, method),
  op('random_(Tensor self, *, Generator? generator=None)', ({ self, generator }, runtime) => draw(self, 'RandomBackward2', (count) => anyIntegers(self.dtype, generatorOf(runtime, generator), count)), method),
  op('random_(Tensor self, int from, int? to=None, *, Generator? generator=None)', ({ self, from, to, generator }, runtime) => {
    const [low, high] = to === undefined ? [0, from] : [from, to];
    if (high <= low) runtimeError(`random_ expects 'from' to be less than 'to', but got from=${low} >= to=${high}`);
    requireBounds(low, high, self.dtype);
    return draw(self, to === undefined ? 'RandomBackward1' : 'RandomBackward0', (count) => generatorOf(runtime, generator).randint(count, low, high));
  }, method),
];
