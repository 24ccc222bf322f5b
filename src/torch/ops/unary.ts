/** @file Elementwise functions of one tensor. Where there is a derivative, it is made of primitives. */
import type { UnaryKernel } from '../../arrays/backend.ts';
import { isFloating, scalarName } from '../dtypes.ts';
import { runtimeError } from '../errors.ts';
import { op, type Op, type OpOptions } from '../op.ts';
import {
  abs, cast, compare, compareTo, constant, div, exp, fullLike, log, logicalAnd, mul, neg, pointwise, powNumber, reciprocal, rsqrt, scale, shift, sigmoid, sign, sqrt, square, subFrom, tanh, test, unary, where, zerosLike,
} from '../primitives/pointwise.ts';
import { underivable } from '../autograd/named.ts';
import { copy, detach } from '../primitives/movement.ts';
import { digamma } from '../primitives/special.ts';
import { toFloating } from '../promotion.ts';
import { clamp } from './arithmetic.ts';
import type { Tensor } from '../tensor.ts';

type Derivative = (grad: Tensor, a: Tensor, result: Tensor) => Tensor;
const nodeName = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}Backward0`;

/** A function of real numbers: integers become floating first. */
const real = (name: string, compute: (a: Tensor) => Tensor, options: OpOptions = {}): Op =>
  op(`${name}(Tensor self)`, (args) => compute(toFloating(args.self)), { inPlace: true, ...options });
const realKernel = (name: string, kernel: UnaryKernel, derivative: Derivative, aliases: readonly string[] = []): Op =>
  real(name, (a) => unary(nodeName(name), kernel, a, derivative), { aliases });

const sin = (a: Tensor): Tensor => unary('SinBackward0', 'sin', a, (grad, x) => mul(grad, cos(x)));
const cos = (a: Tensor): Tensor => unary('CosBackward0', 'cos', a, (grad, x) => neg(mul(grad, sin(x))));
const sinh = (a: Tensor): Tensor => unary('SinhBackward0', 'sinh', a, (grad, x) => mul(grad, cosh(x)));
const cosh = (a: Tensor): Tensor => unary('CoshBackward0', 'cosh', a, (grad, x) => mul(grad, sinh(x)));
/** 2/√π · exp(−x²) */
const gaussian = (x: Tensor): Tensor => scale(exp(neg(square(x))), 2 / Math.sqrt(Math.PI));
export const erf = (a: Tensor): Tensor => unary('ErfBackward0', 'erf', a, (grad, x) => mul(grad, gaussian(x)));
export const expm1 = (a: Tensor): Tensor => unary('Expm1Backward0', 'expm1', a, (grad, _, y) => mul(grad, shift(y, 1)), 'result');
export const log1p = (a: Tensor): Tensor => unary('Log1PBackward0', 'log1p', a, (grad, x) => div(grad, shift(x, 1)));
export const lgamma = (a: Tensor): Tensor => unary('LgammaBackward0', 'lgamma', a, (grad, x) => mul(grad, digamma(x)));
export const sinc = (a: Tensor): Tensor => where(compareTo('eq', a, 0), fullLike(a, 1), div(sin(scale(a, Math.PI)), scale(a, Math.PI)));

const functions: readonly Op[] = [
  real('sqrt', sqrt), real('rsqrt', rsqrt), real('exp', exp), real('log', log), real('tanh', tanh), real('sigmoid', sigmoid), real('reciprocal', reciprocal),
  real('sin', sin), real('cos', cos), real('sinh', sinh), real('cosh', cosh), real('erf', erf), real('expm1', expm1), real('log1p', log1p), real('lgamma', lgamma), real('sinc', sinc, { node: 'SincBackward0' }),
  real('erfc', (a) => subFrom(1, erf(a)), { node: 'ErfcBackward0' }),
  realKernel('tan', 'tan', (grad, _, y) => mul(grad, shift(square(y), 1))),
  realKernel('asin', 'asin', (grad, x) => mul(grad, rsqrt(subFrom(1, square(x)))), ['arcsin']),
  realKernel('acos', 'acos', (grad, x) => neg(mul(grad, rsqrt(subFrom(1, square(x))))), ['arccos']),
  realKernel('atan', 'atan', (grad, x) => div(grad, shift(square(x), 1)), ['arctan']),
  realKernel('asinh', 'asinh', (grad, x) => mul(grad, rsqrt(shift(square(x), 1))), ['arcsinh']),
  realKernel('acosh', 'acosh', (grad, x) => mul(grad, rsqrt(shift(square(x), -1))), ['arccosh']),
  realKernel('atanh', 'atanh', (grad, x) => div(grad, subFrom(1, square(x))), ['arctanh']),
  realKernel('log2', 'log2', (grad, x) => div(grad, scale(x, Math.LN2))),
  realKernel('log10', 'log10', (grad, x) => div(grad, scale(x, Math.LN10))),
  op('exp2(Tensor self)', ({ self }) => exp(scale(toFloating(self), Math.LN2)), { inPlace: true, node: 'Exp2Backward0' }),
  realKernel('erfinv', 'erfinv', (grad, _, y) => mul(grad, scale(exp(square(y)), Math.sqrt(Math.PI) / 2))),
  op('deg2rad(Tensor self)', ({ self }) => scale(toFloating(self), Math.PI / 180), { inPlace: true, node: 'Deg2RadBackward0' }), op('rad2deg(Tensor self)', ({ self }) => scale(toFloating(self), 180 / Math.PI), { inPlace: true, node: 'Rad2DegBackward0' }),
];

/** Constant in pieces: integers stay as they are, and the derivative is zero. */
const rounding = (name: 'floor' | 'ceil' | 'trunc', aliases: readonly string[] = []): Op =>
  op(`${name}(Tensor self)`, ({ self }) => (isFloating(self.dtype) ? unary(nodeName(name), name, self, zerosLike, 'nothing') : copy(self)), { inPlace: true, aliases });
function round(self: Tensor, decimals: number): Tensor {
  if (!isFloating(self.dtype)) return copy(self);
  const factor = 10 ** decimals;
  const rounded = (a: Tensor): Tensor => unary('RoundBackward0', 'round', a, zerosLike, 'nothing');
  return decimals === 0 ? rounded(self) : scale(rounded(scale(self, factor)), 1 / factor);
}
const isTest = (name: 'isnan' | 'isinf' | 'isfinite'): Op => op(`${name}(Tensor self)`, ({ self }) => test(name, self));
const infinite = (name: string, value: number): Op => op(`${name}(Tensor self)`, ({ self }) => compareTo('eq', isFloating(self.dtype) ? self : cast(self, 'float32'), value));

/** −0 has a sign, too. */
function signBit(self: Tensor): Tensor {
  const below = compareTo('lt', self, 0);
  return isFloating(self.dtype) ? compare('logicalOr', below, compareTo('lt', reciprocal(self), 0)) : below;
}
function negative(self: Tensor): Tensor {
  if (self.dtype === 'bool') runtimeError('Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.');
  return neg(self);
}
function nanToNum(self: Tensor, nan: number, high: number | undefined, low: number | undefined): Tensor {
  if (!isFloating(self.dtype)) return self;
  const most = self.dtype === 'float64' ? Number.MAX_VALUE : 3.4028234663852886e38;
  const finite = where(compareTo('eq', self, Infinity), constant(self, high ?? most), where(compareTo('eq', self, -Infinity), constant(self, low ?? -most), self));
  return where(test('isnan', self), constant(self, nan), finite);
}

function heaviside(self: Tensor, values: Tensor): Tensor {
  if (self.dtype !== values.dtype) runtimeError('heaviside is not yet implemented for tensors with different dtypes.');
  return underivable(where(compareTo('eq', self, 0), detach(values), cast(compareTo('gt', self, 0), self.dtype)), [self, values], 'aten::heaviside');
}
/** Of a real number: π where it is negative. */
const angle = (a: Tensor): Tensor => where(test('isnan', a), a, cast(scale(cast(compareTo('lt', a, 0), a.dtype), Math.PI), a.dtype));
/** 1 between 0 and 1, NaN outside. */
const inUnit = (a: Tensor): Tensor => where(logicalAnd(compareTo('ge', a, 0), compareTo('le', a, 1)), fullLike(a, 1), fullLike(a, NaN));
/** log(x / (1 − x)); with an ε, x is kept away from the ends. */
export function logit(a: Tensor, eps: number | undefined): Tensor {
  const x = eps === undefined ? mul(a, inUnit(a)) : clamp(a, eps, 1 - eps);
  return log(div(x, subFrom(1, x)));
}

/** One row an operation. */
export const unaryOps: readonly Op[] = [
  ...functions,
  op('logit(Tensor self, float? eps=None)', ({ self, eps }) => logit(toFloating(self), eps), { inPlace: true, node: 'LogitBackward0' }),
  op('neg(Tensor self)', ({ self }) => negative(self), { inPlace: true, aliases: ['negative'] }),
  op('positive(Tensor self)', ({ self }) => (self.dtype === 'bool' ? runtimeError('The `+` operator, on a bool tensor is not supported.') : self)),
  op('abs(Tensor self)', ({ self }) => abs(self), { inPlace: true, aliases: ['absolute'] }),
  op('square(Tensor self)', ({ self }) => powNumber(self.dtype === 'bool' ? cast(self, 'int64') : self, 2), { inPlace: true }),
  op('sign(Tensor self)', ({ self }) => sign(self), { inPlace: true }),
  op('sgn(Tensor self)', ({ self }) => sign(self), { inPlace: true, node: 'SgnBackward0' }),
  rounding('floor'), rounding('ceil'), rounding('trunc', ['fix']),
  op('round(Tensor self)', ({ self }) => round(self, 0), { inPlace: true }),
  op('round(Tensor self, *, int decimals)', ({ self, decimals }) => (isFloating(self.dtype) ? round(self, decimals) : runtimeError(`"round_cpu" not implemented for '${scalarName(self.dtype)}'`)), { inPlace: true, node: 'RoundBackward1' }),
  op('frac(Tensor self)', ({ self }) => pointwise('FracBackward0', self.runtime.arrays.binary('sub', self.array, self.runtime.arrays.unary('trunc', self.array)), [self], [[self, (grad) => grad]]), { inPlace: true }),
  isTest('isnan'), isTest('isinf'), isTest('isfinite'), infinite('isposinf', Infinity), infinite('isneginf', -Infinity),
  op('signbit(Tensor self)', ({ self }) => signBit(self)),
  op('logical_not(Tensor self)', ({ self }) => test('logicalNot', cast(self, 'bool')), { inPlace: 'unseen' }),
  op('bitwise_not(Tensor self)', ({ self }) => (isFloating(self.dtype) ? runtimeError(`"bitwise_not_cpu" not implemented for '${scalarName(self.dtype)}'`) : test(self.dtype === 'bool' ? 'logicalNot' : 'bitwiseNot', self)), { inPlace: true }),
  op('nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None)', ({ self, nan, posinf, neginf }) => nanToNum(self, nan ?? 0, posinf, neginf), { inPlace: true, node: 'NanToNumBackward0' }),
  op('heaviside(Tensor self, Tensor values)', ({ self, values }) => heaviside(self, values), { inPlace: true }),
  op('isreal(Tensor self)', ({ self }) => test('isfinite', fullLike(self, 0))),
  op('angle(Tensor self)', ({ self }) => angle(toFloating(self)), { node: 'AngleBackward0' }),
];
