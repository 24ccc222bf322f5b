/**
 * @file The order in which CPython's hash table keeps what is in a set: small numbers come out sorted, most of the time.
 * Knows hashes only, not values.
 */

const smallest = 8;
const probes = 9;
const wordMask = (1n << 64n) - 1n;

/** The positions of `hashes`, inserted one after the other, in the order of iteration. */
export function tableOrder(hashes: readonly bigint[]): readonly number[] {
  let table = new Array<number | undefined>(smallest).fill(undefined);
  let count = 0;
  for (const index of hashes.keys()) {
    place(table, hashes, index);
    count += 1;
    if (count * 5 < (table.length - 1) * 3) continue;
    const old = table;
    table = new Array<number | undefined>(sizeAbove(count > 50_000 ? count * 2 : count * 4)).fill(undefined);
    for (const each of old) if (each !== undefined) place(table, hashes, each);
  }
  return table.filter((each) => each !== undefined);
}

function sizeAbove(least: number): number {
  let size = smallest;
  while (size <= least) size *= 2;
  return size;
}

/** CPython's probing: a run of neighbours, then a jump by more bits of the hash. */
function place(table: (number | undefined)[], hashes: readonly bigint[], index: number): void {
  const mask = table.length - 1;
  let perturb = (hashes[index] ?? 0n) & wordMask;
  let slot = Number(perturb & BigInt(mask));
  for (;;) {
    const last = slot + probes <= mask ? slot + probes : slot;
    for (let entry = slot; entry <= last; entry++) {
      if (table[entry] === undefined) { table[entry] = index; return; }
    }
    perturb >>= 5n;
    slot = Number((BigInt(slot) * 5n + 1n + perturb) & BigInt(mask));
  }
}
