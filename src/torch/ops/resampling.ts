/** @file Resizing of images: each axis is multiplied with a matrix of weights, or picked from. */
import { named } from '../autograd/named.ts';
import { runtimeError, TorchError, valueError } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { contiguous } from '../primitives/movement.ts';
import { at, range } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { indexSelect } from './joining.ts';
import { adaptiveAverage, alongAxis } from './pooling.ts';

/** How one axis is resized. `scale` is how far the input moves for each step of the output. */
interface Axis { readonly length: number; readonly count: number; readonly scale: number; readonly alignCorners: boolean; readonly round: (value: number) => number }
type Weights = (axis: Axis) => readonly (readonly number[])[];

/** The output coordinate i in the input's coordinates. */
const coordinate = (i: number, { scale, alignCorners, round }: Axis): number => (alignCorners ? round(i * scale) : round(round((i + 0.5) * scale) - 0.5));

/** Weights of the two neighbours. */
const linearWeights: Weights = (axis) => range(axis.count).map((i) => {
  const place = Math.max(coordinate(i, axis), 0);
  const low = Math.min(Math.floor(place), axis.length - 1);
  const part = low === axis.length - 1 ? 0 : axis.round(place - low);
  return range(axis.length).map((j) => (j === low ? 1 - part : j === low + 1 ? part : 0));
});

/** Keys' cubic with its parameter a. */
const cubic = (a: number) => (t: number): number => {
  const d = Math.abs(t);
  if (d <= 1) return (a + 2) * d ** 3 - (a + 3) * d ** 2 + 1;
  return d < 2 ? a * d ** 3 - 5 * a * d ** 2 + 8 * a * d - 4 * a : 0;
};
const cubicWeights: Weights = (axis) => range(axis.count).map((i) => {
  const place = coordinate(i, axis);
  const row = range(axis.length).map(() => 0);
  for (const j of range(4, Math.floor(place) - 1)) {
    const inside = Math.min(Math.max(j, 0), axis.length - 1);
    row[inside] = at(row, inside) + cubic(-0.75)(place - j);
  }
  return row;
});
/** Windows as wide as the reduction, so that every input counts. */
const antialiased = (reach: number, filter: (t: number) => number): Weights => ({ length, count, scale }) => {
  const wide = Math.max(scale, 1);
  return range(count).map((i) => {
    const centre = scale * (i + 0.5);
    const first = Math.max(Math.trunc(centre - reach * wide + 0.5), 0);
    const last = Math.min(Math.trunc(centre + reach * wide + 0.5), length);
    const row = range(length).map((j) => (j >= first && j < last ? filter((j - centre + 0.5) / wide) : 0));
    const total = row.reduce((sum, weight) => sum + weight, 0);
    return total === 0 ? row : row.map((weight) => weight / total);
  });
};
const triangle = (t: number): number => Math.max(1 - Math.abs(t), 0);

/** A mode: for how many axes, PyTorch's name of the node, and the weights; without weights the nearest input is picked. */
interface Mode { readonly axes: readonly number[]; readonly node: string; readonly weights?: Weights; readonly smooth?: Weights; readonly middle?: boolean }
const modes: Readonly<Record<string, Mode>> = {
  'nearest': { axes: [1, 2, 3], node: 'Nearest' },
  'nearest-exact': { axes: [1, 2, 3], node: 'NearestExact', middle: true },
  'linear': { axes: [1], node: 'Linear', weights: linearWeights },
  'bilinear': { axes: [2], node: 'Bilinear', weights: linearWeights, smooth: antialiased(1, triangle) },
  'trilinear': { axes: [3], node: 'Trilinear', weights: linearWeights },
  'bicubic': { axes: [2], node: 'Bicubic', weights: cubicWeights, smooth: antialiased(2, cubic(-0.5)) },
};

const picked = ({ length, count, scale, round }: Axis, middle: boolean): number[] => range(count).map((n) => Math.min(Math.floor(round((middle ? n + 0.5 : n) * scale)), length - 1));
function pick(x: Tensor, axis: number, positions: readonly number[]): Tensor {
  return indexSelect(x, axis, fromArray(x.runtime, x.runtime.arrays.fromData(positions, [positions.length], 'int64')));
}

interface Resize {
  readonly self: Tensor; readonly size: readonly number[] | undefined; readonly scale_factor: readonly number[] | undefined;
  readonly mode: string; readonly align_corners: boolean | undefined; readonly recompute_scale_factor: boolean | undefined; readonly antialias: boolean;
}
/** What PyTorch checks before it looks at the mode; answers size and scale of each axis. */
function geometry({ self, size, scale_factor: scale, mode, align_corners, recompute_scale_factor: recompute }: Resize): { readonly counts: readonly number[]; readonly scales: readonly number[] | undefined } {
  if ((mode.startsWith('nearest') || mode === 'area') && align_corners !== undefined) valueError('align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear');
  const lengths = self.shape.slice(2);
  if (size !== undefined && scale !== undefined) valueError('only one of size or scale_factor should be defined');
  const advice = 'Please provide input tensor in (N, C, d1, d2, ...,dK) format and ';
  const input = (what: string): string => `Input and ${what} must have the same number of spatial dimensions, but got input with spatial dimensions of [${lengths.join(', ')}] and `;
  if (size !== undefined) {
    if (size.length > 1 && size.length !== lengths.length) valueError(`${input('output')}output size of (${size.join(', ')}). ${advice}output size in (o1, o2, ...,oK) format.`);
    if (recompute === true) valueError('recompute_scale_factor is not meaningful with an explicit size.');
    return { counts: lengths.map((_, i) => size[i] ?? size[0] ?? 0), scales: undefined };
  }
  if (scale === undefined) return valueError('either size or scale_factor should be defined');
  if (scale.length > 1 && scale.length !== lengths.length) valueError(`${input('scale_factor')}scale_factor of shape (${scale.map((n) => (Number.isInteger(n) ? n.toFixed(1) : String(n))).join(', ')}). ${advice}scale_factor in (s1, s2, ...,sK) format.`);
  const factors = lengths.map((_, i) => scale[i] ?? scale[0] ?? 1);
  const counts = lengths.map((length, i) => Math.floor(length * at(factors, i)));
  return { counts, scales: recompute === true ? undefined : factors };
}

function interpolate(args: Resize): Tensor {
  const { self, mode: name, antialias } = args;
  const { counts, scales } = geometry(args);
  const axes = counts.length;
  if (antialias && !((name === 'bilinear' || name === 'bicubic') && self.rank === 4)) valueError('Anti-alias option is only supported for bilinear and bicubic modes');
  if (name === 'area' && axes >= 1 && axes <= 3) return adaptiveAverage(self, counts);
  const mode = modes[name];
  if (mode?.axes.includes(axes) !== true) return refuse(name, self.rank);
  if (counts.some((count) => count < 1)) runtimeError(`Input and output sizes should be greater than 0, but got input (${describe(self.shape.slice(2))}) output (${describe(counts)})`);
  const alignCorners = args.align_corners ?? false;
  const node = `Upsample${mode.node}${axes}D${antialias ? 'Aa' : ''}Backward1`;
  const weights = antialias ? mode.smooth : mode.weights;
  const round = self.dtype === 'float64' && weights !== undefined ? (value: number): number => value : Math.fround;
  const resized = counts.reduce((y, count, i) => {
    const length = at(self.shape, i + 2);
    const factor = scales?.[i];
    const scale = alignCorners ? (count > 1 ? (length - 1) / (count - 1) : 0) : factor === undefined ? length / count : 1 / factor;
    const axis: Axis = { length, count, scale: round(scale), alignCorners, round };
    if (weights === undefined) return pick(y, i + 2, picked(axis, mode.middle === true));
    return alongAxis(y, i + 2, fromArray(self.runtime, self.runtime.arrays.fromData(weights(axis).flat(), [count, length], self.dtype)));
  }, self);
  return named(contiguous(resized), node);
}
const describe = (lengths: readonly number[]): string => lengths.map((length, i) => `${'DHW'.charAt(3 - lengths.length + i)}: ${length}`).join(', ');

function refuse(mode: string, rank: number): never {
  const kinds: Readonly<Record<string, string>> = { linear: 'linear', bilinear: 'bilinear', trilinear: 'trilinear' };
  const kind = kinds[mode];
  if (kind !== undefined && rank >= 3 && rank <= 5) throw new TorchError('NotImplementedError', `Got ${rank}D input, but ${kind} mode needs ${kind === 'linear' ? 3 : kind === 'bilinear' ? 4 : 5}D input`);
  throw new TorchError('NotImplementedError', `Input Error: Only 3D, 4D and 5D input Tensors supported (got ${rank}D) for the modes: nearest | linear | bilinear | bicubic | trilinear | area | nearest-exact (got ${mode})`);
}

const functional = { on: ['torch.nn.functional'] as const };
const options = "str mode='nearest', bool? align_corners=None, bool? recompute_scale_factor=None, bool antialias=False";
const single = (scale: number | undefined): readonly number[] | undefined => (scale === undefined ? undefined : [scale]);

/** One row an operation. */
export const resamplings: readonly Op[] = [
  ...['interpolate', 'upsample'].flatMap((name) => [
    op(`${name}(Tensor self, int[1]? size=None, float[]? scale_factor=None, ${options})`, (args) => interpolate(args), functional),
    op(`${name}(Tensor self, int[1]? size=None, float? scale_factor=None, ${options})`, (args) => interpolate({ ...args, scale_factor: single(args.scale_factor) }), functional),
  ]),
  op('upsample_nearest(Tensor self, int[1]? size=None, float? scale_factor=None)', ({ self, size, scale_factor }) => interpolate({ ...old(self, size), scale_factor: single(scale_factor), mode: 'nearest', align_corners: undefined }), functional),
  op('upsample_bilinear(Tensor self, int[1]? size=None, float? scale_factor=None)', ({ self, size, scale_factor }) => interpolate({ ...old(self, size), scale_factor: single(scale_factor), mode: 'bilinear', align_corners: true }), functional),
  op('upsample_bilinear(Tensor self, int[1]? size=None, float[]? scale_factor=None)', ({ self, size, scale_factor }) => interpolate({ ...old(self, size), scale_factor, mode: 'bilinear', align_corners: true }), functional),
];
const old = (self: Tensor, size: readonly number[] | undefined) => ({ self, size, recompute_scale_factor: undefined, antialias: false });
