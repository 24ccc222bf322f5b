/**
 * @file Moves statements whose text has not changed to where it stands now. The only place that changes a tree: whoever
 * hands one over uses it no more. Nodes stay the same objects, so what is remembered of them stays true.
 */
import type { NodeBase, Stmt } from '../ast.ts';

/** Adds `by` to every offset in the statement. */
export function move(statement: Stmt, by: number): void {
  if (by === 0) return;
  for (const range of rangesIn(statement)) {
    range.start += by;
    range.end += by;
  }
}

type Range = { -readonly [K in keyof NodeBase]: NodeBase[K] };

const known = new WeakMap<Stmt, readonly Range[]>();

function rangesIn(statement: Stmt): readonly Range[] {
  const before = known.get(statement);
  if (before !== undefined) return before;
  const found = new Set<Range>();
  const pending: object[] = [statement];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (isRange(next)) found.add(next);
    for (const field in next) {
      const value = (next as Record<string, unknown>)[field]; // for…in names its own fields only
      if (typeof value === 'object' && value !== null) pending.push(value);
    }
  }
  const ranges = [...found];
  known.set(statement, ranges);
  return ranges;
}

const isRange = (value: object): value is Range => 'start' in value && 'end' in value;
