/**
 * @file Arguments for every operation, so that sweeps (derivatives, shapes) can call each row. Tensors are float64 and
 * lie away from kinks; a row without an entry gets arguments by the types in its schema.
 */
import { PyList } from '../../src/python/evaluator/values.ts';
import type { Op } from '../../src/torch/op.ts';
import type { ParameterSpec } from '../../src/torch/schema/parse.ts';
import type { Torch, Tensor } from '../../src/torch/index.ts';

/** Arguments by parameter name, as an implementation gets them. */
export type Sample = Readonly<Record<string, unknown>>;
export interface Maker {
  /** Numbers in (0.2, 0.9), all different. */
  unit(...shape: number[]): Tensor;
  /** Numbers of both signs, none near zero, all different. */
  signed(...shape: number[]): Tensor;
  ints(...values: number[]): Tensor;
  shaped(shape: readonly number[], values: readonly number[], dtype: 'int64' | 'int32' | 'bool' | 'float32' | 'float64'): Tensor;
}

export function createMaker(torch: Torch): Maker {
  let seed = 1;
  const next = (): number => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  const tensor = (shape: readonly number[], draw: () => number): Tensor => torch.tensor(Array.from({ length: shape.reduce((a, b) => a * b, 1) }, draw), shape, 'float64');
  return {
    unit: (...shape) => tensor(shape, () => 0.2 + 0.7 * next()),
    signed: (...shape) => tensor(shape, () => (next() < 0.5 ? -1 : 1) * (0.15 + 1.3 * next())),
    ints: (...values) => torch.tensor(values, [values.length], 'int64'),
    shaped: (shape, values, dtype) => torch.tensor(values, shape, dtype),
  };
}

type Override = (m: Maker, text: string) => Sample;
const pool = (rank: number): Override => (m) => ({ self: m.signed(...[1, 2, 4, 5, 4].slice(0, rank + 2)), kernel_size: Array(rank).fill(2) });
const conv = (rank: number, transposed = false): Override => (m) => ({
  self: m.signed(1, 2, ...[4, 3, 2].slice(0, rank)), weight: m.signed(...(transposed ? [2, 2] : [4, 1]), ...[3, 2, 1].slice(0, rank)), bias: m.signed(4),
  stride: [2, 1, 1].slice(0, rank), padding: [1, 1, 0].slice(0, rank), groups: 2, ...(transposed ? { output_padding: [1, 0, 0].slice(0, rank) } : {}),
});
const pairs: Override = (m) => ({ input1: m.signed(4), input2: m.signed(4), target: m.shaped([4], [1, -1, 1, -1], 'float64'), margin: 3 });
const pair: Override = (m) => ({ input1: m.signed(4, 3), input2: m.signed(4, 3), target: m.shaped([4], [1, -1, 1, -1], 'float64') });
const rows: Override = (m) => ({ tensors: [m.signed(2, 3), m.signed(2, 3)] });
const matrices: Override = (m) => ({ self: m.signed(2, 3), mat2: m.signed(3, 4) });
const positive: Override = (m) => ({ self: m.unit(2, 3) });
const square = (m: Maker): Tensor => m.shaped([2, 2], [1.2, 0.3, -0.4, 0.9], 'float64');
const above: Override = (m) => ({ self: m.shaped([3], [1.2, 2.5, 1.9], 'float64') });

/** By name; `place.name` where two places mean different things. */
export const overrides: Readonly<Record<string, Override>> = {
  ...Object.fromEntries(['log', 'log2', 'log10', 'log1p', 'sqrt', 'rsqrt', 'lgamma', 'asin', 'acos', 'atanh', 'logit', 'erfinv', 'digamma'].map((name) => [name, positive])),
  acosh: above, mvlgamma: (m) => ({ self: m.shaped([3], [2.2, 3.5, 2.9], 'float64'), p: 2 }), polygamma: (m) => ({ self: m.unit(2, 3), n: 1 }),
  zeta: (m) => ({ self: m.shaped([2], [2, 3], 'int64'), other: m.unit(2) }), ndtri: positive,
  pow: (m) => ({ self: m.unit(2, 3), exponent: m.signed(2, 3) }),
  float_power: (m) => ({ self: m.unit(2, 3), exponent: m.signed(2, 3) }),
  xlogy: (m) => ({ self: m.unit(2, 3), other: m.unit(2, 3) }),
  clamp: (m, text) => ({ self: m.signed(3, 4), min: text.includes('Tensor? min') ? m.shaped([], [-0.5], 'float64') : -0.5, max: text.includes('Tensor? max') ? m.shaped([], [0.6], 'float64') : 0.6 }),
  lerp: (m) => ({ self: m.signed(2, 3), end: m.signed(2, 3), weight: m.unit(2, 3) }),
  nan_to_num: (m) => ({ self: m.signed(2, 3) }),
  view: (m) => ({ self: m.signed(2, 3), size: [3, 2] }), reshape: (m) => ({ self: m.signed(2, 3), shape: [3, -1] }), unflatten: (m) => ({ self: m.signed(2, 6), dim: 1, sizes: [2, 3] }),
  permute: (m) => ({ self: m.signed(2, 3, 4), dims: [2, 0, 1] }), transpose: (m) => ({ self: m.signed(2, 3), dim0: 0, dim1: 1 }), movedim: (m) => ({ self: m.signed(2, 3, 4), source: [0], destination: [2] }),
  expand: (m) => ({ self: m.signed(2, 1), size: [4, 2, 3] }), expand_as: (m) => ({ self: m.signed(2, 1), other: m.signed(2, 3) }), broadcast_to: (m) => ({ self: m.signed(2, 1), size: [2, 3] }),
  repeat: (m) => ({ self: m.signed(2, 3), repeats: [2, 1, 2] }), tile: (m) => ({ self: m.signed(2, 3), dims: [2, 2] }), repeat_interleave: (m, text) => (text.includes('int repeats') ? { self: m.signed(2, 3), repeats: 2, dim: 1 } : { self: m.signed(2, 3), repeats: text.includes('self') ? m.ints(2, 0, 1) : m.ints(1, 2), dim: 1 }),
  combinations: (m) => ({ self: m.signed(4), r: 2 }), vander: (m) => ({ x: m.signed(3), N: 3 }), bitwise_not: (m) => ({ self: m.ints(1, 2) }), ...Object.fromEntries(['gcd', 'lcm'].map((name) => [name, (m: Maker) => ({ self: m.ints(12, 18), other: m.ints(8, 27) })])),
  narrow: (m) => ({ self: m.signed(2, 5), dim: 1, start: 1, length: 3 }), select: (m) => ({ self: m.signed(2, 3), dim: 1, index: -1 }),
  split: (m, text) => ({ self: m.signed(5, 2), split_size: text.includes('int[] ') ? [2, 3] : 2 }), split_with_sizes: (m) => ({ self: m.signed(5, 2), split_sizes: [2, 3] }), chunk: (m) => ({ self: m.signed(5, 2), chunks: 2 }),
  flip: (m) => ({ self: m.signed(2, 3), dims: [0, 1] }), roll: (m) => ({ self: m.signed(2, 3), shifts: [1, 2], dims: [0, 1] }), adjoint: (m) => ({ self: m.signed(2, 3) }),
  diagonal: (m) => ({ self: m.signed(2, 3, 4), offset: 1 }), squeeze: (m) => ({ self: m.signed(2, 1, 3) }), unfold: (m) => ({ self: m.signed(2, 7), dimension: 1, size: 3, step: 2 }),
  cat: rows, stack: rows, hstack: rows, vstack: rows, dstack: rows, meshgrid: (m) => ({ tensors: [m.signed(2), m.signed(3)] }), broadcast_tensors: (m) => ({ tensors: [m.signed(2, 1), m.signed(3)] }),
  where: (m) => ({ condition: m.shaped([2, 3], [1, 0, 1, 1, 0, 0], 'bool'), self: m.signed(2, 3), other: m.signed(2, 3) }),
  masked_fill: (m) => ({ self: m.signed(2, 3), mask: m.shaped([2, 3], [1, 0, 1, 1, 0, 0], 'bool'), value: m.shaped([], [2], 'float64') }),
  masked_select: (m) => ({ self: m.signed(2, 3), mask: m.shaped([2, 3], [1, 0, 1, 1, 0, 0], 'bool') }),
  gather: (m) => ({ self: m.signed(2, 3), dim: 1, index: m.shaped([2, 2], [0, 2, 1, 1], 'int64') }), take_along_dim: (m) => ({ self: m.signed(2, 3), dim: 1, indices: m.shaped([2, 2], [0, 2, 1, 1], 'int64') }),
  take: (m) => ({ self: m.signed(2, 3), index: m.ints(0, 5, 5) }), index_select: (m) => ({ self: m.signed(2, 3), dim: 1, index: m.ints(2, 0, 2) }),
  scatter: (m) => ({ self: m.signed(2, 3), dim: 1, index: m.shaped([2, 2], [0, 2, 1, 0], 'int64'), src: m.signed(2, 2), value: m.shaped([], [2], 'float64') }),
  scatter_add: (m) => ({ self: m.signed(2, 3), dim: 1, index: m.shaped([2, 2], [0, 0, 1, 0], 'int64'), src: m.signed(2, 2) }),
  index_add: (m) => ({ self: m.signed(2, 3), dim: 1, index: m.ints(2, 2), source: m.signed(2, 2) }), index_copy: (m) => ({ self: m.signed(2, 3), dim: 1, index: m.ints(2, 0), source: m.signed(2, 2) }),
  index_fill: (m) => ({ self: m.signed(2, 3), dim: 1, index: m.ints(2), value: m.shaped([], [2], 'float64') }),
  mm: matrices, matmul: (m) => ({ self: m.signed(2, 1, 3, 4), other: m.signed(5, 4, 2) }), bmm: (m) => ({ self: m.signed(2, 3, 4), mat2: m.signed(2, 4, 2) }), mv: (m) => ({ self: m.signed(2, 3), vec: m.signed(3) }),
  dot: (m) => ({ self: m.signed(3), tensor: m.signed(3) }), vdot: (m) => ({ self: m.signed(3), other: m.signed(3) }), outer: (m) => ({ self: m.signed(3), vec2: m.signed(2) }), inner: (m) => ({ self: m.signed(2, 3), other: m.signed(4, 3) }),
  addmm: (m) => ({ self: m.signed(2, 4), mat1: m.signed(2, 3), mat2: m.signed(3, 4), beta: 0.5, alpha: 2 }), addmv: (m) => ({ self: m.signed(2), mat: m.signed(2, 3), vec: m.signed(3) }), addr: (m) => ({ self: m.signed(2, 3), vec1: m.signed(2), vec2: m.signed(3) }),
  baddbmm: (m) => ({ self: m.signed(2, 3, 2), batch1: m.signed(2, 3, 4), batch2: m.signed(2, 4, 2) }), linear: (m) => ({ self: m.signed(2, 3), weight: m.signed(4, 3), bias: m.signed(4) }),
  bilinear: (m) => ({ input1: m.signed(2, 3), input2: m.signed(2, 4), weight: m.signed(5, 3, 4), bias: m.signed(5) }), tensordot: (m, text) => ({ a: m.signed(2, 3, 4), b: m.signed(3, 4, 2), dims: text.includes('int dims') ? 2 : new PyList([new PyList([1n, 2n]), new PyList([0n, 1n])]) }),
  cross: (m) => ({ self: m.signed(2, 3), other: m.signed(2, 3) }), chain_matmul: (m) => ({ matrices: [m.signed(2, 3), m.signed(3, 2)] }), multi_dot: (m) => ({ tensors: [m.signed(2, 3), m.signed(3, 2)] }), matrix_power: (m) => ({ self: m.signed(3, 3), n: 3 }),
  einsum: (m) => ({ equation: 'bij,bjk->bk', operands: [m.signed(2, 3, 4), m.signed(2, 4, 2)] }), trace: (m) => ({ self: m.signed(3, 3) }),
  std: (m) => ({ self: m.signed(2, 4), dim: [1] }), var: (m) => ({ self: m.signed(2, 4), dim: [1] }), topk: (m) => ({ self: m.signed(2, 4), k: 2 }), kthvalue: (m) => ({ self: m.signed(2, 4), k: 2 }), logsumexp: (m) => ({ self: m.signed(2, 4), dim: [1] }),
  ...Object.fromEntries(['bitwise_and', 'bitwise_or', 'bitwise_xor'].map((name) => [name, (m: Maker) => ({ self: m.ints(1, 2), other: m.ints(3, 6) })])),
  cdist: (m) => ({ x1: m.signed(2, 3), x2: m.signed(4, 3) }), matrix_norm: (m) => ({ self: m.signed(2, 3, 4) }),
  ...Object.fromEntries([1, 2, 3].flatMap((rank) => [[`conv${rank}d`, conv(rank)], [`conv_transpose${rank}d`, conv(rank, true)], [`avg_pool${rank}d`, pool(rank)], [`max_pool${rank}d`, pool(rank)],
    [`adaptive_avg_pool${rank}d`, (m: Maker) => ({ self: m.signed(...[1, 2, 5, 3, 3].slice(0, rank + 2)), output_size: 2n })], [`adaptive_max_pool${rank}d`, (m: Maker) => ({ self: m.signed(...[1, 2, 5, 3, 3].slice(0, rank + 2)), output_size: 2n })]] as const)),
  lp_pool1d: (m) => ({ self: m.unit(2, 3, 6), norm_type: 2, kernel_size: [2] }), lp_pool2d: (m) => ({ self: m.unit(2, 3, 6, 6), norm_type: 3, kernel_size: [2] }),
  batch_norm: (m) => ({ self: m.signed(4, 3, 2), weight: m.signed(3), bias: m.signed(3), training: true }), instance_norm: (m) => ({ self: m.signed(2, 3, 4), weight: m.signed(3), bias: m.signed(3) }),
  layer_norm: (m) => ({ self: m.signed(2, 3, 4), normalized_shape: [3, 4], weight: m.signed(3, 4), bias: m.signed(3, 4) }), group_norm: (m) => ({ self: m.signed(2, 4, 3), num_groups: 2, weight: m.signed(4), bias: m.signed(4) }),
  normalize: (m) => ({ self: m.signed(2, 3) }), local_response_norm: (m) => ({ self: m.signed(2, 4, 3), size: 2, alpha: 0.5 }),
  prelu: (m) => ({ self: m.signed(2, 3), weight: m.unit(3) }), glu: (m) => ({ self: m.signed(2, 4) }), threshold: (m) => ({ self: m.signed(2, 3), threshold: 0.1, value: 2 }), softmax: (m) => ({ self: m.signed(2, 3), dim: 1 }),
  binary_cross_entropy: (m) => ({ self: m.unit(2, 3), target: m.unit(2, 3) }), nll_loss: (m) => ({ self: m.signed(3, 4), target: m.ints(0, 3, 1) }), cross_entropy: (m) => ({ self: m.signed(3, 4), target: m.ints(0, 3, 1), label_smoothing: 0.1 }),
  kl_div: (m) => ({ self: m.signed(2, 3), target: m.unit(2, 3) }), gaussian_nll_loss: (m) => ({ self: m.signed(2, 3), target: m.signed(2, 3), var: m.unit(2, 3) }), hinge_embedding_loss: (m) => ({ self: m.signed(4), target: m.shaped([4], [1, -1, 1, -1], 'float64') }),
  margin_ranking_loss: pairs, cosine_embedding_loss: pair, soft_margin_loss: (m) => ({ self: m.signed(4), target: m.ints(1, -1, 1, -1) }),
  triplet_margin_loss: (m) => ({ anchor: m.signed(2, 3), positive: m.signed(2, 3), negative: m.signed(2, 3), margin: 5 }), poisson_nll_loss: (m) => ({ self: m.signed(2, 3), target: m.unit(2, 3) }),
  embedding: (m) => ({ self: m.ints(0, 2, 0), weight: m.signed(3, 2) }), one_hot: (m) => ({ self: m.ints(0, 2, 1) }), pad: (m) => ({ self: m.signed(2, 3, 4), pad: [1, 2], mode: 'reflect' }),
  upsample: (m) => ({ self: m.signed(1, 2, 3, 4), size: [5, 6], mode: 'bicubic' }), upsample_nearest: (m) => ({ self: m.signed(1, 2, 3, 4), size: [5, 6] }), upsample_bilinear: (m) => ({ self: m.signed(1, 2, 3, 4), size: [5, 6] }),
  max_unpool1d: (m) => ({ self: m.signed(1, 2, 2), indices: m.shaped([1, 2, 2], [1, 2, 0, 3], 'int64'), kernel_size: [2] }), max_unpool2d: (m) => ({ self: m.signed(1, 1, 1, 2), indices: m.shaped([1, 1, 1, 2], [1, 6], 'int64'), kernel_size: [2] }), max_unpool3d: (m) => ({ self: m.signed(1, 1, 1, 1, 2), indices: m.shaped([1, 1, 1, 1, 2], [5, 12], 'int64'), kernel_size: [2] }),
  fractional_max_pool2d: (m) => ({ self: m.signed(1, 2, 5, 6), kernel_size: [2], output_size: [3, 4], _random_samples: m.shaped([1, 2, 2], [0.1, 0.6, 0.3, 0.8], 'float32') }), fractional_max_pool2d_with_indices: (m) => ({ self: m.signed(1, 2, 5, 6), kernel_size: [2], output_size: [3, 4], _random_samples: m.shaped([1, 2, 2], [0.1, 0.6, 0.3, 0.8], 'float32') }),
  fractional_max_pool3d: (m) => ({ self: m.signed(1, 1, 4, 4, 5), kernel_size: [2], output_size: [2, 2, 3], _random_samples: m.shaped([1, 1, 3], [0.1, 0.6, 0.3], 'float32') }), fractional_max_pool3d_with_indices: (m) => ({ self: m.signed(1, 1, 4, 4, 5), kernel_size: [2], output_size: [2, 2, 3], _random_samples: m.shaped([1, 1, 3], [0.1, 0.6, 0.3], 'float32') }),
  max_pool1d_with_indices: (m) => ({ self: m.signed(1, 2, 6), kernel_size: [2] }), max_pool2d_with_indices: (m) => ({ self: m.signed(1, 2, 4, 5), kernel_size: [2] }), max_pool3d_with_indices: (m) => ({ self: m.signed(1, 1, 2, 4, 5), kernel_size: [2] }),
  adaptive_max_pool1d_with_indices: (m) => ({ self: m.signed(1, 2, 6), output_size: 2n }), adaptive_max_pool2d_with_indices: (m) => ({ self: m.signed(1, 2, 4, 5), output_size: 2n }), adaptive_max_pool3d_with_indices: (m) => ({ self: m.signed(1, 1, 2, 4, 5), output_size: 2n }),
  multi_margin_loss: (m) => ({ self: m.signed(3, 4), target: m.ints(0, 3, 1) }), multilabel_margin_loss: (m) => ({ self: m.signed(2, 3), target: m.shaped([2, 3], [0, 2, -1, 1, -1, 0], 'int64') }), embedding_bag: (m) => ({ self: m.shaped([2, 2], [0, 2, 1, 1], 'int64'), weight: m.signed(3, 2) }), conv_tbc: (m) => ({ self: m.signed(5, 2, 3), weight: m.signed(2, 3, 2), bias: m.signed(2) }),
  interpolate: (m) => ({ self: m.signed(1, 2, 3, 4), size: [5, 6], mode: 'bilinear' }), pixel_shuffle: (m) => ({ self: m.signed(1, 8, 2, 3), upscale_factor: 2 }), pixel_unshuffle: (m) => ({ self: m.signed(1, 2, 4, 6), downscale_factor: 2 }),
  ...Object.fromEntries(['inverse', 'det', 'slogdet', 'matrix_exp', 'matrix_rank', 'logdet', 'cholesky_inverse'].map((name) => [name, (m: Maker) => ({ self: m.shaped([2, 2], [1.2, 0.3, -0.4, 0.9], 'float64') })])),
  'torch.linalg.slogdet': (m) => ({ A: square(m) }), tensorinv: (m) => ({ self: m.shaped([2, 1, 2], [1.2, 0.3, -0.4, 0.9], 'float64'), ind: 2 }),
  'torch.linalg.solve': (m) => ({ A: square(m), B: m.signed(2, 2) }), triangular_solve: (m) => ({ self: m.signed(2, 2), A: m.shaped([2, 2], [1.2, 0.3, 0, 0.9], 'float64'), transpose: false, unitriangular: false }),
  cholesky_solve: (m) => ({ self: m.signed(2, 3), input2: m.shaped([2, 2], [1.2, 0, -0.4, 0.9], 'float64') }),
  lu_solve: (m) => { const LU = square(m); const [pivots, B] = [m.shaped([2], [2, 2], 'int32'), m.signed(2, 3)]; return { LU, LU_data: LU, pivots, LU_pivots: pivots, B, self: B }; },
  multinomial: (m) => ({ self: m.unit(2, 3), num_samples: 2 }), poisson: positive, bernoulli: positive, normal: (m, text) => ({ mean: text.includes('Tensor mean') ? m.signed(2, 3) : 0.5, std: text.includes('Tensor std') ? m.unit(2, 3) : 0.7 }),
  ...Object.fromEntries(['inv', 'inv_ex', 'lu', 'lu_factor'].map((name) => [name, (m: Maker) => ({ A: m.shaped([2, 2], [1.2, 0.3, -0.4, 0.9], 'float64') })])),
  ...Object.fromEntries(['cholesky', 'cholesky_ex', 'symeig', 'eigh', 'eigvalsh'].map((name) => [name, (m: Maker) => ({ self: m.shaped([3, 3], [2, 0.3, 0.1, 0.3, 1.5, -0.2, 0.1, -0.2, 1], 'float64') })])),
  ...Object.fromEntries(['qr', 'pinv', 'pinverse', 'svd', 'svdvals', 'cond'].map((name) => [name, (m: Maker) => ({ self: m.shaped([3, 2], [1.2, 0.3, -0.4, 0.9, 0.5, 0.7], 'float64') })])),
  solve: (m) => ({ self: m.shaped([2, 2], [1.2, 0.3, -0.4, 0.9], 'float64'), B: m.signed(2, 2) }), solve_triangular: (m) => ({ self: m.shaped([2, 2], [1.2, 0, -0.4, 0.9], 'float64'), B: m.signed(2, 2) }),
  vecdot: (m) => ({ x: m.signed(2, 3), y: m.signed(2, 3), dim: 1 }), sum_to_size: (m) => ({ self: m.signed(2, 3), size: [1, 3] }), tensor_split: (m, text) => ({ self: m.signed(5, 2), sections: 2, indices: text.includes('int[]') ? [1, 3] : [] }),
  ...Object.fromEntries(['hsplit', 'vsplit', 'dsplit'].map((name) => [name, (m: Maker) => ({ self: m.signed(2, 2, 2), sections: 2, indices: [1] })])), slice_scatter: (m) => ({ self: m.signed(4, 2), src: m.signed(2, 2), start: 1, end: 3 }), select_scatter: (m) => ({ self: m.signed(2, 3), src: m.signed(3), dim: 0, index: 1 }),
  index_put: (m) => ({ self: m.signed(2, 3), indices: [m.ints(0, 1), m.ints(2, 0)], values: m.signed(2) }), masked_scatter: (m) => ({ self: m.signed(2, 3), mask: m.shaped([2, 3], [1, 0, 0, 1, 1, 0], 'bool'), source: m.signed(4) }), put: (m) => ({ self: m.signed(2, 3), index: m.ints(1, 5), source: m.signed(2) }),
  renorm: (m) => ({ self: m.signed(2, 3), p: 2, dim: 0, maxnorm: 0.5 }), pdist: (m) => ({ self: m.signed(3, 2) }), cartesian_prod: (m) => ({ tensors: [m.signed(2), m.signed(3)] }), block_diag: rows, column_stack: rows,
  squeeze_: (m) => ({ self: m.ints(1) }), unsqueeze_: (m) => ({ self: m.ints(1) }), t_: (m) => ({ self: m.ints(1, 2) }), transpose_: (m) => ({ self: m.ints(1, 2), dim0: 0, dim1: 0 }), fill: (m) => ({ self: m.signed(2), value: m.shaped([], [2], 'float64') }),
  quantile: (m, text) => ({ self: m.signed(2, 4), dim: 1, q: text.includes('Tensor q') ? m.shaped([2], [0.3, 0.6], 'float64') : 0.3 }), nanquantile: (m, text) => ({ self: m.signed(2, 4), dim: 1, q: text.includes('Tensor q') ? m.shaped([2], [0.3, 0.6], 'float64') : 0.3 }), cov: (m) => ({ self: m.signed(2, 4) }), corrcoef: (m) => ({ self: m.signed(2, 4) }),
  trapezoid: (m) => ({ y: m.signed(2, 4), x: m.shaped([4], [0, 1, 3, 4], 'float64') }), addbmm: (m) => ({ self: m.signed(3, 2), batch1: m.signed(2, 3, 4), batch2: m.signed(2, 4, 2) }), entr: positive, xlog1py: (m) => ({ self: m.unit(2, 3), other: m.unit(2, 3) }),
  scaled_dot_product_attention: (m) => ({ query: m.signed(2, 3, 4), key: m.signed(2, 3, 4), value: m.signed(2, 3, 2), is_causal: true }), affine_grid: (m) => ({ self: m.signed(2, 2, 3), size: [2, 1, 3, 4] }), grid_sample: (m) => ({ self: m.signed(1, 2, 4, 4), grid: m.unit(1, 2, 2, 2) }),
  as_strided: (m) => ({ self: m.signed(2, 3), size: [2, 2], stride: [1, 2] }), as_strided_scatter: (m) => ({ self: m.signed(2, 3), src: m.signed(2), size: [2], stride: [2] }), diagonal_scatter: (m) => ({ self: m.signed(2, 3), src: m.signed(2) }),
  bucketize: (m) => ({ self: m.signed(2, 3), boundaries: m.shaped([3], [-1, 0, 1], 'float64') }), searchsorted: (m) => ({ sorted_sequence: m.shaped([3], [-1, 0, 1], 'float64'), self: m.signed(2, 3) }),
  scatter_reduce: (m) => ({ self: m.unit(2, 3), dim: 1, index: m.shaped([2, 2], [0, 0, 1, 0], 'int64'), src: m.unit(2, 2), reduce: 'prod' }), index_reduce: (m) => ({ self: m.signed(2, 3), dim: 1, index: m.ints(2, 2), source: m.signed(2, 2), reduce: 'amax' }),
  bincount: (m) => ({ self: m.ints(0, 2, 2) }), randint_like: (m) => ({ self: m.signed(2, 3), low: 0, high: 3 }),
  channel_shuffle: (m) => ({ self: m.signed(1, 4, 2, 2), groups: 2 }), fold: (m) => ({ self: m.signed(1, 8, 6), output_size: [3, 4], kernel_size: [2] }), rot90: (m) => ({ self: m.signed(2, 3) }),
  'torch.nn.functional.unfold': (m) => ({ self: m.signed(1, 2, 4, 5), kernel_size: [2], stride: [1], padding: [1] }), gumbel_softmax: (m) => ({ logits: m.signed(2, 3) }),
};

const byType: Readonly<Record<string, (m: Maker) => unknown>> = {
  'Tensor': (m) => m.signed(2, 3), 'Operand': (m) => m.signed(2, 3), 'Number': (m) => m.shaped([], [2], 'float32'), 'Tensor[]': (m) => [m.signed(2, 3), m.signed(2, 3)], 'Scalar': () => 2, 'int': () => 0, 'float': () => 0.5, 'bool': () => true, 'str': () => '',
  'int[]': () => [0], 'int[1]': () => [0], 'int[2]': () => [1], 'int[3]': () => [1], 'float[]': () => [1], 'bool[]': () => [true], 'ScalarType': () => 'float64', 'Generator': () => undefined, 'Any': () => undefined, 'Ignored': () => undefined,
};

/** The arguments for a row: what its entry says, and defaults. */
export function sampleFor(op: Op, m: Maker, fallback: (parameter: ParameterSpec) => unknown): Sample {
  const place = op.on?.[0] ?? 'torch';
  const own = (overrides[`${place}.${op.name}`] ?? overrides[op.name])?.(m, op.schema.text) ?? {};
  return Object.fromEntries(op.schema.parameters.map((p) => {
    if (p.name in own) return [p.name, own[p.name]];
    return [p.name, p.fallback === undefined && !p.optional ? byType[p.type]?.(m) : fallback(p)];
  }));
}
