/** @file Attention. */
import { op, type Op } from '../op.ts';
import { transpose } from '../primitives/movement.ts';
import { add, constant, scale, where } from '../primitives/pointwise.ts';
import { softmax } from '../primitives/reduction.ts';
import { at, range } from '../shapes.ts';
import { fromArray, type Tensor } from '../tensor.ts';
import { matmul } from './linalg.ts';

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

const functional = { on: ['torch.nn.functional'] as const };

/** One row an operation. */
export const attentions: readonly Op[] = [
  op('scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0, bool is_causal=False, *, float? scale=None)', (args) => attention(args), functional),
];
