/**
 * @file Walking a syntax tree without knowing its node types.
 */
import type { AnyNode } from '../syntax/ast.ts';

/** The node of that type, also where one interface serves several types. */
export type NodeOf<Type extends string, Node = AnyNode> = Node extends { readonly type: infer Types } ? (Type extends Types ? Node : never) : never;

/** The nodes right below `node`, in source order as far as fields follow it. */
export function childNodes(node: object): AnyNode[] {
  const found: AnyNode[] = [];
  gatherFields(node, found);
  return found;
}

function gatherFields(node: object, found: AnyNode[]): void {
  for (const field in node) {
    const value = (node as Record<string, unknown>)[field]; // for…in names its own fields only
    if (typeof value === 'object' && value !== null) gather(value, found);
  }
}

function gather(value: object, found: AnyNode[]): void {
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) if (typeof item === 'object' && item !== null) gather(item, found); // JS says any
  } else if ('type' in value) found.push(value as AnyNode); // only nodes have a field `type`
  else gatherFields(value, found); // Arguments, Comprehension, WithItem, MatchCase: parts without a name of their own
}
