/** @file Activation functions and softmaxes. */
import { runtimeError } from '../errors.ts';
import { named } from '../autograd/named.ts';
import { sealed } from '../autograd/sealed.ts';
import { updateInPlace } from '../autograd/inplace.ts';
import { op, type Op, type Place } from '../op.ts';
import { at, wrapDim } from '../shapes.ts';
import { detach, reshape } from '../primitives/movement.ts';
import { abs, add, cast, compareTo, constant, div, exp, gate, logicalAnd, mul, neg, pointwise, scale, shift, sigmoid, square, sub, tanh, test, tied, unary, where, zerosLike } from '../primitives/pointwise.ts';
import { argExtreme, logSoftmax, softmax } from '../primitives/reduction.ts';
import { placeAt } from '../primitives/gathering.ts';
import { toFloating } from '../promotion.ts';
import { isFloating, scalarName, type DType } from '../dtypes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { clamp } from './arithmetic.ts';
import { narrowTo } from './movement.ts';
import { generatorOf, randomType } from './inPlace.ts';
import { erf } from './unary.ts';

const functional = { on: ['torch.nn.functional'] as const };
const both = { on: ['torch', 'torch.nn.functional'] as const };
const everywhere = { on: ['torch', 'Tensor', 'torch.nn.functional'] as const };

/** The node of what is computed in place has a number of its own for some. */
const secondNode = ['Elu', 'Celu', 'LeakyRelu', 'Threshold', 'RreluWithNoise'];
function maybeInPlace(self: Tensor, inPlace: boolean, node: string, compute: (x: Tensor) => Tensor): Tensor {
  if (!inPlace) return named(compute(self), `${node}Backward0`);
  return named(updateInPlace(self, compute), `${node}Backward${secondNode.includes(node) ? 1 : 0}`);
}

/** max(x, 0); the gradient at 0 is 0. */
export function relu(x: Tensor): Tensor {
  return pointwise('ReluBackward0', x.runtime.arrays.binary('maximum', x.array, constant(x, 0).array), [x], [[x, (grad, result) => gate('ThresholdBackwardBackward0', grad, result, test('logicalNot', compareTo('le', result, 0)), 0), 'result']]);
}
export function leakyRelu(x: Tensor, slope: number): Tensor {
  const { arrays } = x.runtime;
  const keep = compareTo('gt', x, 0);
  const array = arrays.where(keep.array, x.array, arrays.binary('mul', x.array, arrays.full([], slope, x.dtype)));
  return pointwise('LeakyReluBackward0', array, [x], [[x, (grad) => gate('LeakyReluBackwardBackward0', grad, x, keep, slope), x]]);
}
/** x where `keep`, else a constant. */
function keepWhere(name: string, x: Tensor, keep: Tensor, array = x.array): Tensor {
  return pointwise(name, array, [x], [[x, (grad) => gate(`${name.replace('Backward0', '')}BackwardBackward0`, grad, x, keep, 0), x]]);
}
function hardtanh(x: Tensor, low: number, high: number): Tensor {
  const inside = logicalAnd(test('logicalNot', compareTo('le', x, low)), test('logicalNot', compareTo('ge', x, high)));
  if (x.dtype === 'uint8' && low < 0) runtimeError('cannot do hardtanh on an unsigned type with negative limits');
  const [least, most] = isFloating(x.dtype) ? [low, high] : [BigInt(Math.trunc(low)), BigInt(Math.trunc(high))];
  return keepWhere('HardtanhBackward0', x, inside, clamp(detach(x), least, most).array);
}
function threshold(x: Tensor, limit: number, value: number): Tensor {
  const keep = test('logicalNot', compareTo('le', x, limit));
  return keepWhere('ThresholdBackward0', x, keep, x.runtime.arrays.where(keep.array, x.array, constant(x, value).array));
}
function hardshrink(x: Tensor, lambd: number): Tensor {
  const keep = test('logicalNot', logicalAnd(compareTo('ge', x, -lambd), compareTo('le', x, lambd)));
  return keepWhere('HardshrinkBackward0', x, keep, x.runtime.arrays.where(keep.array, x.array, constant(x, 0).array));
}
function softshrink(self: Tensor, lambd: number): Tensor {
  if (lambd < 0) runtimeError(`lambda must be greater or equal to 0, but found to be ${lambd}.`);
  const x = detach(self);
  const moved = where(compareTo('gt', x, lambd), shift(x, -lambd), where(compareTo('lt', x, -lambd), shift(x, lambd), zerosLike(x)));
  const still = logicalAnd(compareTo('ge', x, -lambd), compareTo('le', x, lambd));
  return keepWhere('SoftshrinkBackward0', self, test('logicalNot', still), moved.array);
}
const expm1 = (x: Tensor): Tensor => unary('Expm1Backward0', 'expm1', x, (grad, _, result) => mul(grad, shift(result, 1)), 'result');
/** scale·(x where positive, else α(eˣ⁻ᶜ − 1)); the exponent is kept from overflowing where it isn't used. */
function elu(x: Tensor, alpha: number, outer = 1, inner = 1): Tensor {
  // At 0 itself the slope is that of the left side, and bends no further.
  const below = (): Tensor => where(compareTo('ge', x, 0), constant(x, 0), x);
  const slopeAt = (): Tensor => where(compareTo('lt', x, 0), x, constant(x, 0));
  const negative = scale(expm1(scale(below(), inner)), alpha * outer);
  const array = x.runtime.arrays.where(compareTo('gt', x, 0).array, scale(x, outer).array, negative.array);
  return pointwise('EluBackward0', array, [x], [[x, (grad) => mul(grad, where(compareTo('le', x, 0), scale(exp(scale(slopeAt(), inner)), alpha * outer * inner), constant(x, outer))), x]]);
}
const selu = (x: Tensor): Tensor => elu(x, 1.6732632423543772848170429916717, 1.0507009873554804934193349852946);

/** log(1 + eᵝˣ)/β, and x itself where βx is above the threshold. */
export function softplus(x: Tensor, beta = 1, limit = 20): Tensor {
  const scaled = scale(x, beta);
  const soft = scale(unary('SoftplusBackward0', 'softplus', scaled, (grad, z) => mul(grad, sigmoid(z))), 1 / beta);
  return limit === Infinity ? soft : where(compareTo('gt', scaled, limit), x, soft);
}
export const logsigmoid = (x: Tensor): Tensor => neg(softplus(neg(x), 1, Infinity));
const silu = (x: Tensor): Tensor => mul(x, sigmoid(x));
/** x·Φ(x), or its approximation by tanh. */
function gelu(x: Tensor, approximate: string): Tensor {
  if (approximate === 'tanh') return scale(mul(x, shift(tanh(scale(add(x, scale(mul(x, square(x)), 0.044715)), Math.sqrt(2 / Math.PI))), 1)), 0.5);
  return scale(mul(x, shift(erf(scale(x, Math.SQRT1_2)), 1)), 0.5);
}
function prelu(self: Tensor, weight: Tensor): Tensor {
  const x = tied(self);
  const channels = x.rank < 2 ? 1 : at(x.shape, 1);
  if (weight.size !== 1 && weight.size !== channels) runtimeError(`Mismatch of parameter numbers and input channel size. Found parameter numbers = ${weight.size} and channel size = ${channels}.`);
  const shaped = weight.size === 1 || x.rank < 2 ? reshape(weight, weight.size === 1 ? [] : weight.shape) : reshape(weight, x.shape.map((_, axis) => (axis === 1 ? weight.size : 1)));
  return where(compareTo('gt', x, 0), x, mul(shaped, x));
}
function glu(x: Tensor, dim: number): Tensor {
  if (x.rank === 0) runtimeError('glu does not support scalars because halving size must be even');
  const axis = wrapDim(dim, x.rank);
  if (at(x.shape, axis) % 2 !== 0) runtimeError(`Halving dimension must be even, but dimension ${axis} is size ${at(x.shape, axis)}`);
  const half = at(x.shape, axis) / 2;
  if (!Number.isInteger(half)) runtimeError(`Halving dimension must be even, but dimension ${axis} is size ${half * 2}`);
  return mul(narrowTo(x, axis, 0, half), sigmoid(narrowTo(x, axis, half, half)));
}
const relu6Scaled = (x: Tensor): Tensor => scale(hardtanh(shift(x, 3), 0, 6), 1 / 6);
const hardsigmoid = (self: Tensor): Tensor => sealed('HardsigmoidBackward0', 'aten::hardsigmoid_backward', [self], ([x = self]) => relu6Scaled(x));

/** Without `dim` PyTorch guesses: 0 for 0, 1 and 3 axes, else 1. */
const softmaxDim = (x: Tensor, dim: number | undefined): number => (dim === undefined ? (x.rank === 0 || x.rank === 1 || x.rank === 3 ? 0 : 1) : wrapDim(dim, x.rank));
/** PyTorch's functions warn where nobody said along what. */
function saidDim(name: string, x: Tensor, dim: number | undefined): number {
  if (dim === undefined) x.runtime.warn(`Implicit dimension choice for ${name} has been deprecated. Change the call to include dim=X as an argument.`);
  return softmaxDim(x, dim);
}
/** Named `F.sigmoid`, an operation of `torch` is out of fashion. */
function outdated(name: string, x: Tensor): Tensor {
  x.runtime.warn(`nn.functional.${name} is deprecated. Use torch.${name} instead.`);
  return toFloating(x);
}
/** What a softmax works on. */
function prepared(x: Tensor, dtype: DType | undefined, dim = -1, name = 'softmax'): Tensor {
  if (dtype === undefined) return toFloating(x);
  const kernel = `${name}_${softmaxDim(x, dim) === Math.max(x.rank - 1, 0) ? 'lastdim_kernel_impl' : 'kernel_impl'}`;
  return isFloating(dtype) ? cast(x, dtype) : runtimeError(`"${kernel}" not implemented for '${scalarName(dtype)}'`);
}

/** softmax((logits + Gumbel noise)/τ); hard: a one-hot whose gradient is that of the soft one. */
function gumbelSoftmax(logits: Tensor, tau: number, hard: boolean, dim: number): Tensor {
  const { runtime } = logits;
  const exponential = fromArray(runtime, runtime.arrays.fromData(generatorOf(runtime, undefined).exponential(logits.size, 1, randomType(logits.dtype)), logits.shape, logits.dtype));
  const noise = neg(unary('LogBackward0', 'log', exponential, (grad) => grad));
  const axis = wrapDim(dim, logits.rank);
  const soft = softmax(scale(add(logits, noise), 1 / tau), axis);
  if (!hard) return soft;
  const index = argExtreme('argmax', soft, axis, true);
  const oneHot = placeAt(fromArray(runtime, runtime.arrays.full(index.shape, 1, soft.dtype)), index, axis, soft.shape);
  return add(sub(oneHot, detach(soft)), soft);
}
/** Each negative number gets a slope of its own while training. */
function rrelu(self: Tensor, lower: number, upper: number, training: boolean): Tensor {
  if (lower > upper) runtimeError('Lower bound should be less than or equal to the upper bound');
  if (!training) return leakyRelu(self, (lower + upper) / 2);
  const { runtime } = self;
  const x = tied(self);
  const negative = Array.from(runtime.arrays.read(self.array) ?? []).map((value) => value <= 0);
  const drawn = runtime.generator.uniform(negative.filter((is) => is).length, lower, upper, 'float64');
  let next = 0;
  const slopes = negative.length === 0 ? runtime.arrays.full(x.shape, (lower + upper) / 2, x.dtype) : runtime.arrays.fromData(negative.map((is) => (is ? drawn[next++] ?? 0 : 1)), x.shape, x.dtype);
  return mul(fromArray(runtime, slopes), x);
}

/** A row that has `inplace`, and the same in place under a name of its own. */
const switchable = (name: string, node: string, compute: (x: Tensor) => Tensor, on: readonly Place[] = functional.on): Op => op(`${name}(Tensor self, bool inplace=False)`, (args) => maybeInPlace(args.self, args.inplace, node, compute), { on, edges: ['self'] });
const celu = (x: Tensor, alpha: number): Tensor => elu(x, alpha, 1, 1 / alpha);

/** One row an operation. */
export const activations: readonly Op[] = [
  op('relu(Tensor self)', ({ self }) => relu(self), { inPlace: true }),
  switchable('relu', 'Relu', relu),
  op('relu_(Tensor self)', ({ self }) => updateInPlace(self, relu), functional),
  op('leaky_relu(Tensor self, float negative_slope=0.01, bool inplace=False)', ({ self, negative_slope, inplace }) => maybeInPlace(self, inplace, 'LeakyRelu', (x) => leakyRelu(x, negative_slope)), functional),
  op('leaky_relu_(Tensor self, float negative_slope=0.01)', ({ self, negative_slope }) => maybeInPlace(self, true, 'LeakyRelu', (x) => leakyRelu(x, negative_slope)), functional),
  op('prelu(Tensor self, Tensor weight)', ({ self, weight }) => prelu(self, weight), { ...everywhere, node: 'PreluBackward0' }),
  op('rrelu(Tensor self, float lower=0.125, float upper=0.3333333333333333, bool training=False, bool inplace=False)', ({ self, lower, upper, training, inplace }) => maybeInPlace(self, inplace, 'RreluWithNoise', (x) => rrelu(x, lower, upper, training)), functional),
  op('rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False)', ({ self, lower, upper, training }) => maybeInPlace(self, false, 'RreluWithNoise', (x) => rrelu(x, Number(lower), Number(upper), training)), { on: ['torch'] }),
  op('rrelu_(Tensor self, float lower=0.125, float upper=0.3333333333333333, bool training=False)', ({ self, lower, upper, training }) => maybeInPlace(self, true, 'RreluWithNoise', (x) => rrelu(x, lower, upper, training)), both),
  op('elu(Tensor self, float alpha=1, bool inplace=False)', ({ self, alpha, inplace }) => maybeInPlace(self, inplace, 'Elu', (x) => elu(x, alpha)), functional),
  op('elu_(Tensor self, float alpha=1)', ({ self, alpha }) => maybeInPlace(self, true, 'Elu', (x) => elu(x, alpha)), functional),
  switchable('selu', 'Elu', selu, both.on),
  op('selu_(Tensor self)', ({ self }) => maybeInPlace(self, true, 'Elu', selu), both),
  op('celu(Tensor self, float alpha=1, bool inplace=False)', ({ self, alpha, inplace }) => maybeInPlace(self, inplace, 'Celu', (x) => celu(x, alpha)), both),
  op('celu_(Tensor self, float alpha=1)', ({ self, alpha }) => maybeInPlace(self, true, 'Celu', (x) => celu(x, alpha)), both),
  op("gelu(Tensor self, *, str approximate='none')", ({ self, approximate }) => gelu(self, approximate), { ...functional, node: 'GeluBackward0' }),
  switchable('silu', 'Silu', silu),
  switchable('mish', 'Mish', (x) => mul(x, tanh(softplus(x)))),
  op('softplus(Tensor self, float beta=1, float threshold=20)', ({ self, beta, threshold: limit }) => softplus(self, beta, limit), { on: ['torch.nn.functional'], node: 'SoftplusBackward0' }),
  op('logsigmoid(Tensor self)', ({ self }) => logsigmoid(self), { ...functional, node: 'LogSigmoidBackward0' }),
  op('sigmoid(Tensor self)', ({ self }) => sigmoid(outdated('sigmoid', self)), functional),
  op('expit(Tensor self)', ({ self }) => sigmoid(toFloating(self)), { on: ['torch.special'] }),
  op('tanh(Tensor self)', ({ self }) => tanh(outdated('tanh', self)), functional),
  op('softsign(Tensor self)', ({ self }) => div(toFloating(self), shift(abs(toFloating(self)), 1)), functional),
  op('tanhshrink(Tensor self)', ({ self }) => sub(toFloating(self), tanh(toFloating(self))), functional),
  op('hardtanh(Tensor self, float min_val=-1, float max_val=1, bool inplace=False)', ({ self, min_val, max_val, inplace }) => maybeInPlace(self, inplace, 'Hardtanh', (x) => hardtanh(x, min_val, max_val)), functional),
  op('hardtanh_(Tensor self, float min_val=-1, float max_val=1)', ({ self, min_val, max_val }) => maybeInPlace(self, true, 'Hardtanh', (x) => hardtanh(x, min_val, max_val)), functional),
  switchable('relu6', 'Hardtanh', (x) => hardtanh(x, 0, 6)),
  switchable('hardsigmoid', 'Hardsigmoid', hardsigmoid),
  switchable('hardswish', 'Hardswish', (x) => mul(x, relu6Scaled(x))),
  op('threshold(Tensor self, float threshold, float value, bool inplace=False)', ({ self, threshold: limit, value, inplace }) => maybeInPlace(self, inplace, 'Threshold', (x) => threshold(x, limit, value)), both),
  op('threshold_(Tensor self, float threshold, float value)', ({ self, threshold: limit, value }) => maybeInPlace(self, true, 'Threshold', (x) => threshold(x, limit, value)), both),
  op('hardshrink(Tensor self, float lambd=0.5)', ({ self, lambd }) => hardshrink(self, lambd), everywhere),
  op('softshrink(Tensor self, float lambd=0.5)', ({ self, lambd }) => softshrink(self, lambd), functional),
  op('glu(Tensor self, int dim=-1)', ({ self, dim }) => glu(self, dim), { ...functional, node: 'GluBackward0' }),
  op('softmax(Tensor self, int dim, ScalarType? dtype=None)', ({ self, dim, dtype }) => softmax(prepared(self, dtype, dim), softmaxDim(self, dim)), { on: ['torch', 'Tensor', 'torch.special'] }),
  op('softmax(Tensor self, int? dim=None, int _stacklevel=3, ScalarType? dtype=None)', ({ self, dim, dtype }) => softmax(prepared(self, dtype, dim), saidDim('softmax', self, dim)), functional),
  op('softmin(Tensor self, int? dim=None, int _stacklevel=3, ScalarType? dtype=None)', ({ self, dim, dtype }) => softmax(neg(prepared(self, dtype)), saidDim('softmin', self, dim)), functional),
  op('log_softmax(Tensor self, int dim, ScalarType? dtype=None)', ({ self, dim, dtype }) => logSoftmax(prepared(self, dtype, dim, 'log_softmax'), softmaxDim(self, dim)), { on: ['torch', 'Tensor', 'torch.special'] }),
  op('log_softmax(Tensor self, int? dim=None, int _stacklevel=3, ScalarType? dtype=None)', ({ self, dim, dtype }) => logSoftmax(prepared(self, dtype, dim, 'log_softmax'), saidDim('log_softmax', self, dim)), functional),
  op('gumbel_softmax(Tensor logits, float tau=1, bool hard=False, float eps=1e-10, int dim=-1)', ({ logits, tau, hard, dim }) => gumbelSoftmax(logits, tau, hard, dim), functional),
];
