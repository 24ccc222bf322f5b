/** @file What of a critic's arguments is data that gradients are taken of, and what only a condition beside it. */
import { PyDict, PyList, PyTuple, type Value } from '../../python/evaluator/index.ts';
import type { OpRecord, Tensor } from '../../torch/index.ts';

/** The tensors in an argument: itself, or the items of a list, tuple or dict of scales. */
export function tensorsIn(value: Value, isTensor: (value: Value) => value is Tensor): Tensor[] {
  if (isTensor(value)) return [value];
  const items = value instanceof PyList || value instanceof PyTuple ? value.items : value instanceof PyDict ? [...value.values()] : [];
  return items.flatMap((item) => tensorsIn(item, isTensor));
}

/** The parts that require gradients of what was joined from such and others: an image with planes of its label. */
export function withoutConditions(x: Tensor, ops: readonly { readonly op: OpRecord }[]): readonly Tensor[] {
  const joined = ops.findLast(({ op }) => op.output === x && joins.has(op.name));
  const parts = joined?.op.inputs ?? [];
  const open = parts.filter((part) => part.requiresGrad);
  return open.length > 0 && open.length < parts.length ? open.flatMap((part) => withoutConditions(part, ops)) : [x];
}
const joins = new Set(['cat', 'concat', 'concatenate', 'hstack', 'vstack', 'dstack']);
