/** @file Random tensors. The numbers are those that PyTorch draws from the same seed. */
import { op, type Op } from '../op.ts';
import { isFloating, type DType } from '../dtypes.ts';
import { runtimeError, unsupported } from '../errors.ts';
import type { Generator } from '../random/index.ts';
import type { Runtime } from '../runtime.ts';
import { at, range, sizeOf } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { add, mul } from '../primitives/pointwise.ts';
import { leaf } from './creation.ts';
import { generatorOf, randomType } from './inPlace.ts';

const torchOnly = { on: ['torch'] as const };
const factory = 'ScalarType? dtype=None, Ignored? layout=None, Ignored? device=None, bool? requires_grad=False, Ignored? pin_memory=None, Ignored? memory_format=None, Generator? generator=None';

type Draw = (generator: Generator, count: number, dtype: DType) => ArrayLike<number>;
/** More elements than this `meta` never keeps, so none are drawn for it: drawing takes longer than all else it does. */
const keptOnMeta = 4096;
function drawn(runtime: Runtime, size: readonly number[], dtype: DType, generator: Generator, draw: Draw): Tensor {
  const count = sizeOf(size);
  const isKept = runtime.arrays.name !== 'meta' || count <= keptOnMeta;
  return fromArray(runtime, runtime.arrays.fromData(isKept ? draw(generator, count, dtype) : { length: count }, size, dtype));
}
const floatOnly = (name: string, dtype: DType): DType => (isFloating(dtype) ? dtype : runtimeError(`"${name}" not implemented for '${dtype === 'int64' ? 'Long' : dtype}'`));

const continuous = (name: string, kernel: string, draw: Draw): readonly Op[] => [
  op(`${name}(int[] size, *, ${factory})`, ({ size, dtype, requires_grad, generator }, runtime) =>
    leaf(drawn(runtime, size, floatOnly(kernel, dtype ?? runtime.defaultDtype), generatorOf(runtime, generator), draw), requires_grad), torchOnly),
  op(`${name}_like(Tensor self, *, ${factory})`, ({ self, dtype, requires_grad, generator }, runtime) =>
    leaf(drawn(runtime, self.shape, floatOnly(kernel, dtype ?? self.dtype), generatorOf(runtime, generator), draw), requires_grad), torchOnly),
];
const integers = (low: number, high: number): Draw => (generator, count) => {
  if (high <= low) runtimeError(`random_ expects 'from' to be less than 'to', but got from=${low} >= to=${high}`);
  return generator.randint(count, low, high);
};

function elements(tensor: Tensor): ArrayLike<number> {
  return tensor.runtime.arrays.read(tensor.array) ?? unsupported('random draws with probabilities that are not computed here');
}
/** One of the categories, each with its weight; without replacement a drawn one is out. */
function drawCategories(weights: readonly number[], count: number, replacement: boolean, generator: Generator): number[] {
  const left = [...weights];
  return range(count).map(() => {
    const total = left.reduce((a, b) => a + b, 0);
    const target = Number(generator.uniform(1, 0, 1, 'float64')[0]) * total;
    let sum = 0;
    const found = left.findIndex((weight) => (sum += weight) > target);
    if (!replacement) left[found] = 0;
    return Math.max(found, 0);
  });
}
function multinomial(self: Tensor, count: number, replacement: boolean, generator: Generator): Tensor {
  const columns = at(self.shape, -1);
  const data = Array.from(elements(self));
  const rows = range(sizeOf(self.shape.slice(0, -1))).map((row) => data.slice(row * columns, (row + 1) * columns));
  const result = rows.flatMap((weights) => drawCategories(weights, count, replacement, generator));
  return fromArray(self.runtime, self.runtime.arrays.fromData(result, [...self.shape.slice(0, -1), count], 'int64'));
}
const normals: Draw = (generator, count, dtype) => generator.normal(count, 0, 1, randomType(dtype));

/** One row an operation. */
export const randomOps: readonly Op[] = [
  ...continuous('rand', 'check_uniform_bounds', (generator, count, dtype) => generator.uniform(count, 0, 1, randomType(dtype))),
  ...continuous('randn', 'normal_kernel_cpu', normals),
  op(`randint(int high, int[] size, *, ${factory})`, ({ high, size, dtype, requires_grad, generator }, runtime) => leaf(drawn(runtime, size, dtype ?? 'int64', generatorOf(runtime, generator), integers(0, high)), requires_grad), torchOnly),
  op(`randint(int low, int high, int[] size, *, ${factory})`, ({ low, high, size, dtype, requires_grad, generator }, runtime) => leaf(drawn(runtime, size, dtype ?? 'int64', generatorOf(runtime, generator), integers(low, high)), requires_grad), torchOnly),
  op(`randint_like(Tensor self, int high, *, ${factory})`, ({ self, high, dtype, generator }, runtime) => drawn(runtime, self.shape, dtype ?? self.dtype, generatorOf(runtime, generator), integers(0, high)), torchOnly),
  op(`randint_like(Tensor self, int low, int high, *, ${factory})`, ({ self, low, high, dtype, generator }, runtime) => drawn(runtime, self.shape, dtype ?? self.dtype, generatorOf(runtime, generator), integers(low, high)), torchOnly),
  op(`randperm(int n, *, ${factory})`, ({ n, dtype, generator }, runtime) => drawn(runtime, [n], dtype ?? 'int64', generatorOf(runtime, generator), (g, count) => g.randperm(count)), torchOnly),
  op('bernoulli(Tensor self, *, Generator? generator=None)', ({ self, generator }, runtime) => drawn(runtime, self.shape, self.dtype, generatorOf(runtime, generator), (g) => g.bernoulliEach(elements(self), randomType(self.dtype)))),
  op('bernoulli(Tensor self, float p, *, Generator? generator=None)', ({ self, p, generator }, runtime) => drawn(runtime, self.shape, self.dtype, generatorOf(runtime, generator), (g, count) => g.bernoulli(count, p))),
  op('normal(Tensor mean, Tensor std, *, Generator? generator=None)', ({ mean, std, generator }, runtime) => add(mul(drawn(runtime, mean.shape, mean.dtype, generatorOf(runtime, generator), normals), std), mean), torchOnly),
  op('normal(Tensor mean, float std=1, *, Generator? generator=None)', ({ mean, std, generator }, runtime) => add(drawn(runtime, mean.shape, mean.dtype, generatorOf(runtime, generator), (g, count, dtype) => g.normal(count, 0, std, randomType(dtype))), mean), torchOnly),
  op(`normal(float mean, float std, int[] size, *, ${factory})`, ({ mean, std, size, dtype, generator }, runtime) => drawn(runtime, size, dtype ?? runtime.defaultDtype, generatorOf(runtime, generator), (g, count, type) => g.normal(count, mean, std, randomType(type))), torchOnly),
  op('multinomial(Tensor self, int num_samples, bool replacement=False, *, Generator? generator=None)', ({ self, num_samples, replacement, generator }, runtime) => multinomial(self, num_samples, replacement, generatorOf(runtime, generator))),
];
