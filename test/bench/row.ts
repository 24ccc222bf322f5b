/** @file One figure of the bench: what was measured, its peer in the same run, and what is promised of it. */

export type Unit = 'ms' | 'MiB' | 'KiB' | 'MB/s';

export interface Row {
  /** Says what it is; a comparison finds the row of an earlier run by it. */
  readonly name: string;
  readonly unit: Unit;
  readonly samples: readonly number[];
  /** Something else that does the same, measured turn by turn with it. */
  readonly peer?: Peer | undefined;
  readonly target?: Target | undefined;
}

export interface Peer { readonly name: string; readonly samples: readonly number[] }

/** What must not be exceeded; of a speed, what must be reached. `ratio`: the median as a multiple of the peer's. */
export interface Target { readonly median?: number; readonly p95?: number; readonly ratio?: number }

/** Rows that are measured together. */
export interface Group {
  readonly title: string;
  /** Quick and steady enough to be compared after every change. */
  readonly isQuick: boolean;
  readonly measure: () => Promise<readonly Row[]>;
}
