/**
 * @file Two versions of a line, split where they differ.
 * Must not know the page.
 */

export interface Difference { readonly before: string; readonly removed: string; readonly added: string; readonly after: string }

/** What two texts share at both ends, and the middle of each. Never splits a word: `norm` and `normal` differ as a whole. */
export function difference(old: string, changed: string): Difference {
  const a = tokens(old);
  const b = tokens(changed);
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  // Of `x.|flatten(1).|norm` and `x|.flatten(1)|.norm`, both right, the second is how a call is read.
  while (head > 0 && a[head - 1] === '.' && a[head - 1] === lastChanged(a, b, head, tail)) [head, tail] = [head - 1, tail + 1];
  return {
    before: a.slice(0, head).join(''),
    removed: a.slice(head, a.length - tail).join(''),
    added: b.slice(head, b.length - tail).join(''),
    after: a.slice(a.length - tail).join(''),
  };
}

/** The last token of the only side that has any: an insertion or a deletion may be moved, a replacement not. */
function lastChanged(a: readonly string[], b: readonly string[], head: number, tail: number): string | undefined {
  const [removed, added] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  return removed.length === 0 ? added.at(-1) : added.length === 0 ? removed.at(-1) : undefined;
}

const tokens = (text: string): readonly string[] => text.match(/\w+|\s+|./gsu) ?? [];

/** Without the indentation that both have. */
export function withoutIndent(old: string, changed: string): readonly [string, string] {
  const indents = [old, changed].flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '').map((line) => /^[ \t]*/u.exec(line)?.[0].length ?? 0);
  const shared = Math.min(...indents);
  const cut = (text: string): string => text.split('\n').map((line) => line.slice(shared)).join('\n').trimEnd();
  return Number.isFinite(shared) ? [cut(old), cut(changed)] : [old, changed];
}
