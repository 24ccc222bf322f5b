/** @file Which operation that we have comes nearest to one that we lack: by the words of its name, then by its letters. */
import { distance } from 'fastest-levenshtein';
import type { Op } from './op.ts';
import { allOps } from './ops/index.ts';

/** What people use in place of families that have nothing in their names in common. */
const neighbours: readonly (readonly [RegExp, string])[] = [
  [/^(geometric|cauchy|log_normal)_$/, 'exponential_'], [/^(poisson|binomial)$/, 'bernoulli'],
  [/^(kthvalue|nanmedian|quantile|nanquantile)$/, 'sort'], [/^(eig|eigvals|schur)$/, 'eigh'], [/^(lu|lu_factor|lobpcg)$/, 'qr'],
];

const wordsOf = (name: string): readonly string[] => name.replace(/_$/, '').split('_').filter((word) => word !== '');

/** From 0 to 1: half of it shared words, half letters. */
function likeness(a: string, b: string): number {
  const first = wordsOf(a), second = wordsOf(b);
  const shared = first.filter((word) => second.includes(word)).length / Math.max(first.length, second.length);
  return shared / 2 + (1 - distance(a, b) / Math.max(a.length, b.length)) / 2;
}

/** `torch.linalg.svd`: where the operation is called from, by preference as the one that is lacking. */
function qualified(op: Op, name: string, place: string): string {
  const places: readonly string[] = op.on ?? ['torch', 'Tensor'];
  return `${places.includes(place) ? place : (places[0] ?? 'torch')}.${name}`;
}

/** The nearest operation to `torch.linalg.eig`, as it is called; undefined for what is no operation's name. */
export function nearestOp(origin: string): string | undefined {
  const dot = origin.lastIndexOf('.');
  if (dot < 0) return undefined;
  const place = origin.slice(0, dot), wanted = origin.slice(dot + 1);
  const meant = neighbours.find(([pattern]) => pattern.test(wanted))?.[1];
  let best: { readonly score: number; readonly text: string } | undefined;
  for (const op of allOps) for (const name of [op.name, ...(op.aliases ?? [])]) {
    const score = name === meant ? 2 : likeness(wanted, name);
    if (best === undefined || score > best.score) best = { score, text: qualified(op, name, place) };
  }
  return best?.text;
}
