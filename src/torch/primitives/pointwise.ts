/**
 * @file Elementwise primitives. Operands have one dtype already (`promotion.ts` sees to it); they broadcast.
 * Every derivative is made of primitives, so it can be differentiated again.
 */
import type { BinaryKernel, NDArray, UnaryKernel } from '../../arrays/backend.ts';
import type { DType } from '../../arrays/dtype.ts';
import { record, type Dependency } from '../autograd/graph.ts';
import { runtimeError } from '../errors.ts';
import { at, broadcast, contiguousStrides, isDense, range, sameShape } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { sumTo } from './movement.ts';

/** Strides of an elementwise result: the axes stay in the order in which the first full operand has them in memory. */
export function pointwiseStrides(inputs: readonly Tensor[], shape: readonly number[]): readonly number[] | undefined {
  if (inputs.every((input) => input.contiguous)) return undefined;
  const model = inputs.find((input) => sameShape(input.shape, shape) && input.rank > 0);
  if (model === undefined || model.contiguous || model.strides.includes(0)) return undefined;
  if (isDense(shape, model.strides)) return model.strides;
  const order = range(shape.length).sort((a, b) => at(model.strides, b) - at(model.strides, a) || a - b);
  const packed = contiguousStrides(order.map((axis) => at(shape, axis)));
  return shape.map((_, axis) => at(packed, order.indexOf(axis)));
}

/** Records an elementwise result that PyTorch has no derivative for. */
export function withoutDerivative(name: string, result: Tensor, inputs: readonly [Tensor, Tensor]): Tensor {
  return pointwise('NotImplemented', result.array, inputs, inputs.map((input) => [input, () => runtimeError(`derivative for aten::${name} is not implemented`)]));
}
/** Records an elementwise result. */
export function pointwise(name: string, array: NDArray, inputs: readonly [Tensor, ...Tensor[]], dependencies: readonly Dependency[]): Tensor {
  return record(inputs[0].runtime, name, array, dependencies, { strides: pointwiseStrides(inputs, array.shape) });
}

/** A 0-dim constant that goes with `like`. */
export const constant = (like: Tensor, value: number, dtype: DType = like.dtype): Tensor => fromArray(like.runtime, like.runtime.arrays.full([], value, dtype));
export const fullLike = (like: Tensor, value: number, dtype: DType = like.dtype): Tensor => fromArray(like.runtime, like.runtime.arrays.full(like.shape, value, dtype));
export const zerosLike = (like: Tensor): Tensor => fullLike(like, 0);

const unaryArray = (kernel: UnaryKernel, a: Tensor): NDArray => a.runtime.arrays.unary(kernel, a.array);
function binaryArray(kernel: BinaryKernel, a: Tensor, b: Tensor): NDArray {
  broadcast(a.shape, b.shape); // refuses in PyTorch's words
  return a.runtime.arrays.binary(kernel, a.array, b.array);
}

export function cast(a: Tensor, dtype: DType): Tensor {
  if (a.dtype === dtype) return a;
  const from = a.dtype;
  return pointwise('ToCopyBackward0', a.runtime.arrays.cast(a.array, dtype), [a], [[a, (grad) => cast(grad, from)]]);
}

export const neg = (a: Tensor): Tensor => pointwise('NegBackward0', unaryArray('neg', a), [a], [[a, neg]]);

export const add = (a: Tensor, b: Tensor): Tensor =>
  pointwise('AddBackward0', binaryArray('add', a, b), [a, b], [[a, (grad) => sumTo(grad, a.shape)], [b, (grad) => sumTo(grad, b.shape)]]);

export const sub = (a: Tensor, b: Tensor): Tensor =>
  pointwise('SubBackward0', binaryArray('sub', a, b), [a, b], [[a, (grad) => sumTo(grad, a.shape)], [b, (grad) => neg(sumTo(grad, b.shape))]]);

export const mul = (a: Tensor, b: Tensor): Tensor =>
  pointwise('MulBackward0', binaryArray('mul', a, b), [a, b], [[a, (grad) => sumTo(mul(grad, b), a.shape), b], [b, (grad) => sumTo(mul(grad, a), b.shape), a]]);

/** a / b; d/da = 1/b, d/db = −(a/b)/b. */
export const div = (a: Tensor, b: Tensor): Tensor =>
  pointwise('DivBackward0', binaryArray('div', a, b), [a, b], [
    [a, (grad) => sumTo(div(grad, b), a.shape), b],
    [b, (grad) => sumTo(mul(neg(grad), div(div(a, b), b)), b.shape), a, b],
  ]);

/** Arithmetic with a plain number, in the dtype of the tensor. */
export const scale = (a: Tensor, factor: number): Tensor =>
  factor === 1 ? a : pointwise('MulBackward0', binaryArray('mul', a, constant(a, factor)), [a], [[a, (grad) => scale(grad, factor)]]);
export const shift = (a: Tensor, term: number): Tensor => pointwise('AddBackward0', binaryArray('add', a, constant(a, term)), [a], [[a, (grad) => grad]]);
export const divideBy = (a: Tensor, divisor: number): Tensor => pointwise('DivBackward0', binaryArray('div', a, constant(a, divisor)), [a], [[a, (grad) => divideBy(grad, divisor)]]);
/** `number − a` and `number / a`. */
export const subFrom = (term: number, a: Tensor): Tensor => pointwise('RsubBackward1', binaryArray('sub', constant(a, term), a), [a], [[a, neg]]);
export const square = (a: Tensor): Tensor => powNumber(a, 2);

export const reciprocal = (a: Tensor): Tensor =>
  pointwise('ReciprocalBackward0', unaryArray('reciprocal', a), [a], [[a, (grad, result) => neg(mul(grad, mul(result, result))), 'result']]);

/** √a; d = g / (2√a), which is NaN or ∞ at 0 as in PyTorch. */
export const sqrt = (a: Tensor): Tensor => pointwise('SqrtBackward0', unaryArray('sqrt', a), [a], [[a, (grad, result) => div(grad, scale(result, 2)), 'result']]);
export const rsqrt = (a: Tensor): Tensor => pointwise('RsqrtBackward0', unaryArray('rsqrt', a), [a], [[a, (grad, result) => mul(scale(grad, -0.5), powNumber(result, 3)), 'result']]);
export const exp = (a: Tensor): Tensor => pointwise('ExpBackward0', unaryArray('exp', a), [a], [[a, (grad, result) => mul(grad, result), 'result']]);
export const log = (a: Tensor): Tensor => pointwise('LogBackward0', unaryArray('log', a), [a], [[a, (grad) => div(grad, a), a]]);
/** sgn(a) is a constant to autograd: its derivative is zero. */
export const sign = (a: Tensor): Tensor => pointwise('SignBackward0', unaryArray('sign', a), [a], [[a, zerosLike]]);
export const abs = (a: Tensor): Tensor => pointwise('AbsBackward0', unaryArray('abs', a), [a], [[a, (grad) => mul(grad, sign(a)), a]]);
export const tanh = (a: Tensor): Tensor =>
  pointwise('TanhBackward0', unaryArray('tanh', a), [a], [[a, (grad, result) => mul(grad, subFrom(1, mul(result, result))), 'result']]);
export const sigmoid = (a: Tensor): Tensor =>
  pointwise('SigmoidBackward0', unaryArray('sigmoid', a), [a], [[a, (grad, result) => mul(grad, mul(result, subFrom(1, result))), 'result']]);

const powerKernels: ReadonlyMap<number, (a: Tensor) => NDArray> = new Map([
  [1, (a: Tensor) => a.array],
  [2, (a: Tensor) => binaryArray('mul', a, a)],
  [0.5, (a: Tensor) => unaryArray('sqrt', a)],
  [-0.5, (a: Tensor) => unaryArray('rsqrt', a)],
  [-1, (a: Tensor) => unaryArray('reciprocal', a)],
]);
/** aⁿ for a plain number n; d = n·aⁿ⁻¹, and zero for n = 0. */
export function powNumber(a: Tensor, exponent: number): Tensor {
  const array = powerKernels.get(exponent)?.(a) ?? binaryArray('pow', a, constant(a, exponent));
  return pointwise('PowBackward0', array, [a], [[a, (grad) => (exponent === 0 ? zerosLike(grad) : mul(grad, scale(powNumber(a, exponent - 1), exponent))), a]]);
}

/** aᵇ; d/da = b·aᵇ⁻¹ (0 where b = 0), d/db = aᵇ·ln a (0 where a = 0 and b ≥ 0). */
export function pow(a: Tensor, b: Tensor): Tensor {
  return pointwise('PowBackward1', binaryArray('pow', a, b), [a, b], [
    [a, (grad) => sumTo(where(compare('eq', b, constant(b, 0)), zerosLike(grad), mul(grad, mul(b, pow(a, shift(b, -1))))), a.shape), a, b],
    [b, (grad, result) => sumTo(mul(grad, where(logicalAnd(compare('eq', a, constant(a, 0)), compare('ge', b, constant(b, 0))), constant(result, 0), mul(result, log(a)))), b.shape), a, 'result'],
  ]);
}

/** `condition ? a : b`, elementwise. */
export function where(condition: Tensor, a: Tensor, b: Tensor): Tensor {
  broadcast(broadcast(condition.shape, a.shape), b.shape);
  const array = a.runtime.arrays.where(condition.array, a.array, b.array);
  return pointwise('WhereBackward0', array, [condition, a, b], [
    [a, (grad) => sumTo(where(condition, grad, constant(grad, 0)), a.shape), condition],
    [b, (grad) => sumTo(where(condition, constant(grad, 0), grad), b.shape), condition],
  ]);
}

/** Kernels without a derivative: comparisons, logic, bits, rounding of integers. */
export const compare = (kernel: BinaryKernel, a: Tensor, b: Tensor): Tensor => pointwise(kernel, binaryArray(kernel, a, b), [a, b], []);
export const test = (kernel: UnaryKernel, a: Tensor): Tensor => pointwise(kernel, unaryArray(kernel, a), [a], []);
export const logicalAnd = (a: Tensor, b: Tensor): Tensor => compare('logicalAnd', a, b);
export const compareTo = (kernel: BinaryKernel, a: Tensor, value: number): Tensor => compare(kernel, a, constant(a, value));

/** The larger (smaller) operand; equal ones share the gradient. */
export function extremum(kernel: 'maximum' | 'minimum', a: Tensor, b: Tensor): Tensor {
  const better = kernel === 'maximum' ? 'gt' : 'lt';
  const half = (grad: Tensor): Tensor => where(compare('eq', a, b), scale(grad, 0.5), grad);
  const lose = (x: Tensor, y: Tensor, grad: Tensor): Tensor => where(compare(better, y, x), constant(grad, 0), half(grad));
  return pointwise(kernel === 'maximum' ? 'MaximumBackward0' : 'MinimumBackward0', binaryArray(kernel, a, b), [a, b], [
    [a, (grad) => sumTo(lose(a, b, grad), a.shape), a, b],
    [b, (grad) => sumTo(lose(b, a, grad), b.shape), a, b],
  ]);
}

/** A unary kernel with its derivative given as a function of input and result. */
export function unary(name: string, kernel: UnaryKernel, a: Tensor, derivative: (grad: Tensor, a: Tensor, result: Tensor) => Tensor, saves: 'self' | 'result' | 'nothing' = 'self'): Tensor {
  const saved = saves === 'nothing' ? [] : [saves === 'self' ? a : 'result' as const];
  return pointwise(name, unaryArray(kernel, a), [a], [[a, (grad, result) => derivative(grad, a, result), ...saved]]);
}

/**
 * grad where `keep` is true, else slope·grad: the backward of the ReLU family. Its derivative by the input is a tensor
 * of zeros rather than nothing, which is why biases get a zero gradient instead of none.
 */
export function gate(name: string, grad: Tensor, self: Tensor, keep: Tensor, slope: number): Tensor {
  const { arrays } = grad.runtime;
  const other = slope === 0 ? arrays.full([], 0, grad.dtype) : arrays.binary('mul', grad.array, arrays.full([], slope, grad.dtype));
  return pointwise(name, arrays.where(keep.array, grad.array, other), [grad], [[grad, (g) => gate(name, g, self, keep, slope)], [self, () => zerosLike(self)]]);
}

/** The same gradient, which counts as a function of `self`: further derivatives of it are zeros rather than nothing. */
export const tie = (grad: Tensor, self: Tensor): Tensor => pointwise('TieBackward', grad.array, [grad], [[grad, (g) => g], [self, () => zerosLike(self)]]);
/** Stands before an argument whose gradient PyTorch computes together with those of the others, and so as a function of them. */
export const tiedTo = (a: Tensor, others: readonly Tensor[]): Tensor => pointwise('AliasBackward0', a.array, [a], [[a, (grad) => others.reduce((tiedGrad, other) => (tiedGrad.requiresGrad ? tiedGrad : tie(tiedGrad, other)), grad)]]);
/** Stands before operations whose backward PyTorch writes as a function of their input (pooling, padding, PReLU). */
export const tied = (a: Tensor): Tensor => pointwise('AliasBackward0', a.array, [a], [[a, (grad) => tie(grad, a), a]]);
