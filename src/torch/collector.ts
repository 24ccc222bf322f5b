/**
 * @file Frees the arrays that a program can't reach any more, between its statements. Must not know what values mean.
 *
 * An array may be freed between two statements of an activation if it was made since that began (callers that wait for it
 * can hold nothing younger), can't be reached from any name, and was not made by a native call whose derivatives are
 * still of use.
 */
import { isArray, type ArrayBackend, type NDArray } from '../arrays/index.ts';
import type { Collector } from '../python/evaluator/interpreter.ts';
import { visitReachable } from '../python/evaluator/reachable.ts';
import { Recording } from './recording.ts';

export interface CollectorOptions {
  /** Sweeps between all statements rather than when it is worth it: slow, for tests. */
  readonly always?: boolean | undefined;
}

/** Sweeping before so much was made would cost more than it gives. */
const worthwhileBytes = 2 ** 26;
/** Small arrays count too: each has its place in our books. */
const worthwhileArrays = 2 ** 16;

export function createCollector(arrays: ArrayBackend, { always = false }: CollectorOptions = {}): Collector {
  return {
    enter: () => {
      const since = arrays.made;
      let limit = always ? -1 : nextSweep(arrays);
      let made = since;
      return (roots) => {
        if (arrays.made === since || (arrays.memory.bytes <= limit && arrays.made - made <= worthwhileArrays)) return;
        sweep(arrays, since, roots());
        if (!always) limit = nextSweep(arrays);
        ({ made } = arrays);
      };
    },
  };
}

/** At how many bytes to sweep next: when a quarter as much again is held, or sooner where that would come close to the limit. */
function nextSweep({ memory }: ArrayBackend): number {
  const { bytes, limit } = memory;
  return bytes + Math.min(Math.max(worthwhileBytes, bytes / 4), Math.max((limit - bytes) / 4, limit / 64));
}

function sweep(arrays: ArrayBackend, since: number, roots: Iterable<unknown>): void {
  const live: NDArray[] = [];
  const recordings: Recording[] = [];
  const complete = visitReachable(roots, (object) => {
    if (object instanceof Recording) recordings.push(object);
    if (!isArray(object)) return false;
    live.push(object);
    return true;
  });
  if (complete) arrays.sweep(live, inSpans([[0, since], ...recordings.map((each) => [each.since, each.until ?? Infinity] as const)]));
}

type Span = readonly [since: number, until: number];

/** Whether a number lies in one of the spans. */
function inSpans(spans: readonly Span[]): (number: number) => boolean {
  const merged = merge(spans);
  return (number) => {
    let low = 0;
    for (let high = merged.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((merged[middle]?.[1] ?? 0) <= number) low = middle + 1; else high = middle;
    }
    const span = merged[low];
    return span !== undefined && span[0] <= number;
  };
}

/** The same spans, in order and apart from each other. */
function merge(spans: readonly Span[]): readonly Span[] {
  const merged: [number, number][] = [];
  for (const [since, until] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && since <= last[1]) last[1] = Math.max(last[1], until);
    else merged.push([since, until]);
  }
  return merged;
}
