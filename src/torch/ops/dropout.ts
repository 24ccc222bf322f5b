/** @file Dropout of elements, channels, and the kind that keeps mean and variance. Masks come from the default generator. */
import { updateInPlace } from '../autograd/inplace.ts';
import { isFloating, scalarName } from '../dtypes.ts';
import { runtimeError, valueError } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { add, mul, zerosLike } from '../primitives/pointwise.ts';
import { fromArray, type Tensor } from '../tensor.ts';

/** 1 with probability p, of whole numbers refused: what is scaled up is a fraction. */
function mask(x: Tensor, shape: readonly number[], p: number): Tensor {
  const { arrays, generator } = x.runtime;
  if (!isFloating(x.dtype)) runtimeError(`result type Float can't be cast to the desired output type ${scalarName(x.dtype)}`);
  return fromArray(x.runtime, arrays.fromData(generator.bernoulli(shape.reduce((a, b) => a * b, 1), p), shape, x.dtype));
}
const scaledBy = (a: Tensor, factor: number): Tensor => fromArray(a.runtime, a.runtime.arrays.binary('div', a.array, a.runtime.arrays.full([], factor, a.dtype)));

function drop(x: Tensor, p: number, training: boolean, shape: readonly number[] = x.shape): Tensor {
  if (p < 0 || p > 1) valueError(`dropout probability has to be between 0 and 1, but got ${String(p).replace('Infinity', 'inf')}`);
  if (!training || p === 0 || x.size === 0) return x;
  if (p === 1) return mul(x, zerosLike(x));
  return mul(x, scaledBy(mask(x, shape, 1 - p), 1 - p));
}
const channels = (x: Tensor, from: number): number[] => x.shape.map((n, axis) => (axis < from ? n : 1));

/** Dropped elements take the value that SELU saturates at. */
function alphaDrop(x: Tensor, p: number, training: boolean, shape: readonly number[]): Tensor {
  if (p < 0 || p > 1) valueError(`dropout probability has to be between 0 and 1, but got ${String(p).replace('Infinity', 'inf')}`);
  if (!training || p === 0 || x.size === 0) return x;
  if (p === 1) return mul(x, zerosLike(x));
  const alpha = 1.7580993408473766;
  const a = 1 / Math.sqrt((alpha * alpha * p + 1) * (1 - p));
  const kept = mask(x, shape, 1 - p);
  const { arrays } = x.runtime;
  const number = (value: number) => arrays.full([], value, x.dtype);
  const noise = arrays.binary('add', arrays.binary('mul', arrays.binary('sub', kept.array, number(1)), number(alpha * a)), number(alpha * a * p));
  return add(mul(x, fromArray(x.runtime, arrays.binary('mul', kept.array, number(a)))), fromArray(x.runtime, noise));
}

/** Without a batch axis the first one has the channels; `dropout2d` takes three axes for a batch of lines. */
const isOneSample = (x: Tensor, axes: 1 | 2 | 3): boolean => axes !== 2 && x.rank === axes + 1;

interface DropArguments { readonly self: Tensor; readonly p: number; readonly training: boolean; readonly inplace: boolean }
const switched = ({ self, inplace }: DropArguments, compute: (x: Tensor) => Tensor): Tensor => (inplace ? updateInPlace(self, compute) : compute(self));

/** `torch.dropout` says the same as `F.dropout`, with an exception of another kind. */
const requireShare = (p: number): number => (p >= 0 && p <= 1 ? p : runtimeError(`dropout probability has to be between 0 and 1, but got ${String(p).replace('Infinity', 'inf')}`));

const functional = { on: ['torch.nn.functional'] as const };

/** One row an operation. */
export const dropouts: readonly Op[] = [
  op('dropout(Tensor self, float p=0.5, bool training=True, bool inplace=False)', (args) => switched(args, (x) => drop(x, args.p, args.training)), functional),
  op('dropout(Tensor self, float p, bool train)', ({ self, p, train }) => drop(self, requireShare(p), train), { on: ['torch'] }),
  ...([1, 2, 3] as const).map((axes) => op(`dropout${axes}d(Tensor self, float p=0.5, bool training=True, bool inplace=False)`, (args) =>
    switched(args, (x) => drop(x, args.p, args.training, channels(x, isOneSample(x, axes) ? 1 : 2))), functional)),
  op('feature_dropout(Tensor self, float p, bool train)', ({ self, p, train }) => drop(self, requireShare(p), train, channels(self, 2)), { on: ['torch'] }),
  op('alpha_dropout(Tensor self, float p, bool train)', ({ self, p, train }) => alphaDrop(self, requireShare(p), train, self.shape), { on: ['torch'] }),
  op('feature_alpha_dropout(Tensor self, float p, bool train)', ({ self, p, train }) => alphaDrop(self, requireShare(p), train, channels(self, 2)), { on: ['torch'] }),
  op('alpha_dropout(Tensor self, float p=0.5, bool training=False, bool inplace=False)', (args) => switched(args, (x) => alphaDrop(x, args.p, args.training, x.shape)), functional),
  op('feature_alpha_dropout(Tensor self, float p=0.5, bool training=False, bool inplace=False)', (args) => switched(args, (x) => alphaDrop(x, args.p, args.training, channels(x, 2))), functional),
];
