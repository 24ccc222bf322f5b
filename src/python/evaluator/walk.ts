/**
 * @file Walking a syntax tree without knowing its node types.
 */
import type { AnyNode } from '../syntax/ast.ts';

/** The node of that type, also where one interface serves several types. */
export type NodeOf<Type extends string, Node = AnyNode> = Node extends { readonly type: infer Types } ? (Type extends Types ? Node : never) : never;

/** The nodes right below `node`, in source order as far as fields follow it. */
export function* childNodes(node: object): Generator<AnyNode, undefined> {
  for (const value of Object.values(node) as unknown[] /* JS says any */) yield* nodesIn(value);
  return undefined;
}

function* nodesIn(value: unknown): Generator<AnyNode, undefined> {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) for (const item of value as unknown[] /* JS says any */) yield* nodesIn(item);
  else if ('type' in value) yield value as AnyNode; // only nodes have a field `type`
  else yield* childNodes(value); // Arguments, Comprehension, WithItem, MatchCase: parts without a name of their own
  return undefined;
}
