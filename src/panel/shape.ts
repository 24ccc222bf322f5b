/**
 * @file A shape as people type it: reading, printing, stepping a dimension, and where its axes stand in the text.
 * Must not know the page.
 */

export type Shape = readonly number[];

/** Characters `start` to `end` (exclusive) of a shape's text. */
export interface Span { readonly start: number; readonly end: number }

const largestDimension = 2 ** 31;

/** Python's spelling: `(256, 1, 28, 28)`, `(8,)`, `()`. */
export function printShape(shape: Shape): string {
  return shape.length === 1 ? `(${shape.join()},)` : `(${shape.join(', ')})`;
}

/** Reads a tuple, a list, or numbers with commas or × between them; undefined where it is none. */
export function parseShape(text: string): Shape | undefined {
  const inner = /^\s*(?:torch\.Size)?\s*\(?\s*\[?\s*(.*?)\s*,?\s*\]?\s*\)?\s*$/u.exec(text)?.[1];
  if (inner === undefined || !/^\d+(?:\s*[,x×]\s*\d+|\s+\d+)*$/u.test(inner)) return undefined;
  const shape = inner.split(/[\s,x×]+/u).map(Number);
  return shape.every((size) => size >= 1 && size < largestDimension) ? shape : undefined;
}

export const sameShape = (a: Shape | undefined, b: Shape | undefined): boolean =>
  a?.length === b?.length && (a ?? []).every((size, axis) => size === b?.[axis]);

/** Where each number stands in the text. */
export function axisSpans(text: string): readonly Span[] {
  return [...text.matchAll(/\d+/gu)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** The text with the dimension nearest to the caret changed by `by`, and the caret put behind it; undefined where there is no number. */
export function stepDimension(text: string, caret: number, by: number): { readonly text: string; readonly caret: number } | undefined {
  const distance = ({ start, end }: Span): number => Math.max(start - caret, caret - end, 0);
  const [span] = [...axisSpans(text)].sort((a, b) => distance(a) - distance(b));
  if (span === undefined) return undefined;
  const size = Math.min(largestDimension - 1, Math.max(1, Number(text.slice(span.start, span.end)) + by));
  const changed = text.slice(0, span.start) + size.toString() + text.slice(span.end);
  return { text: changed, caret: span.start + size.toString().length };
}

/** Sorted axes as runs of neighbours: [1, 2, 3] is one, [0, 2] are two. */
export function runs(axes: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const answer: [number, number][] = [];
  for (const axis of [...axes].sort((a, b) => a - b)) {
    const open = answer.at(-1);
    if (open !== undefined && axis <= open[1] + 1) open[1] = axis;
    else answer.push([axis, axis]);
  }
  return answer;
}

export const elementCount = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);
