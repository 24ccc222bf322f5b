/** @file Attention, and resampling along a grid. */
import { runtimeError } from '../errors.ts';
import { op, type Op } from '../op.ts';
import { take } from '../primitives/gathering.ts';
import { expand, reshape, transpose } from '../primitives/movement.ts';
import { add, cast, compareTo, constant, logicalAnd, mul, scale, shift, sub, subFrom, unary, where, zerosLike } from '../primitives/pointwise.ts';
import { softmax } from '../primitives/reduction.ts';
import { at, range } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { clamp } from './arithmetic.ts';
import { matmul } from './linalg.ts';
import { select, unsqueeze } from './movement.ts';

interface AttentionArguments { readonly query: Tensor; readonly key: Tensor; readonly value: Tensor; readonly attn_mask: Tensor | undefined; readonly is_causal: boolean; readonly scale: number | undefined }
/** softmax(Q·Kᵀ/√d + mask)·V. */
function attention({ query, key, value, attn_mask: mask, is_causal: causal, scale: factor }: AttentionArguments): Tensor {
  const scores = scale(matmul(query, transpose(key, key.rank - 2, key.rank - 1)), factor ?? 1 / Math.sqrt(at(query.shape, -1)));
  const masked = mask === undefined ? scores : mask.dtype === 'bool' ? where(mask, scores, constant(scores, -Infinity)) : add(scores, mask);
  const limited = causal ? where(causalMask(scores), masked, constant(scores, -Infinity)) : masked;
  return matmul(softmax(limited, limited.rank - 1), value);
}
function causalMask(scores: Tensor): Tensor {
  const [rows, columns] = [at(scores.shape, -2), at(scores.shape, -1)];
  return fromArray(scores.runtime, scores.runtime.arrays.fromData(range(rows).flatMap((r) => range(columns).map((c) => (c <= r ? 1 : 0))), [rows, columns], 'bool'));
}

/** Positions from −1 to 1: at the corners' centres, or at the corners of pixels. */
function positions(length: number, alignCorners: boolean): number[] {
  if (length <= 1) return [0];
  const all = range(length).map((i) => -1 + (2 * i) / (length - 1));
  return alignCorners ? all : all.map((x) => (x * (length - 1)) / length);
}
function affineGrid(theta: Tensor, size: readonly number[], alignCorners: boolean): Tensor {
  const [batch, height, width] = [at(size, 0), at(size, 2), at(size, 3)];
  const [ys, xs] = [positions(height, alignCorners), positions(width, alignCorners)];
  const base = fromArray(theta.runtime, theta.runtime.arrays.fromData(ys.flatMap((y) => xs.flatMap((x) => [x, y, 1])), [1, height * width, 3], theta.dtype));
  return reshape(matmul(expand(base, [batch, height * width, 3]), transpose(theta, 1, 2)), [batch, height, width, 2]);
}

interface GridArguments { readonly self: Tensor; readonly grid: Tensor; readonly mode: string; readonly padding_mode: string; readonly align_corners: boolean | undefined }
const floor = (x: Tensor): Tensor => unary('FloorBackward0', 'floor', x, zerosLike, 'nothing');
/** Reads the image where the grid points, between pixels if asked. */
function gridSample({ self, grid, mode, padding_mode: padding, align_corners: alignCorners }: GridArguments): Tensor {
  if (self.rank !== 4) return runtimeError('grid_sample(): only 4-dimensional input is possible here');
  const [height, width] = [at(self.shape, 2), at(self.shape, 3)];
  const place = (axis: number, length: number): Tensor => {
    const unit = shift(select(grid, 3, axis), 1);
    const pixel = alignCorners === true ? scale(unit, (length - 1) / 2) : shift(scale(unit, length / 2), -0.5);
    return padding === 'border' ? clamp(pixel, 0, length - 1) : pixel;
  };
  const [x, y] = [place(0, width), place(1, height)];
  if (mode === 'nearest') return pixelsAt(self, unary('RoundBackward0', 'round', x, zerosLike, 'nothing'), unary('RoundBackward0', 'round', y, zerosLike, 'nothing'));
  const [left, top] = [floor(x), floor(y)];
  const [right, low] = [sub(x, left), sub(y, top)];
  const corner = (dx: number, dy: number): Tensor => {
    const weight = mul(dx === 0 ? subFrom(1, right) : right, dy === 0 ? subFrom(1, low) : low);
    return mul(pixelsAt(self, shift(left, dx), shift(top, dy)), unsqueeze(weight, 1));
  };
  return add(add(corner(0, 0), corner(1, 0)), add(corner(0, 1), corner(1, 1)));
}
/** Whole pixels; zero outside. */
function pixelsAt(image: Tensor, x: Tensor, y: Tensor): Tensor {
  const { arrays } = image.runtime;
  const [batch, channels, height, width] = [at(image.shape, 0), at(image.shape, 1), at(image.shape, 2), at(image.shape, 3)];
  const inside = logicalAnd(logicalAnd(compareTo('ge', x, 0), compareTo('le', x, width - 1)), logicalAnd(compareTo('ge', y, 0), compareTo('le', y, height - 1)));
  const index = (position: Tensor, length: number) => arrays.cast(clamp(position, 0, length - 1).array, 'int64');
  const within = arrays.binary('add', arrays.binary('mul', index(y, height), arrays.full([], width, 'int64')), index(x, width));
  const planes = arrays.fromData(range(batch * channels).map((plane) => plane * height * width), [batch, channels, 1, 1], 'int64');
  const flat = arrays.binary('add', planes, arrays.reshape(within, [batch, 1, ...x.shape.slice(1)]));
  return mul(take(image, flat, 'GridSampler2DBackward0'), unsqueeze(cast(inside, image.dtype), 1));
}

const functional = { on: ['torch.nn.functional'] as const };

/** One row an operation. */
export const attentions: readonly Op[] = [
  op('scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0, bool is_causal=False, *, float? scale=None)', (args) => attention(args), functional),
  op('affine_grid(Tensor self, int[] size, bool? align_corners=None)', ({ self, size, align_corners }) => affineGrid(self, size, align_corners ?? false), functional),
  op("grid_sample(Tensor self, Tensor grid, str mode='bilinear', str padding_mode='zeros', bool? align_corners=None)", (args) => gridSample(args), functional),
];
