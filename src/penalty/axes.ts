/** @file Which axes of the user's gradient one norm covers, and which it should: the brackets under the shape. */
import type { Axes } from '../protocol/evaluation.ts';
import { sampleAxes, type Formula } from './formulas.ts';

export function axesOf(formula: Formula, shape: readonly number[]): Axes {
  const count = (axes: readonly number[]): number => axes.reduce((n, axis) => n * (shape[axis] ?? 1), 1);
  const expected = sampleAxes(shape.length);
  // Rows that are no samples cover parts of every axis: there is nothing to bracket.
  if (formula.row !== undefined) return { covered: [], expected, elements: formula.row, expectedElements: count(expected) };
  return { covered: formula.pack === undefined ? formula.axes : expected, expected, elements: count(formula.axes), expectedElements: count(expected) };
}
