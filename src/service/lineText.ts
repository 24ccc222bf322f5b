/** @file A line in words, for people. */
import type { LinePlace } from '../python/evaluator/index.ts';
import { phrase, type Text } from '../texts/text.ts';

/** `line 14`, or in a notebook `cell 3, line 14`. */
export const lineText = ({ cell, line }: LinePlace): Text => (cell === undefined ? phrase`line ${line}` : phrase`cell ${cell}, line ${line}`);
