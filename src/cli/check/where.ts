/** @file A place in words. */
import { phrase, type Text } from '../../texts/text.ts';
import type { Place } from './report.ts';

/** `a.py:14:21`, or `a.ipynb:cell 3:14:21`. */
export const where = (file: string, { cell, line, column }: Place): string => `${file}:${cell === undefined ? '' : `cell ${cell.toString()}:`}${line.toString()}:${column.toString()}`;

/** `line 14`, or `cell 3, line 14`. */
export const whereText = ({ cell, line }: Place): Text => (cell === undefined ? phrase`line ${line}` : phrase`cell ${cell}, line ${line}`);
