/** @file Where the penalty that is called somewhere is defined, if that is in another file of the project. */
import { elementsPerSample } from '../penalty/index.ts';
import { BoundMethod, PyFunction, type Value } from '../python/evaluator/index.ts';
import { nodesAt, type Call } from '../python/syntax/index.ts';
import { isTensor } from '../torch/index.ts';
import type { Document } from './document.ts';

export interface Definition {
  /** The file that has it, and the offset of the function's name in there. */
  readonly path: string;
  readonly offset: number;
  /** The name as it is called here. */
  readonly called: { readonly start: number; readonly end: number };
  /** Of the data that this call hands over, where the file tells it. */
  readonly shape: readonly number[] | undefined;
}

/** Of the calls around an offset, the innermost that is of a penalty of another file. */
export function definitionAt(document: Document, offset: number): Definition | undefined {
  // Other files are not looked for while there is no call, or nothing to import.
  const calls = nodesAt(document.tree, offset).filter((node) => node.type === 'Call').reverse();
  if (calls.length === 0 || !/\bimport\b/.test(document.text) || document.imported.length === 0) return undefined;
  for (const call of calls) {
    const found = definitionOf(call, document);
    if (found) return found;
  }
  return undefined;
}

function definitionOf(call: Call, document: Document): Definition | undefined {
  const { func } = call;
  const called = func.type === 'Attribute' ? func.attrRange : func.type === 'Name' ? func : undefined;
  if (called === undefined) return undefined;
  const { contexts } = document;
  for (const value of [contexts.moduleValueOf(func), contexts.valueOf(func)?.value]) {
    const callee = functionOf(value);
    const found = callee && document.imported.find(({ node }) => node === callee.node);
    if (found) return { path: found.path, offset: found.node.nameRange.start, called: { start: called.start, end: called.end }, shape: shapeOfCall(call, document) };
  }
  return undefined;
}

const functionOf = (value: Value | undefined): PyFunction | undefined => (value instanceof BoundMethod ? functionOf(value.func) : value instanceof PyFunction ? value : undefined);

/** The first argument that is a batch of data. */
function shapeOfCall({ args, keywords }: Call, { contexts }: Document): readonly number[] | undefined {
  for (const argument of [...args, ...keywords.map(({ value }) => value)]) {
    const found = contexts.valueOf(argument);
    if (found && !found.assumed && isTensor(found.value) && found.value.shape.length >= 2 && elementsPerSample(found.value.shape) > 1) return found.value.shape;
  }
  return undefined;
}
