/** @file Grids of positions, and images read at the positions of a grid, in two and three dimensions. */
import { named } from '../autograd/named.ts';
import { sealed } from '../autograd/sealed.ts';
import { runtimeError, valueError } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { take } from '../primitives/gathering.ts';
import { expand, reshape, transpose } from '../primitives/movement.ts';
import { abs, add, cast, compareTo, constant, logicalAnd, mul, scale, shift, sub, subFrom, unary, where, zerosLike } from '../primitives/pointwise.ts';
import { at, contiguousStrides, range, showShape, sizeOf } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { matmul } from './linalg.ts';
import { select, unsqueeze } from './movement.ts';

/** Positions from −1 to 1: at the corners' centres, or at the corners of pixels. */
function positions(length: number, alignCorners: boolean): number[] {
  if (length <= 1) return [0];
  const all = range(length).map((i) => -1 + (2 * i) / (length - 1));
  return alignCorners ? all : all.map((x) => (x * (length - 1)) / length);
}
function affineGrid(theta: Tensor, size: readonly number[], alignCorners: boolean): Tensor {
  const axes = size.length - 2;
  if (axes !== 2 && axes !== 3) return runtimeError(`affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. Got size ${sizeText(size)}.`);
  const rows = `Expected a batch of ${axes}D affine matrices of shape Nx${axes}x${axes + 1} for size (${size.join(', ')}). Got ${sizeText(theta.shape)}.`;
  if (theta.rank !== 3 || theta.shape[1] !== axes || theta.shape[2] !== axes + 1) valueError(rows);
  const lengths = size.slice(2);
  const places = lengths.map((length) => positions(length, alignCorners)).reduce<number[][]>((all, line) => all.flatMap((head) => line.map((x) => [x, ...head])), [[]]);
  const base = fromArray(theta.runtime, theta.runtime.arrays.fromData(places.flatMap((place) => [...place, 1]), [1, places.length, axes + 1], theta.dtype));
  const grid = matmul(expand(base, [at(size, 0), places.length, axes + 1]), transpose(theta, 1, 2));
  return named(reshape(grid, [at(size, 0), ...lengths, axes]), 'AffineGridGeneratorBackward0');
}
const sizeText = (size: readonly number[]): string => `torch.Size(${showShape(size)})`;

const floor = (x: Tensor): Tensor => unary('FloorBackward0', 'floor', x, zerosLike, 'nothing');
const round = (x: Tensor): Tensor => unary('RoundBackward0', 'round', x, zerosLike, 'nothing');

/** Into [0, length − 1]; at the ends, too, nothing moves any more. */
function clip(x: Tensor, length: number): Tensor {
  const bounded = where(compareTo('ge', x, length - 1), constant(x, length - 1), constant(x, 0));
  return where(logicalAnd(compareTo('gt', x, 0), compareTo('lt', x, length - 1)), x, bounded);
}
/** Back and forth between two ends. */
function reflect(x: Tensor, low: number, span: number): Tensor {
  if (span <= 0) return scale(x, 0);
  const away = abs(shift(x, -low));
  const turns = floor(scale(away, 1 / span));
  const rest = sub(away, scale(turns, span));
  const even = compareTo('eq', sub(turns, scale(floor(scale(turns, 0.5)), 2)), 0);
  return where(even, shift(rest, low), subFrom(span + low, rest));
}
type Place = (x: Tensor, length: number) => Tensor;
const paddings: Readonly<Record<string, (alignCorners: boolean) => Place>> = {
  zeros: () => (x) => x,
  border: () => clip,
  reflection: (alignCorners) => (x, length) => clip(alignCorners ? reflect(x, 0, length - 1) : reflect(x, -0.5, length), length),
};
/** −1…1 in pixels. */
const pixels = (x: Tensor, length: number, alignCorners: boolean): Tensor => (alignCorners ? scale(shift(x, 1), (length - 1) / 2) : scale(shift(scale(shift(x, 1), length), -1), 0.5));

/** Whole pixels at one position per axis (N, …out); zero outside. */
function pixelsAt(image: Tensor, places: readonly Tensor[]): Tensor {
  const { arrays } = image.runtime;
  const [batch, channels] = [at(image.shape, 0), at(image.shape, 1)];
  const lengths = image.shape.slice(2);
  const strides = contiguousStrides(lengths);
  const inside = places.map((place, i) => logicalAnd(compareTo('ge', place, 0), compareTo('le', place, at(lengths, i) - 1))).reduce(logicalAnd);
  const within = places.map((place, i) => {
    const index = arrays.cast(clip(place, at(lengths, i)).array, 'int64');
    return arrays.binary('mul', index, arrays.full([], at(strides, i), 'int64'));
  }).reduce((a, b) => arrays.binary('add', a, b));
  const planes = arrays.fromData(range(batch * channels).map((plane) => plane * sizeOf(lengths)), [batch, channels, ...lengths.map(() => 1)], 'int64');
  const flat = arrays.binary('add', planes, arrays.reshape(within, [batch, 1, ...inside.shape.slice(1)]));
  return mul(take(image, flat), unsqueeze(cast(inside, image.dtype), 1));
}

/** Each neighbour along an axis: how far from the floor, and its weight from the rest. */
type Neighbours = readonly { readonly offset: number; readonly weight: (rest: Tensor) => Tensor }[];
const linear: Neighbours = [{ offset: 0, weight: (t) => subFrom(1, t) }, { offset: 1, weight: (t) => t }];
const polynomial = (t: Tensor, coefficients: readonly number[]): Tensor => coefficients.slice(1).reduce((sum, c) => shift(mul(sum, t), c), constant(t, at(coefficients, 0)));
const near = (t: Tensor): Tensor => polynomial(t, [1.25, -2.25, 0, 1]);
const far = (t: Tensor): Tensor => polynomial(t, [-0.75, 3.75, -6, 3]);
const cubic: Neighbours = [
  { offset: -1, weight: (t) => far(shift(t, 1)) }, { offset: 0, weight: near },
  { offset: 1, weight: (t) => near(subFrom(1, t)) }, { offset: 2, weight: (t) => far(subFrom(2, t)) },
];

/** The weighted sum over all combinations of neighbours. Cubic neighbours are moved inside one by one. */
function blend(image: Tensor, places: readonly Tensor[], neighbours: Neighbours, inside: Place): Tensor {
  const lows = places.map(floor);
  const rests = places.map((place, i) => sub(place, at(lows, i)));
  const choices = places.reduce<(readonly Neighbours[number][])[]>((all) => all.flatMap((head) => neighbours.map((one) => [...head, one])), [[]]);
  return choices.map((choice) => {
    const weight = choice.map((one, i) => one.weight(at(rests, i))).reduce(mul);
    return mul(pixelsAt(image, choice.map((one, i) => inside(shift(at(lows, i), one.offset), at(image.shape, i + 2)))), unsqueeze(weight, 1));
  }).reduce(add);
}

interface GridArguments { readonly self: Tensor; readonly grid: Tensor; readonly mode: string; readonly padding_mode: string; readonly align_corners: boolean | undefined }
function gridSample({ self, grid, mode, padding_mode, align_corners: alignCorners = false }: GridArguments): Tensor {
  const padding = paddings[padding_mode];
  if (!['bilinear', 'nearest', 'bicubic'].includes(mode)) valueError(`nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: '${mode}'`);
  if (padding === undefined) return valueError(`nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', but got: '${padding_mode}'`);
  check(self, grid, mode);
  const axes = self.rank - 2;
  const place = padding(alignCorners);
  return sealed(`GridSampler${axes}DBackward0`, `aten::grid_sampler_${axes}d_backward`, [self, grid], ([image = self, points = grid]) => {
    const raw = range(axes).map((i) => pixels(select(points, points.rank - 1, axes - 1 - i), at(image.shape, i + 2), alignCorners));
    if (mode === 'bicubic') return blend(image, raw, cubic, place);
    const placed = raw.map((x, i) => place(x, at(image.shape, i + 2)));
    return mode === 'nearest' ? pixelsAt(image, placed.map(round)) : blend(image, placed, linear, (x) => x);
  });
}
function check(self: Tensor, grid: Tensor, mode: string): void {
  const sizes = `input with sizes ${showShape(self.shape)} and grid with sizes ${showShape(grid.shape)}`;
  if (self.rank > 0 && grid.rank > 0 && self.shape[0] !== grid.shape[0]) runtimeError(`grid_sampler(): expected grid and input to have same batch size, but got ${sizes}`);
  if (self.rank === grid.rank && grid.shape.at(-1) !== self.rank - 2) runtimeError(`grid_sampler(): expected grid to have size ${self.rank - 2} in last dimension, but got grid with sizes ${showShape(grid.shape)}`);
  if ((self.rank !== 4 && self.rank !== 5) || self.rank !== grid.rank) runtimeError(`grid_sampler(): expected 4D or 5D input and grid with same number of dimensions, but got ${sizes}`);
  if (self.rank === 5 && mode === 'bicubic') runtimeError('grid_sampler(): bicubic interpolation only supports 4D input');
}

const functional = { on: ['torch.nn.functional'] as const };

/** One row an operation. */
export const grids: readonly Op[] = [
  op('affine_grid(Tensor self, int[] size, bool? align_corners=None)', ({ self, size, align_corners }) => affineGrid(self, size, align_corners ?? false), functional),
  op("grid_sample(Tensor self, Tensor grid, str mode='bilinear', str padding_mode='zeros', bool? align_corners=None)", (args) => gridSample(args), functional),
];
