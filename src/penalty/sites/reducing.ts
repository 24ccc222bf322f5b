/** @file Names of what makes fewer numbers of many, or powers of them: by these a norm is recognised before it is run. */
import type { AnyNode } from '../../python/syntax/index.ts';
import { walk } from '../../python/syntax/index.ts';
import { calleeName } from './calls.ts';

/** Functions and methods that a norm may be made of. */
export const reducing: ReadonlySet<string> = new Set(['norm', 'sum', 'mean', 'sqrt', 'pow', 'square', 'vector_norm', 'matrix_norm', 'max', 'einsum', 'reduce', 'dot', 'vdot', 'bmm', 'matmul', 'hypot', 'dist', 'cdist', 'mse_loss', 'MSELoss']);

/** With what a one-sided penalty, or the largest element, is made of. */
const reductions = new Set([...reducing, 'relu', 'clamp', 'amax']);

/** It makes fewer numbers of many, or powers of them. */
export const isReduction = (n: AnyNode): boolean =>
  (n.type === 'BinOp' && (n.op === 'Pow' || n.op === 'MatMult')) || (n.type === 'Attribute' && reductions.has(n.attr)) || (n.type === 'Call' && reductions.has(calleeName(n) ?? ''));

export function reducesIn(node: AnyNode): boolean {
  let found = false;
  walk(node, (n) => { found ||= isReduction(n); return !found; });
  return found;
}
