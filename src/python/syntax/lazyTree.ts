/**
 * @file The tree of a Python source of ours, as a bundle holds it: packed, and read when the module is first looked into.
 * scripts/pythonTree.mjs writes the calls.
 */
import type { Module } from './ast.ts';
import { unpackTree } from './packedTree.ts';

/** A module whose tree is read on demand. `shapes` are separated by spaces. */
export function lazyTree(structure: string, values: string, shapes: string): Module {
  let tree: Module | undefined;
  const read = (): Module => (tree ??= unpackTree({ structure, values, shapes: shapes === '' ? [] : shapes.split(' ') }));
  return { type: 'Module', get body() { return read().body; }, get errors() { return read().errors; } };
}
