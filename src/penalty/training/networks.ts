/** @file Whether a program makes networks, by its text: whether one of them can be trained shows when that is tried. */
import type { Program } from '../../python/evaluator/index.ts';
import { walk, type Module } from '../../python/syntax/index.ts';
import { dottedName, importTable } from '../sites/names.ts';

export const hasNetwork = ({ main, modules }: Program): boolean => [main, ...Object.values(modules)].some(({ tree }) => makesNetwork(tree));

/** It derives a class from one of `torch.nn`, or puts layers in a row. */
function makesNetwork(tree: Module): boolean {
  const imports = importTable(tree);
  let found = false;
  for (const statement of tree.body) walk(statement, (node) => {
    if (node.type === 'ClassDef') found ||= node.bases.some((base) => /^torch\.nn\.|Module$/.test(dottedName(base, imports) ?? ''));
    if (node.type === 'Call') found ||= /^torch\.nn\.(\w+\.)*Sequential$/.test(dottedName(node.func, imports) ?? '');
    return !found;
  });
  return found;
}
