/**
 * @file The tree of a Python source of ours, as a bundle holds it: JSON without ranges (nobody points into our own
 * sources), read when the module is first looked into. scripts/pythonTree.mjs writes the calls.
 */
import type { Module } from './ast.ts';

/** A module whose tree is read on demand. */
export function lazyTree(json: string): Module {
  let tree: Module | undefined;
  const read = (): Module => (tree ??= restored(json));
  return { type: 'Module', get body() { return read().body; }, get errors() { return read().errors; } };
}

function restored(json: string): Module {
  const tree = JSON.parse(json) as Module; // written by scripts/pythonTree.mjs from a Module
  addRanges(tree);
  return tree;
}

const nowhere = { start: 0, end: 0 };

/** Gives every node the empty range; without one it would not be a node. */
function addRanges(value: object): void {
  for (const part of Object.values<unknown>({ ...value })) if (typeof part === 'object' && part !== null) addRanges(part);
  if (Array.isArray(value)) return;
  Object.assign(value, nowhere);
  if ('type' in value && 'name' in value) Object.assign(value, { nameRange: nowhere });
  if ('attr' in value) Object.assign(value, { attrRange: nowhere });
}
