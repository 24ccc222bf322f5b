/**
 * @file The histogram of the norms that the code computed, as bars that can be seen.
 * Must not know words or the page.
 */
import { max, sum } from 'd3-array';
import type { Norms } from '../../protocol/evaluation.ts';

export interface Bar {
  /** Along the axis of norms, in units of the picture. */
  readonly start: number;
  readonly width: number;
  /** Of the tallest. */
  readonly share: number;
}

/** One part of the range of norms. */
export interface Bin { readonly min: number; readonly max: number; readonly count: number }

const narrowest = 3;
/** A single bar, where all norms are in one place. */
const single = 6;

export function binsOf({ min, max: most, bins }: Norms): readonly Bin[] {
  const size = (most - min) / Math.max(1, bins.length);
  return bins.map((count, index) => ({ min: min + index * size, max: index === bins.length - 1 ? most : min + (index + 1) * size, count }));
}

/** undefined: not all of them are numbers that have a place on an axis. */
export const drawable = (norms: Norms | undefined): Norms | undefined => norms !== undefined && Number.isFinite(norms.min) && Number.isFinite(norms.max) ? norms : undefined;

/** Neighbours share a bar where one of its own would be too narrow; all bars stand for as many parts. */
export function barsOf(norms: Norms, x: (norm: number) => number): readonly Bar[] {
  const parts = norms.bins.length;
  const sizes = Array.from({ length: parts }, (_, index) => index + 1).filter((size) => parts % size === 0);
  const size = sizes.find((joined) => joined * (x(norms.max) - x(norms.min)) / parts >= narrowest) ?? parts;
  const joined = inGroups(binsOf(norms), size);
  const tallest = max(joined, (bin) => bin.count) ?? 1;
  return joined.filter((bin) => bin.count > 0).map((bin) => {
    const width = x(bin.max) - x(bin.min);
    const share = bin.count / tallest;
    return joined.length === 1 ? { start: (x(bin.min) + x(bin.max) - Math.max(single, width)) / 2, width: Math.max(single, width), share }
      : { start: x(bin.min), width: width - 1, share };
  });
}

function inGroups(bins: readonly Bin[], size: number): readonly Bin[] {
  const groups: Bin[] = [];
  for (let start = 0; start < bins.length; start += size) {
    const group = bins.slice(start, start + size);
    groups.push({ min: group[0]?.min ?? 0, max: group.at(-1)?.max ?? 0, count: sum(group, (bin) => bin.count) });
  }
  return groups;
}
