/**
 * @file Which axes of a shape the norm covers and should cover, as brackets under and over the shape's text.
 * Must not know words or the page.
 */
import type { Axes } from '../protocol/evaluation.ts';
import { elementCount, runs, sameShape, type Shape, type Span } from './shape.ts';

export interface Bracket {
  readonly span: Span;
  readonly look: 'batch' | 'sample' | 'good' | 'bad' | 'wanted';
  /** What the bracket's label counts; undefined: no label of its own (a further piece of the same set of axes). */
  readonly count: number | undefined;
  /** Whose it is, where two are compared. */
  readonly of?: 'A' | 'B';
}

export interface Brackets { readonly above: readonly Bracket[]; readonly below: readonly Bracket[] }

/** The axes a norm covers, below; above, only where they differ, those it should cover. */
export function normBrackets(spans: readonly Span[], { covered, expected, elements, expectedElements }: Axes): Brackets {
  const isRight = sameShape(covered, expected);
  const below = bracketsOf(spans, covered, isRight ? 'good' : 'bad', elements);
  const batch = isRight && !covered.includes(0) ? bracketsOf(spans, [0], 'batch', undefined) : [];
  return { above: isRight ? [] : bracketsOf(spans, expected, 'wanted', expectedElements), below: [...batch, ...below] };
}

/** What the norms of two functions cover: A's above, B's below. */
export function comparedBrackets(spans: readonly Span[], a: Axes | undefined, b: Axes | undefined): Brackets {
  const of = (axes: Axes | undefined, letter: 'A' | 'B'): readonly Bracket[] => axes === undefined ? []
    : bracketsOf(spans, axes.covered, sameShape(axes.covered, axes.expected) ? 'good' : 'bad', axes.elements).map((bracket) => ({ ...bracket, of: letter }));
  return { above: of(a, 'A'), below: of(b, 'B') };
}

/** Nothing has run: the batch and the elements of one sample. */
export function sampleBrackets(spans: readonly Span[], shape: Shape): Brackets {
  const axes = shape.map((_, axis) => axis).slice(1);
  return { above: [], below: [...bracketsOf(spans, [0], 'batch', undefined), ...bracketsOf(spans, axes, 'sample', elementCount(shape.slice(1)))] };
}

function bracketsOf(spans: readonly Span[], axes: readonly number[], look: Bracket['look'], count: number | undefined): readonly Bracket[] {
  return runs(axes).flatMap(([first, last], index) => {
    const start = spans[first]?.start;
    const end = spans[last]?.end;
    return start === undefined || end === undefined ? [] : [{ span: { start, end }, look, count: index === 0 ? count : undefined }];
  });
}
