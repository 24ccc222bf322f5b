/** @file `torch.autocast` on the CPU: some operations compute in the lower type, some in float32, some in the widest they are given. */
import { isFloating, type DType } from './dtypes.ts';
import type { Arguments } from './op.ts';
import type { Runtime } from './runtime.ts';
import { cast } from './primitives/pointwise.ts';
import { isTensor } from './tensor.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const lower = words('conv1d conv2d conv3d bmm mm baddbmm addmm addbmm linear matmul __matmul__');
const single = words('conv_transpose1d conv_transpose2d conv_transpose3d avg_pool3d binary_cross_entropy grid_sample prod quantile nanquantile cdist trace cholesky cholesky_inverse cholesky_solve inverse lu_solve matrix_rank qr svd triangular_solve mse_loss cosine_embedding_loss nll_loss hinge_embedding_loss poisson_nll_loss smooth_l1_loss cross_entropy l1_loss huber_loss margin_ranking_loss soft_margin_loss triplet_margin_loss multi_margin_loss ctc_loss kl_div multilabel_margin_loss binary_cross_entropy_with_logits eigh eigvalsh cond det slogdet inv solve matrix_norm norm vector_norm pinv svdvals');
const widest = words('stack cat index_copy');

function wantedType(runtime: Runtime, name: string, args: Arguments): DType | undefined {
  if (lower.has(name)) return runtime.autocast;
  if (single.has(name)) return 'float32';
  if (!widest.has(name)) return undefined;
  return Object.values(args).flat().some((value) => isTensor(value) && value.dtype === 'float32') ? 'float32' : undefined;
}

/** The arguments in the type that the operation computes in; float64 is left alone. */
export function autocasted(runtime: Runtime, name: string, args: Arguments): Arguments {
  const dtype = wantedType(runtime, name, args);
  if (dtype === undefined) return args;
  const one = (value: unknown): unknown => (isTensor(value) && isFloating(value.dtype) && value.dtype !== 'float64' ? cast(value, dtype) : value);
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, Array.isArray(value) ? value.map(one) : one(value)]));
}
