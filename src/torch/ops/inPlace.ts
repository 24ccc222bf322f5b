/** @file Operations that exist only in place: filling and copying. */
import { updateInPlace, overwrite } from '../autograd/inplace.ts';
import { op, type Op } from '../op.ts';
import { fullLike } from '../primitives/pointwise.ts';
import { itemOf } from '../schema/convert.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import type { DType } from '../dtypes.ts';
import type { Value } from '../../python/evaluator/values.ts';
import type { Generator, RandomDType } from '../random/index.ts';
import type { Runtime } from '../runtime.ts';
import { GeneratorObject } from '../python/generator.ts';
import { expandTo } from './movement.ts';

const method = { on: ['Tensor'] as const };
const both = { on: ['Tensor', 'torch.nn.init'] as const };

const refill = (self: Tensor, value: Tensor, name: string): Tensor => updateInPlace(self, (before) => overwrite(before, value, name));
export const generatorOf = (runtime: Runtime, value: Value | undefined): Generator => (value instanceof GeneratorObject ? value.generator : runtime.generator);
/** Float32 numbers serve the narrower types too. */
export const randomType = (dtype: DType): RandomDType => (dtype === 'float64' ? 'float64' : 'float32');

/** Replaces the elements by numbers that a generator draws, if the backend computes numbers of this size at all. */
function draw(self: Tensor, name: string, numbers: (count: number) => ArrayLike<number>): Tensor {
  const { arrays } = self.runtime;
  return refill(self, fromArray(self.runtime, arrays.fromData(numbers(self.size), self.shape, self.dtype)), name);
}

/** One row an operation. */
export const inPlaceOps: readonly Op[] = [
  op('zero_(Tensor self)', ({ self }) => refill(self, fullLike(self, 0), 'ZeroBackward0'), method),
  op('fill_(Tensor self, Operand value)', ({ self, value }) => refill(self, value.requiresGrad ? value : fullLike(self, itemOf(value)), 'FillBackward0'), method),
  op('copy_(Tensor self, Operand src, bool non_blocking=False)', ({ self, src }) => refill(self, expandTo(src, self.shape), 'CopyBackwards'), method),
  op('fill_diagonal_(Tensor self, Scalar fill_value, bool wrap=False)', ({ self, fill_value }) => {
    const { arrays } = self.runtime;
    const side = Math.min(...self.shape);
    const step = self.shape.reduce((total, _, axis) => total + self.shape.slice(axis + 1).reduce((a, b) => a * b, 1), 0);
    const mask = new Uint8Array(self.size);
    for (let i = 0; i < side; i++) mask[i * step] = 1;
    return updateInPlace(self, (before) => overwrite(before, fromArray(self.runtime, arrays.where(arrays.fromData(mask, self.shape, 'bool'), arrays.full([], Number(fill_value), self.dtype), before.array)), 'FillBackward0'));
  }, method),
  op('uniform_(Tensor self, float from=0, float to=1, *, Generator? generator=None)', ({ self, from, to, generator }, runtime) => draw(self, 'UniformBackward0', (count) => generatorOf(runtime, generator).uniform(count, from, to, randomType(self.dtype))), both),
  op('normal_(Tensor self, float mean=0, float std=1, *, Generator? generator=None)', ({ self, mean, std, generator }, runtime) => draw(self, 'NormalBackward0', (count) => generatorOf(runtime, generator).normal(count, mean, std, randomType(self.dtype))), both),
  op('bernoulli_(Tensor self, float p=0.5, *, Generator? generator=None)', ({ self, p, generator }, runtime) => draw(self, 'BernoulliBackward0', (count) => generatorOf(runtime, generator).bernoulli(count, p)), method),
  op('exponential_(Tensor self, float lambd=1, *, Generator? generator=None)', ({ self, lambd, generator }, runtime) => draw(self, 'ExponentialBackward0', (count) => generatorOf(runtime, generator).exponential(count, lambd, randomType(self.dtype))), method),
  op('random_(Tensor self, *, Generator? generator=None)', ({ self, generator }, runtime) => draw(self, 'RandomBackward0', (count) => generatorOf(runtime, generator).randint(count, 0, self.dtype === 'float32' ? 2 ** 24 : 2 ** 31)), method),
  op('random_(Tensor self, int from, int? to=None, *, Generator? generator=None)', ({ self, from, to, generator }, runtime) => draw(self, 'RandomBackward0', (count) => generatorOf(runtime, generator).randint(count, to === undefined ? 0 : from, to ?? from)), method),
];
