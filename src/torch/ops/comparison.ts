/** @file Comparisons and logic. Nothing here has a gradient, but for zeros where a comparison replaces numbers in place. */
import type { BinaryKernel } from '../../arrays/backend.ts';
import { record } from '../autograd/graph.ts';
import { updateInPlace } from '../autograd/inplace.ts';
import { op, type Op } from '../op.ts';
import { isFloating, scalarName } from '../dtypes.ts';
import { runtimeError } from '../errors.ts';
import { abs, add, cast, compare, constant, logicalAnd, scale, sub, test, zerosLike } from '../primitives/pointwise.ts';
import { reduceTest } from '../primitives/reduction.ts';
import { promotePair } from '../promotion.ts';
import { itemOf } from '../schema/convert.ts';
import { range, sameShape } from '../shapes.ts';
import { detach } from '../primitives/movement.ts';
import type { Tensor } from '../tensor.ts';

const comparison = (name: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge', aliases: readonly string[]): readonly Op[] => {
  const compared = (self: Tensor, other: Tensor): Tensor => compare(name, ...promotePair(self, other));
  // In place the result has the tensor's own type, and so a derivative, which is zero.
  const node = `${name.charAt(0).toUpperCase()}${name.slice(1)}Backward`;
  const replaced = (before: Tensor, other: Tensor, number: 0 | 1): Tensor => record(before.runtime, `${node}${number}`, cast(compared(before, other), before.dtype).array, number === 0 ? [[before, zerosLike]] : [[before, zerosLike], [other, () => zerosLike(other)]]);
  const inPlace = { on: ['Tensor'] as const, aliases: aliases.map((alias) => `${alias}_`) };
  return [
    op(`${name}(Tensor self, Tensor other)`, ({ self, other }) => compared(self, other), { aliases }),
    op(`${name}(Tensor self, Number other)`, ({ self, other }) => compared(self, other), { aliases }),
    op(`${name}_(Tensor self, Tensor other)`, ({ self, other }) => updateInPlace(self, (before) => replaced(before, other, 1)), inPlace),
    op(`${name}_(Tensor self, Number other)`, ({ self, other }) => updateInPlace(self, (before) => replaced(before, other, 0)), inPlace),
  ];
};
const logical = (name: string, kernel: BinaryKernel): Op =>
  op(`${name}(Tensor self, Tensor other)`, ({ self, other }) => compare(kernel, cast(self, 'bool'), cast(other, 'bool')), { inPlace: 'unseen' });
const bitwise = (name: string, logicalKernel: BinaryKernel, kernel: BinaryKernel): Op =>
  op(`${name}(Operand self, Operand other)`, ({ self, other }) => {
    const [a, b] = promotePair(self, other);
    if (isFloating(a.dtype)) runtimeError(`"${name.replace('bitwise_left_', 'l').replace('bitwise_right_', 'r')}_cpu" not implemented for '${scalarName(a.dtype)}'`);
    if (a.dtype === 'bool' && name.endsWith('shift')) runtimeError(`"${name.includes('left') ? 'lshift' : 'rshift'}_cpu" not implemented for 'Bool'`);
    return compare(a.dtype === 'bool' ? logicalKernel : kernel, a, b);
  }, { inPlace: true });

/** |a − b| ≤ atol + rtol·|b|, or equal, or (if asked) both NaN. */
function isClose(self: Tensor, other: Tensor, rtol: number, atol: number, equalNan: boolean): Tensor {
  if (self.dtype !== other.dtype) runtimeError(`${scalarName(self.dtype)} did not match ${scalarName(other.dtype)}`);
  const [a, b] = [detach(self), detach(other)];
  const [x, y] = isFloating(a.dtype) ? [a, b] : [cast(a, 'float64'), cast(b, 'float64')];
  const near = compare('le', abs(sub(x, y)), add(scale(abs(y), rtol), constant(y, atol)));
  const close = compare('logicalOr', compare('eq', x, y), logicalAnd(near, logicalAnd(test('isfinite', x), test('isfinite', y))));
  if (equalNan && isFloating(a.dtype) && !sameShape(close.shape, self.shape)) runtimeError(`output with shape [${self.shape.join(', ')}] doesn't match the broadcast shape [${close.shape.join(', ')}]`);
  return equalNan ? compare('logicalOr', close, logicalAnd(test('isnan', x), test('isnan', y))) : close;
}
/** Python's truth of "all of them". */
const every = (mask: Tensor): boolean => itemOf(reduceTest('all', mask, range(mask.rank), false)) !== 0;

/** One row an operation. */
export const comparisons: readonly Op[] = [
  ...comparison('eq', []), ...comparison('ne', ['not_equal']), ...comparison('lt', ['less']), ...comparison('le', ['less_equal']), ...comparison('gt', ['greater']), ...comparison('ge', ['greater_equal']),
  logical('logical_and', 'logicalAnd'), logical('logical_or', 'logicalOr'), logical('logical_xor', 'logicalXor'),
  bitwise('bitwise_and', 'logicalAnd', 'bitwiseAnd'), bitwise('bitwise_or', 'logicalOr', 'bitwiseOr'), bitwise('bitwise_xor', 'logicalXor', 'bitwiseXor'),
  bitwise('bitwise_left_shift', 'leftShift', 'leftShift'), bitwise('bitwise_right_shift', 'rightShift', 'rightShift'),
  op('isclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False)', ({ self, other, rtol, atol, equal_nan }) => isClose(self, other, rtol, atol, equal_nan)),
  op('allclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False)', ({ self, other, rtol, atol, equal_nan }) => every(isClose(self, other, rtol, atol, equal_nan))),
  op('equal(Tensor self, Tensor other)', ({ self, other }) => sameShape(self.shape, other.shape) && every(compare('eq', ...promotePair(self, other)))),
];
