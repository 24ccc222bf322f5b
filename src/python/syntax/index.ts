/** @file What the rest of the project may use of the syntax folder. */
export type * from './ast.ts';
