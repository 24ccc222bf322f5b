/**
 * @file What a call hands out, as PyTorch would: a result has memory of its own unless its node is that of a view, and its
 * node keeps what PyTorch's keeps. Compositions may end with a view of what they made on the way.
 */
import { PyTuple, type Value } from '../python/evaluator/values.ts';
import { keptBy } from './autograd/keeps.ts';
import type { Arguments, Op } from './op.ts';
import { reshapeView } from './primitives/movement.ts';
import { fromArray, isTensor, type Edge, type Tensor } from './tensor.ts';

/** Nodes whose result looks at the memory of their input. */
const views: ReadonlySet<string> = new Set(['View', 'ReshapeAlias', 'Alias', 'Expand', 'Permute', 'Transpose', 'T', 'Diagonal', 'Slice', 'Select', 'AsStrided', 'Unfold', 'Unbind', 'Split', 'SplitWithSizes', 'Detach', 'Values', 'RealView', 'ViewAsReal', 'ViewAsComplex'].map((name) => `${name}Backward0`));
const isView = (name: string): boolean => views.has(name) || /^(Uns|S)queezeBackward[0-2]$/.test(name);

/** `first` is the number of the first node that the call can have made. */
export function handOut(result: Value, op: Op, args: Arguments, first: number): Value {
  const changed = op.isInPlace === true && isTensor(args['self']) ? args['self'] : undefined;
  if (changed?.viewOf !== undefined) return result;
  const made = (value: Value): Value => (isTensor(value) && value !== changed && (value.gradFn?.sequence ?? -1) >= first ? asPyTorchWould(value) : value);
  const owned = isTensor(result) ? made(result) : result instanceof PyTuple && result.items.some(isTensor) ? new PyTuple(result.items.map(made), result.cls) : result;
  if (owned instanceof PyTuple && op.node !== undefined) owned.items.filter(isTensor).filter(({ gradFn }) => gradFn !== undefined).forEach((item, place) => { item.place = place; });
  const outputs = (owned instanceof PyTuple ? owned.items : [owned]).filter(isTensor);
  for (const { history } of outputs) {
    const kept = history === undefined || history.node.sequence < first ? undefined : keptBy(history, outputs, args, changed);
    if (history !== undefined && kept !== undefined) history.node.saved = kept;
  }
  return owned;
}

/** The last step of PyTorch's own composition, where that is a view of what nobody sees. */
const lastViews: readonly string[] = ['SqueezeBackward1', 'ViewBackward0'];
function asPyTorchWould(result: Tensor): Tensor {
  const { history } = result;
  if (history === undefined) return result;
  const { name } = history.node;
  if (result.viewOf === undefined) return lastViews.includes(name) ? reshapeView(result, result.shape, result.strides, name) : result;
  return isView(name) ? result : standalone(result, history);
}
/** The same result, which looks at nobody else's memory. */
function standalone(result: Tensor, history: Edge): Tensor {
  const own = fromArray(result.runtime, result.array, { strides: result.strides });
  own.setHistory(history);
  own.place = result.place;
  history.node.saved = history.node.saved.map((saved) => (saved.tensor === result ? { tensor: own, version: own.version.value, origin: history } : saved));
  return own;
}
