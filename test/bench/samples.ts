/** @file Samples of a figure, and what is said of them. */

/** Calls `body` so many times; milliseconds of each. */
export function times(count: number, body: (i: number) => void): number[] {
  return Array.from({ length: count }, (_, i) => {
    const started = performance.now();
    body(i);
    return performance.now() - started;
  });
}

export function quantile(samples: readonly number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);
