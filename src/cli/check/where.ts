/** @file A place in words. */
import type { Place } from './report.ts';

/** `a.py:14:21`, or `a.ipynb:cell 3:14:21`. */
export const where = (file: string, { cell, line, column }: Place): string => `${file}:${cell === undefined ? '' : `cell ${cell.toString()}:`}${line.toString()}:${column.toString()}`;
