/** @file Where the penalty that is called somewhere is defined, if that is in another file of the project. */
import { elementsPerSample, findSites, mayHavePenalty } from '../penalty/index.ts';
import { BoundMethod, PyFunction, type ProgramFile, type Value } from '../python/evaluator/index.ts';
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
  // Nothing is looked for in other files while there is no call, or nothing to import.
  const calls = nodesAt(document.tree, offset).filter((node) => node.type === 'Call').reverse();
  if (calls.length === 0 || !/\bimport\b/.test(document.text)) return undefined;
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
  const { contexts, program } = document;
  for (const value of [contexts.moduleValueOf(func), contexts.valueOf(func)?.value]) {
    const callee = functionOf(value);
    const offset = callee && nameOffset(callee);
    if (callee === undefined || offset === undefined) continue;
    const file = Object.values(program.modules).find((module) => holdsPenalty(module, callee, offset));
    if (file) return { path: file.path, offset, called: { start: called.start, end: called.end }, shape: shapeOfCall(call, document) };
  }
  return undefined;
}

const functionOf = (value: Value | undefined): PyFunction | undefined => (value instanceof BoundMethod ? functionOf(value.func) : value instanceof PyFunction ? value : undefined);
const nameOffset = ({ node }: PyFunction): number | undefined => (node.type === 'Lambda' ? undefined : node.nameRange.start);

/** Whether it is this file's function, and a penalty by its looks. */
function holdsPenalty({ text, tree }: ProgramFile, { node }: PyFunction, offset: number): boolean {
  return mayHavePenalty(text) && nodesAt(tree, offset).some((other) => other === node) && findSites(tree).some((target) => target.type === 'function' && target.info.node === node);
}

/** The first argument that is a batch of data. */
function shapeOfCall({ args, keywords }: Call, { contexts }: Document): readonly number[] | undefined {
  for (const argument of [...args, ...keywords.map(({ value }) => value)]) {
    const found = contexts.valueOf(argument);
    if (found && !found.assumed && isTensor(found.value) && found.value.shape.length >= 2 && elementsPerSample(found.value.shape) > 1) return found.value.shape;
  }
  return undefined;
}
