/** @file Operations on how floating numbers are made: the next one, and the parts of one. */
import { isFloating, scalarName } from '../dtypes.ts';
import { runtimeError, unsupported } from '../errors.ts';
import { record } from '../autograd/graph.ts';
import { op, type Op } from '../op.ts';
import { div, withoutDerivative } from '../primitives/pointwise.ts';
import { promotePair } from '../promotion.ts';
import { broadcast } from '../shapes.ts';
import { returnType } from '../size.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { expandTo } from './movement.ts';

function elements(tensor: Tensor): ArrayLike<number> {
  return tensor.runtime.arrays.read(tensor.array) ?? unsupported('the bits of elements that are not computed here');
}
/** The neighbour of `x` in the direction of `y`, by counting its bits up or down. */
function neighbour(x: number, y: number, single: boolean): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (x === y) return y;
  if (x === 0) return Math.sign(y) * (single ? 2 ** -149 : 2 ** -1074);
  const bytes = new DataView(new ArrayBuffer(8));
  const step = y > x === x > 0 ? 1 : -1;
  if (single) {
    bytes.setFloat32(0, x);
    bytes.setInt32(0, bytes.getInt32(0) + step);
    return bytes.getFloat32(0);
  }
  bytes.setFloat64(0, x);
  bytes.setBigInt64(0, bytes.getBigInt64(0) + BigInt(step));
  return bytes.getFloat64(0);
}
function nextAfter(self: Tensor, other: Tensor): Tensor {
  const [a, b] = promotePair(self, other);
  if (a.dtype !== 'float32' && a.dtype !== 'float64') runtimeError(`"nextafter_cpu" not implemented for '${scalarName(a.dtype)}'`);
  const shape = broadcast(a.shape, b.shape);
  const [from, to] = [elements(expandTo(a, shape)), elements(expandTo(b, shape))];
  const data = Array.from(from, (x, i) => neighbour(x, to[i] ?? 0, a.dtype === 'float32'));
  return withoutDerivative('nextafter', fromArray(a.runtime, a.runtime.arrays.fromData(data, shape, a.dtype)), [a, b]);
}

/** The power of two that brings a number into [½, 1). */
function exponentOf(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return 0;
  const guess = Math.floor(Math.log2(Math.abs(x))) + 1;
  const mantissa = Math.abs(x) / 2 ** guess;
  return mantissa >= 1 ? guess + 1 : mantissa < 0.5 ? guess - 1 : guess;
}
const frexpResult = returnType('frexp', ['mantissa', 'exponent']);
function frexp(self: Tensor) {
  if (!isFloating(self.dtype)) runtimeError('torch.frexp() only supports floating-point dtypes');
  const { runtime } = self;
  const data = Array.from(elements(self));
  const exponents = data.map(exponentOf);
  const powers = fromArray(runtime, runtime.arrays.fromData(exponents.map((exponent) => 2 ** exponent), self.shape, self.dtype));
  const mantissas = runtime.arrays.fromData(data.map((x, i) => x / 2 ** (exponents[i] ?? 0)), self.shape, self.dtype);
  const mantissa = record(runtime, 'FrexpBackward0', mantissas, [[self, (grad) => div(grad, powers)]]);
  return frexpResult(mantissa, fromArray(runtime, runtime.arrays.fromData(exponents, self.shape, 'int32')));
}

/** One row an operation. */
export const floatParts: readonly Op[] = [
  op('nextafter(Tensor self, Tensor other)', ({ self, other }) => nextAfter(self, other), { inPlace: true, node: 'NextafterBackward0' }),
  op('frexp(Tensor self)', ({ self }) => frexp(self)),
];
