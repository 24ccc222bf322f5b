/** @file The arguments of `torch.autograd.grad`, each with the parameter that it is for. */
import type { Call, Expr, NodeBase } from '../../python/syntax/index.ts';

export interface Argument { readonly name: string; readonly range: NodeBase; readonly value: Expr }

/** In the order in which they can be given without their names. */
const parameters = ['outputs', 'inputs', 'grad_outputs', 'retain_graph', 'create_graph', 'only_inputs', 'allow_unused', 'is_grads_batched', 'materialize_grads'];

export const argumentsOf = ({ args, keywords }: Call): Argument[] => [
  ...args.flatMap((value, i) => (parameters[i] === undefined || value.type === 'Starred' ? [] : [{ name: parameters[i], range: value, value }])),
  ...keywords.flatMap((keyword) => (keyword.arg === undefined ? [] : [{ name: keyword.arg, range: keyword, value: keyword.value }])),
];
