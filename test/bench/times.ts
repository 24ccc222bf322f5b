/** @file Samples of a duration and how they are printed. */

export interface Row {
  readonly name: string;
  /** Milliseconds. */
  readonly samples: readonly number[];
  /** The median must not be above; undefined where nothing is promised. */
  readonly target: number | undefined;
  /** Another row's samples, as a multiple of this row's median. */
  readonly ratio?: { readonly of: readonly number[]; readonly target: number } | undefined;
}

/** Runs `body` so many times. */
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

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

export function print(rows: readonly Row[]): void {
  console.log(`${'what'.padEnd(52)}${'median'.padStart(10)}${'p95'.padStart(10)}   target`);
  for (const { name, samples, target, ratio } of rows) {
    const median = quantile(samples, 0.5);
    const factor = ratio && quantile(ratio.of, 0.5) / median;
    const verdict = factor !== undefined && ratio ? `ours is ${factor.toFixed(1)}×, ${factor <= ratio.target ? 'within' : 'ABOVE'} ${ratio.target}×` : target === undefined ? '' : `${median <= target ? 'within' : 'ABOVE'} ${ms(target)}`;
    console.log(`${name.padEnd(52)}${ms(median).padStart(10)}${ms(quantile(samples, 0.95)).padStart(10)}   ${verdict}`);
  }
}
