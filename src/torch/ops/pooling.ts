/** @file The rows of pooling: averages, maxima, adaptive and fractional windows, and what undoes max pooling. */
import { named, requireConstant } from '../autograd/named.ts';
import { isFloating, scalarName } from '../dtypes.ts';
import { indexError, runtimeError, TorchError, valueError } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { matmul } from '../primitives/linear.ts';
import { permute, reshape } from '../primitives/movement.ts';
import { mul, powNumber, scale, sign, abs, tied } from '../primitives/pointwise.ts';
import { mean } from '../primitives/reduction.ts';
import { toFloating } from '../promotion.ts';
import { at, range, showShape, sizeOf } from '../shapes.ts';
import { tupleOf } from '../size.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { relu } from './activations.ts';
import { checkWindow, poolAverage, windowCount, type Window } from './averagePooling.ts';
import { listItems } from './creation.ts';
import { randomType } from './inPlace.ts';
import { adaptiveMax, adaptiveRange, fractionalMax, poolMax, unpoolMax, unpooledLengths, type MaxResult } from './maxPooling.ts';
import type { Value } from '../../python/evaluator/values.ts';

/** Row i averages the inputs of window i: a (count × length) matrix. */
function averagingMatrix(x: Tensor, length: number, count: number): Tensor {
  const data = range(count).flatMap((i) => {
    const [start, end] = adaptiveRange(i, length, count);
    return range(length).map((j) => (j >= start && j < end ? 1 / (end - start) : 0));
  });
  return fromArray(x.runtime, x.runtime.arrays.fromData(data, [count, length], x.dtype));
}
/** Multiplies along one axis. */
export function alongAxis(x: Tensor, axis: number, matrix: Tensor): Tensor {
  const order = [...range(x.rank).filter((a) => a !== axis), axis];
  const moved = permute(x, order);
  const product = matmul(reshape(moved, [x.size / at(x.shape, axis), at(x.shape, axis)]), permute(matrix, [1, 0]));
  return permute(reshape(product, [...moved.shape.slice(0, -1), at(matrix.shape, 0)]), range(x.rank).map((a) => order.indexOf(a)));
}
function meanOfFloats(x: Tensor, axes: readonly number[], keep: boolean): Tensor {
  return isFloating(x.dtype) ? mean(x, axes, keep) : runtimeError(`mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: ${scalarName(x.dtype)}`);
}
export function adaptiveAverage(x: Tensor, output: readonly number[]): Tensor {
  const axes = output.map((_, i) => x.rank - output.length + i);
  if (output.every((n) => n === 1)) return named(meanOfFloats(x, axes, true), output.length === 1 ? 'SqueezeBackward1' : 'MeanBackward1');
  const averaged = axes.reduce((y, axis, i) => (at(output, i) === x.shape[axis] ? y : alongAxis(y, axis, averagingMatrix(x, at(x.shape, axis), at(output, i)))), tied(x));
  return named(contiguousCopy(averaged), output.length === 1 ? 'SqueezeBackward1' : `AdaptiveAvgPool${output.length}DBackward0`);
}
const contiguousCopy = (x: Tensor): Tensor => (x.contiguous ? x : reshape(reshape(x, [x.size]), x.shape));
const spread = (values: readonly number[], axes: number): number[] => (values.length === 1 ? range(axes).map(() => at(values, 0)) : [...values]);
const windowOf = (axes: number, kernel: readonly number[], stride: readonly number[], padding: readonly number[], ceil: boolean): Window => {
  const k = spread(kernel, axes);
  return { kernel: k, stride: stride.length === 0 ? k : spread(stride, axes), padding: spread(padding, axes), ceil };
};
const maxResult = ({ values, indices }: MaxResult, both: boolean) => (both ? tupleOf([values, indices]) : values);
/** (Σ xᵖ)^(1/p) of each window. */
function lpPool(x: Tensor, p: number, window: Window): Tensor {
  checkWindow(x, window);
  const average = poolAverage(tied(powNumber(Number.isInteger(p) ? x : toFloating(x), p)), { ...window, includePadding: true, divisor: undefined });
  if (p === 0) throw new TorchError('ZeroDivisionError', 'float division by zero');
  return powNumber(toFloating(scale(mul(sign(average), relu(abs(average))), sizeOf(window.kernel))), 1 / p);
}
/** Refuses ranks and windows of the wrong kind, as each function words it. */
function checkCall(name: string, x: Tensor, axes: number, kernel: readonly number[]): void {
  if (kernel.length !== axes && kernel.length !== 1) runtimeError(kernelMessage(name, axes, kernel.length));
  if (x.rank === axes + 1 || x.rank === axes + 2) return;
  if (name === 'max_pool1d') runtimeError(`max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:${showShape(x.shape)}`);
  if (axes === 1) runtimeError(`Expected 2 to 3 dimensions, but got ${x.rank}-dimensional tensor for argument #1 'self' (while checking arguments for ${name})`);
  if (name === 'avg_pool2d' && x.rank < 3) indexError(`Dimension out of range (expected to be in range of [${-Math.max(x.rank, 1)}, ${Math.max(x.rank, 1) - 1}], but got -3)`);
  runtimeError(`non-empty ${axes + 1}D or ${axes + 2}D (batch mode) tensor expected for input`);
}
function kernelMessage(name: string, axes: number, given: number): string {
  if (name === 'max_pool1d') return `max_pool1d() kernel_size must be an int, list of ints or tuple of ints of size 1 but got size ${given}`;
  if (axes === 1) return `${name}() argument 'kernel_size' should contain one int (got ${given})`;
  return `${name}: kernel_size must ${name === 'avg_pool3d' ? '' : 'either '}be a single int, or a tuple of ${axes === 2 ? 'two' : 'three'} ints`;
}
function checkAdaptive(name: string, x: Tensor, axes: number): void {
  if (x.rank === axes + 1 || x.rank === axes + 2) return;
  if (axes === 1) runtimeError(`Expected 2 to 3 dimensions, but got ${x.rank}-dimensional tensor for argument #1 'self' (while checking arguments for ${name})`);
  runtimeError(`${name}(): Expected ${axes + 1}D or ${axes + 2}D tensor, but got${name.includes('max') ? ':' : ''} ${showShape(x.shape)}`);
}
/** One-dimensional max pooling has words of its own. */
function checkLine(window: Window, dilation: number): void {
  if (at(window.kernel, 0) <= 0) runtimeError(`max_pool1d() kernel_size must be greater than zero, but got ${at(window.kernel, 0)}`);
  if (at(window.stride, 0) <= 0) runtimeError(`max_pool1d() stride must be greater than zero, but got ${at(window.stride, 0)}`);
  if (at(window.padding, 0) * 2 > at(window.kernel, 0)) runtimeError(`max_pool1d() padding should be at most half of kernel size, but got padding=${at(window.padding, 0)} and kernel_size=${at(window.kernel, 0)}`);
  if (dilation <= 0) runtimeError(`max_pool1d() dilation must be greater than zero, but got ${dilation}`);
}
/** Without a gradient it needs no window at all, only a number of them that is none. */
function lineCount(x: Tensor, window: Window, dilation: number): number {
  const count = windowCount(at(x.shape, -1), 0, window, dilation);
  return count >= 0 ? count : runtimeError(`max_pool1d() Invalid computed output size: ${count}`);
}

const both = { on: ['torch', 'torch.nn.functional'] as const };
const functional = { on: ['torch.nn.functional'] as const };
const rows = (axes: 1 | 2 | 3): readonly Op[] => [
  op(`avg_pool${axes}d(Tensor self, int[${axes}] kernel_size, int[${axes}] stride=[], int[${axes}] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None)`, ({ self, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override }) => {
    checkCall(`avg_pool${axes}d`, self, axes, kernel_size);
    const window = windowOf(axes, kernel_size, stride, padding, ceil_mode);
    checkWindow(self, window, undefined, 'average');
    return poolAverage(tied(self), { ...window, includePadding: count_include_pad, divisor: divisor_override });
  }, { ...both, node: axes === 1 ? 'SqueezeBackward1' : `AvgPool${axes}DBackward0` }),
  ...['', '_with_indices'].map((ending) => op(`max_pool${axes}d${ending}(Tensor self, int[${axes}] kernel_size, int[${axes}]? stride=None, int[${axes}] padding=0, int[${axes}] dilation=1, bool ceil_mode=False, bool return_indices=False)`, ({ self, kernel_size, stride, padding, dilation, ceil_mode, return_indices }) => {
    checkCall(`max_pool${axes}d`, self, axes, kernel_size);
    const window = windowOf(axes, kernel_size, stride ?? [], padding, ceil_mode);
    if (axes === 1) checkLine(window, at(dilation, 0));
    if (axes === 1 && !return_indices && ending === '' && !(self.requiresGrad && self.runtime.gradEnabled)) {
      const count = lineCount(self, window, at(dilation, 0));
      if (count === 0) return fromArray(self.runtime, self.runtime.arrays.full([...self.shape.slice(0, -1), 0], 0, self.dtype));
    }
    return maxResult(poolMax(tied(self), window, spread(dilation, axes)), return_indices || ending !== '');
  }, axes === 1 ? both : { ...both, edges: ['self'] })),
  op(`adaptive_avg_pool${axes}d(Tensor self, Any output_size)`, ({ self, output_size }) => adaptiveAverage(self, outputSizes(self, output_size, axes, 'adaptive_avg_pool')), functional),
  ...['', '_with_indices'].map((ending) => op(`adaptive_max_pool${axes}d${ending}(Tensor self, Any output_size, bool return_indices=False)`, ({ self, output_size, return_indices }) =>
    maxResult(adaptiveMax(tied(self), outputSizes(self, output_size, axes, 'adaptive_max_pool')), return_indices || ending !== ''), axes === 1 ? functional : { ...functional, edges: ['self'] })),
  op(`max_unpool${axes}d(Tensor self, Tensor indices, int[${axes}] kernel_size, int[${axes}]? stride=None, int[${axes}] padding=0, int[]? output_size=None)`, ({ self, indices, kernel_size, stride, padding, output_size }) =>
    unpoolMax(self, indices, unpooledLengths(self, windowOf(axes, kernel_size, stride ?? [], padding, false), output_size)), functional),
];
/** None keeps an axis as it is. */
function outputSizes(x: Tensor, value: Value, axes: number, name: string): number[] {
  checkAdaptive(`${name}${axes}d`, x, axes);
  const items = listItems(value) ?? range(axes).map(() => value);
  if (items.length !== axes) runtimeError(axes === 1 ? `${name}1d() argument 'output_size' should contain one int (got ${items.length})` : `${name}${axes}d: output_size must be ${axes}`);
  return items.map((item, i) => (typeof item === 'bigint' ? Number(item) : at(x.shape, i - axes)));
}
interface FractionalArguments {
  readonly self: Tensor; readonly kernel_size: readonly number[]; readonly output_size: readonly number[] | undefined; readonly output_ratio: readonly number[] | number | undefined;
  readonly return_indices: boolean; readonly _random_samples: Tensor | undefined;
}
/** Where the windows of fractional pooling start is chance, unless it is given. */
function fractional(axes: 2 | 3, { self, kernel_size, output_size, output_ratio, return_indices, _random_samples }: FractionalArguments) {
  const ratios = typeof output_ratio === 'number' ? range(axes).map(() => output_ratio) : output_ratio;
  if (output_size === undefined && ratios === undefined) valueError(`fractional_max_pool${axes}d requires specifying either an output_size or an output_ratio`);
  if (output_size === undefined && ratios !== undefined && ratios.length < axes) indexError('tuple index out of range');
  requireConstant(`fractional_max_pool${axes}d`, { random_samples: _random_samples });
  const output = output_size === undefined ? range(axes).map((i) => Math.floor(at(self.shape, i - axes) * (ratios?.[i] ?? 1))) : spread(output_size, axes);
  const planes = [self.rank === axes + 1 ? 1 : at(self.shape, 0), at(self.shape, -axes - 1), axes];
  const { arrays, generator } = self.runtime;
  const samples = _random_samples ?? fromArray(self.runtime, arrays.fromData(generator.uniform(sizeOf(planes), 0, 1, randomType(self.dtype)), planes, self.dtype));
  return maxResult(fractionalMax(tied(self), spread(kernel_size, axes), output, samples), return_indices);
}
const fractionalRows = (axes: 2 | 3, ending: string): readonly Op[] => (['float[]?', 'float?'] as const).map((ratio) =>
  op(`fractional_max_pool${axes}d${ending}(Tensor self, int[${axes}] kernel_size, int[${axes}]? output_size=None, ${ratio} output_ratio=None, bool return_indices=False, Tensor? _random_samples=None)`, (args) =>
    fractional(axes, { ...args, return_indices: args.return_indices || ending !== '' }), { ...functional, edges: ['self'] }));

/** One row an operation. */
export const poolings: readonly Op[] = [
  ...rows(1), ...rows(2), ...rows(3),
  ...([2, 3] as const).flatMap((axes) => ['', '_with_indices'].flatMap((ending) => fractionalRows(axes, ending))),
  ...([1, 2] as const).map((axes) => op(`lp_pool${axes}d(Tensor self, float norm_type, int[${axes}] kernel_size, int[${axes}]? stride=None, bool ceil_mode=False)`, ({ self, norm_type, kernel_size, stride, ceil_mode }) => lpPool(self, norm_type, windowOf(axes, kernel_size, stride ?? [], [0], ceil_mode)), functional)),
];
