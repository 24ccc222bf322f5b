/** @file Elementwise special functions, whose derivatives lead to each other. */
import { record } from '../autograd/graph.ts';
import { notImplemented } from '../errors.ts';
import { broadcast } from '../shapes.ts';
import type { Tensor } from '../tensor.ts';
import { sumTo } from './movement.ts';
import { constant, compareTo, div, exp, mul, neg, scale, shift, sign, square, sub, unary, where } from './pointwise.ts';
import { bessel, erfcx as erfcxOf, logNdtr as logNdtrOf, ndtr as ndtrOf, polygamma as polygammaOf, scaledBessel, zeta as zetaOf } from './specialFunctions.ts';

/** A function that no array backend has: computed from the elements, where they are known. */
function computed(name: string, a: Tensor, f: (x: number) => number, derivative: (grad: Tensor, a: Tensor, result: Tensor) => Tensor): Tensor {
  const { arrays } = a.runtime;
  const elements = arrays.read(a.array);
  // An array that can't be read has no numbers; of what makes it only the shape and the type matter.
  const array = elements === undefined ? arrays.unary('digamma', a.array) : arrays.fromData(Array.from(elements, f), a.shape, a.dtype);
  return record(a.runtime, name, array, [[a, (grad, result) => derivative(grad, a, result), a, 'result']]);
}

export const digamma = (a: Tensor): Tensor => unary('DigammaBackward0', 'digamma', a, (grad, x) => mul(grad, polygamma(1, x)));
export function polygamma(n: number, a: Tensor): Tensor {
  return n === 0 ? digamma(a) : computed('PolygammaBackward0', a, (x) => polygammaOf(n, x), (grad, x) => mul(grad, polygamma(n + 1, x)));
}
/** Hurwitz' zeta; d/dq ζ(s, q) = −s·ζ(s + 1, q), and nobody knows d/ds. */
export function zeta(s: Tensor, q: Tensor): Tensor {
  const { arrays } = q.runtime;
  const shape = broadcast(s.shape, q.shape);
  const [exponents, starts] = [s, q].map((each) => arrays.read(arrays.expand(each.array, shape)));
  const array = exponents === undefined || starts === undefined ? arrays.binary('pow', s.array, q.array) : arrays.fromData(Array.from(starts, (x, i) => zetaOf(exponents[i] ?? NaN, x)), shape, q.dtype);
  return record(q.runtime, 'SpecialZetaBackward0', array, [
    [s, () => notImplemented("the derivative for 'zeta' is not implemented.")],
    [q, (grad) => sumTo(mul(grad, mul(neg(s), zeta(shift(s, 1), q))), q.shape), s, q],
  ]);
}

export const i0 = (a: Tensor): Tensor => computed('I0Backward0', a, (x) => bessel(0, x), (grad, x) => mul(grad, i1(x)));
/** I₁′ = I₀ − I₁/x, which is ½ at 0. */
export const i1 = (a: Tensor): Tensor => computed('SpecialI1Backward0', a, (x) => bessel(1, x), (grad, x, result) => mul(grad, where(compareTo('eq', x, 0), constant(x, 0.5), sub(i0(x), div(result, apart(x))))));
export const i0e = (a: Tensor): Tensor => computed('SpecialI0EBackward0', a, (x) => scaledBessel(0, x), (grad, x, result) => mul(grad, sub(i1e(x), mul(sign(x), result))));
export const i1e = (a: Tensor): Tensor => computed('SpecialI1EBackward0', a, (x) => scaledBessel(1, x), (grad, x, result) => mul(grad, where(compareTo('eq', x, 0), constant(x, 0.5), sub(sub(i0e(x), mul(sign(x), result)), div(result, apart(x))))));
/** Something to divide by, also at 0. */
const apart = (x: Tensor): Tensor => where(compareTo('eq', x, 0), constant(x, 1), x);

export const erfcx = (a: Tensor): Tensor => computed('SpecialErfcxBackward0', a, erfcxOf, (grad, x, result) => mul(shift(scale(mul(x, result), 2), -2 / Math.sqrt(Math.PI)), grad));
export const ndtr = (a: Tensor): Tensor => computed('SpecialNdtrBackward0', a, ndtrOf, (grad, x) => mul(grad, scale(exp(scale(neg(square(x)), 0.5)), 1 / Math.sqrt(2 * Math.PI))));
export const logNdtr = (a: Tensor): Tensor => computed('SpecialLogNdtrBackward0', a, logNdtrOf, (grad, x) => scale(div(grad, erfcx(scale(x, -Math.SQRT1_2))), Math.sqrt(2 / Math.PI)));
