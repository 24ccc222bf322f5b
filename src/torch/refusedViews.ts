/** @file Views that lose their place in the graph when they or their base change: what PyTorch says of it. Must not know any operation. */
import { runtimeError } from './errors.ts';
import type { GraphNode, ViewKind } from './tensor.ts';

/** Why a view of this kind may not change. */
const reasons: Readonly<Record<Exclude<ViewKind, 'default'>, string>> = {
  'no-grad': "Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the inplace either both inside the no_grad block (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).",
  'multiple-outputs': 'This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.',
};

/** The view itself is being changed, or what it looks at has been. */
export type Change = 'is being' | 'its base or another view of its base has been';

/** Refuses to go on with a view that has no place in the graph any more. */
export function refuseView(kind: Exclude<ViewKind, 'default'>, { node, output }: { readonly node: GraphNode | undefined; readonly output: number }, change: Change): never {
  const said = kind === 'multiple-outputs' && node !== undefined
    ? `Output ${output} of ${node.name} is a view and ${change} modified inplace.`
    : `${node === undefined ? 'A view was created in' : `Output ${output} of ${node.name} is a view of a view which was created in`} no_grad mode and ${change} modified inplace with grad mode enabled.`;
  return runtimeError(`${said} ${reasons[kind]}`);
}
