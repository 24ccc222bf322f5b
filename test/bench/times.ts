/** @file Samples of a duration and how they are printed. */

export interface Row {
  readonly name: string;
  /** Milliseconds. */
  readonly samples: readonly number[];
  /** The median must not be above; undefined where nothing is promised. */
  readonly target: number | undefined;
  /** The median as a multiple of that of other samples, and the multiple that is promised, if one is. */
  readonly ratio?: { readonly to: readonly number[]; readonly target: number | undefined } | undefined;
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
  console.log(`\n${'what'.padEnd(62)}${'median'.padStart(10)}${'p95'.padStart(10)}   target`);
  for (const row of rows) console.log(`${row.name.padEnd(62)}${ms(quantile(row.samples, 0.5)).padStart(10)}${ms(quantile(row.samples, 0.95)).padStart(10)}   ${verdict(row)}`);
}

function verdict({ samples, target, ratio }: Row): string {
  const median = quantile(samples, 0.5);
  if (ratio === undefined) return target === undefined ? '' : `${median <= target ? 'within' : 'ABOVE'} ${ms(target)}`;
  const factor = median / quantile(ratio.to, 0.5);
  const promise = ratio.target === undefined ? '' : `, ${factor <= ratio.target ? 'within' : 'ABOVE'} ${ratio.target}×`;
  return `${factor.toFixed(2)}× of PyTorch${promise}`;
}
