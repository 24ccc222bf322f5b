/** @file Special functions, and the names that functions from elsewhere have in `torch.special`. */
import { runtimeError } from '../errors.ts';
import { named } from '../autograd/named.ts';
import { op, type Op } from '../op.ts';
import { add, exp, mul, scale, shift, square, subFrom, unary } from '../primitives/pointwise.ts';
import { digamma, erfcx, i0, i0e, i1, i1e, logNdtr, ndtr, polygamma, zeta } from '../primitives/special.ts';
import { promoteToFloat, toFloating } from '../promotion.ts';
import { range } from '../shapes.ts';
import type { Tensor } from '../tensor.ts';
import { erf, expm1, lgamma, log1p, logit, sinc } from './unary.ts';

const special = { on: ['torch.special'] } as const;
const everywhere = { on: ['torch', 'Tensor', 'torch.special'] } as const;
const of = (name: string, compute: (a: Tensor) => Tensor, node?: string): Op => op(`${name}(Tensor self)`, ({ self }) => compute(toFloating(self)), { ...special, ...(node !== undefined && { node }) });

function requireOrder(n: number): number {
  return n >= 0 ? n : runtimeError(`polygamma(n, x) does not support negative n.`);
}
/** ln Γₚ(x) = Σ ln Γ(x − i/2) + p(p−1)/4·ln π. */
function multigamma(self: Tensor, p: number): Tensor {
  if (p < 1) runtimeError('p has to be greater than or equal to 1');
  const parts = range(p).map((i) => lgamma(shift(self, -i / 2)));
  return shift(parts.reduce((total, part) => add(total, part)), (p * (p - 1) / 4) * Math.log(Math.PI));
}
const erfinv = (a: Tensor): Tensor => unary('ErfinvBackward0', 'erfinv', a, (grad, _, y) => mul(grad, scale(exp(square(y)), Math.sqrt(Math.PI) / 2)), 'result');
const ndtri = (p: Tensor): Tensor => scale(erfinv(shift(scale(p, 2), -1)), Math.SQRT2);

/** One row an operation. */
export const specialOps: readonly Op[] = [
  op('digamma(Tensor self)', ({ self }) => digamma(toFloating(self)), { ...everywhere, aliases: ['psi'], inPlace: true }),
  op('polygamma(Tensor self, int n)', ({ self, n }) => polygamma(requireOrder(n), toFloating(self)), { on: ['Tensor'], inPlace: true, node: 'PolygammaBackward0' }),
  op('polygamma(int n, Tensor self)', ({ self, n }) => polygamma(requireOrder(n), toFloating(self)), { on: ['torch', 'torch.special'], node: 'PolygammaBackward0' }),
  op('mvlgamma(Tensor self, int p)', ({ self, p }) => multigamma(toFloating(self), p), { on: ['torch', 'Tensor', 'torch.special'], aliases: ['multigammaln'], inPlace: true, node: 'MvlgammaBackward0' }),
  op('i0(Tensor self)', ({ self }) => i0(toFloating(self)), { ...everywhere, inPlace: true }),
  of('i0e', i0e), of('i1', i1), of('i1e', i1e), of('erfcx', erfcx), of('ndtr', ndtr, 'MulBackward1'), of('log_ndtr', logNdtr), of('ndtri', ndtri, 'SpecialNdtriBackward0'),
  of('gammaln', lgamma), of('erf', erf), of('erfc', (a) => subFrom(1, erf(a)), 'ErfcBackward0'), of('erfinv', erfinv), of('expm1', expm1), of('log1p', log1p), of('exp2', (a) => exp(scale(a, Math.LN2)), 'Exp2Backward0'), of('sinc', sinc, 'SincBackward0'),
  op('logit(Tensor self, float? eps=None)', ({ self, eps }) => logit(toFloating(self), eps), { ...everywhere, inPlace: true, node: 'LogitBackward0' }),
  op('zeta(Operand self, Operand other)', ({ self, other }) => named(zeta(...promoteToFloat(self, other)), `SpecialZetaBackward${self.wrapped ? 1 : other.wrapped ? 2 : 0}`), special),
];
