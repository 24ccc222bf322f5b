/** @file Elementwise operations of two operands: + − · / ** and their relatives. */
import type { BinaryKernel } from '../../arrays/backend.ts';
import { compilerName, isFloating, resultType, scalarName } from '../dtypes.ts';
import { runtimeError } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { detach, sumTo } from '../primitives/movement.ts';
import { abs, add, cast as castTo, compare, compareTo, constant, div, exp, extremum, log, logicalAnd, mul, neg, pointwise, pow, powNumber, scale, shift, square, sub, test, where, withoutDerivative, zerosLike } from '../primitives/pointwise.ts';
import { commonType, promotePair, promoteToFloat } from '../promotion.ts';
import { scalarDtype, type Scalar } from '../scalar.ts';
import { itemOf } from '../schema/convert.ts';
import { fromArray, type Tensor } from '../tensor.ts';

const inPlace = { inPlace: true };

/** other · alpha, for add and sub. */
function scaled(other: Tensor, alpha: Scalar): Tensor {
  if (typeof alpha === 'boolean' && other.dtype !== 'bool') runtimeError('Boolean alpha only supported for Boolean results.');
  if (typeof alpha === 'number' && !isFloating(other.dtype)) runtimeError('For integral input tensors, argument alpha must not be a floating point number.');
  return scale(other, Number(alpha));
}
function plus(self: Tensor, other: Tensor, alpha: Scalar = 1n): Tensor {
  const [a, b] = promotePair(self, other);
  return a.dtype === 'bool' ? compare('logicalOr', a, b) : add(a, scaled(b, alpha));
}
export function minus(self: Tensor, other: Tensor, alpha: Scalar = 1n): Tensor {
  const [a, b] = promotePair(self, other);
  if (self.dtype === 'bool' && other.dtype === 'bool') runtimeError('Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.');
  if (self.dtype === 'bool' || other.dtype === 'bool') runtimeError('Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.');
  return sub(a, scaled(b, alpha));
}
function times(self: Tensor, other: Tensor): Tensor {
  const [a, b] = promotePair(self, other);
  return a.dtype === 'bool' ? compare('logicalAnd', a, b) : mul(a, b);
}

const roundings: Readonly<Record<string, (a: Tensor, b: Tensor) => Tensor>> = { floor: floorDivide, trunc: truncDivide };
function divide(self: Tensor, other: Tensor, mode: string | undefined): Tensor {
  if (mode === undefined) return div(...promoteToFloat(self, other));
  const round = roundings[mode] ?? runtimeError(`div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '${mode}'`);
  return round(...promotePair(self, other));
}
/** Constant in pieces, so its derivative is zero. */
function stepwise(kernel: BinaryKernel, a: Tensor, b: Tensor): Tensor {
  if (!isFloating(a.dtype) && b.array.fill === 0) runtimeError('ZeroDivisionError');
  const zero = (x: Tensor) => (grad: Tensor): Tensor => sumTo(zerosLike(grad), x.shape);
  return pointwise('DivBackward2', a.runtime.arrays.binary(kernel, a.array, b.array), [a, b], [[a, zero(a)], [b, zero(b)]]);
}
function floorDivide(a: Tensor, b: Tensor): Tensor { return stepwise('floorDiv', a, b); }
function truncDivide(a: Tensor, b: Tensor): Tensor { return stepwise('truncDiv', a, b); }

/** a − b·⌊a/b⌋ (remainder) or a − b·trunc(a/b) (fmod). */
function modulo(kernel: 'remainder' | 'fmod', self: Tensor, other: Tensor): Tensor {
  const [a, b] = promotePair(self, other);
  const quotient = kernel === 'remainder' ? floorDivide : truncDivide;
  const array = a.runtime.arrays.binary(kernel, a.array, b.array);
  if (self.wrapped && !other.wrapped) return withoutDerivative(kernel, fromArray(a.runtime, array), [a, b]);
  return pointwise(`${kernel === 'remainder' ? 'Remainder' : 'Fmod'}Backward${other.wrapped ? 0 : 1}`, array, [a, b], [
    [a, (grad) => sumTo(grad, a.shape)], [b, (grad) => sumTo(neg(mul(grad, quotient(a, b))), b.shape), a, b],
  ]);
}

export function power(self: Tensor, exponent: Tensor): Tensor {
  const dtype = commonType([self, exponent]);
  const base = castTo(self, dtype);
  if (!exponent.wrapped) return pow(base, castTo(exponent, dtype));
  const number = itemOf(exponent);
  if (!isFloating(dtype) && number < 0) runtimeError('Integers to negative integer powers are not allowed.');
  return powNumber(base, number);
}

function atan2(self: Tensor, other: Tensor): Tensor {
  const [a, b] = promoteToFloat(self, other);
  const overSquares = (grad: Tensor): Tensor => div(grad, add(square(a), square(b)));
  return pointwise('Atan2Backward0', a.runtime.arrays.binary('atan2', a.array, b.array), [a, b], [
    [a, (grad) => sumTo(mul(overSquares(grad), b), a.shape), a, b], [b, (grad) => sumTo(neg(mul(overSquares(grad), a)), b.shape), a, b],
  ]);
}
const sqrtOf = (a: Tensor): Tensor => powNumber(a, 0.5);
const larger = (kernel: 'maximum' | 'minimum') => ({ self, other }: { readonly self: Tensor; readonly other: Tensor }): Tensor => extremum(kernel, ...promotePair(self, other));

/** The larger (smaller) operand; a number rather than NaN. Of equal ones the first has the whole gradient. */
function preferring(name: string, kernel: 'maximum' | 'minimum', better: 'ge' | 'le', a: Tensor, b: Tensor): Tensor {
  const { arrays } = a.runtime;
  const [strangeA, strangeB] = [test('isnan', a), test('isnan', b)];
  const array = arrays.where(strangeB.array, a.array, arrays.where(strangeA.array, b.array, arrays.binary(kernel, a.array, b.array)));
  const first = compare('logicalOr', compare(better, a, b), strangeB);
  return pointwise(name, array, [a, b], [
    [a, (grad) => sumTo(where(first, grad, zerosLike(grad)), a.shape), a, b],
    [b, (grad) => sumTo(where(first, zerosLike(grad), grad), b.shape), a, b],
  ]);
}
/** x·log y, and 0 where x = 0. */
function xlogy(self: Tensor, other: Tensor): Tensor {
  const [x, y] = promoteToFloat(self, other);
  const { arrays } = x.runtime;
  const none = compareTo('eq', x, 0);
  const array = arrays.where(logicalAnd(none, test('logicalNot', test('isnan', y))).array, zerosLike(x).array, arrays.binary('mul', x.array, arrays.unary('log', y.array)));
  return pointwise('XlogyBackward0', array, [x, y], [
    [x, (grad) => sumTo(mul(grad, where(logicalAnd(none, compareTo('le', y, 0)), zerosLike(y), log(y))), x.shape), x, y],
    [y, (grad) => sumTo(mul(grad, div(x, y)), y.shape), x, y],
  ]);
}
/** log(baseᵃ + baseᵇ) in that base, with the larger one taken out; `unit` is the base's own logarithm. */
function logaddexp(node: string, unit: number, self: Tensor, other: Tensor): Tensor {
  const [a, b] = promoteToFloat(self, other);
  const [x, y] = [detach(a), detach(b)];
  const distance = neg(abs(sub(x, y)));
  const sum = add(extremum('maximum', x, y), scale(log(shift(exp(scale(distance, unit)), 1)), 1 / unit));
  // ∞ − ∞ has no distance.
  const { array } = where(compare('logicalAnd', compare('eq', x, y), test('isinf', x)), x, sum);
  const share = (grad: Tensor, mine: Tensor, theirs: Tensor): Tensor => sumTo(div(grad, shift(exp(scale(sub(theirs, mine), unit)), 1)), mine.shape);
  return pointwise(node, array, [a, b], [[a, (grad) => share(grad, a, b), a, b], [b, (grad) => share(grad, b, a), a, b]]);
}
/** start + weight·(end − start). Tensors are not promoted: all are of one type. */
function lerp(self: Tensor, end: Tensor, weight: Tensor): Tensor {
  if (!isFloating(self.dtype)) runtimeError(`"lerp_kernel_scalar" not implemented for '${scalarName(self.dtype)}'`);
  for (const [name, tensor] of Object.entries({ end, weight })) {
    if (tensor.dtype !== self.dtype) runtimeError(`expected dtype ${compilerName(self.dtype)} for \`${name}\` but got dtype ${compilerName(tensor.dtype)}`);
  }
  return add(self, mul(weight, sub(end, self)));
}
function promoteAll(a: Tensor, b: Tensor, c: Tensor): readonly [Tensor, Tensor, Tensor] {
  const dtype = commonType([a, b, c]);
  return [castTo(a, dtype), castTo(b, dtype), castTo(c, dtype)];
}

/** One row an operation. */
export const arithmetic: readonly Op[] = [
  op('add(Operand self, Operand other, *, Scalar alpha=1)', ({ self, other, alpha }) => plus(self, other, alpha), inPlace),
  op('sub(Operand self, Operand other, *, Scalar alpha=1)', ({ self, other, alpha }) => minus(self, other, alpha), { inPlace: true, aliases: ['subtract'] }),
  op('rsub(Tensor self, Tensor other, *, Scalar alpha=1)', ({ self, other, alpha }) => minus(other, self, alpha), { node: 'RsubBackward0' }),
  op('rsub(Tensor self, Number other, *, Scalar alpha=1)', ({ self, other, alpha }) => minus(other, self, alpha), { node: 'RsubBackward1' }),
  op('mul(Operand self, Operand other)', ({ self, other }) => times(self, other), { inPlace: true, aliases: ['multiply'] }),
  op('div(Operand self, Operand other, *, str? rounding_mode=None)', ({ self, other, rounding_mode }) => divide(self, other, rounding_mode), { inPlace: true, aliases: ['divide', 'true_divide'] }),
  op('floor_divide(Operand self, Operand other)', ({ self, other }) => withoutDerivative('floor_divide', floorDivide(...promotePair(self, other)), promotePair(self, other)), inPlace),
  op('remainder(Operand self, Operand other)', ({ self, other }) => modulo('remainder', self, other), inPlace),
  op('fmod(Operand self, Operand other)', ({ self, other }) => modulo('fmod', self, other), inPlace),
  op('pow(Tensor self, Tensor exponent)', ({ self, exponent }) => power(self, exponent), inPlace),
  op('pow(Operand self, Tensor exponent)', ({ self, exponent }) => power(self, exponent), { on: ['torch'] }),
  op('pow(Tensor self, Number exponent)', ({ self, exponent }) => power(self, exponent), inPlace),
  op('float_power(Operand self, Operand exponent)', ({ self, exponent }) => pow(castTo(self, 'float64'), castTo(exponent, 'float64'))),
  op('maximum(Tensor self, Tensor other)', larger('maximum')),
  op('minimum(Tensor self, Tensor other)', larger('minimum')),
  op('fmax(Tensor self, Tensor other)', ({ self, other }) => {
    const [a, b] = promotePair(self, other);
    return preferring('FmaxBackward0', 'maximum', 'ge', a, b);
  }),
  op('fmin(Tensor self, Tensor other)', ({ self, other }) => {
    const [a, b] = promotePair(self, other);
    return preferring('FminBackward0', 'minimum', 'le', a, b);
  }),
  op('atan2(Operand self, Operand other)', ({ self, other }) => atan2(self, other), { inPlace: true, aliases: ['arctan2'] }),
  op('hypot(Tensor self, Tensor other)', ({ self, other }) => {
    const [a, b] = promoteToFloat(self, other);
    return sqrtOf(add(square(a), square(b)));
  }, { inPlace: true, node: 'HypotBackward0' }),
  op('xlogy(Tensor self, Tensor other)', ({ self, other }) => xlogy(self, other), { inPlace: true, on: ['torch', 'Tensor', 'torch.special'], node: 'XlogyBackward0' }),
  op('xlogy(Number self, Tensor other)', ({ self, other }) => xlogy(self, other), { on: ['torch', 'torch.special'], node: 'XlogyBackward1' }),
  op('xlogy(Tensor self, Number other)', ({ self, other }) => xlogy(self, other), { inPlace: true, on: ['torch', 'Tensor', 'torch.special'], node: 'XlogyBackward2' }),
  op('logaddexp(Tensor self, Tensor other)', ({ self, other }) => logaddexp('LogaddexpBackward0', 1, self, other)),
  op('logaddexp2(Tensor self, Tensor other)', ({ self, other }) => logaddexp('Logaddexp2Backward0', Math.LN2, self, other)),
  op('lerp(Tensor self, Tensor end, Tensor weight)', ({ self, end, weight }) => lerp(self, end, weight), { inPlace: true, node: 'LerpBackward1' }),
  op('lerp(Tensor self, Tensor end, Number weight)', ({ self, end, weight }) => lerp(self, end, castTo(weight, self.dtype)), { inPlace: true, node: 'LerpBackward0' }),
  op('addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1)', ({ self, tensor1, tensor2, value }) => { const [a, b, c] = promoteAll(self, tensor1, tensor2); return add(a, scale(mul(b, c), Number(value))); }, { inPlace: true, node: 'AddcmulBackward0' }),
  op('addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1)', ({ self, tensor1, tensor2, value }) => { const [a, b, c] = promoteAll(self, tensor1, tensor2); return add(a, scale(div(b, c), Number(value))); }, { inPlace: true, node: 'AddcdivBackward0' }),
  op('clamp(Tensor self, Tensor? min=None, Tensor? max=None)', ({ self, min, max }) => clampBetween(self, min, max), { inPlace: true, aliases: ['clip'], node: 'ClampBackward0' }),
  op('clamp(Tensor self, Scalar? min=None, Scalar? max=None)', ({ self, min, max }) => clamp(self, min, max), { inPlace: true, aliases: ['clip'], edges: ['self'] }),
  op('clamp_min(Tensor self, Tensor min)', ({ self, min }) => clampBetween(self, min, undefined), { inPlace: true, node: 'ClampMinBackward1' }),
  op('clamp_max(Tensor self, Tensor max)', ({ self, max }) => clampBetween(self, undefined, max), { inPlace: true, node: 'ClampMaxBackward1' }),
  op('clamp_min(Tensor self, Scalar min)', ({ self, min }) => clamp(self, min, undefined), { inPlace: true, node: 'ClampMinBackward0' }),
  op('clamp_max(Tensor self, Scalar max)', ({ self, max }) => clamp(self, undefined, max), { inPlace: true, node: 'ClampMaxBackward0' }),
];

/** The gradient passes where min ≤ x ≤ max, the bounds included. */
export function clamp(self: Tensor, min: Scalar | undefined, max: Scalar | undefined): Tensor {
  if (min === undefined && max === undefined) runtimeError("torch.clamp: At least one of 'min' or 'max' must not be None");
  const bounds = [min, max].filter((bound) => bound !== undefined).map((bound) => ({ dtype: scalarDtype(bound), rank: 0, wrapped: true }));
  const a = castTo(self, resultType([self, ...bounds], self.runtime.defaultDtype));
  if (a.dtype === 'bool') runtimeError(`"${min === undefined ? 'clamp_max_scalar_cpu' : max === undefined ? 'clamp_min_cpu' : 'clamp_scalar_cpu'}" not implemented for 'Bool'`);
  const bound = (value: Scalar | undefined): Tensor | undefined => (value === undefined || Number.isNaN(value) ? undefined : constant(a, Number(value)));
  return clampTensor(a, bound(min), bound(max));
}
/** Bounds that are tensors take part in the promotion of types. */
function clampBetween(self: Tensor, min: Tensor | undefined, max: Tensor | undefined): Tensor {
  if (min === undefined && max === undefined) runtimeError("torch.clamp: At least one of 'min' or 'max' must not be None");
  const dtype = commonType([self, ...[min, max].filter((bound) => bound !== undefined)]);
  return clampTensor(castTo(self, dtype), min && castTo(min, dtype), max && castTo(max, dtype));
}
function clampTensor(self: Tensor, min: Tensor | undefined, max: Tensor | undefined): Tensor {
  const { arrays } = self.runtime;
  const above = min === undefined ? self.array : arrays.binary('maximum', self.array, min.array);
  const array = max === undefined ? above : arrays.binary('minimum', above, max.array);
  const bounds = [min, max].filter((bound) => bound !== undefined);
  const bound = (of: Tensor, kept: (grad: Tensor) => Tensor) => [of, (grad: Tensor) => sumTo(where(kept(grad), grad, zerosLike(grad)), of.shape), self, ...bounds] as const;
  const [low, high] = [min, max];
  const inside = (): Tensor => [low && compare('ge', self, low), high && compare('le', self, high)].filter((each) => each !== undefined).reduce(logicalAnd);
  const free = low !== undefined && high !== undefined ? compare('lt', low, high) : undefined;
  return pointwise('ClampBackward1', array, [self, ...bounds], [
    bound(self, inside),
    ...(low?.requiresGrad !== true ? [] : [bound(low, () => (free === undefined ? compare('lt', self, low) : logicalAnd(free, compare('lt', self, low))))]),
    ...(high?.requiresGrad !== true ? [] : [bound(high, () => (low === undefined ? compare('gt', self, high) : compare('logicalOr', compare('gt', self, high), compare('lt', high, low))))]),
  ]);
}
