/** @file What the rest of the project may use of the syntax folder. */
export type * from './ast.ts';
export { createParser } from './parser.ts';
export type { Parser, ParserWasm } from './parser.ts';
export { packTree, unpackTree } from './packedTree.ts';
export { LineIndex } from './lineIndex.ts';
export { isForeignCell } from './tolerant/magics.ts';
export type { Position } from './lineIndex.ts';
export { children, importsIn, nodesAt, nodesOf, walk } from './visit.ts';
export type { Visitor } from './visit.ts';
